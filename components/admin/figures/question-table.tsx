import type { QuestionItem } from '#lib/quiz/queries/figures/list-questions.ts';
import { AdminLink } from '#components/admin/links.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { FlagMarks } from './flags.tsx';
import { TooFew } from './too-few.tsx';
import { Value } from './value.tsx';
import { intervalText, kindWords, percent, secondsText } from './words.ts';

type Props = { items: readonly QuestionItem[]; modules: readonly { slug: string; title: string }[]; empty: string };

/** The questions of a course, each with its figures or the number of attempts still missing. */
export function QuestionTable({ items, modules, empty }: Props) {
  const titleOf = (slug: string) => modules.find((module) => module.slug === slug)?.title ?? slug;
  return (
    <DataTable
      caption="Questions"
      columns={[
        { key: 'question', label: 'Question' },
        { key: 'kind', label: 'Kind' },
        { key: 'attempts', label: 'Attempts', numeric: true },
        { key: 'facility', label: 'Facility', numeric: true },
        { key: 'discrimination', label: 'Discrimination', numeric: true },
        { key: 'time', label: 'Time', numeric: true },
        { key: 'flags', label: 'Flags' },
      ]}
      empty={empty}
      rows={items.map((item) => ({
        question: (
          <span className="block min-w-[15rem] max-w-[24rem]">
            <AdminLink href={`/admin/questions/${item.id}`}>{item.key}</AdminLink>
            {item.safety ? <span className="ml-2 font-medium text-touch">safety</span> : null}
            {item.isInUse ? null : <span className="ml-2 text-muted">no longer asked</span>}
            <span className="line-clamp-2 text-muted">{item.stem}</span>
          </span>
        ),
        kind: (
          <span className="block min-w-[11rem]">
            {kindWords(item.kind)}
            <span className="block text-muted">
              {item.level}, {titleOf(item.module)}
            </span>
          </span>
        ),
        attempts: item.attempts,
        facility: item.figures ? (
          <Value interval={intervalText(item.figures.facilityInterval)}>{percent(item.figures.facility)}</Value>
        ) : (
          <span className="block min-w-[7rem]">
            <TooFew attempts={item.attempts} />
          </span>
        ),
        discrimination: item.figures ? (
          <Value interval={intervalText(item.figures.discriminationInterval)}>
            {percent(item.figures.discrimination)}
          </Value>
        ) : null,
        time: item.figures ? (
          <span className="whitespace-nowrap">{secondsText(item.figures.medianSeconds)}</span>
        ) : null,
        flags: item.figures ? <FlagMarks flags={item.flags} /> : null,
      }))}
    />
  );
}
