type ErrorType = 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';

/** A refusal in Stripe's own shape. */
export class StripeFailure extends Error {
  readonly status: number;
  readonly type: ErrorType;
  readonly code: string | undefined;
  readonly param: string | undefined;

  constructor(status: number, type: ErrorType, message: string, detail: { code?: string; param?: string } = {}) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = detail.code;
    this.param = detail.param;
  }

  body(): string {
    const { type, code, param, message } = this;
    const doc_url = code === undefined ? undefined : `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`;
    return JSON.stringify({ error: { type, code, param, message, doc_url } });
  }
}

/** 400: the request as such is wrong. */
export function invalid(message: string, detail: { code?: string; param?: string } = {}): StripeFailure {
  return new StripeFailure(400, 'invalid_request_error', message, detail);
}

/** An unknown id: 404 in the path, 400 inside the parameters. */
export function missing(kind: string, id: string, param = 'id', status = 404): StripeFailure {
  return new StripeFailure(status, 'invalid_request_error', `No such ${kind}: '${id}'`, {
    code: 'resource_missing',
    param,
  });
}
