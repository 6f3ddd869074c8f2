'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const firstWaitMs = 3_000;
const longestWaitMs = 30_000;
const giveUpAfterMs = 10 * 60_000;

/** Asks the server again now and then, ever more slowly, and only while the page is looked at. Shows nothing. */
export function RefreshWhileWaiting() {
  const router = useRouter();
  useEffect(() => {
    let waitMs = firstWaitMs;
    let waitedMs = 0;
    let timer = setTimeout(look, waitMs);
    function look() {
      if (!document.hidden) router.refresh();
      waitedMs += waitMs;
      waitMs = Math.min(waitMs * 1.5, longestWaitMs);
      if (waitedMs < giveUpAfterMs) timer = setTimeout(look, waitMs);
    }
    return () => clearTimeout(timer);
  }, [router]);
  return null;
}
