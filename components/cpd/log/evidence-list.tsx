import { ActForm } from '#components/admin/act-form.tsx';
import type { Act } from '#components/admin/act-state.ts';
import { DateText } from '#components/ui/date.tsx';
import { isShownInline, sizeText } from '#lib/cpd-log/rules/evidence.ts';
import type { EvidenceItem } from '#lib/cpd-log/schema.ts';

type Props = { readonly entryId: string; readonly files: readonly EvidenceItem[]; readonly deleteAction: Act };

/** The files of an entry, each to open and to delete in two presses. */
export function EvidenceList({ entryId, files, deleteAction }: Props) {
  if (files.length === 0)
    return (
      <p className="mb-6 text-muted">
        No file yet. A certificate, a receipt or a programme with date and duration is what auditors ask for.
      </p>
    );
  return (
    <ul aria-label="Files" className="mb-8 border-b border-line">
      {files.map((file) => (
        <li key={file.id} className="grid gap-x-6 gap-y-2 border-t border-line py-5 sm:grid-cols-[8rem_1fr]">
          <EvidencePicture address={`/account/cpd/log/${entryId}/evidence/${file.id}`} file={file} />
          <div className="min-w-0">
            <a
              className="link inline-flex min-h-11 items-center [overflow-wrap:anywhere]"
              href={`/account/cpd/log/${entryId}/evidence/${file.id}`}
              download
            >
              {file.fileName}
            </a>
            <p className="mb-3 text-sm text-muted">
              {sizeText(file.sizeBytes)} · sent on <DateText value={file.createdAt} />
            </p>
            <ActForm
              action={deleteAction}
              fields={[]}
              hidden={{ fileId: file.id, entryId }}
              reviewLabel={`Delete ${file.fileName}`}
              tone="danger"
            />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** A picture where browsers show it by themselves, else what kind of file it is. */
export function EvidencePicture({ address, file }: { address: string; file: EvidenceItem }) {
  if (!isShownInline(file.mediaType))
    return (
      <span className="flex h-28 w-full items-center justify-center border border-line bg-sunk text-sm text-muted">
        {file.mediaType === 'application/pdf' ? 'PDF' : file.mediaType === 'image/heic' ? 'HEIC photo' : 'Open Badge'}
      </span>
    );
  return (
    // oxlint-disable-next-line next/no-img-element -- private files are not for the image cache
    <img
      src={`${address}?view=1`}
      alt={`What you sent as ${file.fileName}`}
      loading="lazy"
      className="max-h-[36rem] w-full border border-line bg-sunk object-contain"
    />
  );
}
