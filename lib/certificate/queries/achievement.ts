import type { CourseVersionFacts, Outcome } from '#lib/catalogue/schema.ts';
import type { Db } from '#lib/db/client.ts';
import type { AchievementFacts } from '../badge/achievement.ts';
import { hoursText } from '../snapshot.ts';

/** Unscoped on purpose: what a course version asks for is public. Null where there is no such version. */
export async function getAchievementUnscoped(
  db: Db,
  slug: string,
  version: string,
  providerName: string,
): Promise<AchievementFacts | null> {
  const row = await db.courseVersion.findFirst({
    where: { version, course: { slug } },
    select: { title: true, version: true, outcomes: true, facts: true, minutesOffered: true },
  });
  if (!row) return null;
  const { quiz } = row.facts as unknown as CourseVersionFacts;
  return {
    courseTitle: row.title,
    courseSlug: slug,
    courseVersion: row.version,
    minutes: row.minutesOffered,
    hoursText: hoursText(row.minutesOffered),
    outcomes: (row.outcomes as unknown as readonly Outcome[]).map(({ text }) => text.trim().replace(/\s+/g, ' ')),
    basis: 'quiz',
    passPercent: quiz.passPercent,
    approvals: [],
    providerName,
  };
}
