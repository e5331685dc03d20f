import { unstable_startWorker as startWorker } from 'wrangler';
import { readPages } from './extraction.ts';

/** Extractions of one page in one request: the cost of the request itself is taken off by asking for none. */
const TIMES = 4;

/**
 * Measures what extraction costs inside workerd, warm: wall milliseconds a page, since a Worker's own clock stands still while it
 * computes. Other load on the machine counts in.
 * @param pages a folder of pages, or null for the project's own fixtures
 */
export async function measureInWorkerd({ pages }: { readonly pages: string | null }): Promise<void> {
  // Offline, wrangler would print that it could not ask where it is.
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';
  const worker = await startWorker({
    config: 'test/bench/extraction.wrangler.toml',
    dev: { logLevel: 'none', server: { port: 0 }, inspector: false, watch: false },
  });
  const ask = async (html: string, url: string, times: number): Promise<number> => {
    const headers = { 'x-url': url, 'x-times': String(times) };
    const started = performance.now();
    const answer = await worker.fetch('http://worker/', { method: 'POST', body: html, headers });
    await answer.text();
    return performance.now() - started;
  };
  const all = readPages(pages);
  for (const page of all.filter((_, index) => index % 10 === 0)) await ask(page.html, page.url, 1);
  const costs: number[] = [];
  for (const { html, url } of all) {
    const empty = Math.min(await ask(html, url, 0), await ask(html, url, 0));
    costs.push(Math.max(0, ((await ask(html, url, TIMES)) - empty) / TIMES));
  }
  await worker.dispose();
  const sorted = costs.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  console.log(
    `\nExtraction inside workerd, ${all.length} pages from ${pages ?? 'fixtures/articles'}: wall ms a page`,
  );
  console.table({ workerd: { median: at(0.5), p95: at(0.95), max: at(1) } });
}
