import { evidenceRefusalSentence } from '#lib/cpd-log/messages/evidence.ts';
import type { ReadFile } from '#lib/cpd-log/queries/read-evidence.ts';
import { dispositionOf, isShownInline } from '#lib/cpd-log/rules/evidence.ts';
import { filePolicy } from '#lib/csp.ts';
import type { Result } from '#lib/result.ts';

const never = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  // Set by proxy.ts as well, which has the last word.
  'content-security-policy': filePolicy,
} as const;

/**
 * A file of evidence for the person who may have it. Saved and not shown, but for pictures that are asked for by `wantsView`;
 * never as a page, and for nobody's cache.
 */
export function sendEvidence(
  found: Result<ReadFile, 'not-found' | 'storage-away' | 'content-lost'>,
  wantsView: boolean,
) {
  if (!found.ok) {
    const isGone = found.reason === 'not-found';
    return new Response(isGone ? 'There is no such file.' : evidenceRefusalSentence(found.reason), {
      status: isGone ? 404 : 503,
      headers: { ...never, 'content-type': 'text/plain; charset=utf-8' },
    });
  }
  const { content, fileName, mediaType } = found.value;
  const kind = wantsView && isShownInline(mediaType) ? 'inline' : 'attachment';
  return new Response(content, {
    headers: {
      ...never,
      'content-type': mediaType,
      'content-length': String(content.byteLength),
      'content-disposition': dispositionOf(kind, fileName),
    },
  });
}
