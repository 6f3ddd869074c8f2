import { readFileSync } from 'node:fs';
import { openDb } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { newSessionToken, openSession } from '#lib/auth/sessions.ts';
import { now } from '#lib/time/clock.ts';
const port = readFileSync('.data/postgres/postmaster.pid', 'utf8').split('\n')[3];
const db = openDb(`postgresql://afferent:afferent@127.0.0.1:${port}/afferent`, 2);
const at = now();
async function person(full: boolean) {
  const id = newId();
  await db.user.create({
    data: {
      id,
      email: `look-${id}@example.test`,
      emailVerifiedAt: at,
      legalName: 'Look Person',
      legalNameConfirmedAt: at,
      createdAt: at,
      countryCode: 'AU',
      timeZone: 'Australia/Melbourne',
    },
  });
  const d = (s: string) => new Date(`${s}T00:00:00Z`);
  if (full) {
    const m = (bodySlug: string, x: object = {}) =>
      db.cpdMembership.create({
        data: {
          id: newId(),
          userId: id,
          bodySlug,
          disciplines: [],
          createdAt: new Date(at.getTime() + Math.random() * 1000),
          updatedAt: at,
          ...x,
        },
      });
    await m('atms', { membershipNumber: '12345' });
    await m('myotherapy-association-australia');
    await m('cnhc', { disciplines: ['Remedial massage', 'Aromatherapy'], cycleEndsOn: d('2027-01-20') });
    await m('fht');
    await m('mma', { level: 'remedial', carriedInMilli: 8000 });
    await m('cmtbc');
    const e = (title: string, day: string, minutes: number, mode: string, relation = 'direct', x: object = {}) =>
      db.cpdEntry.create({
        data: {
          id: newId(),
          userId: id,
          source: 'manual',
          title,
          provider: 'Somewhere',
          completedOn: d(day),
          minutes,
          mode: mode as 'other',
          relation: relation as 'direct',
          subjects: [],
          disciplines: [],
          verification: 'self-declared',
          createdAt: at,
          updatedAt: at,
          ...x,
        },
      });
    await e('The shoulder: a day of hands-on practice', '2026-08-09', 360, 'in_person', 'direct', {
      disciplines: ['Remedial massage'],
    });
    await e('Brain, gut and touch', '2026-09-30', 120, 'online_self_paced');
    await e('Working with anxious clients', '2026-10-20', 90, 'online_live', 'general');
    await e(
      'Reading: fascia research 2026, a long title that may well need a second line on a phone',
      '2026-11-02',
      300,
      'reading',
    );
    await e('Bookkeeping for clinics', '2026-11-10', 120, 'online_self_paced', 'unrelated');
    await e('First aid refresher', '2026-03-01', 240, 'in_person', 'general', { subjects: ['first_aid'] });
    const du = (kind: string, label: string, dueOn: string) =>
      db.cpdDue.create({
        data: { id: newId(), userId: id, kind, label, dueOn: d(dueOn), createdAt: at, updatedAt: at },
      });
    await du('first-aid', 'Red Cross', '2026-11-20');
    await du('insurance', '', '2027-01-04');
    await du('other', 'Working with children check', '2029-05-05');
  }
  const token = newSessionToken();
  await openSession(db, { token, userId: id, userAgent: 'Mozilla/5.0 Chrome/140.0' }, at);
  const ms = await db.cpdMembership.findMany({ where: { userId: id } });
  const du = await db.cpdDue.findMany({ where: { userId: id } });
  console.log(JSON.stringify({ id, token, m: ms.map((x) => [x.bodySlug, x.id]), d: du[0]?.id }));
}
await person(true);
await person(false);
await db.$disconnect();
