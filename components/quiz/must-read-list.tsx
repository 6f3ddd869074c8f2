import Link from 'next/link';
import { Status } from '#components/ui/status.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { mustReadReason } from '#lib/quiz/messages.ts';
import type { MustReadItem } from '#lib/quiz/schema.ts';
import type { FormAction } from './paper-view.tsx';

type Props = {
  courseSlug: string;
  attemptId: string;
  items: readonly MustReadItem[];
  /** The page to come back to. */
  from: 'result' | 'quiz';
  /** Null where nothing waits for the reading. */
  readAction: FormAction | null;
};

function ReadForm({ item, courseSlug, attemptId, from, readAction }: Omit<Props, 'items'> & { item: MustReadItem }) {
  if (!readAction) return null;
  return (
    <form action={readAction}>
      <input type="hidden" name="slug" value={courseSlug} />
      <input type="hidden" name="attemptId" value={attemptId} />
      <input type="hidden" name="moduleSlug" value={item.moduleSlug} />
      <input type="hidden" name="topic" value={item.topic} />
      <input type="hidden" name="from" value={from} />
      <SubmitButton variant="quiet" pendingLabel="Noting…">
        I have read it again
        <span className="sr-only">{`: ${item.topic}`}</span>
      </SubmitButton>
    </form>
  );
}

/** What must be read again before the next try, each with the way there. It tells neither key nor question. */
export function MustReadList({ items, ...props }: Props) {
  return (
    <>
      <p className="max-w-[36em] text-muted">{mustReadReason}</p>
      <ul className="mt-4 border-t border-line">
        {items.map((item) => (
          <li
            key={`${item.moduleSlug} ${item.topic}`}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-4"
          >
            <div className="min-w-0 grow basis-64">
              <p className="font-medium">{item.topic}</p>
              <p className="text-sm">
                <Link
                  className="link inline-flex min-h-11 items-center"
                  href={`/learn/${props.courseSlug}/${item.moduleSlug}`}
                >
                  {item.moduleTitle}
                </Link>
              </p>
            </div>
            {item.isRead ? <Status tone="good">Read again</Status> : <ReadForm item={item} {...props} />}
          </li>
        ))}
      </ul>
    </>
  );
}
