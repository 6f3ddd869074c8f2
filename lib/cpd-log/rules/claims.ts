import type { BodyRule, Selector } from '#lib/bodies/schema.ts';

/** A body as the form of an entry asks about it. */
export type ClaimBody = {
  readonly slug: string;
  readonly shortName: string;
  /** "CPE points"; null where units are reckoned from minutes and nothing else. */
  readonly claimsUnits: string | null;
};

/**
 * Whether a therapist says units towards this body by themselves: its scale cannot be reckoned from minutes or kind, or it
 * counts what it approved apart.
 */
export function claimBodyOf(rule: BodyRule): ClaimBody {
  const { minutes, table, many } = rule.unit;
  const selectors: (Selector | undefined)[] = [
    ...(table ?? []).map(({ where }) => where),
    ...rule.limits.map(({ where }) => where),
    ...rule.excluded.map(({ where }) => where),
  ];
  const isOpen = minutes === null && (table ?? []).length === 0;
  const asks = isOpen || selectors.some((where) => where?.isApproved !== undefined);
  return { slug: rule.slug, shortName: rule.shortName, claimsUnits: asks ? many : null };
}
