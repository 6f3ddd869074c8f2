import { z } from 'zod';
import { invalid } from './errors.ts';
import type { StripeFailure } from './errors.ts';
import type { Group } from './form-encoding.ts';

export const text = z.string().min(1, { error: 'empty' }).max(5_000);
export const emptyable = z.string().max(5_000);
export const integer = z
  .string()
  .regex(/^-?\d{1,15}$/, { error: 'integer' })
  .transform(Number);
export const decimal = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,12})?$/, { error: 'decimal' })
  .transform(Number);
export const flag = z.enum(['true', 'false'], { error: 'boolean' }).transform((value) => value === 'true');
export const webAddress = text.refine(isWebAddress, { error: 'url' });
export const email = text.refine((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), { error: 'email' });

/** Stripe's limits: 50 keys, names up to 40 characters, values up to 500. An empty value unsets its key. */
export const metadata = z
  .record(z.string(), z.string().max(500, { error: 'metadata_value' }))
  .refine((entries) => Object.keys(entries).length <= 50, { error: 'metadata_count' })
  .refine((entries) => Object.keys(entries).every((name) => name.length <= 40), { error: 'metadata_name' })
  .transform((entries) => Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== '')));

/** A group named 0, 1, 2… read as an array. */
export function list<T extends z.ZodType>(item: T, max = 100) {
  return z.preprocess(asArray, z.array(item).max(max));
}

export const expand = list(text, 20).optional();

export const paging = {
  limit: integer.refine((value) => value >= 1 && value <= 100, { error: 'limit' }).optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
  created: z
    .union([integer, z.strictObject({ gt: integer, gte: integer, lt: integer, lte: integer }).partial()])
    .optional(),
  expand,
};

/** The parameters as `schema` reads them, or Stripe's refusal of the first that is wrong. */
export function readParams<T extends z.ZodType>(schema: T, group: Group): z.output<T> {
  const read = schema.safeParse(group, { reportInput: true });
  if (read.success) return read.data;
  const unknown = read.error.issues.find((issue) => issue.code === 'unrecognized_keys');
  const first = unknown ?? read.error.issues[0];
  throw first ? asFailure(first) : invalid('Invalid request.');
}

function asFailure(issue: z.core.$ZodIssue): StripeFailure {
  if (issue.code === 'unrecognized_keys') {
    const param = bracketed([...issue.path, issue.keys[0] ?? '']);
    return invalid(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
  }
  const param = bracketed(issue.path);
  if (issue.input === undefined)
    return invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  const known = PROBLEMS[issue.message];
  const shown = typeof issue.input === 'string' ? issue.input : param;
  if (known) return invalid(known.message(param, shown), { code: known.code, param });
  if (issue.code === 'invalid_value') {
    return invalid(`Invalid ${param}: must be one of ${issue.values.map(String).join(', ')}`, { param });
  }
  return invalid(`Invalid value for ${param}: ${issue.message}`, { param });
}

const PROBLEMS: Record<string, { code: string; message: (param: string, value: string) => string }> = {
  empty: { code: 'parameter_invalid_empty', message: (param) => `You passed an empty string for '${param}'.` },
  integer: { code: 'parameter_invalid_integer', message: (_param, value) => `Invalid integer: ${value}` },
  decimal: { code: 'parameter_invalid_decimal', message: (_param, value) => `Invalid decimal: ${value}` },
  boolean: { code: 'parameter_invalid_boolean', message: (_param, value) => `Invalid boolean: ${value}` },
  url: { code: 'url_invalid', message: () => 'Not a valid URL' },
  email: { code: 'email_invalid', message: (_param, value) => `Invalid email address: ${value}` },
  limit: { code: 'parameter_invalid_integer', message: (_param, value) => `Invalid limit: ${value} (1 to 100)` },
  metadata_count: { code: 'metadata_too_many_keys', message: () => 'Metadata can have up to 50 keys.' },
  metadata_name: { code: 'metadata_key_too_long', message: () => 'Metadata keys can have up to 40 characters.' },
  metadata_value: { code: 'metadata_value_too_long', message: () => 'Metadata values can have up to 500 characters.' },
};

function bracketed(path: readonly PropertyKey[]): string {
  return path.map((part, depth) => (depth === 0 ? String(part) : `[${String(part)}]`)).join('');
}

function asArray(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(value);
  return names.every((name, index) => name === String(index)) ? Object.values(value) : value;
}

function isWebAddress(value: string): boolean {
  const address = URL.canParse(value) ? new URL(value) : null;
  return address?.protocol === 'http:' || address?.protocol === 'https:';
}
