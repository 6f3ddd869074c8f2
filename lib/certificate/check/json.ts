import { limits } from './limits.ts';
import type { Json } from './types.ts';

export type ReadJson = { readonly value: Json } | { readonly fault: string };

const repeated = (name: string) =>
  `The JSON names “${name.slice(0, 60)}” twice in one place: two readers could read two different things.`;

/** Goes through the text once and keeps, for each open object, the names it has seen. */
class Scan {
  private readonly open: (Set<string> | null)[] = [];
  private members = 0;
  private values = 0;
  private readonly mostValues: number;

  constructor(mostValues: number) {
    this.mostValues = mostValues;
  }

  at(token: string, isName: boolean): string | null {
    if (token === ',') {
      this.values += 1;
      return this.values > this.mostValues ? 'The JSON has too many values.' : null;
    }
    if (token === '{' || token === '[') {
      this.open.push(token === '{' ? new Set() : null);
      return this.open.length > limits.jsonDepth ? 'The JSON is nested too deeply.' : null;
    }
    if (token === '}' || token === ']') {
      this.open.pop();
      return null;
    }
    if (!isName) return null;
    return this.name(token);
  }

  private name(token: string): string | null {
    this.members += 1;
    if (this.members > limits.jsonMembers) return 'The JSON has too many members.';
    const names = this.open.at(-1);
    if (!names) return null;
    const name = readName(token);
    if (names.has(name)) return repeated(name);
    names.add(name);
    return null;
  }
}

/** A name with its escapes undone, so that "a" and "\u0061" are the same. */
function readName(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token;
  }
}

/** A text without its end is one token too, so that no part of the file is gone through again for each quotation mark. */
const tokens = /"(?:[^"\\]+|\\.)*"?|[{}[\],]/gsu;
const colon = /[ \t\n\r]*:/y;

function isFollowedByColon(text: string, at: number): boolean {
  colon.lastIndex = at;
  return colon.test(text);
}

function faultOf(text: string, mostValues: number): string | null {
  const scan = new Scan(mostValues);
  for (const found of text.matchAll(tokens)) {
    const token = found[0];
    const isName = token.startsWith('"') && isFollowedByColon(text, found.index + token.length);
    const fault = scan.at(token, isName);
    if (fault) return fault;
  }
  return null;
}

/**
 * Reads JSON that may be meant to harm: limited in size, depth and number, no name twice. Total: never throws.
 * @param mostValues commas that it may have
 */
export function readJson(text: string, mostValues = Infinity): ReadJson {
  if (text.length > limits.credentialBytes * 2) return { fault: 'The JSON is too large.' };
  const fault = faultOf(text, mostValues);
  if (fault) return { fault };
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    return { fault: 'The text is not JSON.' };
  }
}
