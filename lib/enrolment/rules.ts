/** The facts of an enrolment that decide whether its therapist may study. */
export type EnrolmentTerm = {
  readonly accessUntil: Date | null;
  readonly endedAt: Date | null;
  /** Set while the payment is contested at the bank. */
  readonly frozenAt: Date | null;
};

export type EntryDecision = 'ok' | 'ended' | 'frozen' | 'access-over';

/**
 * Whether the holder may open the course now. Total: every term at every time has exactly one answer,
 * and an ended enrolment says so even when its access has run out as well, a frozen one too.
 */
export function mayEnter(term: EnrolmentTerm, at: Date): EntryDecision {
  if (term.endedAt !== null) return 'ended';
  if (term.frozenAt !== null) return 'frozen';
  if (term.accessUntil !== null && term.accessUntil.getTime() <= at.getTime()) return 'access-over';
  return 'ok';
}

/** True while nobody has ended the enrolment. Access may still have run out: see `mayEnter`. */
export function isRunning(term: Pick<EnrolmentTerm, 'endedAt'>): boolean {
  return term.endedAt === null;
}

/**
 * The moment access ends: the same day and hour that many months later, in UTC. A day that the month lacks
 * (29 February) becomes its last day.
 */
export function accessEnds(from: Date, accessMonths: number): Date {
  const end = new Date(from.getTime());
  end.setUTCDate(1);
  end.setUTCMonth(end.getUTCMonth() + accessMonths);
  const daysInMonth = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(from.getUTCDate(), daysInMonth));
  return end;
}
