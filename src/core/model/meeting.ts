/**
 * Meetings: two sides or more at one time and place (talks, a visit, a call), with each side's own account of it.
 *
 * How they come about: an article is read for the meetings that it tells of (`MeetingsTold`, kept in its `StatementRecord`), and
 * all else is derived from records. `core/meetings` joins the mentions of many articles to meetings, their statements to points,
 * and counts what a side said in its earlier accounts and not in this one. Nothing here is ever a first source.
 */
import * as z from 'zod';
import { SourceName } from './article.ts';
import { instant, nullable } from './scalars.ts';
import { JudgeReply } from './judge.ts';
import { JudgedBy, meetingForms, Speaker, Substance, Verdict, Wording } from './statement.ts';

/** One article's account of a meeting. */
export const MeetingAccount = z.object({
  /** Null for what the watchlist's history gives. */
  article: nullable(z.string()),
  url: z.string(),
  source: SourceName,
  title: z.string(),
  publishedAt: nullable(instant),
  /** The side whose own text the article is, or null for the press. */
  side: nullable(z.string()),
});
export type MeetingAccount = z.infer<typeof MeetingAccount>;

/** One wording of a point, in one article. */
export const PointSaying = z.object({
  /** Null for what the watchlist's history gives. */
  article: nullable(z.string()),
  url: z.string(),
  /** The side in whose own account it stands, also where the press quotes that account; null for what the press reports itself. */
  issuer: nullable(z.string()),
  speaker: Speaker,
  text: z.string(),
  wording: Wording,
  /** Of the statement that has it; null where none was found in its words. */
  utterance: nullable(z.string()),
  /** Of that statement, against the ledger of its side when its article was read. */
  verdict: nullable(Verdict),
  /** The verdict is beyond doubt. */
  sure: z.boolean().optional(),
});
export type PointSaying = z.infer<typeof PointSaying>;

/** One thing that a side said at a meeting, however many accounts have it. */
export const MeetingPoint = z.object({
  /** Made of the meeting, the side and the earliest wording: it stays while later accounts join. */
  id: z.string(),
  /** The side that says it by these accounts, which may be another one's than its own: see `readouts`. */
  side: z.string(),
  speaker: Speaker,
  /** Its wording in the best account: the side's own, else another side's, else the press's. */
  text: z.string(),
  substance: Substance,
  /** The sides in whose own accounts it stands, in the order of the meeting's sides. Empty for what the press alone reports. */
  readouts: z.array(z.string()),
  /** Addresses of press articles that report it. */
  press: z.array(z.string()),
  sayings: z.array(PointSaying),
  /** The points of the same side, known from another side's account, that may be this one: nobody could tell. */
  mayBe: z.array(z.string()),
  /** The points of earlier meetings with the same people that the side's own account says again in it. */
  again: z.array(z.string()),
  /** Who joined its wordings, where there are several; the rules where it is absent. */
  judge: JudgedBy.optional(),
});
export type MeetingPoint = z.infer<typeof MeetingPoint>;

/** What a side said in most of its last accounts of meetings with these people, and not in this one. */
export const MissingPoint = z.object({
  side: z.string(),
  /** Its latest wording. */
  text: z.string(),
  /** In so many of its last `of` accounts, which are three to five. */
  inLast: z.number(),
  of: z.number(),
  /** Where it was said, the latest first. */
  said: z.array(z.object({ meeting: z.string(), on: z.string(), url: z.string(), text: z.string() })),
});
export type MissingPoint = z.infer<typeof MissingPoint>;

export const Meeting = z.object({
  /** Made of the sides, the day and who led them by the earliest account. */
  id: z.string(),
  /** Party ids of the watchlist, sorted. */
  sides: z.array(z.string()),
  /** Who met, as far as accounts name them, of each side its highest first. */
  speakers: z.array(Speaker.extend({ party: z.string() })),
  /** The day, or the day of the first report where no account names it: then `isDated` is false. */
  on: z.string(),
  isDated: z.boolean(),
  /** As the accounts write it. */
  place: nullable(z.string()),
  form: z.enum(meetingForms),
  /** In the order of time. Meetings known from one side alone have accounts of that side alone. */
  accounts: z.array(MeetingAccount),
  points: z.array(MeetingPoint),
  missing: z.array(MissingPoint),
  /** The ids that articles name which were joined to another meeting before this one and that one were found to be one. */
  formerly: z.array(z.string()).optional(),
  /** What a judge answered about its points, by question (see `contentHash`): no record of an article holds it. */
  answers: z.record(z.string(), JudgeReply).optional(),
});
export type Meeting = z.infer<typeof Meeting>;

/** What lists of meetings need, small enough for KV metadata. */
export const MeetingRow = z.object({
  id: z.string(),
  sides: z.array(z.string()),
  /** Names and ids of who met. */
  speakers: z.array(z.object({ id: z.string(), name: z.string(), party: z.string() })),
  on: z.string(),
  isDated: z.boolean(),
  place: nullable(z.string()),
  form: z.enum(meetingForms),
  /** The sides whose own accounts are known. */
  readouts: z.array(z.string()),
  /** Of articles of others. */
  press: z.int(),
  points: z.int(),
  /** Of each side that has an account, in their order: points that its account alone has. */
  alone: z.array(z.int()),
  /** Points in the accounts of two sides or more. */
  shared: z.int(),
  /** Points in one account that may be in another in other words; absent in what was stored before they were counted. */
  unsure: z.int().optional(),
  missing: z.int(),
  formerly: z.array(z.string()).optional(),
});
export type MeetingRow = z.infer<typeof MeetingRow>;

/** The meetings that are stored, as far as an article needs to find those that it may tell of. Derived once a day from their list. */
export const MeetingIndex = z.object({
  /** Meetings of articles that were read later are named by the records of these. */
  through: instant,
  /** The latest first. */
  meetings: z.array(MeetingRow.pick({ id: true, sides: true, on: true })),
});
export type MeetingIndex = z.infer<typeof MeetingIndex>;
export type MeetingPlace = MeetingIndex['meetings'][number];
