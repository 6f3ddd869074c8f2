import { Findings } from './draft.ts';
import { finish } from './finish.ts';
import { readMoodle } from './moodle/read.ts';
import { readQtiItem } from './qti/read.ts';
import { readQtiPackage } from './qti/read-package.ts';
import { limits } from './schema.ts';
import type { ExchangeFormat, ExchangeProblem, ImportDefaults, KnownKeys, Place, ReadResult } from './schema.ts';
import { decodeXml, parseXml, XmlFault } from './xml/parse.ts';
import { looksLikeZip, PackageFault, unpack } from './zip.ts';

type Found = { readonly at: Place; readonly where: string; readonly message: string };

const byPlace = (one: ExchangeProblem, other: ExchangeProblem) =>
  one.file.localeCompare(other.file) || one.line - other.line || one.column - other.column;

function problemsOf(list: readonly Found[], severity: 'error' | 'warning'): ExchangeProblem[] {
  const all = list
    .map(({ at, where, message }) => ({
      ...at,
      file: at.file.toWellFormed(),
      severity,
      // A name that was cut may end in half a character, which the database refuses.
      where: where.toWellFormed(),
      message: message.toWellFormed(),
    }))
    .toSorted(byPlace);
  const [first] = all;
  if (!first || all.length <= limits.problems) return all;
  const rest = `and ${all.length - limits.problems} more like these`;
  return [...all.slice(0, limits.problems), { ...(all[limits.problems] ?? first), where: '', message: rest }];
}

function readInto(bytes: Uint8Array, name: string, findings: Findings): ExchangeFormat | null {
  if (looksLikeZip(bytes)) {
    readQtiPackage(unpack(bytes), name, findings);
    return 'qti';
  }
  const text = decodeXml(name, bytes);
  if (!/^\ufeff?\s*</.test(text)) {
    findings.error({ file: name, line: 1, column: 1 }, '', 'is neither XML nor a package: choose a file of questions');
    return null;
  }
  const root = parseXml(name, text);
  if (root.name === 'quiz') {
    readMoodle(root, findings);
    return 'moodle';
  }
  if (root.name === 'qti-assessment-item') {
    readQtiItem(root, findings);
    return 'qti';
  }
  const old = /^(assessmentItem|questestinterop|assessmentTest)$/.test(root.name);
  findings.error(
    root.at,
    '',
    old
      ? `begins with <${root.name}>, which is an older QTI: only QTI 3.0 is read`
      : `begins with <${root.name.slice(0, 60)}>, which is neither Moodle XML nor a QTI 3.0 item`,
  );
  return null;
}

/** Reads a file into questions. Total: whatever the bytes are, it gives questions or says what is wrong and where. */
export function readQuestions(bytes: Uint8Array, name: string, defaults: ImportDefaults, known: KnownKeys): ReadResult {
  const findings = new Findings();
  const start = { file: name, line: 1, column: 1 };
  let format: ExchangeFormat | null = null;
  try {
    if (bytes.length === 0) findings.error(start, '', 'is empty');
    else if (bytes.length > limits.fileBytes)
      findings.error(start, '', `is larger than ${limits.fileBytes / 1024 / 1024} MB`);
    else format = readInto(bytes, name, findings);
  } catch (error) {
    if (error instanceof XmlFault) findings.error(error.at, '', error.message);
    else if (error instanceof PackageFault)
      findings.error(error.entry ? { ...start, file: `${name}/${error.entry}` } : start, '', error.message);
    else throw error;
  }
  const questions = finish(findings, defaults, known);
  const problems = problemsOf(findings.errors, 'error');
  return {
    format,
    questions: problems.length > 0 ? [] : questions,
    problems,
    lost: problemsOf(findings.lost, 'warning'),
  };
}
