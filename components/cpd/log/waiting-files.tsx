import Link from 'next/link';
import { DateText } from '#components/ui/date.tsx';
import type { EvidenceItem } from '#lib/cpd-log/schema.ts';
import { isBadgeFile } from '#lib/cpd-log/rules/evidence.ts';

/** Where a file that came first goes on to its facts. */
export function nextOf({ id, mediaType }: EvidenceItem): string {
  return isBadgeFile(mediaType) ? `/account/cpd/log/badge?file=${id}` : `/account/cpd/log/new?file=${id}`;
}

/** Files that were sent and have no entry yet: nothing that arrived is lost. */
export function WaitingFiles({ files }: { files: readonly EvidenceItem[] }) {
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="waiting-files" className="mb-8 border-l-4 border-touch bg-sunk px-5 py-4">
      <h2 id="waiting-files" className="text-xl">
        {files.length === 1 ? 'A file waits for its facts' : `${files.length} files wait for their facts`}
      </h2>
      <ul className="mt-2">
        {files.map((file) => (
          <li key={file.id}>
            <Link
              href={nextOf(file)}
              prefetch={false}
              className="link inline-flex min-h-11 items-center [overflow-wrap:anywhere]"
            >
              {file.fileName}
            </Link>{' '}
            <span className="text-sm text-muted">
              sent on <DateText value={file.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
