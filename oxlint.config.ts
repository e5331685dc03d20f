import { defineConfig, type OxlintOverride } from 'oxlint';

/**
 * The rooms of `src/core` in the order in which data passes them, each with the rooms that it may import. No room imports
 * one that comes after it, so a change in a late room never breaks an early one.
 */
export const coreRooms = {
  model: [],
  language: ['model'],
  http: ['model', 'language'],
  watchlist: ['model', 'language', 'http'],
  extract: ['model', 'language'],
  sections: ['model', 'language', 'watchlist', 'extract'],
  discover: ['model', 'language', 'extract'],
  compare: ['model', 'language'],
  statements: ['model', 'language', 'watchlist'],
  ledger: ['model', 'language', 'watchlist', 'statements'],
  meetings: ['model', 'language', 'watchlist', 'statements', 'ledger'],
  tracking: ['model', 'language', 'watchlist', 'discover', 'compare'],
  alerts: ['model', 'language', 'watchlist', 'compare', 'ledger', 'meetings', 'tracking'],
  feeds: ['model', 'language', 'watchlist', 'alerts'],
  webhooks: ['model', 'language', 'watchlist', 'alerts', 'feeds'],
};

/** The rooms of `src/serve`, likewise. */
export const serveRooms = {
  ui: [],
  http: ['ui'],
  pictures: ['ui'],
  feeds: ['ui', 'http'],
  status: ['ui', 'http', 'pictures'],
  ledger: ['ui', 'http', 'pictures'],
  meetings: ['ui', 'http', 'ledger'],
  pages: ['ui', 'http', 'pictures', 'ledger', 'meetings'],
  admin: ['ui', 'http'],
  api: ['ui', 'http', 'ledger', 'admin'],
};

const WORLD = ['**/io/**', '**/pipeline/**', '**/serve/**', '**/local/**', 'hono', 'hono/*', 'cloudflare:*'];

type Rooms = Readonly<Record<string, readonly string[]>>;

/** Forbids the imports that match one of the groups, and tells the reader what the room may use instead. */
const restrictImports = (group: readonly string[], message: string) => ({ group: [...group], message });

/**
 * Makes one import rule for each room of a folder. A later override replaces an earlier one, so that each rule also repeats what
 * the folder as a whole may not import.
 */
const roomRules = (folder: string, rooms: Rooms, always: readonly string[]): OxlintOverride[] =>
  Object.entries(rooms).map(([room, allowed]) => {
    const others = Object.keys(rooms).filter((other) => other !== room && !allowed.includes(other));
    // The two rooms within serve/admin are called api and pages as well: only a path that leaves admin is meant.
    const up = room === 'admin' ? String.raw`(?:\.\./){2}` : String.raw`(?:\.\./)+`;
    const message = `${folder}/${room} may import of its neighbours only: ${allowed.join(', ') || 'nothing'}`;
    const patterns = [{ regex: `^${up}(?:${others.join('|')})/`, message }, restrictImports(always, message)];
    return {
      files: [`src/${folder}/${room}/**`],
      rules: { 'no-restricted-imports': ['error', { patterns }] },
    };
  });

const CORE_ALONE = 'core/ decides: plain data in, plain data out. io/ touches the world.';

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['node_modules', '.wrangler', '.build', 'worker-configuration.d.ts'],
  rules: {
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-unsafe-type-assertion': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/only-throw-error': 'error',
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'import/no-default-export': 'error',
    'import/no-unassigned-import': 'off',
    eqeqeq: 'error',
    'prefer-const': 'error',
    'no-console': 'off',
    'no-shadow': 'off',
    'no-await-in-loop': 'off',
    'no-underscore-dangle': 'off',
    'react/react-in-jsx-scope': 'off',
  },
  overrides: [
    {
      files: ['src/**'],
      rules: { 'max-lines-per-function': ['error', { max: 60 }], 'max-params': ['error', { max: 4 }] },
    },
    {
      files: ['src/core/**'],
      rules: {
        'no-console': 'error',
        'no-restricted-globals': [
          'error',
          { name: 'fetch', message: CORE_ALONE },
          { name: 'caches', message: CORE_ALONE },
          { name: 'crypto', message: 'Hash with node:crypto, synchronously; randomness belongs to io/.' },
          { name: 'process', message: 'core/ gets its settings as arguments.' },
          { name: 'setTimeout', message: 'core/ has no clock.' },
        ],
        'no-restricted-properties': [
          'error',
          { object: 'Date', property: 'now', message: 'Pass the time in.' },
          { object: 'Math', property: 'random', message: 'core/ is deterministic.' },
        ],
        'no-restricted-imports': ['error', { patterns: [restrictImports(WORLD, CORE_ALONE)] }],
      },
    },
    ...roomRules('core', coreRooms, WORLD),
    {
      files: ['src/pipeline/**', 'src/serve/**'],
      rules: {
        'no-restricted-globals': [
          'error',
          { name: 'fetch', message: 'io/fetch is the only caller of fetch.' },
        ],
        'no-restricted-properties': [
          'error',
          { object: 'Date', property: 'now', message: 'Use the clock that is passed in.' },
        ],
      },
    },
    {
      files: ['src/io/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              restrictImports(
                ['**/pipeline/**', '**/serve/**', '**/local/**', 'hono', 'hono/*'],
                'io/ touches the world and decides nothing: it may import core/ alone.',
              ),
            ],
          },
        ],
      },
    },
    {
      files: ['src/pipeline/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              restrictImports(
                ['**/serve/**', '**/local/**', 'hono', 'hono/*'],
                'pipeline/ joins core/ and io/: it may import those two alone.',
              ),
            ],
          },
        ],
      },
    },
    ...roomRules('serve', serveRooms, ['**/local/**']),
    {
      files: ['src/local/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              restrictImports(
                ['**/desk/**', '**/deliver/**', '**/storage/**'],
                'local/ runs on a desktop and speaks to the Worker over HTTP.',
              ),
            ],
          },
        ],
      },
    },
    {
      // A script of a page is one function with the reader's own clock.
      files: ['src/serve/ui/browser/**'],
      rules: {
        'import/no-default-export': 'off',
        'no-restricted-globals': 'off',
        'no-restricted-properties': 'off',
        'unicorn/consistent-function-scoping': 'off',
      },
    },
    {
      files: ['src/index.ts', 'test/bench/*-worker.ts', '**/*.config.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
    {
      files: ['test/**'],
      rules: {
        'typescript/no-non-null-assertion': 'off',
        'typescript/no-unsafe-type-assertion': 'off',
        'typescript/unbound-method': 'off',
        'typescript/require-array-sort-compare': 'off',
        'unicorn/consistent-function-scoping': 'off',
        'import/no-named-as-default-member': 'off',
      },
    },
  ],
});
