import type { QuestionSummary } from '#lib/quiz/queries/figures/load-questions.ts';
import type { Flag } from '#lib/quiz/rules/figures/flags.ts';
import { flagKinds } from '#lib/quiz/rules/figures/flags.ts';
import { AdminLink } from '#components/admin/links.tsx';
import { Status } from '#components/ui/status.tsx';
import { flagWords } from './words.ts';

/** The flags of a question in a few words each, for a table. */
export function FlagMarks({ flags }: { flags: readonly Flag[] }) {
  if (flags.length === 0) return <span className="text-muted">None</span>;
  return (
    <ul className="min-w-[13rem] space-y-1">
      {flags.map(({ kind }) => (
        <li key={kind}>
          <Status tone="attention">{flagWords[kind].short}</Status>
        </li>
      ))}
    </ul>
  );
}

/** The flags of one question: what was seen, and what to do. */
export function FlagNotes({ flags }: { flags: readonly Flag[] }) {
  if (flags.length === 0)
    return (
      <p>
        <Status tone="good">Nothing to look at.</Status>
      </p>
    );
  return (
    <ul className="max-w-[44rem] space-y-5">
      {flags.map((flag) => (
        <li key={flag.kind} className="border-l-4 border-touch pl-4">
          <p className="font-medium">{flagWords[flag.kind].short}</p>
          <p>
            {flagWords[flag.kind].says}
            {flag.mayBeChance ? ' The interval still reaches the other side of 0, so it may be chance.' : ''}
          </p>
          {flag.texts.length > 0 ? (
            <ul className="my-1.5 list-disc pl-5 font-serif">
              {flag.texts.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          ) : null}
          <p className="text-muted">{flagWords[flag.kind].todo}</p>
        </li>
      ))}
    </ul>
  );
}

/** Every flag that is raised in a course, with the questions it is about. */
export function FlagList({ questions }: { questions: readonly QuestionSummary[] }) {
  const raised = flagKinds.flatMap((kind) => {
    const about = questions.filter(({ flags }) => flags.some((flag) => flag.kind === kind));
    return about.length > 0 ? [{ kind, about }] : [];
  });
  if (raised.length === 0) return <p className="border-y border-line py-6 text-muted">No question has a flag.</p>;
  return (
    <ul className="border-t border-line">
      {raised.map(({ kind, about }) => (
        <li key={kind} className="border-b border-line py-5 lg:grid lg:grid-cols-[1fr_1.2fr] lg:gap-10">
          <div className="max-w-[36rem]">
            <h3 className="text-lg">{flagWords[kind].short}</h3>
            <p className="mt-1">{flagWords[kind].says}</p>
            <p className="mt-1 text-muted">{flagWords[kind].todo}</p>
          </div>
          <ul className="mt-3 space-y-1.5 lg:mt-0">
            {about.map(({ id, key, stem }) => (
              <li key={id} className="flex gap-3">
                <span className="shrink-0 whitespace-nowrap">
                  <AdminLink href={`/admin/questions/${id}`}>{key}</AdminLink>
                </span>
                <span className="line-clamp-2 min-w-0 self-center text-sm text-muted">{stem}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
