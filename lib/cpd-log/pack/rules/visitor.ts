/** What a request says of who makes it. */
export type Visitor = {
  readonly userAgent: string | null;
  readonly isHead: boolean;
  /** Sec-Purpose, Purpose or X-Moz: "prefetch", "preview". */
  readonly purpose: string | null;
};

/** Services that open a link so that a message can show what is behind it, scanners of mail, and search engines. */
const robots =
  /bot\b|bot\/|crawl|spider|preview|facebookexternalhit|whatsapp|slack|telegram|discord|safelinks|barracuda|mimecast|proofpoint|urlscan|scanner|curl|wget|python|java\/|go-http|okhttp|node-fetch|undici|axios|monitor|validator|google-|iframely|embedly/i;

/** No person looked: a preview, a prefetch, a HEAD request, a scanner, or something that does not say what it is. */
export function isRobot({ userAgent, isHead, purpose }: Visitor): boolean {
  if (isHead || !userAgent) return true;
  return /prefetch|preview|prerender/i.test(purpose ?? '') || robots.test(userAgent);
}
