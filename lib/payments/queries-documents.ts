import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import { salesDocumentSchema } from './rules/document-schema.ts';
import type { SalesDocumentSnapshot } from './rules/document-schema.ts';
import { orderIdSchema } from './schema.ts';

/** The buyer's own orders, or any for an admin. Whoever was given a course by an order does not see its price. */
function mayRead(viewer: Viewer): { userId?: string } {
  return viewer.role === 'admin' ? {} : { userId: viewer.userId };
}

/** A document of an order, as issued; null for anyone but its buyer and admins, as for one that does not exist. */
export async function getDocument(
  db: Db,
  viewer: Viewer,
  asked: { readonly orderId: string; readonly number: string },
): Promise<SalesDocumentSnapshot | null> {
  if (!orderIdSchema.safeParse(asked.orderId).success || !/^[RC]-\d{6,9}$/.test(asked.number)) return null;
  const row = await db.salesDocument.findFirst({
    where: { number: asked.number, orderId: asked.orderId, order: mayRead(viewer) },
    select: { snapshot: true },
  });
  return row === null ? null : salesDocumentSchema.parse(row.snapshot);
}

/** The documents of an order, the receipt first; none for anyone but its buyer and admins. */
export async function listDocuments(db: Db, viewer: Viewer, orderId: string): Promise<SalesDocumentSnapshot[]> {
  if (!orderIdSchema.safeParse(orderId).success) return [];
  const rows = await db.salesDocument.findMany({
    where: { orderId, order: mayRead(viewer) },
    orderBy: [{ series: 'desc' }, { running: 'asc' }],
    select: { snapshot: true },
  });
  return rows.map(({ snapshot }) => salesDocumentSchema.parse(snapshot));
}
