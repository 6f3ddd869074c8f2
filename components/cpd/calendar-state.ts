/** `address` is shown this once: only its hash is kept. `isAsking`: an address that is in use would end, so it is asked first. */
export type CalendarState = { readonly address?: string; readonly isAsking?: boolean };
