/**
 * One process of one tool: reads the pages of a JSON file (`{ url, html }[]`), and prints what it took each for, with the CPU
 * milliseconds of all threads and the peak of memory: `node read-pages.mjs TOOL FILE`. Packages are imported by the tool that needs them.
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** Marks out of HTML as text, with a space where a tag stood, so that no two blocks run together. */
async function plainText() {
  const { parseHTML } = await import('linkedom');
  return (html) =>
    parseHTML(`<html><head></head><body>${(html ?? '').replaceAll('<', ' <')}</body></html>`).document.body
      .textContent ?? '';
}

async function onLinkedom() {
  const { parseHTML } = await import('linkedom');
  return (html) => parseHTML(html).document;
}

async function onJsdom() {
  const { JSDOM, VirtualConsole } = await import('jsdom');
  const virtualConsole = new VirtualConsole();
  return (html, url) => new JSDOM(html, { url, virtualConsole }).window.document;
}

async function readability(open) {
  const [{ Readability }, documentOf, textOf] = await Promise.all([
    import('@mozilla/readability'),
    open(),
    plainText(),
  ]);
  return (html, url) => {
    const read = new Readability(documentOf(html, url)).parse();
    return { title: read?.title ?? '', text: () => textOf(read?.content) };
  };
}

const tools = {
  Readout: async () => {
    const { extract } = await import('../entry.ts');
    return (html, url) => {
      const { headline, text } = extract(html, url);
      return { title: headline, text: () => text };
    };
  },
  'Readability on linkedom': () => readability(onLinkedom),
  'Readability on jsdom': () => readability(onJsdom),
  'Defuddle on jsdom': async () => {
    const [{ Defuddle }, documentOf, textOf] = await Promise.all([
      import('defuddle/node'),
      onJsdom(),
      plainText(),
    ]);
    return async (html, url) => {
      const { title, content } = await Defuddle(documentOf(html, url), url, { useAsync: false });
      return { title, text: () => textOf(content) };
    };
  },
  '@extractus/article-extractor': async () => {
    const [{ extractFromHtml }, textOf] = await Promise.all([
      import('@extractus/article-extractor'),
      plainText(),
    ]);
    return async (html, url) => {
      const found = await extractFromHtml(html, url);
      return { title: found?.title ?? '', text: () => textOf(found?.content) };
    };
  },
};

const WARM_UP = 10;
const [tool, file] = process.argv.slice(2);
const pages = JSON.parse(readFileSync(file, 'utf8'));
// What a tool has to say of a page is not what is measured.
for (const name of ['log', 'warn', 'error', 'info', 'debug']) console[name] = () => undefined;
const read = await tools[tool]();

async function measured({ html, url }) {
  const before = process.cpuUsage();
  let found = { title: '', text: () => '' };
  try {
    found = await read(html, url);
  } catch {
    // A page on which a tool fails is one without text.
  }
  const { user, system } = process.cpuUsage(before);
  return { title: found.title ?? '', text: found.text(), milliseconds: (user + system) / 1_000 };
}

for (const page of pages.slice(0, WARM_UP)) await measured(page);
const rows = [];
for (const page of pages) rows.push(await measured(page));
writeFileSync(1, JSON.stringify({ rows, peakMegabytes: process.resourceUsage().maxRSS / 1_024 }));
