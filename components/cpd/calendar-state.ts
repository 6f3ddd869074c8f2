/** The calendar's address, shown this once: only its hash is kept. */
export type CalendarState = { readonly address?: string };
