import type { MetadataRoute } from 'next';
import { listSiteCourses } from '#lib/catalogue/site.ts';
import { env } from '#lib/env.ts';

const paths = [
  '/',
  '/courses',
  '/pathway',
  '/clinics',
  '/evidence',
  '/glossary',
  '/verify',
  '/about',
  '/contact',
  '/accessibility',
  '/legal/terms',
  '/legal/privacy',
  '/legal/refunds',
];

export default function sitemap(): MetadataRoute.Sitemap {
  const courses = listSiteCourses().flatMap(({ slug, status }) =>
    status === 'open'
      ? [`/courses/${slug}`, `/courses/${slug}/preview`, `/courses/${slug}/evidence`]
      : [`/courses/${slug}`],
  );
  return [...paths, ...courses].map((path) => ({ url: `${env().appUrl}${path}` }));
}
