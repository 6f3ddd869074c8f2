export type DemoPerson = { readonly email: string; readonly role: 'therapist' | 'admin'; readonly note: string };

/** The people of the demonstration. Sign in with the address; the mail is at /dev/mailbox. */
export const demoPeople: readonly DemoPerson[] = [
  { email: 'therapist@demo.afferent.example', role: 'therapist', note: 'Enrolled and under way' },
  { email: 'newcomer@demo.afferent.example', role: 'therapist', note: 'New, enrolled in nothing' },
  { email: 'admin@demo.afferent.example', role: 'admin', note: 'Issues, corrects and revokes certificates' },
];
