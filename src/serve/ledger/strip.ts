/** A ledger as the data of its picture: a lane for each of the speakers with the most statements. */
import { dateWords, isNotSure } from '../../core/alerts/wording/statement-words.ts';
import type { Speaker } from '../../core/model/index.ts';
import { isSomebody } from '../../core/ledger/speakers.ts';
import { cut, line } from '../../core/language/text.ts';
import { type Shade, shades, type StripLane, type StripMark, type StripProps } from '../pictures/stacks.ts';
import { countSpeakers, keptFor, type LedgerList } from './ledger-list.ts';
import type { LedgerQuery } from './query.ts';
import { pathOfUtterance } from './statement-components.tsx';
import type { Utterance } from './utterances.ts';

/** So many lanes fit on a screen; all other speakers share the last one. */
const MAX_LANES = 7;
const OTHERS = '';
const MAX_SENTENCE = 140;

export const shadeOf = (utterance: Pick<Utterance, 'verdict' | 'sure'>): Shade => {
  const { verdict } = utterance;
  if (verdict === null || verdict === 'thin') return 'known';
  if (verdict === 'repeat') return 'repeat';
  return verdict === 'partial' || isNotSure(utterance) ? 'half' : 'new';
};

/** Counts the statements of each speaker, and takes those with the most. */
function lanesOf(utterances: LedgerList['drawn'], hrefOf: (speaker: string) => string): StripLane[] {
  const found = new Map<string, { label: string; statements: number }>();
  let hasNobody = false;
  for (const [speaker, statements] of countSpeakers(utterances)) {
    if (!isSomebody(speaker)) {
      hasNobody = true;
      continue;
    }
    const known = found.get(speaker.id) ?? { label: speaker.name, statements: 0 };
    known.statements += statements;
    found.set(speaker.id, known);
  }
  const most = [...found].toSorted(([, a], [, b]) => b.statements - a.statements);
  const lanes = most
    .slice(0, most.length > MAX_LANES + 1 ? MAX_LANES : MAX_LANES + 1)
    .map(([id, { label }]) => ({ id, label, href: hrefOf(id) }));
  const shown = lanes.length;
  const hasOthers = shown < most.length || hasNobody;
  return hasOthers ? [...lanes, { id: OTHERS, label: 'Everybody else', href: null }] : lanes;
}

type StripSource = Pick<LedgerList, 'drawn' | 'drawnWords' | 'page'> & {
  readonly path: string;
  readonly search: string;
  readonly query: LedgerQuery;
};

/** Gives the picture of a ledger: all that its filters let through, of all pages, also where its list is narrowed to some months. */
export function stripOf(source: StripSource): Omit<StripProps, 'now' | 'title'> {
  const { path, search, query, drawn } = source;
  const hrefWith = (changes: Readonly<Record<string, string>>): string => {
    const parameters = new URLSearchParams(search);
    parameters.delete('cursor');
    for (const [name, value] of Object.entries(changes)) parameters.set(name, value);
    parameters.sort();
    return `${path}?${parameters.toString()}#statements`;
  };
  const lanes = lanesOf(drawn, (speaker) => hrefWith({ speaker }));
  const marks = marksOf(source, new Set(lanes.map(({ id }) => id)));
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

/** Few statements are marks of their own, and lead to them; of many, those of one lane, month and shade are one. */
function marksOf({ drawn, drawnWords, page }: StripSource, lanes: ReadonlySet<string>): StripMark[] {
  const laneOf = ({ id }: { readonly id: string }): string => (lanes.has(id) ? id : OTHERS);
  if (drawnWords.size > 0) {
    return drawn.flatMap((one) => {
      const utterance = drawnWords.get(one);
      return utterance === undefined ? [] : markOf(utterance, laneOf(utterance.speaker), page);
    });
  }
  return countedMarks(drawn, laneOf);
}

type ShadeCounts = Record<Shade, number>;

/** Counts by month, speaker and shade. Neighbours are mostly of one day, so a month is looked up where the day changes. */
const countMonths = keptFor((drawn): ReadonlyMap<string | null, ReadonlyMap<Speaker, ShadeCounts>> => {
  const months = new Map<string | null, Map<Speaker, ShadeCounts>>();
  let day: string | null = null;
  let speakers = new Map<Speaker, ShadeCounts>();
  months.set(null, speakers);
  for (const one of drawn) {
    const said = one.saidOn ?? one.reportedOn ?? null;
    if (said !== day) {
      const month = said?.slice(0, 7) ?? null;
      speakers = months.get(month) ?? new Map<Speaker, ShadeCounts>();
      months.set(month, speakers);
      day = said;
    }
    const counts = speakers.get(one.speaker) ?? { new: 0, half: 0, repeat: 0, known: 0 };
    counts[shadeOf(one)] += 1;
    speakers.set(one.speaker, counts);
  }
  return months;
});

/** Counts by lane, month and shade. */
export const countedMarks = (drawn: LedgerList['drawn'], laneOf: (speaker: Speaker) => string): StripMark[] =>
  [...countMonths(drawn)].flatMap(([said, bySpeaker]) =>
    [...byLane(bySpeaker, laneOf)].flatMap(([lane, counts]) =>
      shades.flatMap((shade): StripMark[] =>
        counts[shade] === 0 ? [] : [{ lane, said, shade, count: counts[shade], statement: null }],
      ),
    ),
  );

function byLane(
  bySpeaker: ReadonlyMap<Speaker, ShadeCounts>,
  laneOf: (speaker: Speaker) => string,
): Map<string, ShadeCounts> {
  const lanes = new Map<string, ShadeCounts>();
  for (const [speaker, counts] of bySpeaker) {
    const known = lanes.get(laneOf(speaker)) ?? { new: 0, half: 0, repeat: 0, known: 0 };
    for (const shade of shades) known[shade] += counts[shade];
    lanes.set(laneOf(speaker), known);
  }
  return lanes;
}

function markOf(utterance: Utterance, lane: string, page: LedgerList['page']): StripMark {
  const { speaker, saidOn, reportedOn, text } = utterance;
  return {
    lane,
    said: saidOn ?? reportedOn ?? null,
    shade: shadeOf(utterance),
    count: 1,
    statement: {
      href: page.items.includes(utterance) ? `#${utterance.utterance}` : pathOfUtterance(utterance),
      title: `${saidOn === null ? '' : `${dateWords(saidOn)}, `}${line(speaker.name)}: ${cut(line(text), MAX_SENTENCE)}`,
    },
  };
}
