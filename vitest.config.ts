import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

/** Three rooms: pure logic in plain Node, effects inside workerd with real KV and queues, pages in a browser. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'core',
          include: [
            'test/*.test.ts',
            'test/{core,local}/**/*.test.ts',
            'test/browser/choose-browser.test.ts',
          ],
          environment: 'node',
        },
      },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              queueConsumers: {
                'readout-checks': { maxBatchTimeout: 0.05 },
                'readout-desk': { maxBatchTimeout: 0.05 },
                'readout-deliveries': { maxBatchTimeout: 0.05 },
              },
              bindings: { ADMIN_TOKEN: 'admin-token-for-tests', PUBLIC_URL: 'https://readout.example' },
            },
          }),
        ],
        test: {
          name: 'worker',
          // A file starts a runtime of its own; on a machine with other work the slowest test needs 7 seconds.
          testTimeout: 30_000,
          include: ['test/{io,pipeline,serve}/**/*.test.{ts,tsx}'],
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/pages.test.ts'],
          globalSetup: ['test/browser/setup.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
