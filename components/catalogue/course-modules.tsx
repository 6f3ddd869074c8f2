import Link from 'next/link';
import type { SiteCoursePage } from '#lib/catalogue/site.ts';

export function CourseModules({ course }: { course: SiteCoursePage }) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {course.modules.map((module, index) => (
        <li key={module.slug} className="grid grid-cols-[2rem_1fr] gap-x-3 py-5">
          <span className="font-serif text-xl text-touch" aria-hidden="true">
            {index + 1}
          </span>
          <div>
            <h3 className="text-xl">{module.title}</h3>
            {module.summary ? <p className="mt-1.5 text-muted">{module.summary}</p> : null}
            <ul className="mt-2 list-disc space-y-0.5 pl-5 text-muted">
              {module.outline.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <p className="mt-2 text-sm text-muted">
              {module.minutes === null ? null : <>About {module.minutes} minutes of reading. </>}
              {module.isPreview ? (
                <Link className="link" href={`/courses/${course.slug}/preview`} prefetch={false}>
                  Read this module free
                </Link>
              ) : null}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
