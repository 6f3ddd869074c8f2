import { ActForm } from '#components/admin/act-form.tsx';
import { AdminLink } from '#components/admin/links.tsx';
import { Section } from '#components/ui/page.tsx';
import type { AdminCertificate } from '#lib/certificate/schema.ts';
import { correctNameAction, reinstateAction, revokeAction } from './actions.ts';

const reasonHelp = 'At least 8 characters. It stays on record, and the holder is sent it.';

/** What an admin can do with a certificate in its present state. */
export function CertificateActs({ certificate }: { certificate: AdminCertificate }) {
  const hidden = { certificateId: certificate.id };
  if (certificate.status === 'superseded') {
    return (
      <Section title="Acts">
        <p>
          A newer certificate has taken this one’s place, and that is final.{' '}
          {certificate.supersededById ? (
            <AdminLink href={`/admin/certificates/${certificate.supersededById}`}>Act on the newer one</AdminLink>
          ) : null}
        </p>
      </Section>
    );
  }
  if (certificate.status === 'revoked') {
    return (
      <Section title="Reinstate" id="reinstate">
        <ActForm
          action={reinstateAction}
          hidden={hidden}
          reviewLabel="Reinstate…"
          fields={[
            {
              kind: 'area',
              name: 'reinstateReason',
              label: 'Reason for reinstating',
              help: reasonHelp,
              maxLength: 1000,
            },
          ]}
        />
      </Section>
    );
  }
  return (
    <>
      <Section title="Correct the name" id="correct-name">
        <ActForm
          action={correctNameAction}
          hidden={hidden}
          reviewLabel="Correct the name…"
          fields={[
            {
              kind: 'text',
              name: 'legalName',
              label: 'Name to print',
              defaultValue: certificate.holder.legalName ?? certificate.certificate.holderName,
              help: `The certificate says “${certificate.certificate.holderName}”.`,
              maxLength: 200,
            },
            {
              kind: 'area',
              name: 'nameReason',
              label: 'Reason for correcting the name',
              help: reasonHelp,
              maxLength: 1000,
            },
          ]}
        />
      </Section>
      <Section title="Revoke" id="revoke">
        <ActForm
          action={revokeAction}
          hidden={hidden}
          tone="danger"
          reviewLabel="Revoke…"
          fields={[
            { kind: 'area', name: 'revokeReason', label: 'Reason for revoking', help: reasonHelp, maxLength: 1000 },
          ]}
        />
      </Section>
    </>
  );
}
