import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { readBody, sendJson } from '../wire/body.ts';
import { StripeFailure } from '../wire/errors.ts';
import type { StripeStandInControl } from './control.ts';
import { switchesPatch } from './switches.ts';

const id = z.string().min(1).max(255);
const disputeInput = z.strictObject({
  id,
  reason: z.string().max(60).optional(),
  kind: z.enum(['chargeback', 'inquiry', 'prevented']).optional(),
});

/** Answers /_control for tests that drive a browser. False where the path is not one of its own. */
export async function answerControl(
  control: StripeStandInControl,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = new URL(request.url ?? '/', 'http://stand-in').pathname;
  if (path !== '/_control' && !path.startsWith('/_control/')) return false;
  const body = await readBody(request);
  if (request.method === 'GET' && path === '/_control') {
    sendJson(response, 200, JSON.stringify(control.state()));
    return true;
  }
  try {
    if (request.method !== 'POST') throw new StripeFailure(405, 'invalid_request_error', 'GET /_control, or POST.');
    // A page of another site cannot send this type without a preflight, which is never granted.
    if (!request.headers['content-type']?.startsWith('application/json'))
      throw new StripeFailure(415, 'invalid_request_error', 'Send application/json.');
    const input: unknown = JSON.parse(body === null || body === '' ? '{}' : body);
    sendJson(response, 200, JSON.stringify(act(control, path, input)));
  } catch (error) {
    const status = error instanceof StripeFailure ? error.status : 400;
    sendJson(
      response,
      status,
      JSON.stringify({ error: { message: error instanceof Error ? error.message : String(error) } }),
    );
  }
  return true;
}

function act(control: StripeStandInControl, path: string, input: unknown): object {
  switch (path) {
    case '/_control':
      return control.set(switchesPatch.parse(input));
    case '/_control/settle': {
      const { sessionId, outcome } = z
        .strictObject({ sessionId: id, outcome: z.enum(['succeeded', 'failed']) })
        .parse(input);
      return control.settle(sessionId, outcome);
    }
    case '/_control/expire':
      return control.expireSession(z.strictObject({ sessionId: id }).parse(input).sessionId);
    case '/_control/dispute': {
      const { id: target, reason, kind } = disputeInput.parse(input);
      return control.dispute(target, reason, kind);
    }
    case '/_control/close-dispute': {
      const { disputeId, status } = z
        .strictObject({ disputeId: id, status: z.enum(['won', 'lost', 'warning_closed']) })
        .parse(input);
      return control.closeDispute(disputeId, status);
    }
    case '/_control/review-dispute':
      return control.reviewDispute(z.strictObject({ disputeId: id }).parse(input).disputeId);
    case '/_control/warn-of-fraud':
      return control.warnOfFraud(z.strictObject({ id }).parse(input).id);
    case '/_control/pay-out':
      return control.payOut(z.strictObject({ currency: z.string().regex(/^[a-z]{3}$/) }).parse(input).currency);
    case '/_control/refund': {
      const { refundId, outcome } = z
        .strictObject({ refundId: id, outcome: z.enum(['succeeded', 'failed']) })
        .parse(input);
      return outcome === 'failed' ? control.failRefund(refundId) : control.succeedRefund(refundId);
    }
    case '/_control/resend':
      control.resend(z.strictObject({ eventId: id }).parse(input).eventId);
      return control.state();
    case '/_control/release':
      control.release();
      return control.state();
    case '/_control/reset':
      control.reset();
      return control.state();
    default:
      throw new StripeFailure(404, 'invalid_request_error', `No control at ${path}.`);
  }
}
