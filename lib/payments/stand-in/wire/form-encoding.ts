/** What a form-encoded body says: a string, or a named group of them. Arrays are groups named 0, 1, 2… */
export type Tree = string | { [name: string]: Tree };
export type Group = { [name: string]: Tree };

const NAME = /^([^[\]]+)((?:\[[^[\]]*\])*)$/;

/** Reads `a[b][0][c]=v` as Stripe does. Returns null where a name is malformed. */
export function parseForm(text: string): Group | null {
  const root = newGroup();
  for (const [name, value] of new URLSearchParams(text)) {
    const match = NAME.exec(name);
    if (!match) return null;
    const keys = [match[1] ?? '', ...[...(match[2] ?? '').matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1] ?? '')];
    if (!place(root, keys, value)) return null;
  }
  return root;
}

function place(root: Group, keys: string[], value: string): boolean {
  let group = root;
  for (const [depth, key] of keys.entries()) {
    const name = key === '' ? String(Object.keys(group).length) : key;
    if (depth === keys.length - 1) {
      group[name] = value;
      return true;
    }
    const next = group[name] ?? (group[name] = newGroup());
    if (typeof next === 'string') return false;
    group = next;
  }
  return false;
}

/** No prototype: a parameter called `__proto__` is only a name. */
function newGroup(): Group {
  return Object.create(null) as Group;
}
