/** What can be done to the certificates of one enrolment. `on` is the certificate's place in the order of issue. */
export type MachineAct =
  | { readonly kind: 'pass'; readonly attempt: 0 | 1 }
  | { readonly kind: 'approve' | 'decline' | 'by-hand' | 'clock' }
  | { readonly kind: 'correct' | 'add-lines' | 'revoke' | 'reinstate'; readonly on: number };

type Request = 'none' | 'waiting' | 'approved' | 'declined';
type ModelCertificate = { readonly state: 'valid' | 'superseded' | 'revoked'; readonly attempt: 0 | 1 | null };

/** The enrolment as someone would describe it who has read no code: states, and nothing of histories or rules. */
export type Model = {
  readonly certificates: readonly ModelCertificate[];
  readonly requests: readonly [Request, Request];
  readonly hasUsedReplacement: boolean;
  /** The last day of whatever was issued is over. */
  readonly isOver: boolean;
};

export const emptyModel: Model = {
  certificates: [],
  requests: ['none', 'none'],
  hasUsedReplacement: false,
  isOver: false,
};

/** Every act that can be tried in a state: on each certificate that there is, allowed or not. */
export function actsIn({ certificates }: Model): MachineAct[] {
  const onEach = certificates.flatMap((_certificate, on) =>
    (['correct', 'add-lines', 'revoke', 'reinstate'] as const).map((kind) => ({ kind, on })),
  );
  const others = (['approve', 'decline', 'by-hand', 'clock'] as const).map((kind) => ({ kind }));
  return [{ kind: 'pass', attempt: 0 }, { kind: 'pass', attempt: 1 }, ...others, ...onEach];
}

const has = (model: Model, state: ModelCertificate['state']) =>
  model.certificates.some((certificate) => certificate.state === state);

function added(model: Model, attempt: ModelCertificate['attempt']): Model {
  return { ...model, certificates: [...model.certificates, { state: 'valid', attempt }] };
}

function changed(model: Model, on: number, state: ModelCertificate['state']): Model {
  return {
    ...model,
    certificates: model.certificates.map((certificate, index) =>
      index === on ? { ...certificate, state } : certificate,
    ),
  };
}

function asked(model: Model, attempt: 0 | 1, request: Request): Model {
  const [first, second] = model.requests;
  return { ...model, requests: attempt === 0 ? [request, second] : [first, request] };
}

function passed(model: Model, attempt: 0 | 1): Model | null {
  if (has(model, 'valid') || model.certificates.some((certificate) => certificate.attempt === attempt)) return null;
  const request = model.requests[attempt];
  if (request === 'approved' || (request === 'none' && !has(model, 'revoked'))) return added(model, attempt);
  return request === 'none' && !model.requests.includes('waiting') ? asked(model, attempt, 'waiting') : null;
}

function decided(model: Model, decision: 'approved' | 'declined'): Model | null {
  const waiting = model.requests.indexOf('waiting');
  if (waiting !== 0 && waiting !== 1) return null;
  const after = asked(model, waiting, decision);
  return decision === 'approved' ? (passed(after, waiting) ?? after) : after;
}

/** What an act leads to, in words: null where it changes nothing. */
export function modelAfter(model: Model, act: MachineAct): Model | null {
  switch (act.kind) {
    case 'clock':
      return model.isOver ? null : { ...model, isOver: true };
    case 'pass':
      return passed(model, act.attempt);
    case 'approve':
      return decided(model, 'approved');
    case 'decline':
      return decided(model, 'declined');
    case 'by-hand':
      return has(model, 'valid') ? null : added(model, null);
    default:
      return onCertificate(model, act.kind, act.on);
  }
}

function onCertificate(model: Model, kind: 'correct' | 'add-lines' | 'revoke' | 'reinstate', on: number): Model | null {
  const certificate = model.certificates[on];
  if (!certificate) return null;
  if (kind === 'reinstate')
    return certificate.state === 'revoked' && !has(model, 'valid') ? changed(model, on, 'valid') : null;
  if (certificate.state !== 'valid') return null;
  if (kind === 'revoke') return changed(model, on, 'revoked');
  if (kind === 'correct') return added(changed(model, on, 'superseded'), certificate.attempt);
  if (model.isOver || model.hasUsedReplacement) return null;
  return { ...added(changed(model, on, 'superseded'), certificate.attempt), hasUsedReplacement: true };
}

/** What anyone who checks sees of each certificate, in the order of issue. */
export function seenOf({ certificates, isOver }: Model): string[] {
  return certificates.map(({ state }) => (state === 'valid' && isOver ? 'expired' : state));
}
