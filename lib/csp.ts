/** Where a form may lead besides us: the hosted checkout, live or stand-in. */
function formTargets(checkoutOrigin: string): string {
  return `'self' ${checkoutOrigin}`;
}

/**
 * The Content-Security-Policy of one page. Scripts run by nonce (dynamic pages) or by the hashes of the page's own inline
 * scripts (static pages, counted after the build); never by `unsafe-inline`.
 */
export function contentSecurityPolicy(options: {
  readonly scripts: { readonly nonce: string } | { readonly hashes: readonly string[] };
  readonly checkoutOrigin: string;
  readonly isHttps: boolean;
  readonly isDevelopment: boolean;
}): string {
  const { scripts, checkoutOrigin, isHttps, isDevelopment } = options;
  const scriptSources =
    'nonce' in scripts
      ? `'self' 'nonce-${scripts.nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`
      : ["'self'", ...scripts.hashes.map((hash) => `'${hash}'`)].join(' ');
  return [
    "default-src 'self'",
    `script-src ${scriptSources}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${formTargets(checkoutOrigin)}`,
    "frame-ancestors 'none'",
    "frame-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/** For files of therapists: whatever a browser makes of one, it runs nothing, loads nothing and belongs to no site. */
export const filePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

/** True where a stored file of a therapist answers: in the CPD log, and in a pack that is shared. */
export function isStoredFile(pathname: string): boolean {
  return /^\/account\/cpd\/log\/(?:[^/]+\/evidence|file)\/[^/]+$|^\/pack\/[^/]+\/(?:pdf$|csv$|evidence\/)/.test(
    pathname,
  );
}
