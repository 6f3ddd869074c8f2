import { assertSameOrigin } from '#lib/auth/origin.ts';
import { currentViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { saveAnswer, saveFlag } from '#lib/quiz/commands/save-answer.ts';
import { getPaperAnswers } from '#lib/quiz/queries/get-paper.ts';
import { answerBodySchema } from '#lib/quiz/schema.ts';
import type { SaveRefusal } from '#lib/quiz/schema.ts';
import { now } from '#lib/time/clock.ts';

const longestBody = 16_384;
const statuses: Record<SaveRefusal, number> = {
  'not-found': 404,
  'unknown-position': 404,
  finished: 409,
  'time-over': 409,
  'no-access': 409,
  frozen: 409,
  'changed-elsewhere': 409,
};

function reply(status: number, body: object): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}

/** Reads no further than an answer can be long, whatever length the request claims. */
async function readBody(request: Request): Promise<unknown> {
  const bytes: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > longestBody) return 'too-long';
    bytes.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(bytes).toString('utf8'));
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

/** How the paper stands now, for a window that was left open. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ attemptId: string }> },
): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return reply(401, { reason: 'signed-out' });
  const { attemptId } = await params;
  const found = await getPaperAnswers(db(), viewer, attemptId, now());
  return found.ok ? reply(200, found.value) : reply(404, { reason: found.reason });
}

/**
 * Takes one answer, `{ position, keys, certainty?, clientSeq? }`, or one flag, `{ position, flagged, clientSeq? }`.
 * Answers with how the paper stands.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ attemptId: string }> },
): Promise<Response> {
  if (!(await isFromHere())) return reply(403, { reason: 'other-site' });
  const viewer = await currentViewer();
  if (!viewer) return reply(401, { reason: 'signed-out' });
  const body = await readBody(request);
  if (body === 'too-long') return reply(413, { reason: 'too-long' });
  const parsed = answerBodySchema.safeParse(body);
  if (!parsed.success) return reply(400, { reason: 'unreadable' });
  const { attemptId } = await params;
  const saved =
    'flagged' in parsed.data
      ? await saveFlag(db(), viewer, { attemptId, ...parsed.data }, now())
      : await saveAnswer(db(), viewer, { attemptId, ...parsed.data }, now());
  return saved.ok
    ? reply(200, { state: saved.value })
    : reply(statuses[saved.reason], { reason: saved.reason, state: saved.state });
}
