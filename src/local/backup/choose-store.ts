import { join, resolve } from 'node:path';
import { STATE_FOLDER } from '../worker/local-config.ts';
import { CLOUDFLARE_API, openApiStore } from './api-store.ts';
import { hasLocalStore, openLocalStore } from './local-store.ts';
import type { RecordStore } from './record-store.ts';

const root = resolve(import.meta.dirname, '../../..');

export const STORE_OPTIONS = {
  local: { type: 'boolean', default: false },
  remote: { type: 'boolean', default: false },
  folder: { type: 'string' },
} as const;

export const STORE_USAGE = `  --local          the corpus of \`npm run dev\` on this machine, which is the default; --folder DIR: another one's
  --remote         the corpus at Cloudflare. The environment says which: CLOUDFLARE_ACCOUNT_ID, CORPUS_NAMESPACE_ID
                   (\`npx wrangler kv namespace list\`), and CLOUDFLARE_API_TOKEN with the permission "Workers KV Storage"`;

type StoreChoice = {
  readonly local: boolean;
  readonly remote: boolean;
  readonly folder?: string | undefined;
};

/** @throws where the choice or the environment is not clear */
export async function chooseStore(
  { local, remote, folder }: StoreChoice,
  use: 'read' | 'write',
): Promise<RecordStore> {
  if (local && remote) throw new Error('--local and --remote exclude each other');
  if (remote) return openRemote(process.env);
  const persist = resolve(folder ?? join(root, STATE_FOLDER, 'dev', 'worker'));
  if (use === 'read' && !(await hasLocalStore(persist))) throw new Error(`nothing is kept in ${persist}`);
  return openLocalStore(join(root, 'wrangler.toml'), persist);
}

function openRemote(env: Readonly<Record<string, string | undefined>>): RecordStore {
  const read = (name: string): string => {
    const value = env[name]?.trim() ?? '';
    if (value === '') throw new Error(`--remote needs ${name} in the environment`);
    return value;
  };
  const base = env['CLOUDFLARE_API_BASE_URL']?.replace(/(?<!\/)\/+$/u, '') ?? CLOUDFLARE_API;
  const { protocol, hostname } = new URL(base);
  if (protocol !== 'https:' && hostname !== '127.0.0.1' && hostname !== 'localhost') {
    throw new Error('CLOUDFLARE_API_BASE_URL is not https: the token would be sent in the clear');
  }
  return openApiStore({
    account: read('CLOUDFLARE_ACCOUNT_ID'),
    namespace: read('CORPUS_NAMESPACE_ID'),
    token: read('CLOUDFLARE_API_TOKEN'),
    base,
  });
}
