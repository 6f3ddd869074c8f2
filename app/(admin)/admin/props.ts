/** What Next hands to a page that reads its address. */
export type SearchProps = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };
export type IdProps = { readonly params: Promise<{ readonly id: string }> };
