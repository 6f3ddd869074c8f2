import { NextResponse } from 'next/server';
import { answerJson, notHere } from '#app/credentials/answer.ts';
import { achievementJson } from '#lib/certificate/badge/achievement.ts';
import { achievementUrl } from '#lib/certificate/badge/addresses.ts';
import { credentialsContext, openBadgeContext } from '#lib/certificate/badge/contexts.ts';
import { getAchievementUnscoped } from '#lib/certificate/queries/achievement.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';

export const dynamic = 'force-dynamic';

/** What the badges of this course version certify: a page for people, JSON for programs. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string; version: string }> },
): Promise<NextResponse> {
  const { slug, version } = await params;
  const { appUrl, provider } = env();
  const facts = await getAchievementUnscoped(db(), slug, version, provider.name);
  if (!facts) return notHere('achievement');
  const wantsPage = /\btext\/html\b/.test(request.headers.get('accept') ?? '');
  const response = wantsPage
    ? NextResponse.redirect(`${achievementUrl(appUrl, slug, version)}/about`, 303)
    : answerJson(
        { '@context': [credentialsContext, openBadgeContext], ...achievementJson(appUrl, facts) },
        3600,
        'application/ld+json',
      );
  response.headers.set('Vary', 'Accept');
  return response;
}
