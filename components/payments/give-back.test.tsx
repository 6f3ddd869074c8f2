import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { LineState } from '#lib/payments/schema/refund.ts';
import { GiveBack } from './give-back.tsx';

const at = new Date('2026-11-20T01:00:00.000Z');

function line(id: string, isBack = false): LineState {
  return {
    id,
    description: `Course ${id}`,
    amountMinor: 5_900,
    seatNumber: null,
    invitedEmail: null,
    backMinor: isBack ? 5_900 : 0,
    givenBack: isBack ? { at, status: 'given', isPaidByHand: false } : null,
    isPaused: false,
    isLost: false,
    leftMinor: isBack ? 0 : 5_900,
    refusal: isBack ? 'already-given-back' : null,
  };
}

function ticksOf(...lines: LineState[]): string[] {
  const order = {
    orderId: 'o',
    number: 'O-1',
    currency: 'AUD',
    timeZone: 'UTC',
    lastDay: '2026-12-04',
    daysLeft: 3,
    lines,
  } as const;
  const html = renderToStaticMarkup(<GiveBack order={order} />);
  return [...html.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)].map(([input]) =>
    input.includes('checked') ? 'ticked' : 'open',
  );
}

test('the one course of an order is ticked beforehand; of several the buyer chooses, also when one is left', () => {
  expect(ticksOf(line('a'))).toEqual(['ticked']);
  expect(ticksOf(line('a'), line('b'))).toEqual(['open', 'open']);
  expect(ticksOf(line('a', true), line('b'))).toEqual(['open']);
});
