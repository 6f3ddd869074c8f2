import { LinkButton } from '#components/ui/button.tsx';
import { Status } from '#components/ui/status.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { ReadingPart } from '#lib/catalogue/schema.ts';
import type { ModuleRow } from '#lib/enrolment/progress/schema.ts';

/** Where the reader left off, on whatever device. Nothing at the first visit or at the very start. */
export function ResumeLink({ parts, anchor }: { parts: readonly ReadingPart[]; anchor: string | null }) {
  const index = parts.findIndex(({ id }) => id === anchor);
  const part = parts[index];
  if (!part || index === 0) return null;
  return (
    <p className="mb-8">
      <a href={`#${part.id}`} className="link inline-flex min-h-11 items-center">
        Continue from “{part.title}”
      </a>
    </p>
  );
}

type End = {
  readonly action: (form: FormData) => Promise<void>;
  readonly courseSlug: string;
  readonly module: ModuleRow;
  readonly next: { readonly slug: string; readonly title: string } | null;
  readonly isQuizOpen: boolean;
};

function AlreadyRead({ courseSlug, next, isQuizOpen }: Pick<End, 'courseSlug' | 'next' | 'isQuizOpen'>) {
  return (
    <>
      <p className="mb-5">
        <Status tone="good">You marked this module as read</Status>
      </p>
      <div className="flex flex-wrap gap-3">
        {next ? <LinkButton href={`/learn/${courseSlug}/${next.slug}`}>Go on to “{next.title}”</LinkButton> : null}
        {isQuizOpen ? (
          <LinkButton href={`/learn/${courseSlug}/quiz`} variant={next ? 'quiet' : 'primary'} prefetch={false}>
            Go to the quiz
          </LinkButton>
        ) : null}
        <LinkButton href={`/learn/${courseSlug}`} variant="quiet">
          All modules
        </LinkButton>
      </div>
    </>
  );
}

/** The end of a module: mark it as read, or go on. */
export function ModuleEnd({ action, courseSlug, module, next, isQuizOpen }: End) {
  return (
    <div className="no-print mt-16 border-t border-line pt-8">
      {module.state === 'read' ? (
        <AlreadyRead courseSlug={courseSlug} next={next} isQuizOpen={isQuizOpen} />
      ) : (
        <form action={action}>
          <input type="hidden" name="courseSlug" value={courseSlug} />
          <input type="hidden" name="moduleSlug" value={module.slug} />
          <SubmitButton pendingLabel="Marking…">Mark as read and go on</SubmitButton>
          <p className="mt-3 text-sm text-muted">
            {next
              ? `Opens “${next.title}”. You can come back to this module at any time.`
              : 'This is the last module: the quiz opens once every module is marked as read.'}
          </p>
        </form>
      )}
    </div>
  );
}
