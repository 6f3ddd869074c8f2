import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

// The pictures of the README, taken from the running product: npm run tour
export default defineConfig({
  ...base,
  testDir: 'tests/tour',
  workers: 1,
  projects: [
    { name: 'pictures', use: { viewport: { width: 1280, height: 800 }, contextOptions: { reducedMotion: 'reduce' } } },
  ],
});
