import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readLocalVars } from '../../src/local/local-vars.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'readout-vars-'));
});
afterEach(() => rm(root, { recursive: true }));

test('the environment goes over the file, and nothing else of it is passed on', async () => {
  await writeFile(
    join(root, '.dev.vars'),
    'ALLOW_HOSTS="127.0.0.1:1"\nCONTACT_URL="https://a.example/"\nOTHER=1\n',
  );
  const { vars, settings } = await readLocalVars(root, { ALLOW_HOSTS: '127.0.0.1:2', PATH: '/bin' });
  expect([vars, settings.allowHosts]).toEqual([
    { ALLOW_HOSTS: '127.0.0.1:2', CONTACT_URL: 'https://a.example/' },
    ['127.0.0.1:2'],
  ]);
});

test('there need be no file', async () => {
  expect((await readLocalVars(root, {})).vars).toEqual({});
});

test('a wrong setting is named with its place, and never its value', async () => {
  await writeFile(join(root, '.dev.vars'), 'ADMIN_TOKEN="short"\n');
  await expect(readLocalVars(root, { ALLOW_HOSTS: 'nohost' })).rejects.toThrow(
    /^in \.dev\.vars, ADMIN_TOKEN is not 16 [^;]*; in the environment, ALLOW_HOSTS is not a list of host:port$/u,
  );
});
