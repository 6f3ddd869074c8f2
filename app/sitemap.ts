import type { MetadataRoute } from 'next';
import { bodies } from '#lib/bodies/load.ts';
import { listSiteCourses } from '#lib/catalogue/site.ts';
import { env } from '#lib/env.ts';

const paths = [
  '/',
  '/courses',
  '/pathway',
  '/clinics',
  '/evidence',
  '/bodies',
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
      ? ['', '/preview', '/evidence', '/counts'].map((part) => `/courses/${slug}${part}`)
      : [`/courses/${slug}`],
  );
  const rules = [...bodies().keys()].map((slug) => `/bodies/${slug}`);
  return [...paths, ...courses, ...rules].map((path) => ({ url: `${env().appUrl}${path}` }));
}
