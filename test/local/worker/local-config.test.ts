import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeLocalConfig } from '../../../src/local/worker/local-config.ts';

const original = `#:schema node_modules/wrangler/config-schema.json
name = "readout"
main = "src/index.ts"

[alias]
"a/b" = "./src/c.ts"
"d" = "e"

[[queues.consumers]]
queue = "readout-checks"
max_batch_timeout = 2

[[queues.consumers]]
queue = "readout-desk"
max_batch_timeout = 2

[vars]
PUBLIC_URL = ""
`;

it('copies the configuration with short time-outs and a path that holds from elsewhere', async () => {
  const root = await mkdtemp(join(tmpdir(), 'readout-config-'));
  await writeFile(join(root, 'wrangler.toml'), original);
  const copy = await readFile(await writeLocalConfig(root, '.readout/demo'), 'utf8');
  await rm(root, { recursive: true });
  expect(copy).toBe(`name = "readout"
main = ${JSON.stringify(join(root, 'src/index.ts'))}

[alias]
"a/b" = ${JSON.stringify(join(root, 'src/c.ts'))}
"d" = "e"

[[queues.consumers]]
queue = "readout-checks"
max_batch_timeout = 0.1

[[queues.consumers]]
queue = "readout-desk"
max_batch_timeout = 1

[vars]
PUBLIC_URL = ""
`);
});
