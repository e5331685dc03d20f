/** One fresh process: imports a bundle of the Worker, reads the pages named to it, and prints the CPU milliseconds that each took. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type * as Article from '../../src/core/extract/article.ts';

/** The older name of what reads a page is asked for too, so that an earlier checkout can take part. */
type Bundle = { readonly article: typeof Article | { readonly extract: typeof Article.extractVersion } };

const Page = z.object({ html: z.string(), url: z.string() });

// Files for browsers are texts in a Worker, and mean nothing here.
registerHooks({
  resolve: (specifier, context, next) =>
    /\.client\.\w+$|^cloudflare:/u.test(specifier)
      ? { url: 'data:text/javascript,export default ""', shortCircuit: true }
      : next(specifier, context),
});

const [bundle = '', ...files] = process.argv.slice(2);
const pages = files.map((file) => Page.parse(JSON.parse(readFileSync(file, 'utf8'))));

function used(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
}

const beforeStart = process.cpuUsage();
const { article }: Bundle = await import(pathToFileURL(bundle).href);
const start = used(beforeStart);
const heapMegabytes = process.memoryUsage().heapUsed / 1e6;

const read = 'extractVersion' in article ? article.extractVersion : article.extract;
const hints = { timeZone: 'UTC', language: 'en', textSelectors: [], dropSelectors: [] };
const costs = pages.map(({ html, url }) => {
  const before = process.cpuUsage();
  read(html, { url, ...hints });
  return used(before);
});
console.log(JSON.stringify({ start, pages: costs, heapMegabytes }));
