import { textOf } from '#lib/auth/form-state.ts';
import { bodyOf } from '#lib/bodies/load.ts';
import type { Db } from '#lib/db/client.ts';
import { listMemberships } from '#lib/cpd-log/queries/memberships.ts';
import { claimBodyOf } from '#lib/cpd-log/rules/claims.ts';
import type { ClaimBody } from '#lib/cpd-log/rules/claims.ts';
import { claimFieldOf, claimsShownField, entryFields } from '#lib/cpd-log/schema/entry.ts';
import type { Viewer } from '#lib/viewer.ts';

/** The bodies that the viewer answers to, as the form of an entry asks about them. */
export async function claimBodies(db: Db, viewer: Viewer): Promise<ClaimBody[]> {
  const memberships = await listMemberships(db, viewer);
  return memberships.flatMap(({ bodySlug }) => {
    const rule = bodyOf(bodySlug);
    return rule ? [claimBodyOf(rule)] : [];
  });
}

/** What was typed into the form of an entry, as text by field; boxes of one group joined by commas. */
export function typedIn(form: FormData, bodySlugs: readonly string[]): Record<string, string> {
  const names = [...entryFields, ...bodySlugs.flatMap((slug) => Object.values(claimFieldOf(slug)))];
  return Object.fromEntries(
    names.map((name) => [
      name,
      name === 'subjects'
        ? form
            .getAll(name)
            .filter((each) => typeof each === 'string')
            .join(',')
        : textOf(form, name),
    ]),
  );
}

/** Of the viewer's bodies those whose claims the form showed. */
export function shownIn(form: FormData, bodies: readonly Pick<ClaimBody, 'slug'>[]): string[] {
  const shown = new Set(form.getAll(claimsShownField));
  return bodies.map(({ slug }) => slug).filter((slug) => shown.has(slug));
}

/** Every claim of a form that nobody is signed in for, so that the form drawn again holds them all. */
export function claimsIn(form: FormData): Record<string, string> {
  const slugs = form
    .getAll(claimsShownField)
    .filter((slug) => typeof slug === 'string' && /^[a-z0-9-]{1,80}$/.test(slug));
  const names = slugs.flatMap((slug) => Object.values(claimFieldOf(String(slug))));
  return {
    [claimsShownField]: slugs.join(','),
    ...Object.fromEntries(names.map((name) => [name, textOf(form, name)])),
  };
}
