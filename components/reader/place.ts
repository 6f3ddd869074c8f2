import type { Place } from '#lib/enrolment/progress/schema.ts';

/** Index of the part whose start was passed last, seen from a third down the window; 0 at the top. */
export function currentPart(ids: readonly string[]): number {
  const eye = window.innerHeight / 3;
  const passed = ids.filter(
    (id) => (document.getElementById(id)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY) <= eye,
  );
  return Math.max(0, passed.length - 1);
}

/** How much of the text has come into the window, in thousandths. */
export function milleOf(article: Element): number {
  const { top, height } = article.getBoundingClientRect();
  if (height <= 0) return 0;
  return Math.round(1000 * Math.min(1, Math.max(0, (window.innerHeight - top) / height)));
}

/** Reports the place: at rest after two seconds, at once when the page is hidden. What could not be sent goes with the next report. */
export class PlaceSender {
  private readonly endpoint: string;
  private readonly read: () => Pick<Place, 'anchor' | 'mille'>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private countedAt: number;
  private unsentMilliseconds = 0;
  private hasMoved = false;

  constructor(endpoint: string, read: () => Pick<Place, 'anchor' | 'mille'>) {
    this.endpoint = endpoint;
    this.read = read;
    this.countedAt = performance.now();
  }

  private count(): void {
    const at = performance.now();
    // A pause of more than a minute without a movement is not reading.
    this.unsentMilliseconds += Math.min(60_000, at - this.countedAt);
    this.countedAt = at;
  }

  private body(): { text: string; milliseconds: number } {
    const seconds = Math.min(3600, Math.round(this.unsentMilliseconds / 1000));
    return { text: JSON.stringify({ ...this.read(), seconds } satisfies Place), milliseconds: seconds * 1000 };
  }

  /** The reader moved. */
  moved(): void {
    this.hasMoved = true;
    this.count();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), 2_000);
  }

  private async send(): Promise<void> {
    this.count();
    const { text, milliseconds } = this.body();
    this.unsentMilliseconds -= milliseconds;
    const answer = await fetch(this.endpoint, {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'application/json' },
      keepalive: true,
    }).catch(() => null);
    if (!answer) this.unsentMilliseconds += milliseconds;
  }

  /** The page goes out of sight: the last chance to report. */
  hidden(): void {
    clearTimeout(this.timer);
    if (!this.hasMoved) return;
    this.count();
    const { text, milliseconds } = this.body();
    if (navigator.sendBeacon(this.endpoint, new Blob([text], { type: 'application/json' })))
      this.unsentMilliseconds -= milliseconds;
  }

  /** Back in sight: what passed meanwhile was not reading. */
  shown(): void {
    this.countedAt = performance.now();
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
