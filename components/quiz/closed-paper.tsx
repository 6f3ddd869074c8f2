import { LinkButton } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { frozenPaperWords, saveRefusalMessages } from '#lib/quiz/messages.ts';
import type { Paper } from '#lib/quiz/schema.ts';
import { LeftBehind } from './left-behind.tsx';
import type { FormAction } from './paper-view.tsx';

/** A paper that takes no more answers: its time is over, or the course is closed to its therapist. */
export function ClosedPaper({ paper, owner, handInAction }: { paper: Paper; owner: string; handInAction: FormAction }) {
  const isTimeOver = paper.state === 'time-over';
  return (
    <Page>
      <PageHeading kicker={paper.courseTitle} title={`Quiz, try ${paper.number}`} />
      <LeftBehind owner={owner} attemptId={paper.attemptId} />
      {isTimeOver ? (
        <Empty
          title="Time is over"
          action={
            <form action={handInAction}>
              <input type="hidden" name="slug" value={paper.courseSlug} />
              <input type="hidden" name="attemptId" value={paper.attemptId} />
              <SubmitButton pendingLabel="Marking…">See your result</SubmitButton>
            </form>
          }
        >
          The answers saved until then count, and nothing of them is lost.
        </Empty>
      ) : (
        <Empty
          title={saveRefusalMessages[paper.state === 'frozen' ? 'frozen' : 'no-access']}
          action={<LinkButton href="/account">My learning</LinkButton>}
        >
          {paper.state === 'frozen'
            ? frozenPaperWords
            : 'The answers you had saved are kept with the record of this try.'}
        </Empty>
      )}
    </Page>
  );
}
