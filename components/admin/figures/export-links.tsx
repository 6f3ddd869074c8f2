import { AdminFile } from './file-link.tsx';

/** The answers behind the figures, to take away. */
export function ExportLinks({ courseVersionId }: { courseVersionId: string }) {
  const path = `/admin/figures/export?version=${encodeURIComponent(courseVersionId)}`;
  return (
    <div className="max-w-[44rem]">
      <p className="text-muted">
        CSV in UTF-8. No name and no e-mail is in them: each therapist has a number that means nothing elsewhere.
        Answers typed by people are as they typed them.
      </p>
      <ul className="mt-4 space-y-3">
        <AdminFile href={path} title="Every answer">
          One line for each question of each finished attempt: what was shown and answered, the mark, the time.
        </AdminFile>
        <AdminFile href={`${path}&shape=places`} title="Marks by place on the paper">
          One line for each first attempt, a mark for each place: <code>npm run stats</code> reads it as it is.
        </AdminFile>
      </ul>
    </div>
  );
}
