import type { Tx } from '../db/client.ts';
import { newId } from '../ids.ts';
import type { Content } from './content/load.ts';

/** Writes the pathway with its courses and prices; a bundle that the content no longer has is taken off sale. */
export async function publishBundles(tx: Tx, content: Content, at: Date): Promise<void> {
  const meta = content.pathway?.meta ?? null;
  const gone = await tx.bundle.findMany({
    where: { isForSale: true, ...(meta ? { slug: { not: meta.slug } } : {}) },
    select: { id: true },
  });
  for (const { id } of gone) await tx.bundle.update({ where: { id }, data: { isForSale: false, updatedAt: at } });
  if (!meta) return;
  const { slug, title, summary } = meta;
  const facts = { title, summary, isForSale: true, updatedAt: at };
  const { id: bundleId } = await tx.bundle.upsert({
    where: { slug },
    create: { id: newId(), slug, ...facts },
    update: facts,
    select: { id: true },
  });
  const courses = await tx.course.findMany({ where: { slug: { in: meta.courses } }, select: { id: true, slug: true } });
  await tx.bundleCourse.deleteMany({ where: { bundleId } });
  await tx.bundleCourse.createMany({
    data: courses.map((course) => ({ bundleId, courseId: course.id, position: meta.courses.indexOf(course.slug) + 1 })),
  });
  await tx.bundlePrice.deleteMany({ where: { bundleId } });
  await tx.bundlePrice.createMany({
    data: Object.entries(meta.prices).map(([currency, amountMinor]) => ({ bundleId, currency, amountMinor })),
  });
}
