import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { close, listen } from '../../../src/local/worker/ports.ts';
import { type Outlets, serveOutlets } from '../../../src/local/demo/outlets-server.ts';

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((stop) => stop()));
});

async function serve(wanted: Record<string, number>): Promise<Outlets> {
  const outlets = await serveOutlets(wanted);
  opened.push(outlets.close);
  return outlets;
}

describe('serveOutlets', () => {
  it('takes another port where one is taken', async () => {
    const other = createServer();
    opened.push(() => close(other));
    const taken = await listen(other, 0);
    const outlets = await serve({ 'quillport-post': taken });
    expect(outlets.ports['quillport-post']).not.toBe(taken);
    const answer = await fetch(`${outlets.bases['quillport-post']}/robots.txt`);
    expect(await answer.text()).toContain('User-agent: *');
  });

  it('shows the world of the tick it was moved to, and counts requests', async () => {
    const outlets = await serve({});
    const titles = async () => (await fetch(`${outlets.bases['quillport-post']}/rss.xml`)).text();
    const before = await titles();
    outlets.advance(2);
    const after = await titles();
    expect([before.includes('China condemns'), after.includes('China regrets')]).toEqual([true, true]);
    expect(outlets.traffic().requests).toBe(2);
  });
});
