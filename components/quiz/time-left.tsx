'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useSession } from './session.ts';

const minuteMs = 60_000;
/** Minutes left at which the time is also read out. */
const spoken = new Set([10, 5, 1]);

function words(minutes: number): string {
  if (minutes <= 0) return 'Time is over';
  if (minutes === 1) return 'Less than a minute left';
  return `About ${minutes} minutes left`;
}

/**
 * The time left as the server reckoned it, told anew each minute; the clock of the device has no part in it. At the end
 * the server is asked, and where it answers the page is loaded again.
 */
export function TimeLeft({ remainingSeconds }: { remainingSeconds: number }) {
  const router = useRouter();
  const { queue } = useSession();
  const [leftMs, setLeftMs] = useState(remainingSeconds * 1000);
  useEffect(() => {
    const endsAt = performance.now() + remainingSeconds * 1000;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const left = Math.max(0, endsAt - performance.now());
      setLeftMs(left);
      if (left > 0) timer = setTimeout(tick, Math.min(left, left % minuteMs || minuteMs) + 50);
      else void queue?.look().then((found) => found !== 'failed' && router.refresh());
    };
    tick();
    return () => clearTimeout(timer);
  }, [remainingSeconds, router, queue]);
  const minutes = Math.ceil(leftMs / minuteMs);
  return (
    <p className="mb-4 text-sm font-medium tabular">
      {words(minutes)}
      <span role="status" className="sr-only">
        {spoken.has(minutes) || minutes === 0 ? words(minutes) : ''}
      </span>
    </p>
  );
}
