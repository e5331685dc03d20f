/**
 * Boxes that come and go around an article (`fixtures/page-boxes.json`, written without knowing the extractor) against every page:
 * how often readers would be told of one, and how often they would not be told of an edited piece of text.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { compare } from '../../src/core/compare/compare.ts';
import { extractVersion } from '../../src/core/extract/article.ts';
import { hash } from '../../src/core/model/ids.ts';
import type { Version } from '../../src/core/model/index.ts';
import { NO_CONTEXT } from './entry.ts';
import { readPages } from './extraction.ts';
import { editKinds, places, rewritten, withBox, withEdit } from './page-surgery.ts';

const Box = z.object({
  id: z.string(),
  kind: z.string(),
  language: z.string(),
  place: z.array(z.enum(places)),
  html: z.string(),
  variant: z.string(),
});
type Box = z.infer<typeof Box>;

/** Boxes tried on each page of a large folder; all of them are tried on a small one. */
const MAX_TRIALS = 150;
/** Pages tried of a large folder, evenly spread. */
const MAX_PAGES = 40;
/** The half of the boxes to look at while the rules are built; the other half is for the end. */
const isInHalf = ({ id }: Box, half: string): boolean =>
  Number.parseInt(hash(id).slice(0, 2), 16) % 2 === (half === 'a' ? 0 : 1);

type Trial = {
  readonly group: string;
  readonly kind: string;
  readonly what: string;
  readonly isTold: boolean;
};

/** @param half `a` or `b` */
export function measureBoxes({
  pages,
  half,
  list,
}: {
  pages: string | null;
  half: string;
  list: boolean;
}): void {
  const file = join(import.meta.dirname, '../../fixtures/page-boxes.json');
  const boxes = z
    .array(Box)
    .parse(JSON.parse(readFileSync(file, 'utf8')))
    .filter((box) => isInHalf(box, half));
  const found = readPages(pages);
  const step = Math.max(1, Math.floor(found.length / MAX_PAGES));
  const all = found.filter((_, at) => at % step === 0);
  const each = Math.max(1, Math.floor(MAX_TRIALS / all.length));
  const trials: Trial[] = [];
  const edits: Trial[] = [];
  for (const { id, url, html } of all) {
    const page = rewritten(html);
    const base = page === null ? null : versionIn(page, url);
    if (page === null || base === null) continue;
    const chosen = boxes.toSorted((a, b) => (hash(id, a.id) < hash(id, b.id) ? -1 : 1)).slice(0, each);
    for (const box of chosen) trials.push(...tryBox({ page, url, base, id }, box));
    edits.push(...tryEdits({ page, url, base, id }));
  }
  printTrials(`Boxes told (half ${half})`, trials, 'group');
  printTrials(`Boxes told, by kind (half ${half})`, trials, 'kind');
  printTrials('Edits told', edits, 'group');
  if (list) {
    for (const { what, group, isTold } of trials) if (isTold) console.log(`told: ${group} ${what}`);
    for (const { what, group, isTold } of edits) if (!isTold) console.log(`not told: ${group} ${what}`);
  }
}

type Subject = { readonly page: string; readonly url: string; readonly base: Version; readonly id: string };

function versionIn(html: string, url: string): Version | null {
  const read = extractVersion(html, {
    url,
    timeZone: 'UTC',
    language: 'en',
    textSelectors: [],
    dropSelectors: [],
  });
  return read.ok ? read.value : null;
}

function isTold(before: Version | null, after: Version | null): boolean {
  if (before === null || after === null) return before !== after;
  return compare(before, after, { ...NO_CONTEXT, language: after.language ?? 'en' }).verdict === 'changed';
}

const renamed = (html: string): string =>
  html.replace(/(class|id)=(["'])(.*?)\2/gu, (_whole, name: string, mark: string, names: string) => {
    const other = names.split(/\s+/u).map((one) => `c${hash(one).slice(0, 6)}`);
    return `${name}=${mark}${other.join(' ')}${mark}`;
  });

function tryBox({ page, url, base, id }: Subject, box: Box): Trial[] {
  const read = (html: string, place: Box['place'][number]): Version | null => {
    const cut = withBox(page, html, place);
    return cut === null ? null : versionIn(cut, url);
  };
  const trial = (group: string, place: string, told: boolean): Trial => ({
    group: `${group} ${place}`,
    kind: box.kind,
    what: `${box.id} on ${id}`,
    isTold: told,
  });
  const boxed = box.place.map((place) => ({ place, version: read(box.html, place) }));
  const [first, ...more] = boxed;
  return [
    ...boxed.flatMap(({ place, version }) => [
      trial('added', place, isTold(base, version)),
      trial('removed', place, isTold(version, base)),
      trial('variant', place, isTold(version, read(box.variant, place))),
      trial('renamed', place, isTold(version, read(renamed(box.html), place))),
    ]),
    ...more.map(({ place, version }) => trial('moved', place, isTold(first?.version ?? null, version))),
  ];
}

function tryEdits({ page, url, base, id }: Subject): Trial[] {
  return editKinds.flatMap((group) => {
    const edited = withEdit(page, group);
    if (edited === null) return [];
    return [{ group, kind: group, what: id, isTold: isTold(base, versionIn(edited, url)) }];
  });
}

function printTrials(title: string, trials: readonly Trial[], by: 'group' | 'kind'): void {
  const row = (own: readonly Trial[]) => {
    const told = own.filter((trial) => trial.isTold).length;
    return { told, of: own.length, '%': ((100 * told) / Math.max(1, own.length)).toFixed(1) };
  };
  const groups = Map.groupBy(trials, (trial) => trial[by]);
  console.log(`\n${title}`);
  console.table(
    Object.fromEntries([
      ...[...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, own]) => [name, row(own)] as const),
      ['all', row(trials)],
    ]),
  );
}
