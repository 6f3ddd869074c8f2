import type { Agent } from 'node:http';
import { hiddenFields, multipart } from './forms.ts';
import { exchange } from './wire.ts';
import type { Received } from './wire.ts';

/** A therapist who is signed in at a product, reached over HTTP alone. */
export type Seat = {
  readonly agent: Agent;
  readonly origin: string;
  readonly cookie: string;
  readonly slug: string;
};

export type AnswerReply = {
  readonly status: number;
  readonly reason: string | null;
  readonly state: { readonly keys: readonly string[]; readonly expectedSeq: number } | null;
};

/** The browser's own patience with a delivery: components/quiz/browser-queue.ts. */
const answerTimeoutMs = 15_000;

const quizPath = ({ slug }: Seat) => `/learn/${slug}/quiz`;
export const paperPath = (seat: Seat, attemptId: string) => `${quizPath(seat)}/${attemptId}`;

/** Opens a page of the product. Throws when it is not shown. */
export async function see({ agent, origin, cookie }: Seat, path: string): Promise<string> {
  const shown = await exchange(agent, `${origin}${path}`, { headers: { cookie, accept: 'text/html' } });
  if (shown.status !== 200) throw new Error(`${path} answered ${shown.status} ${shown.location ?? ''}`);
  return shown.body;
}

/** Presses the button of a form of a page that was seen, without a script. */
export function press(seat: Seat, path: string, html: string, buttonLabel: string): Promise<Received> {
  const fields = hiddenFields(html, buttonLabel);
  if (!fields) throw new Error(`${path} has no button "${buttonLabel}"`);
  const { contentType, body } = multipart(fields);
  return exchange(seat.agent, `${seat.origin}${path}`, {
    method: 'POST',
    headers: { cookie: seat.cookie, origin: seat.origin, 'content-type': contentType },
    body,
  });
}

/** The page with the button that starts a try. */
export const seeQuiz = (seat: Seat) => see(seat, quizPath(seat));

/** Presses "Start the quiz" on the page that was seen. Returns the id of the attempt it leads to. */
export async function pressStart(seat: Seat, quizPage: string): Promise<string> {
  const { status, location } = await press(seat, quizPath(seat), quizPage, 'Start the');
  const attemptId = /\/quiz\/([0-9a-f-]{36})$/.exec(location ?? '')?.[1];
  if (!attemptId) throw new Error(`starting answered ${status} ${location ?? ''}`);
  return attemptId;
}

/** Delivers one answer as the page's own script does. Throws when nothing comes back. */
export async function deliver(
  seat: Pick<Seat, 'agent' | 'origin' | 'cookie'>,
  path: string,
  answer: { readonly position: number; readonly keys: readonly string[]; readonly clientSeq?: number },
): Promise<AnswerReply> {
  const { status, body } = await exchange(seat.agent, `${seat.origin}${path}`, {
    method: 'POST',
    headers: { cookie: seat.cookie, origin: seat.origin, 'content-type': 'application/json' },
    body: JSON.stringify(answer),
    timeoutMs: answerTimeoutMs,
  });
  let parsed: Partial<AnswerReply> = {};
  try {
    parsed = JSON.parse(body) as Partial<AnswerReply>;
  } catch {
    // An error page is no reply of ours: the status says enough.
  }
  return { status, reason: parsed.reason ?? null, state: parsed.state ?? null };
}

/** The list before handing in, with its button. */
export const seeReview = (seat: Seat, attemptId: string) => see(seat, `${paperPath(seat, attemptId)}?view=review`);

/** Presses "Hand in" on the list that was seen. Throws when the press does not lead to the result. */
export async function pressHandIn(seat: Seat, attemptId: string, reviewPage: string): Promise<void> {
  const { status, location } = await press(seat, `${paperPath(seat, attemptId)}?view=review`, reviewPage, 'Hand in');
  if (location?.endsWith('/result') !== true) throw new Error(`handing in answered ${status} ${location ?? ''}`);
}
