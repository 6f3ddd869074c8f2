import type { CourseDetail } from '#lib/quiz/queries/figures/get-course.ts';
import { Section } from '#components/ui/page.tsx';
import { CourseFacts, CourseWords } from './course-facts.tsx';
import { ExportLinks } from './export-links.tsx';
import { FlagList } from './flags.tsx';
import { MediansPlot } from './medians-plot.tsx';
import { ScatterPlot } from './scatter-plot.tsx';
import { ScorePlot } from './score-plot.tsx';
import { TooFew } from './too-few.tsx';

/** Everything about one course version: the test, its plots, what to look at, and the answers as files. */
export function CourseFigures({ course }: { course: CourseDetail }) {
  const { figures, attempts, questions, passMarkPercent } = course;
  const withFigures = questions.filter((question) => question.figures !== null);
  const isTimed = withFigures.some(({ figures: each }) => each !== null && each.medianSeconds !== null);
  return (
    <>
      <Section title={`${course.title}, version ${course.version}`}>
        {figures ? (
          <>
            <CourseFacts figures={figures} attempts={attempts} />
            <CourseWords figures={figures} passMarkPercent={passMarkPercent} />
          </>
        ) : (
          <p className="border-y border-line py-6">
            <TooFew attempts={attempts} />. Figures are shown once they say more of the quiz than of chance.
          </p>
        )}
      </Section>
      <Section title="What to look at">
        {withFigures.length === 0 ? (
          <p className="border-y border-line py-6 text-muted">No question has enough attempts yet.</p>
        ) : (
          <FlagList questions={questions} />
        )}
      </Section>
      {figures || withFigures.length > 0 ? (
        <Section title="Plots">
          <div className="grid gap-6 lg:grid-cols-2 lg:items-start">
            {withFigures.length > 0 ? <ScatterPlot questions={questions} /> : null}
            <div className="grid gap-6">
              {figures ? (
                <ScorePlot scores={figures.scores} questions={figures.questions} passMarkPercent={passMarkPercent} />
              ) : null}
              {isTimed ? <MediansPlot questions={questions} /> : null}
            </div>
          </div>
        </Section>
      ) : null}
      <Section title="Every answer as a file">
        <ExportLinks courseVersionId={course.id} />
      </Section>
    </>
  );
}
