import { frozenMessage } from '../messages.ts';
import type { EntryRefusal } from './schema.ts';

/** A refusal as the reader reads it. */
export const entryMessages: Record<EntryRefusal, string> = {
  'not-enrolled': 'You are not enrolled in this course.',
  'access-over': 'Your time with this course is over.',
  frozen: frozenMessage,
  'no-such-module': 'This course has no module of that name.',
  locked: 'This module opens once the one before it is marked as read.',
};
