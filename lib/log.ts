import { pino } from 'pino';
import { env } from './env.ts';

/** What may be said of an error: its kind, its code and where it arose. Messages of other houses repeat values, so they stay out. */
export function describeError(error: unknown): { type: string; code?: string; stack?: string } {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n');
  return { type: error.name, ...(typeof code === 'string' ? { code } : {}), ...(frames ? { stack: frames } : {}) };
}

/** Structured log without personal data: log ids and reasons, never addresses, tokens, names or answers. */
export const log = pino({
  level: env().logLevel,
  base: null,
  serializers: { err: describeError, error: describeErrorField },
});

function describeErrorField(error: unknown): unknown {
  return error instanceof Error ? describeError(error) : error;
}
