import type { Metadata } from 'next';
import { TextPage } from '#components/site/text-page.tsx';
import { env } from '#lib/env.ts';

export const metadata: Metadata = {
  title: 'Contact',
  description: 'How to reach the provider of the Afferent courses.',
};

export default function ContactPage() {
  const { provider } = env();
  const isMail = provider.contact.includes('@');
  return (
    <TextPage title="Contact" lead="Questions about a course, an order, a certificate or your data.">
      <h2>{provider.name}</h2>
      {isMail ? (
        <p>
          Write to{' '}
          <a className="link" href={`mailto:${provider.contact}`}>
            {provider.contact}
          </a>
          . If it is about a certificate, give its number; never send a client’s details.
        </p>
      ) : (
        <p>
          This is a demonstration, so no one reads mail here. The person who runs Afferent sets the provider’s name and
          address before it goes public.
        </p>
      )}
      {provider.abn ? <p>ABN {provider.abn}</p> : null}
      <h2>Complaints</h2>
      <p>
        Tell us what happened and what you would like us to do. We acknowledge a complaint and answer it in writing.
      </p>
    </TextPage>
  );
}
