/** Carries the browser's time zone over to Google and back, for a person who is new. A script writes it, so it is its own file. */
export const zoneCookieName = 'afferent-zone';
