import type { IncomingMessage, ServerResponse } from 'node:http';
import { applyDiscount, couponOf, findCode, refusalOfCode } from '../checkout/discount.ts';
import { sweep } from '../checkout/later.ts';
import { idOf } from '../ids.ts';
import type { SessionRecord } from '../state.ts';
import { checkTotal } from '../routes/session-rules.ts';
import { readBody } from '../wire/body.ts';
import { StripeFailure } from '../wire/errors.ts';
import { nowSeconds } from '../world.ts';
import type { World } from '../world.ts';
import type { WebhookSender } from '../webhooks/sender.ts';
import { cardPage } from './card-page.ts';
import { completePage, expiredPage, successAddress, unknownPage } from './done-pages.ts';
import { readTyped } from './form-values.ts';
import type { Problems, Typed } from './form-values.ts';
import { sendPage } from './layout.ts';
import { submitPayment } from './submit.ts';

const PAGE = /^\/c\/pay\/([A-Za-z0-9_]+)(\/promotion)?$/;
const NOTHING_TYPED: Typed = { email: '', name: '', expiry: '', method: 'card' };

/** Answers the hosted page's addresses; false where the path is none of them. */
export async function answerPage(
  world: World,
  sender: WebhookSender,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const match = PAGE.exec(new URL(request.url ?? '/', 'http://stand-in').pathname);
  if (!match) return false;
  if (sweep(world) > 0) world.save();
  const body = await readBody(request);
  const record = world.state.sessions[match[1] ?? ''];
  const form = new URLSearchParams(body ?? '');
  if (!record) sendPage(response, 404, 'No such checkout', unknownPage());
  else if (record.session.status !== 'open') sendFinished(response, record);
  else if (request.method !== 'POST') show(world, response, record, NOTHING_TYPED, null, {});
  else if (match[2] === undefined) await pay(world, sender, response, record, form);
  else promote(world, response, record, form);
  return true;
}

async function pay(
  world: World,
  sender: WebhookSender,
  response: ServerResponse,
  record: SessionRecord,
  form: URLSearchParams,
): Promise<void> {
  const typed = readTyped(form);
  const result = submitPayment(world, record, { ...typed, email: knownEmail(world, record) ?? typed.email }, form);
  world.save();
  if (!result.done) {
    show(world, response, record, typed, result.message, result.problems);
    return;
  }
  const event = Object.values(world.state.events).findLast(
    ({ type, data }) =>
      type === 'checkout.session.completed' && 'id' in data.object && data.object.id === record.session.id,
  );
  if (event) await sender.firstAnswer(event.id, world.settings.redirectWaitMs);
  response.writeHead(303, {
    Location: successAddress(record),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
  });
  response.end();
}

function promote(world: World, response: ServerResponse, record: SessionRecord, form: URLSearchParams): void {
  const refusal = form.has('remove') ? take(record) : apply(world, record, form.get('promotionCode') ?? '');
  if (refusal !== null) {
    show(world, response, record, NOTHING_TYPED, null, { promotionCode: refusal });
    return;
  }
  world.save();
  response.writeHead(303, { Location: `/c/pay/${record.session.id}` });
  response.end();
}

function take(record: SessionRecord): null {
  applyDiscount(record, null, null);
  return null;
}

function apply(world: World, record: SessionRecord, typed: string): string | null {
  if (typed.trim() === '') return 'Enter a promotion code.';
  const code = record.session.allow_promotion_codes ? findCode(world.state, typed) : null;
  const coupon = code ? couponOf(world.state, code) : null;
  if (!code || !coupon) return 'This code is not known. Check the spelling.';
  const refusal = refusalOfCode(world.state, code, record.session, nowSeconds(world));
  if (refusal !== null) return refusal;
  applyDiscount(record, coupon, code.id);
  try {
    checkTotal(record.session.amount_total ?? 0, record.session.currency ?? '');
    return null;
  } catch (error) {
    applyDiscount(record, null, null);
    return error instanceof StripeFailure ? 'With this code the total would be too small to charge.' : String(error);
  }
}

/** Always 200: a page that asks again is an answer, and other codes write errors to the browser's console. */
function show(
  world: World,
  response: ServerResponse,
  record: SessionRecord,
  typed: Typed,
  message: string | null,
  problems: Problems,
): void {
  const { session } = record;
  const hasError = message !== null || Object.keys(problems).length > 0;
  const title = `${hasError ? 'Error: ' : ''}${session.amount_total === 0 ? 'Complete your order' : 'Pay'}`;
  const main = cardPage({ record, knownEmail: knownEmail(world, record), typed, message, problems });
  sendPage(response, 200, title, main, [session.success_url, session.cancel_url]);
}

function sendFinished(response: ServerResponse, record: SessionRecord): void {
  if (record.session.status === 'complete') sendPage(response, 200, 'Order complete', completePage(record));
  else sendPage(response, 200, 'Checkout expired', expiredPage(record));
}

function knownEmail(world: World, { session }: SessionRecord): string | null {
  return world.state.customers[idOf(session.customer) ?? '']?.email ?? session.customer_email;
}
