import { bodyOf } from '#lib/bodies/load.ts';
import { listMemberships } from '#lib/cpd-log/queries/memberships.ts';
import { entryShapesFor } from '#lib/cpd-log/rules/reflection.ts';
import type { EntryShape } from '#lib/cpd-log/schema/reflection.ts';
import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';

/** The shapes in which the viewer's bodies ask for a reflection on one piece of learning. */
export async function shapesFor(db: Db, viewer: Viewer): Promise<EntryShape[]> {
  const memberships = await listMemberships(db, viewer);
  return entryShapesFor(memberships.flatMap(({ bodySlug }) => bodyOf(bodySlug) ?? []));
}

/** The viewer's bodies that ask for goals of the year instead of a reflection on each piece of learning. */
export async function goalBodies(db: Db, viewer: Viewer): Promise<{ slug: string; shortName: string }[]> {
  const memberships = await listMemberships(db, viewer);
  return memberships
    .flatMap(({ bodySlug }) => bodyOf(bodySlug) ?? [])
    .filter(({ reflection }) => reflection.shape === 'cmtbc-goals')
    .map(({ slug, shortName }) => ({ slug, shortName }));
}
