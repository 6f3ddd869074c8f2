import type { Metadata } from 'next';
import { Pager } from '#components/admin/pager.tsx';
import { LogList, sumText } from '#components/cpd/log/log-list.tsx';
import { isFiltered, LogFilter } from '#components/cpd/log/log-filter.tsx';
import { WaitingFiles } from '#components/cpd/log/waiting-files.tsx';
import { WaysIn } from '#components/cpd/log/ways-in.tsx';
import { CpdNav } from '#components/cpd/nav.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { listLog } from '#lib/cpd-log/queries/list-log.ts';
import { listWaitingFiles } from '#lib/cpd-log/queries/waiting-files.ts';
import { byYear, filtered, minutesOf, yearsOf } from '#lib/cpd-log/rules/view.ts';
import { logFilterSchema } from '#lib/cpd-log/schema/filter.ts';
import type { LogFilter as Filter } from '#lib/cpd-log/schema/filter.ts';
import { db } from '#lib/db/client.ts';
import { pageSize } from '#lib/paging.ts';
import { goalBodies } from './shapes.ts';

export const metadata: Metadata = { title: 'CPD log' };

type Search = Record<string, string | string[] | undefined>;

const doneWords: Readonly<Record<string, string>> = {
  deleted: 'The entry is deleted.',
  'file-deleted': 'The file is deleted.',
};

function Done({ what }: { what: string | string[] | undefined }) {
  const text =
    typeof what !== 'string'
      ? undefined
      : /^imported-\d{1,5}$/.test(what)
        ? `${what.slice(9)} ${what === 'imported-1' ? 'entry is' : 'entries are'} in your log now.`
        : doneWords[what];
  return text ? (
    <div role="status">
      <Notice tone="good">{text}</Notice>
    </div>
  ) : null;
}

function csvAddress({ year, source, mode, q }: Filter): string {
  const params = new URLSearchParams(Object.entries({ year, source, mode, q }).filter(([, value]) => value !== ''));
  return params.size > 0 ? `/account/cpd/log/csv?${params.toString()}` : '/account/cpd/log/csv';
}

export default async function LogPage({ searchParams }: { searchParams: Promise<Search> }) {
  const viewer = await requireViewer('/account/cpd/log');
  const params = await searchParams;
  const filter = logFilterSchema.parse(params);
  const [all, waiting, goals] = await Promise.all([
    listLog(db(), viewer),
    listWaitingFiles(db(), viewer),
    goalBodies(db(), viewer),
  ]);
  const found = filtered(all, filter);
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(filter.page, pages);
  return (
    <Page>
      <PageHeading
        title="CPD log"
        lead="Everything you learn, in one place. Courses completed here enter by themselves; you add the rest."
      />
      <CpdNav current="log" />
      <Done what={params['done']} />
      <WaysIn goals={goals} />
      <WaitingFiles files={waiting} />
      {all.length === 0 ? (
        <Empty
          title="Nothing in your log yet"
          action={
            <LinkButton href="/account/cpd/log/new" prefetch={false}>
              Add your first learning
            </LinkButton>
          }
        >
          <p>
            Begin with the last thing you did: a workshop, an article, an hour with a colleague. A photo of the
            certificate is enough to start with, and a list you kept in a spreadsheet comes in at one go.
          </p>
        </Empty>
      ) : (
        <>
          <LogFilter filter={filter} years={yearsOf(all)} />
          <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2">
            <p className="tabular">
              {found.length === 1 ? '1 entry' : `${found.length.toLocaleString('en-AU')} entries`}
              {isFiltered(filter) ? ` of ${all.length.toLocaleString('en-AU')}` : ''}
              {found.length > 0 ? <> · {sumText(minutesOf(found))}</> : null}
            </p>
            <a className="link inline-flex min-h-11 items-center" href={csvAddress(filter)} download>
              Download as CSV
            </a>
          </div>
          {found.length === 0 ? (
            <p className="border-y border-line py-8 text-muted">
              No entry fits. Take a word away, or choose another year.
            </p>
          ) : (
            <LogList groups={byYear(found, (page - 1) * pageSize, pageSize)} />
          )}
          <Pager
            path="/account/cpd/log"
            query={{ year: filter.year, source: filter.source, mode: filter.mode, q: filter.q }}
            page={page}
            pages={pages}
            total={found.length}
            noun="entry"
            nouns="entries"
          />
        </>
      )}
    </Page>
  );
}
