import QRCode from 'qrcode';
import { issueByHand } from '#lib/certificate/commands/issue-by-hand.ts';
import type { Db } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { dayIn } from '#lib/time/day.ts';
import { createHash } from 'node:crypto';

type People = { readonly therapistId: string; readonly admin: { readonly id: string; readonly email: string } };

const dayMs = 24 * 60 * 60 * 1000;

/** Made up, like their provider: seven things learned elsewhere, some weeks and months before the demonstration begins. */
const activities = [
  { daysAgo: 12, title: 'Supervision: two difficult cases', minutes: 60, mode: 'supervision', relation: 'direct' },
  { daysAgo: 34, title: 'Shoulder assessment workshop', minutes: 360, mode: 'in_person', relation: 'direct' },
  { daysAgo: 61, title: 'Consent and draping, refreshed', minutes: 90, mode: 'online_live', relation: 'general' },
  { daysAgo: 97, title: 'First aid and CPR', minutes: 240, mode: 'in_person', relation: 'general' },
  { daysAgo: 133, title: 'Reading: load and tendons', minutes: 120, mode: 'reading', relation: 'direct' },
  { daysAgo: 188, title: 'Lymphatic techniques, day one', minutes: 390, mode: 'in_person', relation: 'direct' },
  {
    daysAgo: 240,
    title: 'Sleep for people who work with their hands',
    minutes: 45,
    mode: 'online_self_paced',
    relation: 'wellbeing',
  },
] as const;

/** A therapist's log for the demonstration: two bodies, seven activities, one completion and one evidence file. */
export async function seedDemoLog(db: Db, { therapistId, admin }: People, at: Date): Promise<void> {
  await db.cpdMembership.createMany({
    data: ['anta', 'myotherapy-association-australia'].map((bodySlug, index) => ({
      id: newId(),
      userId: therapistId,
      bodySlug,
      membershipNumber: index === 0 ? 'DEMO 1042' : null,
      disciplines: ['Remedial massage'],
      createdAt: at,
      updatedAt: at,
    })),
  });
  for (const [index, { daysAgo, ...activity }] of activities.entries()) {
    const id = newId();
    const day = dayIn(new Date(at.getTime() - daysAgo * dayMs), 'Australia/Sydney');
    await db.cpdEntry.create({
      data: {
        id,
        userId: therapistId,
        source: 'manual',
        provider: 'A provider in the demonstration',
        completedOn: new Date(`${day}T00:00:00Z`),
        verification: 'self-declared',
        learned: index === 1 ? 'Two tests tell me more than five: I now ask for the painful movement first.' : '',
        use: index === 1 ? 'First at each new shoulder, before the hands begin.' : '',
        createdAt: at,
        updatedAt: at,
        ...activity,
      },
    });
    if (index === 1) await addEvidence(db, therapistId, id, at);
  }
  await complete(db, { therapistId, admin }, at);
}

/** An image that says what it is to whoever scans it. */
async function addEvidence(db: Db, userId: string, entryId: string, at: Date): Promise<void> {
  const content = await QRCode.toBuffer('A file of the demonstration: no certificate of anybody.', { width: 600 });
  await db.evidenceFile.create({
    data: {
      id: newId(),
      userId,
      entryId,
      fileName: 'Shoulder workshop.png',
      mediaType: 'image/png',
      sizeBytes: content.byteLength,
      sha256: createHash('sha256').update(content).digest('hex'),
      storage: 'database',
      createdAt: at,
      blob: { create: { content: new Uint8Array(content) } },
    },
  });
}

/** A completion of the second course, so that the first is still under way. */
async function complete(db: Db, { therapistId, admin }: People, at: Date): Promise<void> {
  const course = await db.course.findFirst({
    where: { status: 'open' },
    orderBy: { position: 'asc' },
    skip: 1,
    select: { slug: true },
  });
  if (!course) return;
  const issued = await issueByHand(
    db,
    { userId: admin.id, role: 'admin', label: admin.email },
    {
      person: { userId: therapistId },
      courseSlug: course.slug,
      completedOn: dayIn(at, 'Australia/Sydney'),
      reason: 'The demonstration begins with one completion.',
    },
    at,
  );
  if (!issued.ok) throw new Error(`the demonstration's certificate was not issued: ${issued.reason}`);
}
