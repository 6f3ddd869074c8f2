import { contentHash } from '#lib/catalogue/content/hash.ts';
import type { Question } from '#lib/catalogue/question.ts';
import type { ExchangeProblem, ReadQuestion } from './schema.ts';

/** The course version that questions are imported into. */
export type ImportTarget = {
  readonly modules: ReadonlySet<string>;
  readonly outcomes: ReadonlySet<string>;
  /** Null where the version carries no references to hold them against. */
  readonly references: ReadonlySet<string> | null;
  /** Content hash of each question that papers draw from now, by key. */
  readonly pool: ReadonlyMap<string, string>;
  /** Content hashes of questions that a correction has taken out of use: papers never draw them again. */
  readonly superseded: ReadonlySet<string>;
};

type Planned = { readonly question: Question; readonly hash: string };
export type ImportPlan = {
  readonly added: readonly Planned[];
  readonly changed: readonly Planned[];
  readonly unchanged: readonly string[];
  readonly problems: readonly ExchangeProblem[];
  /** Two plans with the same print do the same. */
  readonly print: string;
};

function faultsFor({ question }: ReadQuestion, target: ImportTarget): string[] {
  const { modules, outcomes, references, superseded } = target;
  const faults: string[] = [];
  if (superseded.has(contentHash(question)))
    faults.push('is the text as it stood before it was corrected or made void: leave it out, or export the pool anew');
  if (!modules.has(question.module))
    faults.push(`names a module “${question.module}” that this course version does not have`);
  if (!outcomes.has(question.outcome))
    faults.push(`names an outcome “${question.outcome}” that this course version does not have`);
  for (const reference of question.references)
    if (references && !references.has(reference))
      faults.push(`cites “${reference}”, which is no reference of this course version`);
  if (question.references.length === 0 && !question.basis) faults.push('has neither a reference nor a basis');
  return faults;
}

/** What an import would do. With any problem it does nothing. */
export function planImport(questions: readonly ReadQuestion[], target: ImportTarget): ImportPlan {
  const problems = questions.flatMap((read) =>
    faultsFor(read, target).map((message): ExchangeProblem => ({
      ...read.at,
      severity: 'error',
      where: read.question.key,
      message,
    })),
  );
  const planned = questions.map(({ question }): Planned => ({ question, hash: contentHash(question) }));
  const isIn = ({ question }: Planned) => target.pool.has(question.key);
  const isSame = ({ question, hash }: Planned) => target.pool.get(question.key) === hash;
  const added = problems.length > 0 ? [] : planned.filter((one) => !isIn(one));
  const changed = problems.length > 0 ? [] : planned.filter((one) => isIn(one) && !isSame(one));
  const unchanged = problems.length > 0 ? [] : planned.filter(isSame).map(({ question }) => question.key);
  const brief = (list: readonly Planned[]) => list.map(({ question, hash }) => [question.key, hash]);
  return { added, changed, unchanged, problems, print: contentHash([brief(added), brief(changed)]) };
}
