import { z } from 'zod';

const text = z.string().max(1000).default('');

export const profileForm = z.object({ displayName: text, timeZone: text, countryCode: text });
export const endSessionForm = z.object({ sessionId: z.uuid() });

export type ProfileInput = { readonly displayName: string; readonly timeZone: string; readonly countryCode: string };

export type Profile = {
  readonly email: string;
  readonly displayName: string | null;
  readonly legalName: string | null;
  readonly legalNameConfirmedAt: Date | null;
  readonly countryCode: string | null;
  readonly timeZone: string;
};

export type SessionLine = {
  readonly id: string;
  readonly browser: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly isThisDevice: boolean;
};
