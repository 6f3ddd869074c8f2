import { assertSameOrigin } from '#lib/auth/origin.ts';
import { currentViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { answerBodySchema } from '#lib/quiz/schema.ts';
import type { SaveRefusal } from '#lib/quiz/schema.ts';
import { now } from '#lib/time/clock.ts';

const longestBody = 4_096;
const statuses: Record<SaveRefusal, number> = {
  'not-found': 404,
  'unknown-position': 404,
  finished: 409,
  'time-over': 409,
  'no-access': 409,
  'changed-elsewhere': 409,
};

function reply(status: number, body: object): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}

async function readBody(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text.length > longestBody) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isFromHere(): Promise<boolean> {
  return assertSameOrigin().then(
    () => true,
    () => false,
  );
}

/** Takes one answer: `{ position, keys, clientSeq }`. Answers with how the paper stands. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ attemptId: string }> },
): Promise<Response> {
  if (!(await isFromHere())) return reply(403, { reason: 'other-site' });
  const viewer = await currentViewer();
  if (!viewer) return reply(401, { reason: 'signed-out' });
  if (Number(request.headers.get('content-length') ?? 0) > longestBody) return reply(413, { reason: 'too-long' });
  const parsed = answerBodySchema.safeParse(await readBody(request));
  if (!parsed.success) return reply(400, { reason: 'unreadable' });
  const { attemptId } = await params;
  const { position, keys, clientSeq } = parsed.data;
  const saved = await saveAnswer(
    db(),
    viewer,
    { attemptId, position, keys, ...(clientSeq === undefined ? {} : { clientSeq }) },
    now(),
  );
  return saved.ok
    ? reply(200, { state: saved.value })
    : reply(statuses[saved.reason], { reason: saved.reason, state: saved.state });
}
