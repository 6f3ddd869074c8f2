import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActForm } from '#components/admin/act-form.tsx';
import { MembershipForm } from '#components/cpd/membership-form.tsx';
import { CpdNav } from '#components/cpd/nav.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { bodyOf } from '#lib/bodies/load.ts';
import { getMembership } from '#lib/cpd-log/queries/get-membership.ts';
import { askedFacts } from '#lib/cpd-log/rules/asked-facts.ts';
import { idForm } from '#lib/cpd-log/schema/memberships.ts';
import { db } from '#lib/db/client.ts';
import { changeMembershipAction, removeMembershipAction } from '../actions.ts';

export const metadata: Metadata = { title: 'Change a body', robots: { index: false } };

export default async function ChangeBodyPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer('/account/cpd/bodies');
  const parsed = idForm.safeParse(await params);
  const membership = parsed.success ? await getMembership(db(), viewer, parsed.data.id) : null;
  const rule = membership ? bodyOf(membership.bodySlug) : null;
  if (!membership || !rule) notFound();
  const { id, revision, carriedInUnits } = membership;
  return (
    <Page>
      <PageHeading title={rule.name} lead={rule.summary} kicker="Change a body" />
      <CpdNav current="bodies" />
      <MembershipForm
        action={changeMembershipAction}
        hidden={{ id, revision }}
        values={{
          membershipNumber: membership.membershipNumber ?? '',
          level: membership.level ?? '',
          disciplines: membership.disciplines.join('\n'),
          joinedOn: membership.joinedOn ?? '',
          cycleEndsOn: membership.cycleEndsOn ?? '',
          carriedIn: carriedInUnits > 0 ? String(carriedInUnits) : '',
        }}
        asked={askedFacts(rule)}
        levels={rule.quota.kind === 'levels' ? rule.quota.levels.map(({ key, label }) => ({ value: key, label })) : []}
        unitMany={rule.unit.many}
        button="Save"
      />
      <Section title="Take it off the list">
        <ActForm
          action={removeMembershipAction}
          fields={[]}
          hidden={{ id }}
          reviewLabel="Take this body off my list…"
          tone="danger"
        />
      </Section>
    </Page>
  );
}
