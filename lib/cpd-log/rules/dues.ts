import type { Day } from '#lib/bodies/rules/types.ts';
import type { DueKind } from '../schema/memberships.ts';
import { addDays, daysBetween, isDay } from './days.ts';

const kinds: readonly DueKind[] = ['first-aid', 'insurance', 'membership', 'other'];
const longestLabel = 80;

export type DueField = 'kind' | 'label' | 'dueOn';
export type DueFault =
  | 'no-such-kind'
  | 'label-missing'
  | 'label-too-long'
  | 'day-missing'
  | 'not-a-day'
  | 'day-out-of-reach';
export type DueFaults = Partial<Record<DueField, DueFault>>;
export type DueFacts = { readonly kind: DueKind; readonly label: string; readonly dueOn: Day };

function dayFault(day: string, today: Day): DueFault | null {
  if (day === '') return 'day-missing';
  if (!isDay(day)) return 'not-a-day';
  return Math.abs(daysBetween(today, day)) > 366 * 30 ? 'day-out-of-reach' : null;
}

function labelFault(kind: string, label: string): DueFault | null {
  if (label.length > longestLabel) return 'label-too-long';
  return kind === 'other' && label === '' ? 'label-missing' : null;
}

/** What was typed about a day that lapses as facts, or every fault by field. Only "other" needs a name. */
export function readDue(
  typed: Readonly<Record<DueField, string>>,
  today: Day,
): { readonly facts: DueFacts } | { readonly faults: DueFaults } {
  const label = typed.label
    .normalize('NFC')
    .replaceAll(/[\s\p{C}]+/gu, ' ')
    .trim();
  const kind = kinds.find((known) => known === typed.kind);
  const found: readonly (readonly [DueField, DueFault | null])[] = [
    ['kind', kind ? null : 'no-such-kind'],
    ['label', labelFault(typed.kind, label)],
    ['dueOn', dayFault(typed.dueOn, today)],
  ];
  const faults = Object.fromEntries(found.filter(([, fault]) => fault !== null)) as DueFaults;
  if (!kind || Object.keys(faults).length > 0) return { faults };
  return { facts: { kind, label, dueOn: typed.dueOn } };
}

export type DueState = 'lapsed' | 'soon' | 'far';

/** How a day that lapses stands. The day itself still holds; "soon" is what the reminders begin with, 60 days. */
export function dueState(dueOn: Day, today: Day): { readonly state: DueState; readonly daysLeft: number } {
  const daysLeft = daysBetween(today, dueOn);
  if (dueOn < today) return { state: 'lapsed', daysLeft };
  return { state: dueOn <= addDays(today, 60) ? 'soon' : 'far', daysLeft };
}
