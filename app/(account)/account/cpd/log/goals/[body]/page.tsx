import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ClientDetailsHint } from '#components/cpd/log/own-words.tsx';
import { ReflectionForm } from '#components/cpd/log/reflection-form.tsx';
import { CpdNav } from '#components/cpd/nav.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { getProfile } from '#lib/account/queries.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { bodyOf } from '#lib/bodies/load.ts';
import { questionsOf } from '#lib/cpd-log/messages/reflection.ts';
import { getGoals } from '#lib/cpd-log/queries/reflections.ts';
import { windowYear } from '#lib/cpd-log/rules/reflection.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { dayIn } from '#lib/time/days.ts';
import { isFormAgain } from '../../form-again.ts';
import { saveGoalsAction } from '../../reflect/actions.ts';

export const metadata: Metadata = { title: 'Goals of the year' };

type Props = {
  params: Promise<{ body: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const dayBefore = (day: string) =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() - 24 * 60 * 60_000).toISOString().slice(0, 10);

/** The goals are kept per body and year: two, what was done towards each, and what came of it. */
export default async function GoalsPage({ params, searchParams }: Props) {
  const [{ body: slug }, query] = await Promise.all([params, searchParams]);
  const viewer = (await isFormAgain()) ? null : await requireViewer(`/account/cpd/log/goals/${slug}`);
  const rule = bodyOf(slug);
  if (!rule || rule.reflection.shape !== 'cmtbc-goals') notFound();
  const closesOn = rule.cycle.kind === 'window' ? rule.cycle.closesOn : '12-31';
  const today = dayIn(now(), viewer ? (await getProfile(db(), viewer)).timeZone : 'UTC');
  const asked =
    typeof query['from'] === 'string' && /^(?:19|20)\d\d-\d\d-\d\d$/.test(query['from']) ? query['from'] : today;
  const period = windowYear(closesOn, Number.isNaN(Date.parse(asked)) ? today : asked);
  const stored = viewer ? await getGoals(db(), viewer, { bodySlug: slug, periodStart: period.from }) : null;
  return (
    <Page>
      <PageHeading
        kicker={rule.name}
        title="Goals of the year"
        lead={
          <>
            <DateText value={period.from} /> to <DateText value={period.to} />: two goals, what you did towards each,
            and what came of it. Only you see it, unless you put it into a pack.
          </>
        }
      />
      <CpdNav current="log" />
      {query['done'] === 'saved' ? (
        <div role="status">
          <Notice tone="good">Your goals are kept.</Notice>
        </div>
      ) : null}
      <ClientDetailsHint text={Object.values(stored?.answers ?? {}).join('\n')} />
      <ReflectionForm
        key={period.from}
        action={saveGoalsAction}
        questions={questionsOf['cmtbc-goals']}
        values={stored?.answers ?? {}}
        hidden={{ bodySlug: slug, periodStart: period.from, revision: String(stored?.revision ?? 0) }}
      />
      <p className="mt-6">
        <Link
          className="link inline-flex min-h-11 items-center"
          href={`/account/cpd/log/goals/${slug}?from=${dayBefore(period.from)}`}
          prefetch={false}
        >
          The year before
        </Link>
      </p>
    </Page>
  );
}
