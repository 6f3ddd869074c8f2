import type { Prisma } from '#generated/client.ts';
import { formatMoney, isCurrency } from '#lib/money.ts';

/** "amount A$59, session cs_1": what an event noted, in one line. */
export function plainDetail(detail: Prisma.JsonValue, ordered: string): string {
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) return '';
  // A payment that does not match may have come in another currency than was asked for.
  const noted = detail['currency'];
  const currency = typeof noted === 'string' ? noted.toUpperCase() : ordered;
  return Object.entries(detail)
    .filter(([key]) => key !== 'currency' || !isCurrency(currency))
    .map(([key, value]) => `${plainKey(key)} ${plainValue(key, value ?? null, currency)}`)
    .join(', ');
}

const plainKey = (key: string) =>
  key.replace(/Minor$/, '').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function plainValue(key: string, value: Prisma.JsonValue, currency: string): string {
  if (key.endsWith('Minor') && typeof value === 'number' && isCurrency(currency)) return formatMoney(value, currency);
  if (Array.isArray(value)) return value.map((one) => plainValue('', one, currency)).join(' and ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
