import type { Metadata } from 'next';
import { LinkButton } from '#components/ui/button.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { getProfile, listSessions } from '#lib/account/queries.ts';
import { countries, listTimeZones } from '#lib/account/rules.ts';
import { readSessionToken } from '#lib/auth/browser.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { confirmLegalNameAction, endOtherSessionsAction, endSessionAction, saveProfileAction } from './actions.ts';
import { NameForm } from './name-form.tsx';
import { ProfileForm } from './profile-form.tsx';
import { SessionList } from './session-list.tsx';

export const metadata: Metadata = { title: 'Settings', robots: { index: false } };

const saved: Readonly<Record<string, string>> = {
  name: 'Your name is confirmed. Certificates issued from now on carry it.',
  certificate: 'Your name is confirmed, and the certificate that waited for it is among your certificates.',
  profile: 'Your settings are saved.',
};

export default async function SettingsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await requireViewer('/account/settings');
  const [profile, sessions, params] = await Promise.all([
    getProfile(db(), viewer),
    readSessionToken().then((token) => listSessions(db(), viewer, token, now())),
    searchParams,
  ]);
  const done = typeof params['saved'] === 'string' ? saved[params['saved']] : undefined;
  const values = {
    displayName: profile.displayName ?? '',
    timeZone: profile.timeZone,
    countryCode: profile.countryCode ?? '',
  };
  return (
    <Page>
      <PageHeading
        title="Settings"
        lead={
          <>
            You sign in as <strong className="font-medium text-ink [overflow-wrap:anywhere]">{profile.email}</strong>.
          </>
        }
      />
      {done ? (
        <div role="status">
          <Notice tone="good">{done}</Notice>
        </div>
      ) : null}
      <Section title="Name on certificates" id="name">
        {profile.legalNameConfirmedAt ? (
          <p className="mb-6 text-muted">
            Confirmed on <DateText value={profile.legalNameConfirmedAt} timeZone={profile.timeZone} />. A change counts
            for new certificates; those you hold keep their name until we correct them.
          </p>
        ) : (
          <p className="mb-6 text-muted">
            A certificate needs your name as your association knows it. Confirm it once, before your first certificate.
          </p>
        )}
        <NameForm action={confirmLegalNameAction} legalName={profile.legalName ?? ''} />
      </Section>
      <Section title="You" id="you">
        <ProfileForm
          action={saveProfileAction}
          values={values}
          timeZones={listTimeZones()}
          countries={[{ value: '', label: 'Not said' }, ...countries]}
        />
      </Section>
      <Section title="Where you are signed in" id="sessions">
        <SessionList
          sessions={sessions}
          timeZone={profile.timeZone}
          endOne={endSessionAction}
          endOthers={endOtherSessionsAction}
        />
      </Section>
      <Section title="Your data" id="data">
        <p className="mb-5 text-muted">A copy of all that we hold of you, and the end of the account.</p>
        <LinkButton href="/account/settings/data" variant="quiet" prefetch={false}>
          Copy or erase my data
        </LinkButton>
      </Section>
    </Page>
  );
}
