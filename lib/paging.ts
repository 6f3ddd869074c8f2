export const pageSize = 50;

export type Paged<Item> = {
  readonly items: readonly Item[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** Which rows page number `page` asks for. */
export function rowsOf(page: number): { skip: number; take: number } {
  return { skip: (Math.max(1, Math.trunc(page)) - 1) * pageSize, take: pageSize };
}

export function paged<Item>(items: readonly Item[], total: number, page: number): Paged<Item> {
  return { items, total, page: Math.max(1, Math.trunc(page)), pages: Math.max(1, Math.ceil(total / pageSize)) };
}

/** A condition "contains this text", in any case of letters, in which % and _ stand for themselves. */
export function containing(text: string): { contains: string; mode: 'insensitive' } {
  return { contains: text.replaceAll(/[\\%_]/g, String.raw`\$&`), mode: 'insensitive' };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** True for text that can be an id; anything else would be refused by the database with an error. */
export function isId(text: string): boolean {
  return uuid.test(text);
}
