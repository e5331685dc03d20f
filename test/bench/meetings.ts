/** Measures meetings on files of marked ones: which are found, whose account says what, and what is missing. */
import { readFileSync, writeFileSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import { namesOfParties } from '../../src/core/ledger/frame/party-names.ts';
import { meetingsIn } from '../../src/core/meetings/meetings.ts';
import type { JudgeQuestion, Meeting, MeetingPoint, PointSaying } from '../../src/core/model/index.ts';
import { contentHash } from '../../src/core/ledger/judge/question.ts';
import { watchlistLabels } from '../../src/core/watchlist/labels.ts';
import { bundledWatchlist } from '../../src/core/watchlist/current.ts';
import { readStoredWatchlist } from '../../src/core/watchlist/parse.ts';
import type { Judge } from '../../src/io/judge.ts';
import { askAll, judgeOfEnvironment } from './ask-judge.ts';
import { type AnswerRow, readAnswers } from './judge-answers.ts';
import { meetingRecords } from './replay-statements.ts';

const Article = z.object({
  url: z.string(),
  outlet: z.string(),
  publishedAt: z.string(),
  headline: z.string(),
  text: z.string(),
});
const Wording = z.object({ url: z.string(), text: z.string() });
const MarkedPoint = z.object({
  side: z.string(),
  text: z.string(),
  readouts: z.array(z.string()),
  in: z.array(Wording),
  press: z.array(z.string()),
});
type MarkedPoint = z.infer<typeof MarkedPoint>;
const MarkedMeeting = z.object({
  sides: z.array(z.string()),
  on: z.string(),
  place: z.string().nullable(),
  articles: z.array(z.string()),
  points: z.array(MarkedPoint),
  apart: z.array(z.object({ a: Wording, b: Wording, why: z.string() })),
  missing: z.array(z.object({ side: z.string(), text: z.string(), inLast: z.number(), of: z.number() })),
});
export type MarkedMeeting = z.infer<typeof MarkedMeeting>;
const FIXTURES = 'fixtures/meetings';

/** Returns the files of marked meetings in this repository: in words of their own, marked by people who had not seen the rules. */
export const markedMeetings = (): string[] =>
  readdirSync(FIXTURES)
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${FIXTURES}/${name}`);

/** A file of marked meetings; `watchlist` as `PUT /api/watchlist` takes it, or "bundled". */
const MarkedFile = z.object({
  watchlist: z.unknown(),
  articles: z.array(Article),
  meetings: z.array(MarkedMeeting),
});

type Options = {
  readonly files: readonly string[];
  readonly list: boolean;
  /** With the answers of a file, or of the judge that the environment names. */
  readonly judge: boolean;
  readonly answers: string | null;
  /** Writes what a judge is asked. */
  readonly questions: string | null;
};

const newCounts = () => ({
  meetings: 0,
  found: 0,
  marked: 0,
  points: 0,
  right: 0,
  rightMade: 0,
  wordings: 0,
  wordingsRead: 0,
  made: 0,
  both: 0,
  joined: 0,
  joins: 0,
  rightJoins: 0,
  pairs: 0,
  apart: 0,
  missing: 0,
  missingFound: 0,
  missingNamed: 0,
  missingRight: 0,
});
type Counts = ReturnType<typeof newCounts>;
const isKey = (key: string, counts: Counts): key is keyof Counts => key in counts;
const keysOf = (counts: Counts): (keyof Counts)[] => Object.keys(counts).filter((key) => isKey(key, counts));

export async function measureMeetings(options: Options): Promise<void> {
  const { files, list } = options;
  const marked = files.map((file) => ({ file, ...readMarked(file) }));
  const known = options.judge ? await answersOf(marked, options) : null;
  if (options.questions !== null) writeAsked(questionsOf(marked, known ?? []), options.questions);
  const all = newCounts();
  const rows = marked.map((one) => {
    const counts = newCounts();
    measureFile(one, known, counts, list);
    for (const key of keysOf(all)) all[key] += counts[key];
    return { file: one.file.split('/').at(-1), ...shown(counts) };
  });
  console.table([...rows, { file: 'all', ...shown(all) }]);
}

type MarkedArticles = ReturnType<typeof readMarked>;

export function readMarked(file: string) {
  const { watchlist, articles, meetings } = MarkedFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  const read = watchlist === 'bundled' ? null : readStoredWatchlist(watchlist);
  if (read !== null && !read.ok) throw new Error(JSON.stringify(read.error));
  const chosen = read === null ? bundledWatchlist() : read.value;
  return { meetings, articles, chosen, records: meetingRecords(articles, chosen) };
}

/** Makes the meetings, with the answers that are known. @param note is told each question that has none */
function made(
  { chosen, records }: MarkedArticles,
  rows: readonly AnswerRow[] | null,
  note: (question: JudgeQuestion) => void = () => {},
): Meeting[] {
  const byHash = new Map((rows ?? []).map((row) => [row.hash, row]));
  const answer = (question: JudgeQuestion) => {
    const row = byHash.get(contentHash(question));
    if (row === undefined) note(question);
    return row === undefined ? null : { answer: row, model: row.model };
  };
  const judge = rows === null ? null : { side: watchlistLabels(chosen).party, answer };
  return meetingsIn(records, { names: namesOfParties(chosen), judge });
}

/** Returns what has no answer yet. What is asked about later meetings may depend on the answers about earlier ones. */
function questionsOf(marked: readonly MarkedArticles[], rows: readonly AnswerRow[]): JudgeQuestion[] {
  const open = new Map<string, JudgeQuestion>();
  for (const one of marked) made(one, rows, (question) => open.set(contentHash(question), question));
  return [...open.values()];
}

/** Reads the answers of a file, and asks the judge of the environment what they do not hold, where there is one. */
async function answersOf(marked: readonly MarkedArticles[], { answers }: Options): Promise<AnswerRow[]> {
  const file = answers ?? 'answers.jsonl';
  const judge = judgeOfEnvironment(process.env);
  if (judge !== null) await askInRounds(judge, marked, file);
  const rows = readAnswers(file);
  const open = questionsOf(marked, rows).length;
  console.log(`\n${rows.length} answers are known; ${open} questions have none`);
  return rows;
}

/** A second round asks what failed in the first. */
const MAX_ROUNDS = 2;

async function askInRounds(judge: Judge, marked: readonly MarkedArticles[], file: string): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const open = questionsOf(marked, readAnswers(file));
    if (open.length > 0)
      await askAll(
        judge,
        open.map((question) => ({ question })),
        file,
      );
  }
}

/** Writes questions for somebody who must not see what is marked, in no order that tells. */
function writeAsked(questions: readonly JudgeQuestion[], file: string): void {
  const rows = questions
    .map((question) => ({ hash: contentHash(question), question }))
    .toSorted((one, other) => (one.hash < other.hash ? -1 : 1));
  writeFileSync(file, `${JSON.stringify(rows, null, 1)}\n`);
  console.log(`\n${rows.length} questions are in ${file}`);
}

const shown = (counts: Counts) => ({
  meetings: `${counts.found} of ${counts.meetings} (+${counts.made} made)`,
  points: `${counts.right} of ${counts.marked}`,
  precision: (counts.rightMade / Math.max(1, counts.points)).toFixed(3),
  wordings: `${counts.wordingsRead} of ${counts.wordings}`,
  joined: `${counts.joined} of ${counts.both}`,
  joinPrecision: `${counts.rightJoins} of ${counts.joins}`,
  apart: `${counts.apart} of ${counts.pairs}`,
  missingFound: `${counts.missingFound} of ${counts.missing}`,
  missingRight: `${counts.missingRight} of ${counts.missingNamed}`,
});

function measureFile(
  file: MarkedArticles,
  rows: readonly AnswerRow[] | null,
  counts: Counts,
  list: boolean,
): void {
  const { meetings } = file;
  const all = made(file, rows);
  const log = (...words: readonly string[]): void => {
    if (list) console.log(words.join(' '));
  };
  const left = new Set(all);
  for (const marked of meetings) {
    const found = sameMeeting(marked, [...left]);
    counts.meetings += 1;
    log(
      `\n== ${marked.sides.join()} ${marked.on} ${marked.place ?? '-'} → ${found?.place ?? (found === undefined ? 'NOT FOUND' : '-')}`,
    );
    if (found !== undefined) {
      counts.found += 1;
      left.delete(found);
    }
    measurePoints(marked, found, counts, log);
    measureMissing(marked, found, counts, log);
  }
  for (const { sides, on, points, accounts } of left) {
    counts.made += 1;
    counts.points += points.length;
    log(`\n++ ${sides.join()} ${on} ${points.length} points of ${accounts.map(({ url }) => url).join(' ')}`);
    for (const { side, text } of points) log(`  extra ${side}: ${text}`);
  }
}

/** Returns the meeting that was made of a marked one: of the same sides and day, with the most points. */
export function sameMeeting({ sides, on }: MarkedMeeting, made: readonly Meeting[]): Meeting | undefined {
  const same = made.filter((one) => one.sides.join() === sides.toSorted().join() && one.on === on);
  return same.toSorted((a, b) => b.points.length - a.points.length)[0];
}

type Log = (...words: readonly string[]) => void;

function measurePoints(marked: MarkedMeeting, found: Meeting | undefined, counts: Counts, log: Log): void {
  const points = found?.points ?? [];
  const pairs = matched(marked.points, points);
  counts.marked += marked.points.length;
  counts.points += points.length;
  counts.right += pairs.size;
  for (const point of marked.points) {
    const made = pairs.get(point);
    if (made === undefined) log(`  lost ${point.side} (${point.readouts.join()}): ${point.text}`);
    measureWordings(point, points, counts, log);
    if (point.readouts.length < 2) continue;
    counts.both += 1;
    const isJoined = made !== undefined && point.readouts.every((side) => made.readouts.includes(side));
    if (isJoined) counts.joined += 1;
    else if (made !== undefined)
      log(`  not joined ${point.side}: ${point.in.map(({ text }) => text).join(' ≠ ')}`);
  }
  const byPoint = new Map([...pairs].map(([point, made]) => [made, point]));
  for (const made of points) {
    const point = byPoint.get(made);
    const isRight = marked.points.some(
      ({ side, text, in: wordings }) =>
        side === made.side &&
        [text, ...wordings.map((one) => one.text)].some((each) => isLike(made.text, each)),
    );
    if (isRight) counts.rightMade += 1;
    else log(`  extra ${made.side} (${made.readouts.join()}): ${made.text}`);
    if (made.readouts.length < 2) continue;
    counts.joins += 1;
    if (point !== undefined && made.readouts.every((side) => point.readouts.includes(side)))
      counts.rightJoins += 1;
    else log(`  wrongly joined ${made.side}: ${made.sayings.map(({ text }) => text).join(' = ')}`);
  }
  for (const { a, b } of marked.apart) {
    counts.pairs += 1;
    const [one, other] = [pointWith(a, points), pointWith(b, points)];
    if (one === null || one !== other) counts.apart += 1;
    else log(`  not apart: ${a.text} = ${b.text}`);
  }
}

/** Counts in how many of the sides' accounts that have a point its wording was read: what is not read in one cannot be joined. */
function measureWordings(
  { side, in: wordings, press }: MarkedPoint,
  points: readonly MeetingPoint[],
  counts: Counts,
  log: Log,
): void {
  const own = points.filter((point) => point.side === side);
  for (const wording of wordings.filter(({ url }) => !press.includes(url))) {
    counts.wordings += 1;
    if (pointWith(wording, own) === null) log(`  not read ${side} in ${wording.url}: ${wording.text}`);
    else counts.wordingsRead += 1;
  }
}

/** Returns whether a saying is a marked wording: of its article, and mostly of its words. */
export const isWordingOf = (
  saying: Pick<PointSaying, 'url' | 'text'>,
  { url, text }: z.infer<typeof Wording>,
): boolean => saying.url === url && likeness(saying.text, text) >= SAME_WORDS;

/** Returns the point that has a wording of an article, the most like it. */
function pointWith(
  { url, text }: z.infer<typeof Wording>,
  points: readonly MeetingPoint[],
): MeetingPoint | null {
  const all = points.flatMap((point) =>
    point.sayings.filter((one) => one.url === url).map((one) => ({ point, like: likeness(one.text, text) })),
  );
  const best = all.toSorted((one, other) => other.like - one.like)[0];
  return best !== undefined && best.like >= SAME_WORDS ? best.point : null;
}

function measureMissing(marked: MarkedMeeting, found: Meeting | undefined, counts: Counts, log: Log): void {
  const named = found?.missing ?? [];
  counts.missing += marked.missing.length;
  counts.missingNamed += named.length;
  const left = new Set(named);
  for (const missing of marked.missing) {
    const same = [...left].find(({ side, text }) => side === missing.side && sharesWords(text, missing.text));
    if (same === undefined)
      log(`  not named missing ${missing.side}: ${missing.text} ${missing.inLast}/${missing.of}`);
    else {
      left.delete(same);
      counts.missingFound += 1;
      counts.missingRight += 1;
      log(`  named missing ${same.text} ${same.inLast}/${same.of}, marked ${missing.inLast}/${missing.of}`);
    }
  }
  for (const { side, text, inLast, of } of left) log(`  wrongly missing ${side}: ${text} ${inLast}/${of}`);
}

/** Gives each marked point the one that was made of it: of the same side, with mostly the words of one of its wordings. */
function matched(
  marked: readonly MarkedPoint[],
  made: readonly MeetingPoint[],
): Map<MarkedPoint, MeetingPoint> {
  const all = marked.flatMap((point) =>
    made
      .filter(({ side }) => side === point.side)
      .map((one) => ({
        point,
        one,
        like: Math.max(
          ...[point.text, ...point.in.map(({ text }) => text)].map((text) => likeness(one.text, text)),
        ),
      })),
  );
  const pairs = new Map<MarkedPoint, MeetingPoint>();
  const taken = new Set<MeetingPoint>();
  for (const { point, one, like } of all.toSorted((a, b) => b.like - a.like)) {
    if (like < SAME_WORDS || pairs.has(point) || taken.has(one)) continue;
    pairs.set(point, one);
    taken.add(one);
  }
  return pairs;
}

/** From this share of common words on two texts are one wording. */
const SAME_WORDS = 0.5;
/** Of a text that is a part of another one, so much stands in it, and it is so much of it. */
const PART = { within: 0.8, of: 0.3 };

const wordsIn = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));

/** Returns the share of words that both have, of the longer text's; of one that is a part of the other, enough. */
function likeness(one: string, other: string): number {
  const [some, others] = [wordsIn(one), wordsIn(other)];
  const shared = [...some].filter((word) => others.has(word)).length;
  const like = shared / Math.max(1, some.size, others.size);
  const within = shared / Math.max(1, Math.min(some.size, others.size));
  return within >= PART.within && like >= PART.of ? Math.max(like, SAME_WORDS) : like;
}

const isLike = (one: string, other: string): boolean => likeness(one, other) >= SAME_WORDS;

/** What is missing is marked in other words than any account's: two long words in common are enough. */
const sharesWords = (one: string, other: string): boolean => {
  const others = [...wordsIn(other)].filter((word) => word.length > 3).map((word) => word.slice(0, 5));
  const some = new Set([...wordsIn(one)].map((word) => word.slice(0, 5)));
  const names = (text: string): string[] => text.match(/\b\p{Lu}{3,}\b/gu) ?? [];
  if (names(one).some((name) => names(other).includes(name))) return true;
  return others.filter((word) => some.has(word)).length >= Math.min(2, others.length);
};
