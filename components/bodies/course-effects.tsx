import Link from 'next/link';
import { effectTexts, willCountText } from '#lib/bodies/messages/will-count.ts';
import type { WillCount } from '#lib/bodies/rules/will-count.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';

export type CourseEffect = { readonly slug: string; readonly title: string; readonly will: WillCount };

/** How each course on sale counts by one body's rule, for a member whose period begins today. */
export function CourseEffects({ rule, courses }: { rule: BodyRule; courses: readonly CourseEffect[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {courses.map(({ slug, title, will }) => (
        <li key={slug} className="py-5">
          <h3 className="text-lg">{title}</h3>
          <p className="mt-1.5 font-medium">{willCountText(rule, will)}</p>
          {effectTexts(rule, will).map((text) => (
            <p key={text} className="mt-1 text-muted">
              {text}
            </p>
          ))}
          <Link
            href={`/courses/${slug}/counts?body=${rule.slug}`}
            prefetch={false}
            className="link mt-1 inline-flex min-h-11 items-center"
          >
            Will it count for me? <span className="sr-only">{title}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
