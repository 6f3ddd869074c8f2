'use client';

import { useEffect, useState } from 'react';
import type { ReadingPart } from '#lib/catalogue/schema.ts';
import { PlaceSender, currentPart, milleOf } from './place.ts';

type Given = {
  readonly parts: readonly ReadingPart[];
  /** Where the reader was last; null at the first visit. */
  readonly anchor: string | null;
  /** Where to report the place; null on the free preview, which reports nothing. */
  readonly endpoint: string | null;
};

/** Follows the scroll: the part in view, and the furthest one reached. */
function usePlace({ parts, anchor, endpoint }: Given): { current: number; furthest: number } {
  const start = Math.max(
    0,
    parts.findIndex(({ id }) => id === anchor),
  );
  const [place, setPlace] = useState({ current: 0, furthest: start });
  useEffect(() => {
    const article = document.getElementById('reading');
    if (!article) return undefined;
    const ids = parts.map(({ id }) => id);
    const sender = endpoint
      ? new PlaceSender(endpoint, () => ({ anchor: ids[currentPart(ids)] ?? null, mille: milleOf(article) }))
      : null;
    let frame = 0;
    const follow = () => {
      const current = currentPart(ids);
      setPlace((before) =>
        before.current === current && before.furthest >= current
          ? before
          : { current, furthest: Math.max(before.furthest, current) },
      );
    };
    const onScroll = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(follow);
      sender?.moved();
    };
    const onVisibility = () => (document.visibilityState === 'hidden' ? sender?.hidden() : sender?.shown());
    follow();
    // A reader who comes back keeps the old place until they move.
    if (!anchor) sender?.moved();
    window.addEventListener('scroll', onScroll, { passive: true });
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      cancelAnimationFrame(frame);
      sender?.stop();
      window.removeEventListener('scroll', onScroll);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [parts, anchor, endpoint]);
  return place;
}

const wander = 'M5 0C9 6 1 12 5 20S9 33 5 42S1 55 5 64S9 78 5 86S3 96 5 100';

/** The line in the margin, drawn as far as the reader has come. */
function MarginLine({ share }: { share: number }) {
  return (
    <svg
      viewBox="0 0 10 100"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="absolute inset-y-0 left-0 h-full w-2.5"
      fill="none"
      strokeWidth="2.5"
    >
      <path d={wander} stroke="var(--color-line)" />
      <path
        d={wander}
        stroke="var(--color-nerve)"
        pathLength={1}
        strokeDasharray="1 1"
        strokeDashoffset={1 - share}
        className="transition-[stroke-dashoffset] duration-150"
      />
    </svg>
  );
}

function List({ parts, current }: { parts: readonly ReadingPart[]; current: number }) {
  return (
    <ol>
      {parts.map(({ id, title }, index) => (
        <li key={id}>
          <a
            href={`#${id}`}
            aria-current={index === current ? 'location' : undefined}
            className={`flex min-h-11 items-center py-1 text-[0.9375rem] leading-snug no-underline hover:underline wide:min-h-9 ${index === current ? 'font-semibold text-ink' : 'text-muted'}`}
          >
            {title}
          </a>
        </li>
      ))}
    </ol>
  );
}

/** The contents of a module: beside the text on a wide screen, folded above it elsewhere. */
export function Contents(given: Given) {
  const { parts } = given;
  const { current, furthest } = usePlace(given);
  const share = parts.length === 0 ? 0 : Math.min(1, (furthest + 0.5) / parts.length);
  return (
    <>
      <details className="border-y border-line wide:hidden">
        <summary className="min-h-11 py-2.5 font-medium">Contents</summary>
        <nav aria-label="Contents" className="relative mb-4 pl-6">
          <MarginLine share={share} />
          <List parts={parts} current={current} />
        </nav>
      </details>
      <nav aria-label="Contents" className="relative hidden pl-6 wide:block">
        <MarginLine share={share} />
        <List parts={parts} current={current} />
      </nav>
    </>
  );
}
