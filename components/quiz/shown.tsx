'use client';

import type { ReactNode } from 'react';
import { useSession } from './session.ts';

/** Its children, while the part of the paper that they belong to is shown. */
export function Shown({ when, children }: { when: 'review' | 'questions' | number; children: ReactNode }) {
  const { part } = useSession();
  let isShown = part.kind === 'all' || (part.kind === 'question' && part.position === when);
  if (when === 'review') isShown = part.kind === 'review';
  if (when === 'questions') isShown = part.kind !== 'review';
  return <div hidden={!isShown}>{children}</div>;
}
