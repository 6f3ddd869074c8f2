import { certainties } from '#lib/quiz/rules/certainty.ts';
import type { Answer, Kept, Queued, Refused } from './queued.ts';

const prefix = 'afferent-quiz';

/** Every window keeps its own waiting answers, under the person, the attempt and itself: no two write to one place. */
function nameFor(owner: string, attemptId: string, windowId: string): string {
  return [prefix, owner, attemptId, windowId].join(':');
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function readAnswer({ keys, certainty }: Record<string, unknown>): Answer | null {
  if (!Array.isArray(keys) || !keys.every((key) => typeof key === 'string')) return null;
  return { keys, certainty: certainties.find((each) => each === certainty) ?? null };
}

function readQueued(value: unknown): Queued[] {
  if (!isObject(value)) return [];
  const { kind, position, clientSeq, wasSent, flagged } = value;
  if (typeof position !== 'number' || typeof clientSeq !== 'number') return [];
  const onItsWay = { position, clientSeq, wasSent: wasSent === true };
  if (kind === 'flag' && typeof flagged === 'boolean') return [{ kind, flagged, ...onItsWay }];
  const answer = readAnswer(value);
  return kind === 'answer' && answer ? [{ kind, ...answer, ...onItsWay }] : [];
}

function readRefused(value: unknown): Refused[] {
  if (!isObject(value) || typeof value['position'] !== 'number' || !isObject(value['mine'])) return [];
  const mine = readAnswer(value['mine']);
  const why = value['why'] === 'closed' ? 'closed' : 'changed-elsewhere';
  return mine ? [{ position: value['position'], mine, why }] : [];
}

/** What a window kept, as far as it can be read. Total for any text. */
export function readKept(text: string | null): Kept {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (!isObject(value)) return { waiting: [], refused: [] };
    const list = (name: string) => (Array.isArray(value[name]) ? (value[name] as unknown[]) : []);
    return { waiting: list('waiting').flatMap(readQueued), refused: list('refused').flatMap(readRefused) };
  } catch {
    return { waiting: [], refused: [] };
  }
}

/** The browser's storage; null where it is switched off. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** The names under which windows of this person keep something of this attempt. Nobody else's are looked at. */
function namesOf(owner: string, attemptId: string): string[] {
  const kept = storage();
  const names = kept ? Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? '') : [];
  return names.filter((name) => name.startsWith(`${nameFor(owner, attemptId, '')}`));
}

function newWindowId(): string {
  return [...crypto.getRandomValues(new Uint32Array(3))].map((part) => part.toString(36)).join('');
}

/** False where the storage has no room, or is switched off: what waits is then in memory alone. */
function writeText(name: string, text: string): boolean {
  try {
    const kept = storage();
    kept?.setItem(name, text);
    return kept !== null;
  } catch {
    return false;
  }
}

function write(name: string, kept: Kept): boolean {
  if (kept.waiting.length + kept.refused.length > 0) return writeText(name, JSON.stringify(kept));
  storage()?.removeItem(name);
  return true;
}

export type WaitingStore = {
  readonly store: (kept: Kept) => void;
  /** Calls back with what every other window left behind, once that window is gone. */
  readonly inheritFrom: (take: (kept: Kept) => void) => void;
};

/**
 * Where a window keeps what has not arrived, so that it survives the tab and the browser. While a window lives it holds
 * a lock on its name; whoever waits for that lock inherits when the window is gone, and only one can. Without locks (an
 * old browser) everything is inherited when a page opens: at worst an answer is sent twice, which changes nothing.
 */
export function openWaitingStore(owner: string, attemptId: string): WaitingStore {
  const ownName = nameFor(owner, attemptId, newWindowId());
  const locks = typeof navigator.locks === 'object' ? navigator.locks : null;
  const known = new Set([ownName]);
  void locks?.request(ownName, () => new Promise(() => undefined)).catch(() => undefined);

  let isStored = true;
  let newest: Kept = { waiting: [], refused: [] };
  const store = (kept: Kept) => {
    newest = kept;
    isStored = write(ownName, kept);
  };
  const takeOver = (name: string, take: (kept: Kept) => void) => {
    const text = storage()?.getItem(name) ?? null;
    const kept = readKept(text);
    if (kept.waiting.length + kept.refused.length > 0) take(kept);
    storage()?.removeItem(name);
    if (isStored) return;
    // There was no room for both: now there may be. If not, what was left behind stays where it was.
    store(newest);
    if (!isStored && text !== null) writeText(name, text);
  };
  const waitFor = (name: string, take: (kept: Kept) => void) => {
    if (known.has(name)) return;
    known.add(name);
    if (locks) void locks.request(name, () => takeOver(name, take)).catch(() => undefined);
    else takeOver(name, take);
  };
  return {
    store,
    inheritFrom: (take) => {
      for (const name of namesOf(owner, attemptId)) waitFor(name, take);
      window.addEventListener('storage', ({ key }) => {
        if (key?.startsWith(nameFor(owner, attemptId, '')) && locks) waitFor(key, take);
      });
    },
  };
}

/** The questions of a closed attempt whose answers never arrived, and a way to forget them. */
export function leftBehind(owner: string, attemptId: string): readonly number[] {
  const positions = namesOf(owner, attemptId).flatMap((name) => {
    const { waiting, refused } = readKept(storage()?.getItem(name) ?? null);
    return [...waiting.filter(({ kind }) => kind === 'answer'), ...refused].map(({ position }) => position);
  });
  return [...new Set(positions)].toSorted((one, other) => one - other);
}

export function forgetLeftBehind(owner: string, attemptId: string): void {
  for (const name of namesOf(owner, attemptId)) storage()?.removeItem(name);
}
