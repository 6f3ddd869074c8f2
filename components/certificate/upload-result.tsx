import Link from 'next/link';
import { LinkButton } from '#components/ui/button.tsx';
import type { UploadAnswer } from '#lib/certificate/upload/answer.ts';
import type { UploadWords } from '#lib/certificate/upload/words.ts';
import { ComparedFacts } from './compared-facts.tsx';
import { CheckSteps } from './check-steps.tsx';
import { UploadMark } from './verdict.tsx';
import type { VerdictKind } from './verdict.tsx';

function markOf({ kind, status }: UploadAnswer): VerdictKind {
  if (kind === 'same' || kind === 'genuine') return status ?? 'unknown';
  if (kind === 'altered') return 'revoked';
  return kind === 'nothing' ? 'malformed' : 'unknown';
}

/** The answer to an upload: in a few words, then the facts, then every step of the check for those who want it. */
export function UploadResult({
  answer,
}: {
  answer: UploadAnswer & { readonly words: UploadWords; readonly fileName: string };
}) {
  const { words, code, facts, kind, steps } = answer;
  return (
    <section aria-labelledby="upload-answer">
      <UploadMark kind={markOf(answer)}>
        <h2 id="upload-answer" className="text-3xl md:text-4xl">
          {words.heading}
        </h2>
        <p className="mt-2 text-sm text-muted [overflow-wrap:anywhere]">{answer.fileName}</p>
        <div className="mt-3 max-w-[36em] space-y-3 font-serif text-lg leading-relaxed">
          {words.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      </UploadMark>
      {code ? (
        <p className="mb-8 mt-6 sm:ml-17">
          <LinkButton href={`/verify/${code}`}>See the certificate in our record</LinkButton>
        </p>
      ) : null}
      <ComparedFacts facts={facts} isForeign={kind === 'foreign'} />
      {steps.length > 1 ? <CheckSteps steps={steps} isOpen={kind === 'foreign' || kind === 'altered'} /> : null}
      {kind === 'altered' ? (
        <p className="mt-6 text-muted">
          Was it shown to you as ours?{' '}
          <Link className="link" href="/contact">
            Tell us
          </Link>
          .
        </p>
      ) : null}
    </section>
  );
}
