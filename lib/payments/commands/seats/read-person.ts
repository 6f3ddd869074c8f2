import { normaliseEmail } from '#lib/email/address.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import { mostNameLetters } from '../../rules/seat-list.ts';
import { readDueDay, tidyName } from '../../rules/seats.ts';
import { mostMessageLetters } from '../../schema/seats.ts';
import type { PersonFault } from '../../schema/seats.ts';
import type { Invitee } from './place-invitation.ts';

type Typed = { readonly email: string; readonly name: string; readonly dueOn?: string; readonly message?: string };

/** Who is meant by what was typed. `today` in the owner's time zone, YYYY-MM-DD. */
export function readPerson(typed: Typed, today: string): Result<Invitee, PersonFault> {
  const email = normaliseEmail(typed.email);
  if (email === null) return refuse('not-an-address');
  const name = tidyName(typed.name);
  if (name.length > mostNameLetters) return refuse('name-too-long');
  const message = (typed.message ?? '').normalize('NFC').replaceAll(/\r\n?/g, '\n').trim();
  if (message.length > mostMessageLetters) return refuse('message-too-long');
  const due = readDueDay(typed.dueOn ?? '', today);
  if (!due.ok) return due;
  return ok({
    email,
    name: name === '' ? null : name,
    message: message === '' ? null : message,
    dueOn: due.value,
  });
}
