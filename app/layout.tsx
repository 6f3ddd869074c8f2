import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { DemoBanner } from '#components/site/demo-banner.tsx';
import { SiteFooter } from '#components/site/footer.tsx';
import { SiteHeader } from '#components/site/header.tsx';
import { env } from '#lib/env.ts';
import { instrumentSans, instrumentSansExt, literata, literataExt, literataItalic } from './fonts.ts';
import './globals.css';

export const metadata: Metadata = {
  metadataBase: new URL(env().appUrl),
  title: { default: 'Afferent: evidence-graded CPD for massage therapists', template: '%s · Afferent' },
  description:
    'CPD courses for massage therapists in Australia and the United Kingdom. Every claim graded, every hour accounted for, and a certificate your association can check.',
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf7f0' },
    { media: '(prefers-color-scheme: dark)', color: '#101819' },
  ],
};

const fontVariables = [literata, literataItalic, literataExt, instrumentSans, instrumentSansExt]
  .map((font) => font.variable)
  .join(' ');

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en-AU" className={fontVariables}>
      <body>
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:absolute focus:left-4 focus:top-4 focus:z-10 focus:bg-raised focus:px-4 focus:py-3"
        >
          Skip to the content
        </a>
        <DemoBanner isPaymentReal={env().stripe.kind === 'live'} isMailReal={env().smtpUrl !== null} />
        <SiteHeader />
        {children}
        <SiteFooter />
      </body>
    </html>
  );
}
