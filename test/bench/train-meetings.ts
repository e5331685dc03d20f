/**
 * Trains the weights of `likeness-weights.json` on the marked meetings of the repository: which wordings of two accounts are one point.
 * Before that it prints what weights that were trained without a file join in it: of all that is marked, however well it is read.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { leadsIn } from '../../src/core/meetings/join-wordings.ts';
import {
  comparePoints,
  featuresOf,
  pointFrame,
  type PointFrame,
  type PointLikeness,
  type StemWeights,
  weightsOf,
} from '../../src/core/meetings/likeness.ts';
import { namesOfParties } from '../../src/core/ledger/frame/party-names.ts';
import { chanceBy, type Example, type Features, train } from './logistic.ts';
import { isWordingOf, type MarkedMeeting, readMarked, sameMeeting } from './meetings.ts';
import type { MeetingPoint } from '../../src/core/model/index.ts';
import { meetingsIn } from '../../src/core/meetings/meetings.ts';

const FILE = join(import.meta.dirname, '../../src/core/meetings/likeness-weights.json');
/** On a weight's square. */
const PENALTY = 1;
const THRESHOLDS = [0.3, 0.4, 0.5, 0.6];

/** Shares differ by so much, and of what is so or not a half. */
const FEATURES: Features = {
  like: { sign: 1, scale: 0.15 },
  lead: { sign: 1, scale: 0.15 },
  topic: { sign: 1, scale: 0.15 },
  figures: { sign: 1, scale: 0.5 },
  times: { sign: 1, scale: 0.5 },
  sameSubstance: { sign: 1, scale: 0.5 },
  agreed: { sign: 1, scale: 0.5 },
  denied: { sign: 1, scale: 0.5 },
  otherFigure: { sign: -1, scale: 0.5 },
  figureAlone: { sign: -1, scale: 0.5 },
  denialAlone: { sign: -1, scale: 0.5 },
  doneAlone: { sign: -1, scale: 0.5 },
  weaker: { sign: -1, scale: 0.5 },
  firmer: { sign: -1, scale: 0.5 },
  differs: { sign: -1, scale: 0.5 },
};

/** A wording that was read in one side's account, with the marked point that it is of, or itself. */
type Wording = {
  readonly side: string;
  readonly issuer: string;
  readonly record: string;
  readonly point: unknown;
  readonly frame: PointFrame;
};
type Pair = PointLikeness & { readonly one: Wording; readonly other: Wording };
/** A pair of wordings of two sides' accounts, of one side at one meeting. */
type PairExample = Example & { readonly group: string; readonly pair: Pair };

/** Returns the pairs of a file of marked meetings. */
export function examplesOf(file: string): PairExample[] {
  const marked = readMarked(file);
  const names = namesOfParties(marked.chosen);
  const made = meetingsIn(marked.records, { names, judge: null });
  return marked.meetings.flatMap((meeting, at) => {
    const read = sameMeeting(meeting, made)?.points ?? [];
    const wordings = wordingsOf(meeting, read, (text) => pointFrame(text, meeting.on, names));
    const weights = weightsOf(wordings.map(({ frame }) => frame));
    return meeting.sides.flatMap((side) => {
      const pairs = pairsOf(
        wordings.filter((one) => one.side === side),
        weights,
      );
      const leadOf = leadsIn(pairs);
      return pairs
        .filter(({ one, other }) => one.issuer !== other.issuer)
        .map((pair) => ({
          pair,
          group: [file, at, side, ...[pair.one.record, pair.other.record].toSorted()].join(' '),
          values: featuresOf(pair, leadOf(pair)),
          is: Number(pair.one.point === pair.other.point),
        }));
    });
  });
}

const wordingsOf = (
  { points }: MarkedMeeting,
  made: readonly MeetingPoint[],
  frameOf: (text: string) => PointFrame,
): Wording[] =>
  made.flatMap(({ side, sayings }) =>
    sayings.flatMap((saying): Wording[] => {
      const own = points.filter((point) => point.side === side);
      const point = own.find(({ in: wordings }) => wordings.some((one) => isWordingOf(saying, one)));
      return saying.issuer === null
        ? []
        : [
            {
              side,
              issuer: saying.issuer,
              record: saying.url,
              point: point ?? saying,
              frame: frameOf(saying.text),
            },
          ];
    }),
  );

const pairsOf = (wordings: readonly Wording[], weights: StemWeights): Pair[] =>
  wordings.flatMap((one, at) =>
    wordings
      .slice(at + 1)
      .map((other) => ({ one, other, ...comparePoints(one.frame, other.frame, weights) })),
  );

/** Joins the most probable first, each wording once, as the rules do. */
function joined(examples: readonly PairExample[], chanceOf: (one: PairExample) => number) {
  return [...Map.groupBy(examples, ({ group }) => group).values()].flatMap((own) => {
    const taken = new Set<Wording>();
    const byChance = own
      .map((one) => ({ one, chance: chanceOf(one) }))
      .toSorted((a, b) => b.chance - a.chance);
    return byChance.filter(({ one: { pair } }) => {
      if (taken.has(pair.one) || taken.has(pair.other)) return false;
      taken.add(pair.one).add(pair.other);
      return true;
    });
  });
}

/** @param files marked meetings; they teach, each measured by weights that the others taught */
export function trainMeetings(files: readonly string[]): void {
  const byFile = files.map((file) => ({ file, examples: examplesOf(file) }));
  const rows = byFile.flatMap(({ file, examples }) => {
    const others = byFile.filter((one) => one.file !== file).flatMap((one) => one.examples);
    const model = train(others, FEATURES, PENALTY);
    const pairs = joined(examples, ({ values }) => chanceBy(model, values));
    const all = examples.filter(({ is }) => is === 1).length;
    return THRESHOLDS.map((threshold) => {
      const made = pairs.filter(({ chance }) => chance >= threshold);
      const right = made.filter(({ one }) => one.is === 1).length;
      return {
        'left out': file.split('/').at(-1),
        'joined from': threshold,
        joined: `${right} of ${all}`,
        right: `${right} of ${made.length}`,
      };
    });
  });
  console.log('\nBy weights that were trained on the other files alone:');
  console.table(rows);
  const all = byFile.flatMap(({ examples }) => examples);
  const model = train(all, FEATURES, PENALTY);
  writeFileSync(FILE, `${JSON.stringify(model, null, 2)}\n`);
  console.log(`\n${Object.keys(FEATURES).length} weights and a bias, from ${all.length} pairs:`);
  console.table({ bias: model.bias, ...model.weights });
}
