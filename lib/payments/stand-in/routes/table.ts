import {
  listBalanceTransactions,
  listFraudWarnings,
  listPayouts,
  retrieveBalanceTransaction,
  retrieveFraudWarning,
  retrievePayout,
} from './balance.ts';
import type { Call } from './call.ts';
import { createPrice, createProduct, listPrices, retrievePrice, retrieveProduct } from './catalogue.ts';
import { createSession } from './create-session.ts';
import {
  createCoupon,
  createPromotionCode,
  listPromotionCodes,
  retrieveCoupon,
  retrievePromotionCode,
} from './discounts.ts';
import {
  createRefund,
  listCharges,
  listDisputes,
  listPaymentIntents,
  listRefunds,
  retrieveCharge,
  retrieveDispute,
  retrievePaymentIntent,
  retrieveRefund,
} from './payments.ts';
import { createCustomer, listCustomers, listEvents, retrieveCustomer, retrieveEvent } from './people-and-events.ts';
import { expire, listLineItems, listSessions, retrieveSession } from './sessions.ts';

type Handler = (call: Call) => object;

const ROUTES: Record<string, Handler> = {
  'GET /v1/checkout/sessions': listSessions,
  'POST /v1/checkout/sessions': createSession,
  'GET /v1/checkout/sessions/:id': retrieveSession,
  'GET /v1/checkout/sessions/:id/line_items': listLineItems,
  'POST /v1/checkout/sessions/:id/expire': expire,
  'GET /v1/payment_intents': listPaymentIntents,
  'GET /v1/payment_intents/:id': retrievePaymentIntent,
  'GET /v1/charges': listCharges,
  'GET /v1/charges/:id': retrieveCharge,
  'GET /v1/refunds': listRefunds,
  'POST /v1/refunds': createRefund,
  'GET /v1/refunds/:id': retrieveRefund,
  'GET /v1/disputes': listDisputes,
  'GET /v1/disputes/:id': retrieveDispute,
  'GET /v1/balance_transactions': listBalanceTransactions,
  'GET /v1/balance_transactions/:id': retrieveBalanceTransaction,
  'GET /v1/payouts': listPayouts,
  'GET /v1/payouts/:id': retrievePayout,
  'GET /v1/radar/early_fraud_warnings': listFraudWarnings,
  'GET /v1/radar/early_fraud_warnings/:id': retrieveFraudWarning,
  'GET /v1/customers': listCustomers,
  'POST /v1/customers': createCustomer,
  'GET /v1/customers/:id': retrieveCustomer,
  'POST /v1/products': createProduct,
  'GET /v1/products/:id': retrieveProduct,
  'GET /v1/prices': listPrices,
  'POST /v1/prices': createPrice,
  'GET /v1/prices/:id': retrievePrice,
  'POST /v1/coupons': createCoupon,
  'GET /v1/coupons/:id': retrieveCoupon,
  'GET /v1/promotion_codes': listPromotionCodes,
  'POST /v1/promotion_codes': createPromotionCode,
  'GET /v1/promotion_codes/:id': retrievePromotionCode,
  'GET /v1/events': listEvents,
  'GET /v1/events/:id': retrieveEvent,
};

const PATTERNS = Object.entries(ROUTES).map(([route, handler]) => {
  const [method = '', path = ''] = route.split(' ');
  return { method, pattern: new RegExp(`^${path.replace(':id', '([^/]+)')}$`), handler };
});

export function findRoute(method: string, path: string): { handler: Handler; id: string } | null {
  for (const route of PATTERNS) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match) return { handler: route.handler, id: match[1] ?? '' };
  }
  return null;
}
