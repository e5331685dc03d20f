import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDemoState, writeDemoState } from '../../../src/local/demo/state.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readout-demo-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the state of the demo', () => {
  it('goes on where it was', async () => {
    const state = { ...(await readDemoState(folder)), nextTick: 7 };
    await writeDemoState(folder, state);
    expect(await readDemoState(folder)).toEqual(state);
  });

  it('begins anew after a damaged file, with a token of its own', async () => {
    await writeFile(join(folder, 'state.json'), '{"schema":1,"nextTi');
    const state = await readDemoState(folder);
    expect({ ...state, adminToken: state.adminToken.length }).toEqual({
      schema: 1,
      nextTick: 0,
      receiverPort: 8790,
      outletPorts: {},
      adminToken: 48,
      webhook: null,
    });
  });
});
