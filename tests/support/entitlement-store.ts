import { entitlementOf, stepsTo } from '#lib/payments/rules/entitlement.ts';
import type { LineEnrolment, LineFacts } from '#lib/payments/rules/entitlement.ts';

type Kept = {
  id: string;
  line: string;
  userId: string;
  endedAt: Date | null;
  endReason: string | null;
  frozenAt: Date | null;
  isOver: boolean;
};

const at = new Date(0);

/**
 * Enrolments in one course as the database keeps them, for the tests of the rules: at most one runs for each person, one
 * whose time is over makes room, and none is ever deleted.
 */
export class Store {
  readonly kept: Kept[] = [];

  of(line: string): LineEnrolment[] {
    return this.kept.filter((one) => one.line === line);
  }

  running(line?: string): Kept[] {
    return this.kept.filter((one) => one.endedAt === null && (line === undefined || one.line === line));
  }

  /** Carries out what a line's facts ask for. Says how many steps that took, and whether somebody held the place. */
  converge(line: string, facts: LineFacts): { steps: number; isConflict: boolean } {
    let isConflict = false;
    const steps = stepsTo(entitlementOf(facts), this.of(line));
    for (const step of steps) {
      if (step.kind === 'enrol') isConflict ||= !this.#enrol(line, step.userId, step.isFrozen);
      else if (step.kind === 'reopen') isConflict ||= !this.#reopen(step.enrolmentId, step.isFrozen);
      else if (step.kind === 'end') this.#change(step.enrolmentId, { endedAt: at, endReason: step.reason });
      else this.#change(step.enrolmentId, { frozenAt: step.kind === 'freeze' ? at : null });
    }
    return { steps: steps.length, isConflict };
  }

  #enrol(line: string, userId: string, isFrozen: boolean): boolean {
    for (const one of this.running())
      if (one.userId === userId && one.isOver && one.frozenAt === null)
        this.#change(one.id, { endedAt: at, endReason: 'access-over' });
    if (this.running().some((one) => one.userId === userId)) return false;
    const id = `enrolment ${this.kept.length}`;
    const frozenAt = isFrozen ? at : null;
    this.kept.push({ id, line, userId, endedAt: null, endReason: null, frozenAt, isOver: false });
    return true;
  }

  #reopen(id: string, isFrozen: boolean): boolean {
    const own = this.kept.find((one) => one.id === id);
    if (this.running().some((one) => one.userId === own?.userId && one.id !== id)) return false;
    this.#change(id, { endedAt: null, endReason: null, frozenAt: isFrozen ? at : null });
    return true;
  }

  #change(id: string, changes: Partial<Kept>): void {
    const own = this.kept.find((one) => one.id === id);
    if (own) Object.assign(own, changes);
  }
}
