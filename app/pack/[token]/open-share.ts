import { headers } from 'next/headers';
import { describeUserAgent } from '#lib/account/rules.ts';
import { currentViewer } from '#lib/auth/session.ts';
import { recordVisit } from '#lib/cpd-log/commands/share-pack.ts';
import { isRobot } from '#lib/cpd-log/pack/rules/visitor.ts';
import { getSharedPackUnscoped } from '#lib/cpd-log/queries/shared-pack.ts';
import type { SharedPack } from '#lib/cpd-log/queries/shared-pack.ts';
import type { Pack, VisitKind } from '#lib/cpd-log/schema/pack.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { mayCheckNow } from '#app/api/verify/limit.ts';

/** Said by proxy.ts, which alone sees how a page is asked for. */
const methodHeader = 'x-afferent-method';

export type Opened =
  | { readonly kind: 'pack'; readonly share: SharedPack }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'ended' };

/**
 * What a token shows to whoever asks, with the visit noted unless it is the owner's own.
 * @param has whether the pack has what is asked for; without it the link shows nothing, and no visit is noted
 */
export async function openShare(
  token: string,
  what: VisitKind,
  has: (pack: Pack) => boolean = () => true,
): Promise<Opened> {
  if (!(await mayCheckNow())) return { kind: 'too-many' };
  const at = now();
  const share = await getSharedPackUnscoped(db(), token, at);
  if (!share || !has(share.pack)) return { kind: 'ended' };
  const viewer = await currentViewer();
  if (viewer?.userId !== share.ownerId)
    await recordVisit(db(), { shareId: share.shareId, what, ...(await visitor()) }, at);
  return { kind: 'pack', share };
}

async function visitor(): Promise<{ browser: string; isRobot: boolean }> {
  const given = await headers();
  const userAgent = given.get('user-agent');
  return {
    browser: describeUserAgent(userAgent),
    isRobot: isRobot({
      userAgent,
      isHead: given.get(methodHeader) === 'HEAD',
      purpose: [given.get('sec-purpose'), given.get('purpose'), given.get('x-moz'), given.get('next-router-prefetch')]
        .map((value) => (value === '1' ? 'prefetch' : (value ?? '')))
        .join(' '),
    }),
  };
}
