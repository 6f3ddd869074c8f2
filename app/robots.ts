import type { MetadataRoute } from 'next';
import { env } from '#lib/env.ts';

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: [
        '/account',
        '/reminders',
        '/calendar',
        '/learn',
        '/admin',
        '/basket',
        '/checkout',
        '/api',
        '/dev',
        '/sign-in',
        '/pack/',
      ],
    },
    sitemap: `${env().appUrl}/sitemap.xml`,
  };
}
