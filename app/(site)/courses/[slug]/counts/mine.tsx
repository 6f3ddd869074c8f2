import { CountsAnswer } from '#components/bodies/counts-answer.tsx';
import { NoBodies } from '#components/bodies/no-bodies.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Section } from '#components/ui/page.tsx';
import { getProfile } from '#lib/account/queries.ts';
import { bodyOf } from '#lib/bodies/load.ts';
import { approvedUnitsOf, type HeldApproval } from '#lib/bodies/queries/approvals.ts';
import { candidateOf } from '#lib/bodies/rules/candidate.ts';
import { willCount } from '#lib/bodies/rules/will-count.ts';
import type { SiteCoursePage } from '#lib/catalogue/site.ts';
import { learningOf } from '#lib/cpd-log/learning.ts';
import { listLog } from '#lib/cpd-log/queries/list-log.ts';
import { listMemberships } from '#lib/cpd-log/queries/memberships.ts';
import { db } from '#lib/db/client.ts';
import { dayIn } from '#lib/time/days.ts';
import type { Viewer } from '#lib/viewer.ts';

type Props = {
  viewer: Viewer;
  course: SiteCoursePage;
  approvals: readonly HeldApproval[];
  at: Date;
};

/** The answers for each membership of the viewer, with what their log already holds. */
export async function Mine({ viewer, course, approvals, at }: Props) {
  const [profile, memberships, log] = await Promise.all([
    getProfile(db(), viewer),
    listMemberships(db(), viewer),
    listLog(db(), viewer),
  ]);
  const today = dayIn(at, profile.timeZone);
  const learning = log.map(learningOf);
  const candidate = candidateOf(course, approvedUnitsOf(approvals), today);
  const done = log.find((entry) => entry.certificate?.courseSlug === course.slug && learningOf(entry).stands);
  const answers = memberships.flatMap((membership) => {
    const rule = bodyOf(membership.bodySlug);
    return rule ? [{ rule, will: willCount(rule, membership, learning, candidate, today) }] : [];
  });
  return (
    <Section title="By the rules of your bodies">
      {done ? (
        <Notice title="It is in your log already">
          You finished this course on <DateText value={done.completedOn} />. What follows is what it would add a second
          time; most bodies take the same course once.
        </Notice>
      ) : null}
      {answers.length === 0 ? <NoBodies /> : null}
      {answers.map(({ rule, will }) => (
        <CountsAnswer
          key={rule.slug}
          rule={rule}
          will={will}
          approvals={approvals.filter(({ bodySlug }) => bodySlug === rule.slug)}
          isMine
        />
      ))}
    </Section>
  );
}
