import type { Question } from '#lib/catalogue/question.ts';

/** A file carries every kind that a paper can ask. */
export type ExchangeQuestion = Question;

export const exchangeFormats = ['qti', 'moodle'] as const;
export type ExchangeFormat = (typeof exchangeFormats)[number];

/** Line and column start at 1; `file` is the file itself, or the entry of the package. */
export type Place = { readonly file: string; readonly line: number; readonly column: number };

/** What is wrong with a file, or what of it cannot be kept, and where. An error stops the whole import. */
export type ExchangeProblem = Place & {
  readonly severity: 'error' | 'warning';
  /** The question or part that it concerns, as the file calls it; empty for the file as a whole. */
  readonly where: string;
  readonly message: string;
};

/** What an importing admin says for questions that say nothing of it themselves. */
export type ImportDefaults = {
  readonly module: string;
  readonly outcome: string;
  readonly topic: string;
  readonly level: 'recall' | 'application' | 'judgement';
  readonly safety: boolean;
  readonly basis: string;
  /** Two letters for the keys of questions that bring none. */
  readonly prefix: string;
};

/** The course that questions are read into: which keys are in use, and which question has which key by its content. */
export type KnownKeys = {
  readonly taken: ReadonlySet<string>;
  /** Fingerprint of a question without its key → its key. */
  readonly byContent: ReadonlyMap<string, string>;
};

export type ReadQuestion = { readonly question: ExchangeQuestion; readonly at: Place };

export type ReadResult = {
  readonly format: ExchangeFormat | null;
  /** Empty when there is any error. */
  readonly questions: readonly ReadQuestion[];
  readonly problems: readonly ExchangeProblem[];
  /** What the file holds and we do not keep. */
  readonly lost: readonly ExchangeProblem[];
};

/** Something that the format, or another system that reads it, cannot carry as we hold it. */
export type ExportNote = { readonly message: string; readonly keys: readonly string[] };

export type ExportHead = { readonly title: string; readonly version: string };
export type Written = { readonly bytes: Uint8Array; readonly notes: readonly ExportNote[] };

export const limits = {
  fileBytes: 8 * 1024 * 1024,
  entries: 4_100,
  unzippedBytes: 60 * 1024 * 1024,
  entryBytes: 12 * 1024 * 1024,
  /** An entry may be this many times larger than what stands in the package, once it is larger than a few lines. */
  ratio: 100,
  ratioFromBytes: 256 * 1024,
  depth: 60,
  elements: 400_000,
  attributes: 200,
  questions: 2_000,
  textCharacters: 20_000,
  /** More are not listed one by one. */
  problems: 200,
} as const;

/** XML namespace of what Moodle has no place for. */
export const ownNamespace = 'urn:afferent:exchange:1';
