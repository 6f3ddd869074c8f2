import { marketCountry, marketTimeZone } from '../market.ts';
import type { Market } from '../market.ts';

export type NameFault = 'too-short' | 'too-long' | 'not-plain';

const markupOrControl = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}<>{}[\]\\^|`~@#$%*=+_"]/u;

/** Characters that scripts need to join letters: they are invisible, and part of names all the same. */
const joiners = /[\u200C\u200D]/g;

/** A name in one spelling: composed letters, single spaces. */
export function tidyName(input: string): string {
  return input
    .normalize('NFC')
    .replaceAll(/\p{Zs}+/gu, ' ')
    .trim();
}

function lengthOf(name: string): number {
  return [...name].length;
}

/** What stands against a name, or null. Any script is welcome; markup and control characters are not. */
export function findNameFault(name: string, longest: number, shortest = 2): NameFault | null {
  const length = lengthOf(name);
  if (length < shortest) return 'too-short';
  if (length > longest) return 'too-long';
  return markupOrControl.test(name.replaceAll(joiners, '')) || !/\p{L}/u.test(name) ? 'not-plain' : null;
}

export const longestDisplayName = 80;

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/(?:Firefox|FxiOS)\//, 'Firefox'],
  [/(?:Chrome|CriOS)\//, 'Chrome'],
  [/Version\/[\d.]+.*Safari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** A browser in words: "Firefox on Windows". Total: anything else is "Unknown browser". */
export function describeUserAgent(userAgent: string | null): string {
  const find = (list: readonly (readonly [RegExp, string])[]) =>
    list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  const browser = find(browsers) ?? 'Unknown browser';
  const system = find(systems);
  return system ? `${browser} on ${system}` : browser;
}

export const countries = [
  { value: 'AU', label: 'Australia' },
  { value: 'GB', label: 'United Kingdom' },
  { value: 'NZ', label: 'New Zealand' },
  { value: 'IE', label: 'Ireland' },
  { value: 'ZZ', label: 'Somewhere else' },
] as const;

/** Is this a time zone that this server can reckon with? */
export function isTimeZone(name: string): boolean {
  return timeZones.has(name);
}

const timeZones: ReadonlySet<string> = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);

/** Where a person's dates and forms belong. A country that nobody told is null. */
export type Home = { readonly timeZone: string; readonly countryCode: string | null };

const countryOfZone: Readonly<Record<string, string>> = {
  'Europe/London': 'GB',
  'Europe/Dublin': 'IE',
  'Pacific/Auckland': 'NZ',
  'Pacific/Chatham': 'NZ',
};

/** The zone that a browser reports, as this server spells it; null when it says nothing of use. UTC is what browsers say that will not tell. */
function readReportedZone(reported: string): string | null {
  try {
    const zone = new Intl.DateTimeFormat('en', { timeZone: reported }).resolvedOptions().timeZone;
    return isTimeZone(zone) && zone !== 'UTC' ? zone : null;
  } catch {
    return null;
  }
}

/** Where a new person lives: what the browser reports counts, and without a script the market whose prices they see. */
export function homeOf(reportedZone: string, market: Market): Home {
  const timeZone = readReportedZone(reportedZone);
  if (!timeZone) return { timeZone: marketTimeZone(market), countryCode: marketCountry(market) };
  return { timeZone, countryCode: timeZone.startsWith('Australia/') ? 'AU' : (countryOfZone[timeZone] ?? null) };
}

/** Zones of the countries we write for, first; then every other. */
export function listTimeZones(): { value: string; label: string }[] {
  const isNear = (zone: string) =>
    zone.startsWith('Australia/') || ['Europe/London', 'Europe/Dublin', 'Pacific/Auckland'].includes(zone);
  const zones = [...timeZones];
  const label = (zone: string) => zone.split('/').toReversed().join(', ').replaceAll('_', ' ');
  return [...zones.filter(isNear), ...zones.filter((zone) => !isNear(zone))].map((zone) => ({
    value: zone,
    label: label(zone),
  }));
}
