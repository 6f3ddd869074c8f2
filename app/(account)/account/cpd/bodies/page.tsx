import type { Metadata } from 'next';
import { CalendarForm } from '#components/cpd/calendar-form.tsx';
import { DueList } from '#components/cpd/due-list.tsx';
import { MembershipList } from '#components/cpd/membership-list.tsx';
import { CpdNav } from '#components/cpd/nav.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { bodyOf } from '#lib/bodies/load.ts';
import { listDues } from '#lib/cpd-log/queries/dues.ts';
import { listMemberships } from '#lib/cpd-log/queries/memberships.ts';
import { getReminderSettings } from '#lib/cpd-log/queries/reminder-settings.ts';
import { getToday } from '#lib/cpd-log/queries/today.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { openCalendarAction, setReminderMailAction, shutCalendarAction } from './actions.ts';

export const metadata: Metadata = { title: 'Bodies and dates', robots: { index: false } };

const done: Readonly<Record<string, string>> = {
  added: 'The body is in your list.',
  changed: 'What you told is saved.',
  removed: 'The body is off your list. Your log is as it was.',
  'date-added': 'The date is in your list.',
  'date-changed': 'The date is changed.',
  'date-removed': 'The date is off your list.',
  'mail-on': 'You get reminders by e-mail.',
  'mail-off': 'You get no more reminders by e-mail.',
  'calendar-shut': 'The calendar is ended: its address opens nothing.',
};

type Params = Promise<Record<string, string | string[] | undefined>>;

export default async function BodiesPage({ searchParams }: { searchParams: Params }) {
  const viewer = await requireViewer('/account/cpd/bodies');
  const [memberships, dues, settings, today, params] = await Promise.all([
    listMemberships(db(), viewer),
    listDues(db(), viewer),
    getReminderSettings(db(), viewer),
    getToday(db(), viewer, now()),
    searchParams,
  ]);
  const said = typeof params['done'] === 'string' ? done[params['done']] : undefined;
  const held = memberships.flatMap((membership) => {
    const rule = bodyOf(membership.bodySlug);
    return rule ? [{ membership, rule }] : [];
  });
  return (
    <Page>
      <PageHeading title="Bodies and dates" lead="Whom you answer to, and what lapses when." />
      <CpdNav current="bodies" />
      {said ? (
        <div role="status">
          <Notice tone="good">{said}</Notice>
        </div>
      ) : null}
      <Section title="Bodies you answer to" id="bodies">
        {held.length > 0 ? (
          <MembershipList held={held} />
        ) : (
          <p className="border-y border-line py-6 text-muted">
            None yet. Name the associations, registers or regulators that ask you for CPD: the same learning is then
            counted for each by its own rule.
          </p>
        )}
        <div className="mt-6">
          <LinkButton href="/account/cpd/bodies/new" prefetch={false} variant={held.length > 0 ? 'quiet' : 'primary'}>
            Add a body
          </LinkButton>
        </div>
      </Section>
      <Section title="Dates that lapse" id="dates">
        {dues.length > 0 ? (
          <DueList dues={dues} today={today} isForKeeping />
        ) : (
          <p className="border-y border-line py-6 text-muted">
            None yet. Keep the last days of first aid, insurance, membership and whatever else must not lapse.
          </p>
        )}
        <div className="mt-6">
          <LinkButton href="/account/cpd/bodies/dates/new" prefetch={false} variant="quiet">
            Add a date
          </LinkButton>
        </div>
      </Section>
      <Section title="Reminders by e-mail" id="reminders">
        <p className="mb-5 max-w-[36em] text-muted">
          {settings.isMailOn
            ? 'On. We write in your morning, at most once a day and never twice for the same thing: 90, 30 and 7 days before a period ends with something missing, and 60, 30 and 7 days before, and the day after, a date that lapses.'
            : 'Off. Nothing is sent about periods and dates; certificates and receipts still come.'}
        </p>
        <form action={setReminderMailAction}>
          <input type="hidden" name="mail" value={settings.isMailOn ? 'off' : 'on'} />
          <SubmitButton variant="quiet" pendingLabel="Saving">
            {settings.isMailOn ? 'Stop the reminders' : 'Turn reminders on'}
          </SubmitButton>
        </form>
      </Section>
      <Section title="Calendar" id="calendar">
        <p className="mb-5 max-w-[36em] text-muted">
          A secret address that your calendar program reads: ends of periods and dates that lapse, as whole days, with
          alarms 30 and 7 days before. It holds days and kinds of things, and none of your own words.
        </p>
        <CalendarForm hasCalendar={settings.hasCalendar} open={openCalendarAction} shut={shutCalendarAction} />
      </Section>
    </Page>
  );
}
