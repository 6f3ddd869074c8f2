import type { Metadata } from 'next';
import Link from 'next/link';
import { BodyPicker } from '#components/cpd/body-picker.tsx';
import { MembershipForm } from '#components/cpd/membership-form.tsx';
import { CpdNav } from '#components/cpd/nav.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { getProfile } from '#lib/account/queries.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { bodies, bodyOf } from '#lib/bodies/load.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';
import { listMemberships } from '#lib/cpd-log/queries/memberships.ts';
import { askedFacts } from '#lib/cpd-log/rules/asked-facts.ts';
import { db } from '#lib/db/client.ts';
import { isFormAgain } from '../../log/form-again.ts';
import { addMembershipAction } from '../actions.ts';
import { choiceGroups } from '../choice-groups.ts';

export const metadata: Metadata = { title: 'Add a body', robots: { index: false } };

const empty = { membershipNumber: '', level: '', disciplines: '', joinedOn: '', cycleEndsOn: '', carriedIn: '' };

function NewMembership({ rule }: { rule: BodyRule }) {
  return (
    <Page>
      <PageHeading title={rule.name} lead={rule.summary} kicker="Add a body" />
      <CpdNav current="bodies" />
      <MembershipForm
        action={addMembershipAction}
        hidden={{ bodySlug: rule.slug }}
        values={empty}
        asked={askedFacts(rule)}
        levels={rule.quota.kind === 'levels' ? rule.quota.levels.map(({ key, label }) => ({ value: key, label })) : []}
        unitMany={rule.unit.many}
        button="Add it to my bodies"
      />
      <p className="mt-8">
        <Link href="/account/cpd/bodies/new" prefetch={false} className="link inline-flex min-h-11 items-center">
          Choose another body
        </Link>
      </p>
    </Page>
  );
}

type Params = Promise<Record<string, string | string[] | undefined>>;

export default async function NewBodyPage({ searchParams }: { searchParams: Params }) {
  const params = await searchParams;
  const rule = typeof params['body'] === 'string' ? bodyOf(params['body']) : null;
  if (rule) {
    if (!(await isFormAgain())) await requireViewer(`/account/cpd/bodies/new?body=${rule.slug}`);
    return <NewMembership rule={rule} />;
  }
  const viewer = await requireViewer('/account/cpd/bodies/new');
  const search = typeof params['q'] === 'string' ? params['q'].slice(0, 80) : '';
  const [profile, memberships] = await Promise.all([getProfile(db(), viewer), listMemberships(db(), viewer)]);
  const groups = choiceGroups(
    [...bodies().values()],
    new Set(memberships.map(({ bodySlug }) => bodySlug)),
    profile.countryCode,
    search,
  );
  return (
    <Page>
      <PageHeading title="Add a body" lead="An association, register or regulator that asks you for CPD." />
      <CpdNav current="bodies" />
      <BodyPicker groups={groups} search={search} />
      <p className="mt-8 max-w-[36em] text-muted">
        Is yours missing? Then we do not know its rule. Your log and audit packs work all the same.
      </p>
    </Page>
  );
}
