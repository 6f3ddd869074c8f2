import Link from 'next/link';
import { effectTexts, willCountText } from '#lib/bodies/messages/will-count.ts';
import type { WillCount } from '#lib/bodies/rules/will-count.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';

export type CourseEffect = { readonly slug: string; readonly title: string; readonly will: WillCount };

/** How each course on sale counts by one body's rule, for a member whose period begins today. Courses of one answer share it. */
export function CourseEffects({ rule, courses }: { rule: BodyRule; courses: readonly CourseEffect[] }) {
  const answers = Map.groupBy(courses, ({ will }) =>
    JSON.stringify([willCountText(rule, will), ...effectTexts(rule, will)]),
  );
  return (
    <div className="border-b border-line">
      {[...answers].map(([key, alike]) => {
        const [first, ...more] = JSON.parse(key) as string[];
        return (
          <div key={key} className="border-t border-line py-6">
            <p className="font-serif text-xl leading-snug">
              {alike.length > 1 ? <span className="text-muted">Each of these: </span> : null}
              {first}
            </p>
            {more.map((text) => (
              <p key={text} className="mt-1.5">
                {text}
              </p>
            ))}
            <ul className="mt-3">
              {alike.map(({ slug, title }) => (
                <li key={slug}>
                  <Link
                    href={`/courses/${slug}/counts?body=${rule.slug}`}
                    prefetch={false}
                    className="link inline-flex min-h-11 items-center"
                  >
                    {title}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}
