/** Returns what one account of a meeting of Varland's President and Kestria's Prime Minister says, as "side: words". */
import { meetings } from '../../bench/entry.ts';
import { article, KESTRIA, VARLAND, varlandWatchlist } from './varland-meetings.ts';

const opening = new Map([
  [VARLAND, 'President Mila Osten met Prime Minister Ana Rell in Solvik on 10 September.'],
  [KESTRIA, 'Prime Minister Ana Rell met President Mila Osten in Solvik on 10 September.'],
]);

/** @param office whose account it is */
export const saidIn = (office: string, ...paragraphs: readonly string[]): string[] =>
  meetings(
    [article(office, '2026-09-10', 'Talks in Solvik', opening.get(office) ?? '', ...paragraphs)],
    varlandWatchlist,
  ).flatMap(({ points }) => points.map(({ side, text }) => `${side}: ${text}`));
