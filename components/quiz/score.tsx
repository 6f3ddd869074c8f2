import { percentWords } from '#lib/quiz/messages.ts';
import type { QuizResult } from '#lib/quiz/schema.ts';
import { WanderingLine } from './wandering-line.tsx';

/** The score in words and as the line it reached. */
export function Score({ result }: { result: QuizResult }) {
  const { percentTenths, passPercent, correctCount, questionCount } = result;
  return (
    <div className="mb-10">
      <p className="font-serif text-5xl tabular md:text-6xl">{percentWords(percentTenths)}</p>
      <div className="mt-4">
        <WanderingLine fraction={percentTenths / 1000} markAt={passPercent / 100} isDrawn />
      </div>
      <p className="mt-2 text-muted tabular">
        {correctCount} of {questionCount} questions wholly right. The pass mark is {passPercent}%, shown by the upright
        line.
      </p>
    </div>
  );
}
