import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';

type Run = { readonly start: number; readonly entries: number };
type Entry = readonly [value: number, count: number];

const entryBytes = 16;
const mergeBytes = 1_000_000;
const pieceEntries = 4096;

/**
 * The values of one column, each with how often it occurs, in ascending order as often as they are asked for. While there
 * are few different values they stay in memory; more go to a temporary file in sorted runs, merged when read. Values
 * stand in arrays of numbers that are made once: a Map of them would leave its garbage behind at every spill.
 */
export class Column {
  private values: Float64Array<ArrayBuffer>;
  private counts: Float64Array<ArrayBuffer>;
  private otherValues: Float64Array<ArrayBuffer>;
  private otherCounts: Float64Array<ArrayBuffer>;
  /** The first of them are different, sorted and counted; the others stand as they came. */
  private sorted = 0;
  private used = 0;
  private readonly runs: Run[] = [];
  private length = 0;
  private readonly file: string;

  /** @param most how many values are held in memory */
  constructor(folder: string, name: string, most: number) {
    this.file = join(folder, name);
    this.values = new Float64Array(most);
    this.counts = new Float64Array(most);
    this.otherValues = new Float64Array(most);
    this.otherCounts = new Float64Array(most);
  }

  add(value: number): void {
    this.values[this.used] = value;
    this.counts[this.used] = 1;
    this.used += 1;
    if (this.used < this.values.length) return;
    this.sort();
    if (this.sorted > this.values.length / 2) this.spill();
  }

  /** Sorts what came since and merges it into what is sorted. */
  private sort(): void {
    const { values, counts, sorted, used, otherValues, otherCounts } = this;
    values.subarray(sorted, used).sort();
    let [left, right, last] = [0, sorted, -1];
    while (left < sorted || right < used) {
      const takesLeft = right >= used || (left < sorted && (values[left] ?? 0) <= (values[right] ?? 0));
      const from = takesLeft ? left : right;
      if (takesLeft) left += 1;
      else right += 1;
      if (last < 0 || otherValues[last] !== values[from]) {
        last += 1;
        otherValues[last] = values[from] ?? 0;
        otherCounts[last] = 0;
      }
      otherCounts[last] = (otherCounts[last] ?? 0) + (counts[from] ?? 0);
    }
    [this.values, this.counts, this.otherValues, this.otherCounts] = [otherValues, otherCounts, values, counts];
    this.sorted = last + 1;
    this.used = last + 1;
  }

  private *held(): Generator<Entry> {
    for (let at = 0; at < this.sorted; at += 1) yield [this.values[at] ?? 0, this.counts[at] ?? 0];
  }

  /** The file is open only while it is written: a table may have more columns than a process may have files. */
  private spill(): void {
    const entries = this.sorted;
    const file = openSync(this.file, 'a', 0o600);
    for (let from = 0; from < entries; from += pieceEntries) {
      const piece = new Float64Array(2 * Math.min(pieceEntries, entries - from));
      for (let at = 0; at < piece.length / 2; at += 1) {
        piece[2 * at] = this.values[from + at] ?? 0;
        piece[2 * at + 1] = this.counts[from + at] ?? 0;
      }
      writeSync(file, new Uint8Array(piece.buffer));
    }
    closeSync(file);
    this.runs.push({ start: this.length, entries });
    this.length += entries * entryBytes;
    this.sorted = 0;
    this.used = 0;
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
    this.sort();
    if (this.runs.length === 0) {
      yield* this.held();
      return;
    }
    const file = openSync(this.file, 'r');
    try {
      const atOnce = Math.max(8, Math.floor(mergeBytes / entryBytes / this.runs.length));
      yield* merged([this.held(), ...this.runs.map((run) => this.readRun(file, run, atOnce))]);
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
