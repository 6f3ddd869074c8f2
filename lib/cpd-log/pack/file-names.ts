import { periodText } from '../messages/pack.ts';
import type { Pack } from '../schema/pack.ts';

/** "CPD audit pack ATMS 2026-07-01 to 2027-06-30": no name of a person, because names of files wander. */
export function packName({ body, period }: Pick<Pack, 'body' | 'period'>): string {
  const dates = periodText(period).startsWith('Everything') ? `up to ${period.to}` : `${period.from} to ${period.to}`;
  return safeFileName(`CPD audit pack ${body?.shortName ?? 'whole log'} ${dates}`);
}

/** A name that every file system and every ZIP takes: no path, no control characters, at most 120 of them. */
export function safeFileName(name: string): string {
  const clean = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"\\/:*?<>|]/gu, '-')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[.\s]+/, '')
    .trim();
  if (clean.length <= 120) return clean || 'file';
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? '';
  return `${[...clean].slice(0, 110).join('')}${ending}`;
}
