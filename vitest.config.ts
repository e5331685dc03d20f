import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

const TEXT = '\0text:';

/**
 * Imports files for browsers as their text where no Worker runs; inside one a rule of wrangler.toml does it. Their ids are ours, so
 * that Vite does not transform them.
 */
const clientFiles = {
  name: 'client-files',
  enforce: 'pre',
  resolveId: (source: string, importer?: string) =>
    /\.client\.\w+$/u.test(source) ? `${TEXT}${path.resolve(importer ?? '', '..', source)}.txt` : null,
  load: (id: string) =>
    id.startsWith(TEXT)
      ? `export default ${JSON.stringify(readFileSync(id.slice(TEXT.length, -'.txt'.length), 'utf8'))}`
      : null,
} as const;

/** The slowest test takes 3 seconds on two idle cores, and much longer on a machine with other work. */
const TEST_MS = 30_000;

/** Three rooms: pure logic in plain Node, effects inside workerd with real KV and queues, pages in a browser. */
export default defineConfig({
  test: {
    // By default vitest leaves a core to itself, which on two cores would run one file after another.
    maxWorkers: '100%',
    projects: [
      {
        plugins: [clientFiles],
        test: {
          name: 'core',
          testTimeout: TEST_MS,
          include: [
            'test/*.test.ts',
            'test/{core,local,faults}/**/*.test.ts',
            'test/serve/api/openapi/*.test.ts',
            'test/browser/choose-browser.test.ts',
          ],
          environment: 'node',
        },
      },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            // Workers AI runs on Cloudflare alone, and would need an account: tests that ask a model bring their own.
            remoteBindings: false,
            miniflare: {
              queueConsumers: {
                'readout-checks': { maxBatchTimeout: 0.05 },
                'readout-desk': { maxBatchTimeout: 0.05 },
                'readout-deliveries': { maxBatchTimeout: 0.05 },
                'readout-judge': { maxBatchTimeout: 0.05 },
              },
              bindings: { ADMIN_TOKEN: 'admin-token-for-tests', PUBLIC_URL: 'https://readout.example' },
            },
          }),
        ],
        test: {
          name: 'worker',
          testTimeout: TEST_MS,
          include: ['test/{io,pipeline,serve}/**/*.test.{ts,tsx}'],
          exclude: ['test/serve/api/openapi/**'],
        },
      },
      {
        plugins: [clientFiles],
        test: {
          name: 'browser',
          include: ['test/browser/*.test.ts'],
          exclude: ['test/browser/choose-browser.test.ts'],
          globalSetup: ['test/browser/setup.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
