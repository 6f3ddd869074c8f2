import type { QuestionDetail } from '#lib/quiz/queries/figures/get-question.ts';
import { AdminLink } from '#components/admin/links.tsx';
import { WhenCell } from '#components/admin/when.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { TooFew } from './too-few.tsx';
import { percent } from './words.ts';

/** Every version of a question, each with figures of its own: answers to one wording say nothing of another. */
export function VersionTable({ question }: { question: QuestionDetail }) {
  return (
    <DataTable
      caption="Versions of this question"
      columns={[
        { key: 'version', label: 'Version' },
        { key: 'made', label: 'Published' },
        { key: 'state', label: 'State' },
        { key: 'attempts', label: 'Attempts', numeric: true },
        { key: 'facility', label: 'Facility', numeric: true },
        { key: 'discrimination', label: 'Discrimination', numeric: true },
      ]}
      rows={question.versions.map((version) => ({
        version:
          version.id === question.id ? (
            <span className="font-medium">{version.hash.slice(0, 8)} (this one)</span>
          ) : (
            <AdminLink href={`/admin/questions/${version.id}`}>{version.hash.slice(0, 8)}</AdminLink>
          ),
        made: <WhenCell value={version.createdAt} />,
        state: version.isInUse ? 'asked now' : 'no longer asked',
        attempts: version.attempts,
        facility: version.figures ? percent(version.figures.facility) : <TooFew attempts={version.attempts} />,
        discrimination: version.figures ? percent(version.figures.discrimination) : null,
      }))}
    />
  );
}
