import type { FormState } from '#lib/auth/form-state.ts';

/** What the form of an entry shows again after a refusal. */
export type EntryState = FormState & {
  /** The revision that a further save is about: that of the entry as it is now, once its differences were shown. */
  readonly revision?: string;
  /** What is saved now, where it differs from what was typed. */
  readonly savedNow?: readonly { readonly label: string; readonly text: string }[];
  /** The next save keeps it beside the one it looks like. */
  readonly isAnother?: boolean;
};

export type EntryAction = (previous: EntryState, form: FormData) => Promise<EntryState>;
