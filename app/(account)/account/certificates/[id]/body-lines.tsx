import Link from 'next/link';
import { ActForm } from '#components/admin/act-form.tsx';
import { Section } from '#components/ui/page.tsx';
import type { LinesToAdd } from '#lib/certificate/queries/lines.ts';
import { addBodyLinesAction } from './actions.ts';

/** Lines of bodies that this certificate lacks: what is ready, and what waits for the therapist's own number. */
export function BodyLines({ certificateId, lines }: { certificateId: string; lines: LinesToAdd | null }) {
  if (!lines) return null;
  return (
    <Section title="Lines of bodies that can be added" id="body-lines">
      {lines.waitForNumber.length > 0 ? (
        <>
          <ul className="list-disc space-y-1 pl-5">
            {lines.waitForNumber.map(({ bodySlug, bodyName, jurisdiction }) => (
              <li key={`${bodySlug} ${jurisdiction}`}>
                {bodyName}, {jurisdiction}, approved this course. Its line has to carry your own number.
              </li>
            ))}
          </ul>
          <p className="mt-3 max-w-[40em]">
            Add your number under{' '}
            <Link className="link" prefetch={false} href="/account/cpd/bodies">
              Bodies
            </Link>
            , then come back here and ask for a replacement.
          </p>
        </>
      ) : null}
      {lines.ready.length > 0 ? (
        <>
          <p className="mb-4 max-w-[40em]">
            {lines.ready.map(({ bodyName, jurisdiction }) => `${bodyName}, ${jurisdiction}`).join('; ')}: a replacement
            of this certificate can carry {lines.ready.length === 1 ? 'this line' : 'these lines'}.
          </p>
          <ActForm
            action={addBodyLinesAction}
            hidden={{ certificateId }}
            fields={[]}
            reviewLabel="Ask for a replacement…"
          />
        </>
      ) : null}
    </Section>
  );
}
