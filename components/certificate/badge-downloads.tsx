import type { ReactNode } from 'react';
import { buttonClass } from '#components/ui/button.tsx';

function Kind({ href, label, children }: { href: string; label: string; children: ReactNode }) {
  return (
    <li className="grid gap-x-8 gap-y-1 border-t border-line py-3 sm:grid-cols-[13rem_1fr] sm:items-baseline">
      <a className="link inline-flex min-h-11 items-center font-medium" href={href} download>
        {label}
      </a>
      <span className="text-muted">{children}</span>
    </li>
  );
}

/** The badge's files, each with what it is good for. */
export function BadgeDownloads({ code, alt }: { code: string; alt: string }) {
  const file = (kind: string) => `/api/certificates/${code}/badge.${kind}`;
  return (
    <div className="grid gap-8 md:grid-cols-[13rem_1fr] md:gap-10">
      <img
        src={`/api/certificates/${code}/picture.svg`}
        alt={alt}
        width={208}
        height={208}
        loading="lazy"
        className="aspect-square w-52 max-w-full border border-line"
      />
      <div>
        <p>
          The badge is a picture with the certificate inside it, signed by us. Any program that knows Open Badges 3.0
          can read what it says and check that nobody changed it, without asking us who you are.
        </p>
        <ul className="mt-6 border-b border-line">
          <Kind href={file('png')} label="Picture (PNG)">
            For a website, an e-mail footer or a badge wallet.
          </Kind>
          <Kind href={file('svg')} label="Picture (SVG)">
            The same, sharp at any size and in print.
          </Kind>
          <Kind href={file('json')} label="Signed data (JSON)">
            For wallets that take a file, and for people who like to read it.
          </Kind>
          <Kind href={file('jwt')} label="Signed data (JWT)">
            For wallets and employers’ systems that ask for a token.
          </Kind>
        </ul>
      </div>
    </div>
  );
}

/** Leads to LinkedIn's own form in a new tab. Nothing of LinkedIn is loaded here. */
export function AddToLinkedIn({ href }: { href: string }) {
  return (
    <div>
      <a className={buttonClass('quiet')} href={href} target="_blank" rel="noopener noreferrer">
        Add to LinkedIn
        <span className="sr-only"> (opens LinkedIn in a new tab)</span>
      </a>
      <p className="mt-2 max-w-[34em] text-sm text-muted">
        LinkedIn’s own form opens in a new tab, with course, provider, month and number filled in. You decide there
        whether it is saved. We send LinkedIn nothing before you press.
      </p>
    </div>
  );
}
