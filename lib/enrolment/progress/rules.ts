/** What is known of one module of an enrolment; null where it was never opened. */
export type ModuleMark = {
  readonly anchor: string | null;
  readonly furthestMille: number;
  readonly lastSeenAt: Date;
  readonly completedAt: Date | null;
};
export type ModuleInOrder = { readonly slug: string; readonly minutes: number };
export type ModuleState = 'read' | 'open' | 'locked';

/**
 * The state of each module, in order. The first is open; each next opens once all before it are marked read.
 * What was marked read stays open for good.
 */
export function moduleStates(
  modules: readonly ModuleInOrder[],
  marks: ReadonlyMap<string, Pick<ModuleMark, 'completedAt'>>,
): Map<string, ModuleState> {
  const states = new Map<string, ModuleState>();
  let isReached = true;
  for (const { slug } of modules) {
    const isRead = (marks.get(slug)?.completedAt ?? null) !== null;
    states.set(slug, isRead ? 'read' : isReached ? 'open' : 'locked');
    isReached = isReached && isRead;
  }
  return states;
}

/** The quiz opens when every module is marked read. A course without modules has no quiz. */
export function areAllRead(states: ReadonlyMap<string, ModuleState>): boolean {
  return states.size > 0 && [...states.values()].every((state) => state === 'read');
}

/** Minutes of reading left in a module: none once it is marked read, else at least one. */
export function minutesLeft(
  minutes: number,
  mark: Pick<ModuleMark, 'furthestMille' | 'completedAt'> | undefined,
): number {
  if (mark?.completedAt) return 0;
  const share = 1 - Math.min(1000, Math.max(0, mark?.furthestMille ?? 0)) / 1000;
  return Math.max(1, Math.ceil(minutes * share));
}

/** Where to go on: the open module, or null when all are read. */
export function nextModule(modules: readonly ModuleInOrder[], states: ReadonlyMap<string, ModuleState>): string | null {
  return modules.find(({ slug }) => states.get(slug) === 'open')?.slug ?? null;
}

/** How far through the course, in thousandths, each module by its reading time. */
export function courseMille(
  modules: readonly ModuleInOrder[],
  marks: ReadonlyMap<string, Pick<ModuleMark, 'furthestMille' | 'completedAt'>>,
): number {
  const total = modules.reduce((sum, { minutes }) => sum + minutes, 0);
  if (total <= 0) return 0;
  const done = modules.reduce((sum, { slug, minutes }) => {
    const mark = marks.get(slug);
    return sum + minutes * (mark?.completedAt ? 1000 : Math.min(1000, Math.max(0, mark?.furthestMille ?? 0)));
  }, 0);
  return Math.round(done / total);
}
