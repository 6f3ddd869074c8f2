import type { NextResponse } from 'next/server';
import { answer, notHere, tooMany } from '#app/credentials/answer.ts';
import { mayCheckNow } from '#app/api/verify/limit.ts';
import { artPng, artSvg } from '#lib/certificate/badge/art.ts';
import { getAchievementUnscoped } from '#lib/certificate/queries/achievement.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';

export const dynamic = 'force-dynamic';

/** The picture of the achievement. A person's badge has a drawing of its own. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string; version: string }> },
): Promise<NextResponse> {
  const { slug, version } = await params;
  if (!(await mayCheckNow())) return tooMany();
  const facts = await getAchievementUnscoped(db(), slug, version, env().provider.name);
  if (!facts) return notHere('achievement');
  const svg = artSvg({
    title: 'Assessed online course',
    courseTitle: facts.courseTitle,
    minutes: facts.minutes,
    seed: `${slug} ${version}`,
    right: `Version ${version}`,
  });
  return answer(await artPng(svg), { mediaType: 'image/png', cacheSeconds: 86_400 });
}
