/**
 * One spelling for one mailbox, or null when it cannot be an address. NFKC comes first, so that look-alikes of "@" count
 * as "@" before anything is counted.
 */
export function normaliseEmail(input: string): string | null {
  const email = input.normalize('NFKC').trim().toLowerCase();
  if (email.length > 254 || /[\p{C}\p{Z}"'`<>()[\]\\,;:]/u.test(email)) return null;
  const [local, domain, ...more] = email.split('@');
  if (!local || !domain || more.length > 0 || local.length > 64) return null;
  const labels = domain.split('.');
  if (
    labels.length < 2 ||
    labels.some((label) => !/^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?$/u.test(label))
  )
    return null;
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return null;
  return email;
}
