// What somebody could send to the quiz by hand, over the wire to the production server.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSessionToken } from '#lib/auth/sessions.ts';
import { openDb } from '#lib/db/client.ts';
import type { Db } from '#lib/db/client.ts';
import { newId, sha256 } from '#lib/ids.ts';
import { verifyChain } from '#lib/quiz/rules/steps.ts';
import { now } from '#lib/time/clock.ts';
import { publishTinyCourse } from '#tests/support/factories.ts';
import { enrolPeople } from '#tests/support/sitting/people.ts';
import { hiddenFields, multipart } from '#tests/support/sitting/forms.ts';
import {
  deliver,
  paperPath,
  press,
  pressHandIn,
  pressStart,
  seeQuiz,
  seeReview,
} from '#tests/support/sitting/sitting.ts';
import type { Seat } from '#tests/support/sitting/sitting.ts';
import { exchange, openWire } from '#tests/support/sitting/wire.ts';
import type { Received } from '#tests/support/sitting/wire.ts';
import { openHouse } from './house.ts';
import type { House } from './house.ts';

let house: House;
let db: Db;
let slug: string;
const agent = openWire(20);
beforeAll(async () => {
  house = await openHouse();
  db = openDb(house.databaseUrl, 4);
  slug = (await publishTinyCourse(db)).slug;
});
afterAll(async () => {
  agent.destroy();
  await db?.$disconnect();
  await house?.close();
});

type Sitter = { readonly seat: Seat; readonly userId: string; readonly enrolmentId: string };

async function newSeat(): Promise<Sitter> {
  const [person] = await enrolPeople(db, slug, 1, now());
  if (!person) throw new Error('nobody was enrolled');
  const { cookie, userId, enrolmentId } = person;
  return { seat: { agent, origin: house.origin, cookie, slug }, userId, enrolmentId };
}

async function newPaper() {
  const { seat, ...person } = await newSeat();
  const attemptId = await pressStart(seat, await seeQuiz(seat));
  return { seat, ...person, attemptId, path: `${paperPath(seat, attemptId)}/answer` };
}

const stepsOf = (attemptId: string) => db.attemptStep.findMany({ where: { attemptId }, orderBy: { seq: 'asc' } });
const good = { position: 1, keys: ['a'], clientSeq: 1 };

function post(seat: Seat, path: string, body: string, headers: Record<string, string> = {}): Promise<Received> {
  const usual = { cookie: seat.cookie, origin: seat.origin, 'content-type': 'application/json' };
  return exchange(agent, `${house.origin}${path}`, { method: 'POST', headers: { ...usual, ...headers }, body });
}

test('an answer that another site sends, or nobody who is signed in, is refused and not written', async () => {
  const { seat, attemptId, path, userId } = await newPaper();
  const body = JSON.stringify(good);
  const ended = newSessionToken();
  await db.session.create({
    data: {
      id: newId(),
      userId,
      tokenHash: sha256(ended),
      createdAt: new Date(0),
      lastSeenAt: new Date(0),
      expiresAt: new Date(1),
    },
  });
  for (const origin of ['https://evil.example', 'null', `${seat.origin}.evil.example`, ''])
    expect((await post(seat, path, body, { origin })).status, origin).toBe(403);
  for (const cookie of ['', 'afferent-session=', `afferent-session=${newSessionToken()}`, `afferent-session=${ended}`])
    expect((await post(seat, path, body, { cookie })).status, cookie).toBe(401);
  expect(await stepsOf(attemptId)).toHaveLength(1);
  expect((await post(seat, path, body)).status).toBe(200);
  expect(await stepsOf(attemptId)).toHaveLength(2);
});

test('an answer that is no answer is refused with its reason, and one that is too long is not even read', async () => {
  const { seat, attemptId, path } = await newPaper();
  const unreadable: unknown[] = [
    { ...good, position: 0 },
    { ...good, position: 1.5 },
    { ...good, position: '1' },
    { ...good, keys: 'a' },
    { ...good, keys: ['x'.repeat(121)] },
    { ...good, keys: Array<string>(65).fill('a') },
    { ...good, clientSeq: -1 },
    { ...good, score: 1000 },
    [good],
    null,
  ];
  for (const body of unreadable)
    expect((await post(seat, path, JSON.stringify(body))).status, JSON.stringify(body).slice(0, 60)).toBe(400);
  for (const text of ['', '{', '{"position":1,"keys":["a"', '\u0000'])
    expect((await post(seat, path, text)).status).toBe(400);
  expect((await post(seat, path, JSON.stringify({ ...good, keys: ['x'.repeat(20_000)] }))).status).toBe(413);
  expect(await deliver(seat, path, { ...good, position: 7 })).toMatchObject({
    status: 404,
    reason: 'unknown-position',
  });
  const ask = (method: 'GET' | 'PUT', cookie: string) =>
    exchange(agent, `${house.origin}${path}`, { method, headers: { cookie } }).then(({ status }) => status);
  expect(await ask('PUT', seat.cookie)).toBe(405);
  // How one's own paper stands may be read, by oneself alone, and reading writes nothing.
  expect(await ask('GET', seat.cookie)).toBe(200);
  expect(await ask('GET', '')).toBe(401);
  expect(await ask('GET', (await newPaper()).seat.cookie)).toBe(404);
  expect(await stepsOf(attemptId)).toHaveLength(1);
  expect(await deliver(seat, path, good)).toMatchObject({ status: 200, state: { keys: ['a'] } });
});

test("another person's attempt, or one that does not exist, cannot be answered, seen or handed in", async () => {
  const [mine, theirs] = [await newPaper(), await newPaper()];
  const review = await seeReview(mine.seat, mine.attemptId);
  for (const attemptId of [theirs.attemptId, newId(), 'x']) {
    const path = paperPath(mine.seat, attemptId);
    expect((await deliver(mine.seat, `${path}/answer`, good)).status).toBe(404);
    expect((await exchange(agent, `${house.origin}${path}`, { headers: { cookie: mine.seat.cookie } })).status).toBe(
      404,
    );
    const forged = new Map([...(hiddenFields(review, 'Hand in') ?? []), ['attemptId', attemptId]] as const);
    const { contentType, body } = multipart(forged);
    const pressed = await exchange(agent, `${house.origin}${paperPath(mine.seat, mine.attemptId)}?view=review`, {
      method: 'POST',
      headers: { cookie: mine.seat.cookie, origin: mine.seat.origin, 'content-type': contentType },
      body,
    });
    expect(pressed.status).toBe(404);
  }
  expect(await db.attemptResult.count({ where: { attemptId: { in: [mine.attemptId, theirs.attemptId] } } })).toBe(0);
  expect(await stepsOf(theirs.attemptId)).toHaveLength(1);
  await pressHandIn(mine.seat, mine.attemptId, review);
  expect(await db.attemptResult.count({ where: { attemptId: mine.attemptId } })).toBe(1);
});

test('a start or a hand-in that another site sends, or nobody who is signed in, does nothing', async () => {
  const { seat, enrolmentId } = await newSeat();
  const page = await seeQuiz(seat);
  const path = `/learn/${slug}/quiz`;
  const stranger = { ...seat, cookie: '' };
  expect(await press(stranger, path, page, 'Start the')).toMatchObject({
    status: 303,
    location: expect.stringContaining('/sign-in'),
  });
  const { contentType, body } = multipart(hiddenFields(page, 'Start the') ?? new Map());
  const evil = { cookie: seat.cookie, origin: 'https://evil.example', 'content-type': contentType };
  const sent = await exchange(agent, `${house.origin}${path}`, { method: 'POST', headers: evil, body });
  expect(sent.status).toBeGreaterThanOrEqual(400);
  expect(await db.attempt.count({ where: { enrolmentId } })).toBe(0);
  await pressStart(seat, page);
  expect(await db.attempt.count({ where: { enrolmentId } })).toBe(1);
});

test('everything pressed five times at once counts once: the start, each answer and the hand-in', async () => {
  const { seat, enrolmentId } = await newSeat();
  const page = await seeQuiz(seat);
  const five = <Value>(work: () => Promise<Value>) => Promise.all(Array.from({ length: 5 }, work));
  const [attemptId = '', ...others] = await five(() => pressStart(seat, page));
  expect(new Set(others)).toEqual(new Set([attemptId]));
  for (const position of [1, 2, 3, 4, 5, 6]) {
    const replies = await five(() => deliver(seat, `${paperPath(seat, attemptId)}/answer`, { position, keys: ['a'] }));
    for (const reply of replies) expect(reply).toMatchObject({ status: 200, state: { keys: ['a'] } });
  }
  const review = await seeReview(seat, attemptId);
  await five(() => pressHandIn(seat, attemptId, review));
  const steps = await stepsOf(attemptId);
  expect(steps.map(({ kind }) => kind)).toEqual(['start', ...Array<string>(6).fill('answer'), 'submit']);
  expect(verifyChain(steps)).toEqual({ ok: true });
  expect(await db.attempt.count({ where: { enrolmentId } })).toBe(1);
  expect(await db.attemptResult.findUnique({ where: { attemptId } })).toMatchObject({ scoreMilli: 6000, passed: true });
  expect(await db.certificate.count({ where: { enrolmentId } })).toBe(1);
});
