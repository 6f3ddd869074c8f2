import type { Db } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { createCode } from '#lib/payments/commands/codes.ts';
import { codeSchema } from '#lib/payments/schema/codes.ts';
import type { CodeInput } from '#lib/payments/schema/codes.ts';
import { adminViewerOf, createAdmin, testStart } from './factories.ts';

export type TestCode = { readonly id: string; readonly code: string };

/** A promotion code made as an admin makes it: 20 per cent off everything, without limits, unless said otherwise. */
export async function makeCode(db: Db, given: Partial<CodeInput> = {}): Promise<TestCode> {
  const code = given.code ?? `T-${newId().slice(-12).toUpperCase()}`;
  const kind = given.kind ?? 'percent';
  const input = codeSchema.parse({
    code,
    kind,
    label: 'A test occasion',
    percentOff: kind === 'percent' ? 20 : null,
    amounts: [],
    prices: [],
    courseSlugs: [],
    startsAt: testStart,
    expiresAt: null,
    maxUses: null,
    maxUsesPerTherapist: null,
    ...given,
  });
  const made = await createCode(db, adminViewerOf(await createAdmin(db)), input, testStart);
  if (!made.ok) throw new Error(made.reason);
  return { id: made.value.codeId, code };
}

/** A bundle of courses, 14,900 cents or 7,900 pence together. */
export async function makeBundle(
  db: Db,
  courses: readonly { readonly courseId: string }[],
): Promise<{ id: string; slug: string; title: string }> {
  const id = newId();
  const slug = `bundle-${id.slice(-8)}`;
  const title = 'Tiny courses together';
  await db.bundle.create({
    data: {
      id,
      slug,
      title,
      summary: 'All of them.',
      isForSale: true,
      updatedAt: testStart,
      courses: { create: courses.map(({ courseId }, index) => ({ courseId, position: index + 1 })) },
      prices: {
        create: [
          { currency: 'AUD', amountMinor: 14_900 },
          { currency: 'GBP', amountMinor: 7_900 },
        ],
      },
    },
  });
  return { id, slug, title };
}
