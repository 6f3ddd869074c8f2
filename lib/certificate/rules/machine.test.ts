import { expect, test } from 'vitest';
import { actsIn, emptyModel, modelAfter, seenOf } from '#tests/support/certificate-machine.ts';
import type { MachineAct, Model } from '#tests/support/certificate-machine.ts';
import { mayCorrectName, mayIssue, mayReinstate, mayRevoke, statusOf } from '../rules.ts';
import type { PassFacts } from '../rules.ts';
import type { CertificateEventKind } from '../schema.ts';
import { statusAt } from './expiry.ts';

/** An enrolment as the commands keep it: histories, the pointer to the current certificate, requests. */
type World = {
  readonly certificates: readonly {
    readonly events: readonly CertificateEventKind[];
    readonly attempt: 0 | 1 | null;
  }[];
  readonly current: number | null;
  readonly requests: readonly PassFacts['request'][];
  readonly hasUsedReplacement: boolean;
  readonly at: Date;
};

const validUntil = '2027-11-20';
const [during, after] = [new Date('2026-11-20T00:00:00Z'), new Date('2028-01-01T00:00:00Z')];
const empty: World = {
  certificates: [],
  current: null,
  requests: ['none', 'none'],
  hasUsedReplacement: false,
  at: during,
};

const recorded = (events: readonly CertificateEventKind[]) => {
  const status = statusOf(events);
  if (!status) throw new Error('a certificate without a first event');
  return status;
};
const seen = (world: World) => world.certificates.map(({ events }) => statusAt(recorded(events), validUntil, world.at));

function withEvent(world: World, on: number, kind: CertificateEventKind): World {
  const certificates = world.certificates.map((certificate, index) =>
    index === on ? { ...certificate, events: [...certificate.events, kind] } : certificate,
  );
  return { ...world, certificates };
}

function issued(world: World, attempt: 0 | 1 | null): World {
  const certificates = [...world.certificates, { events: ['issued'] as const, attempt }];
  return { ...world, certificates, current: certificates.length - 1 };
}

function settle(world: World, attempt: 0 | 1): World {
  const states = world.certificates.map(({ events, attempt: of }) => ({ of, status: statusOf(events) }));
  const decision = mayIssue({
    passed: true,
    mayCollect: true,
    isFrozen: false,
    policy: 'automatic',
    hasCertificate: states.some(({ of, status }) => of === attempt || status === 'valid'),
    hasRevoked: states.some(({ status }) => status === 'revoked'),
    nameConfirmed: true,
    request: world.requests[attempt] ?? 'none',
  });
  if (decision.act === 'issue') return issued(world, attempt);
  if (decision.act !== 'request-review' || world.requests.includes('waiting')) return world;
  return { ...world, requests: world.requests.map((each, index) => (index === attempt ? 'waiting' : each)) };
}

function decide(world: World, decision: 'approved' | 'declined'): World {
  const waiting = world.requests.indexOf('waiting');
  if (waiting !== 0 && waiting !== 1) return world;
  const decided = { ...world, requests: world.requests.map((each, index) => (index === waiting ? decision : each)) };
  return decision === 'approved' ? settle(decided, waiting) : decided;
}

function onCertificate(world: World, act: Extract<MachineAct, { on: number }>): World {
  const certificate = world.certificates[act.on];
  if (!certificate) return world;
  const status = recorded(certificate.events);
  const replaced = () => issued(withEvent(world, act.on, 'superseded'), certificate.attempt);
  switch (act.kind) {
    case 'correct':
      return mayCorrectName(status, 'Old Name', 'New Name').ok ? replaced() : world;
    case 'add-lines':
      if (statusAt(status, validUntil, world.at) !== 'valid' || world.hasUsedReplacement) return world;
      return { ...replaced(), hasUsedReplacement: true };
    case 'revoke':
      return mayRevoke(status).ok ? { ...withEvent(world, act.on, 'revoked'), current: null } : world;
    case 'reinstate':
      return mayReinstate(status, world.current !== null).ok
        ? { ...withEvent(world, act.on, 'reinstated'), current: act.on }
        : world;
  }
}

function worldAfter(world: World, act: MachineAct): World {
  switch (act.kind) {
    case 'clock':
      return { ...world, at: after };
    case 'pass':
      return settle(world, act.attempt);
    case 'approve':
      return decide(world, 'approved');
    case 'decline':
      return decide(world, 'declined');
    case 'by-hand':
      return world.current === null ? issued(world, null) : world;
    default:
      return onCertificate(world, act);
  }
}

function holds(world: World, before: World, model: Model): void {
  const states = world.certificates.map(({ events }) => recorded(events));
  const valid = states.flatMap((state, index) => (state === 'valid' ? [index] : []));
  expect(valid.length).toBeLessThanOrEqual(1);
  expect(world.current).toBe(valid[0] ?? null);
  expect(seen(world)).toEqual(seenOf(model));
  for (const [index, { events }] of before.certificates.entries()) {
    if (recorded(events) === 'superseded') expect(states[index]).toBe('superseded');
    expect(world.certificates[index]?.events.slice(0, events.length)).toEqual(events);
  }
}

test('all sequences of seven acts: one valid certificate at most, superseded is final, no history is rewritten, and every code has a state', () => {
  let layer = new Map<string, { world: World; model: Model }>([['', { world: empty, model: emptyModel }]]);
  let paths = 0;
  const met = new Set<string>();
  for (let depth = 1; depth <= 7; depth += 1) {
    const next: typeof layer = new Map();
    for (const { world, model } of layer.values()) {
      for (const act of actsIn(model)) {
        paths += 1;
        const reached = { world: worldAfter(world, act), model: modelAfter(model, act) ?? model };
        holds(reached.world, world, reached.model);
        // Two paths to the same facts go on alike, so each is followed once: histories are part of the facts.
        const key = JSON.stringify([reached.world, reached.model]);
        if (!met.has(key)) next.set(key, reached);
        met.add(key);
      }
    }
    layer = next;
  }
  expect(met.size).toBeGreaterThan(1000);
  expect(paths).toBeGreaterThan(10_000);
});
