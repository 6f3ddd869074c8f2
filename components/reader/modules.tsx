import Link from 'next/link';
import { Status } from '#components/ui/status.tsx';
import type { LearningCourse, ModuleRow } from '#lib/enrolment/progress/schema.ts';

function minutes(count: number): string {
  return `${count} ${count === 1 ? 'minute' : 'minutes'}`;
}

function State({ module, before }: { module: ModuleRow; before: string | null }) {
  if (module.state === 'read') return <Status tone="good">Read</Status>;
  if (module.state === 'locked')
    return <span className="text-muted">Locked. Opens when “{before}” is marked as read.</span>;
  if (module.furthestMille > 0)
    return <Status tone="attention">Started, about {minutes(module.minutesLeft)} left</Status>;
  return <Status>Open, about {minutes(module.minutes)}</Status>;
}

/** The modules of a course with what each one waits for. */
export function ModuleList({ course }: { course: LearningCourse }) {
  const blocking = course.modules.find(({ slug }) => slug === course.nextModule)?.title ?? null;
  return (
    <ol className="border-b border-line">
      {course.modules.map((module) => (
        <li key={module.slug} className="grid grid-cols-[2rem_1fr] gap-x-4 border-t border-line py-6">
          <span className="tabular pt-0.5 font-serif text-xl text-muted">{module.position}</span>
          <div>
            <h3 className="text-xl md:text-2xl">
              {module.state === 'locked' ? (
                <span className="text-muted">{module.title}</span>
              ) : (
                <Link
                  href={`/learn/${course.slug}/${module.slug}`}
                  className="text-ink underline decoration-line underline-offset-4 hover:decoration-nerve"
                >
                  {module.title}
                </Link>
              )}
            </h3>
            <p className="mt-2 max-w-[38em] text-muted">{module.summary}</p>
            <p className="mt-3 text-sm">
              <State module={module} before={blocking} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
