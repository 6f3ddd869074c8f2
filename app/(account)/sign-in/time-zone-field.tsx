'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** The time zone of this browser, where scripts run, the way an account would keep it. */
export function browserTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
}

/** Sends the browser's time zone with a form, so that a new account's dates are right. Empty without scripts. */
export function TimeZoneField() {
  const timeZone = useSyncExternalStore(never, browserTimeZone, () => '');
  return <input type="hidden" name="timeZone" value={timeZone} />;
}
