/** A ledger as the data of its picture: a lane for each of the speakers with the most statements. */
import { dateWords, isNotSure } from '../../core/alerts/wording/statement-words.ts';
import { isSomebody } from '../../core/ledger/speakers.ts';
import { cut, line } from '../../core/language/text.ts';
import type { Shade, StripLane, StripMark, StripProps } from '../pictures/stacks.ts';
import { compileQuery, type LedgerPage, type LedgerQuery } from './query.ts';
import { pathOfUtterance } from './statement-components.tsx';
import type { Utterance } from './utterances.ts';

/** So many lanes fit on a screen; all other speakers share the last one. */
const MAX_LANES = 7;
const OTHERS = '';
const MAX_SENTENCE = 140;

const shadeOf = (utterance: Utterance): Shade => {
  const { verdict } = utterance;
  if (verdict === null || verdict === 'thin') return 'known';
  if (verdict === 'repeat') return 'repeat';
  return verdict === 'partial' || isNotSure(utterance) ? 'half' : 'new';
};

/** Counts the statements of each speaker, and takes those with the most. */
function lanesOf(utterances: readonly Utterance[], hrefOf: (speaker: string) => string): StripLane[] {
  const found = new Map<string, { label: string; statements: number }>();
  for (const { speaker } of utterances) {
    if (!isSomebody(speaker)) continue;
    const known = found.get(speaker.id) ?? { label: speaker.name, statements: 0 };
    known.statements += 1;
    found.set(speaker.id, known);
  }
  const most = [...found].toSorted(([, a], [, b]) => b.statements - a.statements);
  const lanes = most
    .slice(0, most.length > MAX_LANES + 1 ? MAX_LANES : MAX_LANES + 1)
    .map(([id, { label }]) => ({ id, label, href: hrefOf(id) }));
  const shown = lanes.length;
  const hasOthers = shown < most.length || utterances.some(({ speaker }) => !isSomebody(speaker));
  return hasOthers ? [...lanes, { id: OTHERS, label: 'Everybody else', href: null }] : lanes;
}

type StripSource = {
  readonly path: string;
  readonly search: string;
  readonly query: LedgerQuery;
  readonly utterances: readonly Utterance[];
  readonly page: LedgerPage;
};

/** Gives the picture of a ledger: all that its filters let through, of all pages, also where its list is narrowed to some months. */
export function stripOf({
  path,
  search,
  query,
  utterances,
  page,
}: StripSource): Omit<StripProps, 'now' | 'title'> {
  const hrefWith = (changes: Readonly<Record<string, string>>): string => {
    const parameters = new URLSearchParams(search);
    parameters.delete('cursor');
    for (const [name, value] of Object.entries(changes)) parameters.set(name, value);
    parameters.sort();
    return `${path}?${parameters.toString()}#statements`;
  };
  const matching = utterances.filter(compileQuery({ ...query, since: null, until: null }));
  const lanes = lanesOf(matching, (speaker) => hrefWith({ speaker }));
  const known = new Set(lanes.map(({ id }) => id));
  const marks = matching.map((utterance): StripMark => {
    const { speaker, saidOn, reportedOn, text } = utterance;
    return {
      lane: known.has(speaker.id) ? speaker.id : OTHERS,
      said: saidOn ?? reportedOn ?? null,
      shade: shadeOf(utterance),
      count: 1,
      statement: {
        href: page.items.includes(utterance) ? `#${utterance.utterance}` : pathOfUtterance(utterance),
        title: `${saidOn === null ? '' : `${dateWords(saidOn)}, `}${line(speaker.name)}: ${cut(line(text), MAX_SENTENCE)}`,
      },
    };
  });
  const { since, until } = query;
  return {
    lanes,
    marks,
    hrefOf: (period, lane) =>
      hrefWith({
        since: period.first,
        until: period.last,
        ...(lane === null || lane.id === OTHERS ? {} : { speaker: lane.id }),
      }),
    chosen: since === null && until === null ? null : { first: since ?? '1900-01', last: until ?? '9999-12' },
  };
}
