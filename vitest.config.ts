import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/.next/**', '**/.data/**'];

// What a test provokes on purpose needs no line on the console.
const env = { LOG_LEVEL: 'silent' };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          env,
          include: ['{lib,app,components,content,scripts}/**/*.test.{ts,tsx}'],
          exclude,
        },
      },
      {
        test: {
          name: 'integration',
          env,
          include: ['tests/integration/**/*.test.ts'],
          exclude,
          globalSetup: ['tests/support/cluster.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        // On the production build: scripts/test.ts runs it after one is made.
        test: {
          name: 'faults',
          env,
          include: ['tests/faults/**/*.test.ts'],
          exclude,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], exclude, testTimeout: 60_000 },
      },
    ],
  },
});
