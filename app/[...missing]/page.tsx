import { notFound } from 'next/navigation';

// An address that nothing else answers. Rendered per request, so that the page carries its nonce.
export const dynamic = 'force-dynamic';

export default function MissingPage(): never {
  notFound();
}
