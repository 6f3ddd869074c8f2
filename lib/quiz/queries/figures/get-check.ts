// Cache: none.
import { assertAdmin } from '#lib/admin-guard.ts';
import type { Db } from '#lib/db/client.ts';
import type { AdminViewer } from '#lib/viewer.ts';

export type FigureCheckNote = {
  readonly at: Date;
  readonly attempts: number;
  readonly missed: number;
  readonly wrong: number;
};

/** What the newest recount of the figures found; null before the first. */
export async function getFigureCheck(db: Db, admin: AdminViewer): Promise<FigureCheckNote | null> {
  assertAdmin(admin);
  return db.figureCheck.findFirst({
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { at: true, attempts: true, missed: true, wrong: true },
  });
}
