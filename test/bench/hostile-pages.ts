import { extract } from './entry.ts';

const sentence =
  'The envoys met in Kabul and spoke about the road, the mine and the railway for most of the day. ';
const article = `<article><h1>Envoys meet in Kabul</h1>${`<p>${sentence.repeat(3)}</p>`.repeat(12)}</article>`;
const nested = (tag: string, depth: number) =>
  `<${tag}>`.repeat(depth) + sentence + `</${tag}>`.repeat(depth);

/** Pages made to cost: each is to end in a version or a typed failure, soon. */
const pages: Readonly<Record<string, string>> = {
  'nested div, 9 KB': nested('div', 2_000),
  'nested div, 50,000': nested('div', 50_000),
  'nested tables': nested('table><tr><td', 3_000),
  '300 chains of 30': nested('div', 30).repeat(300),
  'unclosed tags': '<b><i><div>'.repeat(60_000),
  'a million <': '<'.repeat(1_000_000),
  'a million &': '&'.repeat(1_000_000),
  entities: '&lt;p&gt;'.repeat(200_000),
  'class of 200,000 names': `<div class="${'a '.repeat(200_000)}">${article}</div>`,
  'an attribute of 1 MB': `<div title="${'x'.repeat(1_000_000)}">${article}</div>`,
  '20,000 attributes': `<div ${Array.from({ length: 20_000 }, (_, at) => `a${at}="1"`).join(' ')}>${article}</div>`,
  '5 MB of paragraphs': `<html><body>${`<p>${sentence}</p>`.repeat(45_000)}</body></html>`,
  '2 MB of one line': `<html><body><article><h1>A</h1><p>${'word '.repeat(400_000)}</p></article></body></html>`,
  '10,000 links': `<body>${'<li><a href="/a-long-slug-of-news-1">Envoys meet in Kabul again</a></li>'.repeat(10_000)}</body>`,
  'no html, no body': `<title>Envoys</title>${article}`,
  templates: `<template>${article.repeat(40)}</template>${article}`,
  'scripts never closed': `${article}<script>${'var a = "<p>";'.repeat(40_000)}`,
  'comments never closed': `${article}<!--${'-'.repeat(500_000)}`,
  'JSON-LD of 1 MB': `<script type="application/ld+json">${'['.repeat(300_000)}</script>${article}`,
  'furniture words': `<body>${`<p>Read more: updated 5 minutes ago, share on follow us</p>`.repeat(12_000)}</body>`,
  spaces: `<body><p>${' \u00a0\t'.repeat(400_000)}</p>${article}</body>`,
};

/** Prints what each hostile page came to, and what it cost, after one warm-up: CPU milliseconds of the best of three. */
export function measureHostilePages(): void {
  for (const html of Object.values(pages)) extract(html.slice(0, 20_000), 'https://page.example/news/1');
  const rows = Object.entries(pages).map(([name, html]) => {
    const costs = [1, 2, 3].map(() => {
      const before = process.cpuUsage();
      extract(html, 'https://page.example/news/1');
      const used = process.cpuUsage(before);
      return (used.user + used.system) / 1_000;
    });
    const read = extract(html, 'https://page.example/news/1');
    return [
      name,
      { ms: Number(Math.min(...costs).toFixed(1)), outcome: read.page ?? `version of ${read.text.length}` },
    ];
  });
  console.log('\nHostile pages: CPU ms, best of three, and what became of each');
  console.table(Object.fromEntries(rows));
}
