import { pino } from 'pino';
import { env } from './env.ts';

/** Structured log without personal data: log ids and reasons, never addresses, tokens, names or answers. */
export const log = pino({ level: env().logLevel, base: null });
