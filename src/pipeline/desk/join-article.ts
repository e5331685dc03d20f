/** Joins an article to the meetings that it tells of, beside the other accounts of them. */
import { historyMeetings } from '../../core/meetings/history-meetings.ts';
import { namedMeeting } from '../../core/alerts/compared-meeting.ts';
import { withMeetingNames } from '../../core/meetings/meetings.ts';
import { meetingsAround } from '../../core/meetings/rows.ts';
import type {
  AlertMeeting,
  JudgeQuestion,
  Meeting,
  MeetingMention,
  MeetingPlace,
  MeetingsTold,
  StatementRecord,
} from '../../core/model/index.ts';
import type { DerivedMeetings, DeskBatch } from './batch.ts';
import { compileWatchlist } from './compiled-watchlist.ts';
import { openJudge, openMeetings, openPlaces, openRecords, placeOf } from './open-meetings.ts';
import { weigh } from './weigh.ts';

/**
 * Names the meetings that an article tells of in its record, so that it leads to them.
 * @param before what the article said of meetings before it was edited
 * @returns the record, and the meeting for the article's own alert: of several that of which it says most
 */
export async function joinMeetings(
  batch: DeskBatch,
  record: StatementRecord,
  before: MeetingsTold | null,
): Promise<{ readonly record: StatementRecord; readonly meeting: AlertMeeting | null }> {
  const { read, records, derived } = batch.meetings;
  read.set(record.article, before);
  if (record.meetings === undefined && before === null) return { record, meeting: null };
  const { joined } = await joinArticle(batch, record);
  const named = withMeetingNames(record, joined);
  records.set(record.article, named);
  const last = derived.get(record.article);
  if (last !== undefined) derived.set(record.article, { ...last, record: named });
  const [most] = joined.toSorted((a, b) => sayingsOf(b, record.article) - sayingsOf(a, record.article));
  return { record: named, meeting: most === undefined ? null : namedMeeting(most) };
}

const sayingsOf = ({ points }: Meeting, article: string): number =>
  points.flatMap(({ sayings }) => sayings).filter((saying) => saying.article === article).length;

type JoinedArticle = {
  /** The meetings of which the article is an account. */
  readonly joined: readonly Meeting[];
  /** Those of which it was one, and others still are. */
  readonly left: readonly Meeting[];
  /** Stored ones that are none any more, or went into one of these. */
  readonly gone: readonly MeetingPlace[];
  /** What a judge was not asked yet, by question (see `contentHash`). */
  readonly unanswered: ReadonlyMap<string, JudgeQuestion>;
};

/**
 * Derives the meetings that an article tells of from the records of all accounts that may be of the same ones. Costs, once a batch, a
 * read of the index, and a bulk read each for the meetings and the records that are not at hand.
 */
export async function joinArticle(batch: DeskBatch, record: StatementRecord): Promise<JoinedArticle> {
  const before = batch.meetings.read.get(record.article) ?? null;
  const mentions = mentionsOf(record, before);
  const places = await openPlaces(batch);
  const around = meetingsAround(places, mentions);
  const near = await openMeetings(batch, around.near);
  const known = [...near, ...(await openMeetings(batch, around.before))];
  const others = await openRecords(batch, near, mentions);
  const made = deriveMeetings(batch, record, { others, known });
  if (made === null) return { joined: [], left: [], gone: [], unanswered: new Map() };
  const { meetings: derived, used, unanswered } = made;
  const concerned = concernedBy(record, { before, near, places }, derived).map((meeting) =>
    used.size === 0 ? meeting : { ...meeting, answers: Object.fromEntries(used) },
  );
  const ids = new Set(concerned.map(({ id }) => id));
  const joined = concerned.filter((meeting) => hasAccount(meeting, record.article));
  const left = concerned.filter((meeting) => !joined.includes(meeting));
  const gone = near.filter(
    (one) => !ids.has(one.id) && (hasAccount(one, record.article) || isWithin(one, joined)),
  );
  return { joined, left, gone: gone.map(placeOf), unanswered };
}

type DerivingInputs = { readonly others: readonly StatementRecord[]; readonly known: readonly Meeting[] };

/** Derives anew only where something is known that was not when it was derived last: the article's alert and its meeting need the same. */
function deriveMeetings(
  batch: DeskBatch,
  record: StatementRecord,
  { others, known }: DerivingInputs,
): DerivedMeetings | null {
  const { meetings, watchlist } = batch;
  const records = others.filter(({ article }) => article !== record.article);
  const inputs = [...records, ...known, meetings.answers.size];
  const last = meetings.derived.get(record.article);
  const isSameAgain =
    last?.record === record &&
    last.inputs.length === inputs.length &&
    last.inputs.every((input, at) => input === inputs[at]);
  if (isSameAgain) return last;
  const { judge, used, unanswered } = openJudge(batch);
  const derived = weigh(
    batch,
    { message: { article: record.article, source: record.source.id }, stage: 'meetings' },
    () =>
      batch.readers.meetingsIn([...records, record], {
        names: compileWatchlist(watchlist).names,
        earlier: [...historyMeetings(watchlist), ...known],
        judge,
        of: record.article,
      }),
    () => null,
  );
  if (derived === null) return null;
  const made = { record, inputs, meetings: derived, used, unanswered };
  meetings.derived.set(record.article, made);
  return made;
}

const mentionsOf = (record: StatementRecord, before: MeetingsTold | null): MeetingMention[] => [
  ...(record.meetings?.mentions ?? []),
  ...(before?.mentions ?? []),
];

type KnownMeetings = {
  readonly before: MeetingsTold | null;
  readonly near: readonly Meeting[];
  readonly places: readonly MeetingPlace[];
};

/**
 * Returns the meetings of which an article is an account, and those that were one with it. Of other sides not all accounts were read,
 * and at the edges of the days neither.
 */
function concernedBy(
  record: StatementRecord,
  { before, near, places }: KnownMeetings,
  derived: readonly Meeting[],
): Meeting[] {
  const sides = new Set(mentionsOf(record, before).map((mention) => mention.sides.join()));
  const others = new Set(
    near
      .filter((one) => hasAccount(one, record.article))
      .flatMap((one) => one.accounts.map(({ article }) => article)),
  );
  const [known, stored] = [near, places].map((some) => new Set(some.map(({ id }) => id)));
  const isWhole = ({ id }: Meeting): boolean => known?.has(id) === true || stored?.has(id) === false;
  return derived.filter(
    (one) =>
      sides.has(one.sides.join()) &&
      (hasAccount(one, record.article) ||
        (isWhole(one) && one.accounts.some(({ article }) => article !== null && others.has(article)))),
  );
}

const hasAccount = ({ accounts }: Meeting, article: string): boolean =>
  accounts.some((account) => account.article === article);

const isWithin = ({ sides, accounts }: Meeting, others: readonly Meeting[]): boolean =>
  others.some(
    (other) =>
      other.sides.join() === sides.join() &&
      accounts.every(({ article }) => article !== null && hasAccount(other, article)),
  );
