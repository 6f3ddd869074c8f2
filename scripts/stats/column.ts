import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';

type Run = { readonly start: number; readonly entries: number };
type Entry = readonly [value: number, count: number];

const entryBytes = 16;
const mergeBytes = 1_000_000;

/**
 * The values of one column, each with how often it occurs, in ascending order as often as they are asked for. While there
 * are few different values they stay in memory; more go to a temporary file in sorted runs, merged when read.
 */
export class Column {
  private counts = new Map<number, number>();
  private readonly runs: Run[] = [];
  private length = 0;
  private readonly file: string;
  private readonly most: number;

  /** @param most how many different values are held in memory */
  constructor(folder: string, name: string, most: number) {
    this.file = join(folder, name);
    this.most = most;
  }

  add(value: number): void {
    const { counts } = this;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size >= this.most) this.spill();
  }

  private sorted(): Entry[] {
    return [...Float64Array.from(this.counts.keys()).sort()].map((value) => [value, this.counts.get(value) ?? 0]);
  }

  /** The file is open only while it is written: a table may have more columns than a process may have files. */
  private spill(): void {
    const entries = this.sorted();
    const bytes = new Float64Array(entries.flat());
    const file = openSync(this.file, 'a', 0o600);
    writeSync(file, new Uint8Array(bytes.buffer));
    closeSync(file);
    this.runs.push({ start: this.length, entries: entries.length });
    this.length += bytes.byteLength;
    this.counts = new Map();
  }

  private *readRun(file: number, { start, entries }: Run, atOnce: number): Generator<Entry> {
    const buffer = new Float64Array(atOnce * 2);
    const bytes = new Uint8Array(buffer.buffer);
    for (let done = 0; done < entries; done += atOnce) {
      const wanted = Math.min(atOnce, entries - done);
      readSync(file, bytes, 0, wanted * entryBytes, start + done * entryBytes);
      for (let index = 0; index < wanted; index += 1) yield [buffer[index * 2] ?? 0, buffer[index * 2 + 1] ?? 0];
    }
  }

  /** All values, ascending; the same value may come in several entries one after the other. */
  *inOrder(): Generator<Entry> {
    if (this.runs.length === 0) {
      yield* this.sorted();
      return;
    }
    const file = openSync(this.file, 'r');
    try {
      const atOnce = Math.max(8, Math.floor(mergeBytes / entryBytes / this.runs.length));
      yield* merged([this.sorted().values(), ...this.runs.map((run) => this.readRun(file, run, atOnce))]);
    } finally {
      closeSync(file);
    }
  }
}

type Head = { entry: Entry; readonly rest: Iterator<Entry> };

function sink(heap: Head[], from: number): void {
  let at = from;
  for (;;) {
    const [left, right] = [at * 2 + 1, at * 2 + 2];
    let least = at;
    if (valueAt(heap, left) < valueAt(heap, least)) least = left;
    if (valueAt(heap, right) < valueAt(heap, least)) least = right;
    if (least === at) return;
    [heap[at], heap[least]] = [heap[least] as Head, heap[at] as Head];
    at = least;
  }
}

const valueAt = (heap: readonly Head[], at: number): number => heap[at]?.entry[0] ?? Number.POSITIVE_INFINITY;

/** Merges ascending lists, the smallest head first. */
function* merged(lists: readonly Iterator<Entry>[]): Generator<Entry> {
  const heap: Head[] = [];
  for (const rest of lists) {
    const first = rest.next();
    if (!first.done) heap.push({ entry: first.value, rest });
  }
  for (let at = heap.length >> 1; at >= 0; at -= 1) sink(heap, at);
  for (let [head] = heap; head !== undefined; [head] = heap) {
    yield head.entry;
    const next = head.rest.next();
    if (next.done) {
      const last = heap.pop() as Head;
      if (heap.length > 0) heap[0] = last;
    } else head.entry = next.value;
    sink(heap, 0);
  }
}
