import type { Db, Tx } from '#lib/db/client.ts';
import { PaymentServiceError } from '#lib/payments/gateway.ts';
import type { PaymentGateway } from '#lib/payments/gateway.ts';

export const faultPoints = ['before-call', 'after-call', 'before-commit', 'after-commit'] as const;
export type FaultPoint = (typeof faultPoints)[number];

/** The process dies here: nothing of ours may catch it. */
export class Crash extends Error {
  constructor(point: FaultPoint) {
    super(`crash ${point}`);
    this.name = 'Crash';
  }
}

export type Faults = {
  /** The next but `skip` time that something comes by the point, it fails: a crash, or a payment service without an answer. */
  arm(point: FaultPoint, skip: number, isOutage: boolean): void;
  disarm(): void;
  /** How many have happened. */
  struck(): number;
  pass(point: FaultPoint): void;
};

export function makeFaults(): Faults {
  let armed: { point: FaultPoint; skip: number; isOutage: boolean } | null = null;
  let count = 0;
  return {
    arm(point, skip, isOutage) {
      armed = { point, skip, isOutage };
    },
    disarm() {
      armed = null;
    },
    struck: () => count,
    pass(point) {
      if (armed === null || armed.point !== point) return;
      if (armed.skip > 0) {
        armed.skip -= 1;
        return;
      }
      const { isOutage } = armed;
      armed = null;
      count += 1;
      if (isOutage && point.endsWith('call')) throw new PaymentServiceError('connection', false, null);
      throw new Crash(point);
    },
  };
}

/** The gateway, failing where it is told to: before the service hears of a call, or after it has done what it was asked. */
export function faultyGateway(gateway: PaymentGateway, faults: Faults): PaymentGateway {
  const wrap =
    <Given extends unknown[], Value>(call: (...given: Given) => Promise<Value>) =>
    async (...given: Given): Promise<Value> => {
      faults.pass('before-call');
      const value = await call(...given);
      faults.pass('after-call');
      return value;
    };
  return {
    createCheckout: wrap(gateway.createCheckout),
    readCheckout: wrap(gateway.readCheckout),
    expireCheckout: wrap(gateway.expireCheckout),
    refund: wrap(gateway.refund),
    readPayment: wrap(gateway.readPayment),
    findCheckout: wrap(gateway.findCheckout),
    listBooks: wrap(gateway.listBooks),
    parseWebhook: gateway.parseWebhook,
  };
}

type Work = (tx: Tx) => Promise<unknown>;

/** The database, failing where it is told to: at the end of a transaction that is then taken back, or after its commit. */
export function faultyDb(db: Db, faults: Faults): Db {
  const transaction = async (work: Work, options?: object): Promise<unknown> => {
    const value = await db.$transaction(async (tx) => {
      const done = await work(tx);
      faults.pass('before-commit');
      return done;
    }, options);
    faults.pass('after-commit');
    return value;
  };
  return new Proxy(db, {
    get(target, name) {
      if (name === '$transaction') return transaction;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
