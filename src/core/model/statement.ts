/** Statements and what they say about positions, as the corpus keeps them and as alerts carry them. */
import * as z from 'zod';
import { instant, nullable } from './scalars.ts';
import { SourceName } from './article.ts';

export const verdicts = ['new', 'partial', 'repeat', 'thin'] as const;
/** `thin`: the ledger is too short to claim anything. */
export const Verdict = z.enum(verdicts);
export type Verdict = z.infer<typeof Verdict>;

export const wordings = ['verbatim', 'translated', 'paraphrase'] as const;
export const Wording = z.enum(wordings);
export type Wording = z.infer<typeof Wording>;

export const substances = [
  'commitment',
  'position',
  'demand',
  'claim',
  'act',
  'courtesy',
  'logistics',
  'event',
] as const;
/** What a clause does. Courtesies, logistics and events are kept, and never told by themselves. */
export const Substance = z.enum(substances);
export type Substance = z.infer<typeof Substance>;

/** The party whose own text contains the statement: its readout, post, briefing or press statement. */
export const Issuer = z.object({ party: z.string(), form: z.string() });
export type Issuer = z.infer<typeof Issuer>;

/** `id` is the watchlist's; the id of a speaker who is not named there begins with `~`. */
export const Speaker = z.object({ id: z.string(), name: z.string(), role: nullable(z.string()) });
export type Speaker = z.infer<typeof Speaker>;

/** A day such as `2023-10-05`, or a month such as `2022-12` where no more is known. */
const dayOrMonth = z.string();

/** The day of the article that reports it, where the day on which it was said is not known. */
const reportedOn = dayOrMonth.optional();

/** True when it may be misread, by its speaker or by its place in a headline: it is kept, and nobody was told of it. Absent when it is sure. */
const unsure = z.literal(true).optional();

/** In UTF-16 units. */
export const MAX_REASON_LENGTH = 200;

/** Who judged whether it was said before: the rules alone, or a language model that was asked. */
export const JudgedBy = z.object({
  by: z.enum(['rules', 'model']),
  model: nullable(z.string()),
  /** The model's own short reason: text from outside, which nothing but a reader may take at its word. */
  reason: z.string().max(MAX_REASON_LENGTH).optional(),
});
export type JudgedBy = z.infer<typeof JudgedBy>;

/** How surely a verdict holds, and who gave it. All are absent in what was stored before verdicts had grades. */
export const verdictGrade = {
  /** The verdict is beyond doubt. */
  sure: z.boolean().optional(),
  judge: JudgedBy.optional(),
  /** None of the speaker's own earlier statements said it, whoever else of the party did. */
  newForSpeaker: z.boolean().optional(),
};

/** The part that statements have in common whether they are kept or told: who said a clause to whom, and in whose words. */
const Saying = z.object({
  speaker: Speaker,
  party: nullable(z.string()),
  /** The party that it is said to, or null. */
  to: nullable(z.string()),
  /** The clause, verbatim as the article has it. */
  text: z.string(),
  cue: z.string(),
  wording: Wording,
  issuer: nullable(Issuer),
  saidOn: nullable(dayOrMonth),
  verdict: Verdict,
  /** Absent in what was stored before clauses were read for it. */
  substance: Substance.optional(),
  unsure,
  ...verdictGrade,
});

/** A statement as the corpus keeps it: one clause of one article. */
export const StoredStatement = Saying.extend({
  /** The id of the statement, which is the same however many outlets report it. */
  utterance: z.string(),
  /** The place of `text` in the article's text (see `statements/article-text`), in UTF-16 units. */
  span: z.tuple([z.number(), z.number()]),
  /** The source that the article names, where it is not the speaker: "a readout", "Xinhua". */
  via: nullable(z.string()),
  /** The rule of attribution that found it. */
  rule: z.string(),
  /** The utterances that it was compared with, nearest first. */
  precedents: z.array(z.string()),
});
export type StoredStatement = z.infer<typeof StoredStatement>;

const announced = z.literal(true).optional();

/** One sentence that answers a position's question. */
export const PositionEvidence = z.object({
  position: z.string(),
  answer: z.string(),
  text: z.string(),
  /** The party that says it, or null for what the outlet reports in its own voice. */
  party: nullable(z.string()),
  /** The day it is true of, or null. */
  on: nullable(dayOrMonth),
  /** Decided or announced, and not said to be done; absent where it is done. */
  announced,
});
export type PositionEvidence = z.infer<typeof PositionEvidence>;

export const meetingForms = ['talks', 'call', 'multilateral'] as const;

/** One meeting of sides as one article tells of it; what follows from the mentions of all articles is in `meeting.ts`. */
export const MeetingMention = z.object({
  /**
   * Where the article begins to tell of it, in UTF-16 units of its text (see `statements/article-text`). What one of the sides
   * says from there on, up to the next meeting of that side, was said at it.
   */
  at: z.number(),
  /** Party ids, two at least, sorted. */
  sides: z.array(z.string()),
  /** Who met, as far as the article names them. */
  speakers: z.array(Speaker.extend({ party: z.string() })),
  /** A day, or null where the article has none either. */
  on: nullable(z.string()),
  /** False where no more is known than the day of the article. */
  isDated: z.boolean(),
  /** As written: "Kabul". */
  place: nullable(z.string()),
  form: z.enum(meetingForms),
  /** It is told of as known, or nearly so: alone it makes no meeting. */
  isRecalled: z.boolean().optional(),
  /** The id and the day of the meeting that it was joined to when its article was read; absent in what an earlier version stored. */
  meeting: z.object({ id: z.string(), on: z.string() }).optional(),
});
export type MeetingMention = z.infer<typeof MeetingMention>;

/** One thing that a side said at a meeting, as one article has it. An account holds more than statements do, and parts it otherwise. */
export const MeetingSaying = z.object({
  /** The place of its meeting in `mentions`. */
  meeting: z.number(),
  side: z.string(),
  speaker: Speaker,
  /** The side in whose own account it stands, also where the press quotes that; null for what the press reports itself. */
  issuer: nullable(z.string()),
  text: z.string(),
  /** In UTF-16 units of the article's text. */
  span: z.tuple([z.number(), z.number()]),
  wording: Wording,
  substance: Substance,
});
export type MeetingSaying = z.infer<typeof MeetingSaying>;

export const MeetingsTold = z.object({
  /** The side whose own text the article is, or null for the press. */
  publisher: nullable(z.string()),
  /** In the order of the text, at most 20. */
  mentions: z.array(MeetingMention),
  /** In the order of the text, at most 80; what the sides said together stands once for each. */
  sayings: z.array(MeetingSaying),
  /** What a side's own account says besides, of which no saying was made: for telling what is not in it. */
  unread: z.array(z.object({ meeting: z.number(), text: z.string() })).optional(),
  /** It corrects an earlier account of the same side: what that said wrongly, as far as it says so. Absent in any other text. */
  corrects: z.object({ withdrawn: z.array(z.string()) }).optional(),
});
export type MeetingsTold = z.infer<typeof MeetingsTold>;

/** All that one article says. Ledgers, positions and meetings are derived from these records. */
export const StatementRecord = z.object({
  article: z.string(),
  url: z.string(),
  source: SourceName,
  title: z.string(),
  /** The time at which its statements were read last. */
  at: instant,
  publishedAt: nullable(instant),
  version: z.string(),
  /** The story that the article is a copy of: two copies of one text count as one report. */
  story: z.string(),
  statements: z.array(StoredStatement),
  evidence: z.array(PositionEvidence),
  /** Absent where it tells of no meeting, and in what was stored before articles were read for meetings. */
  meetings: MeetingsTold.optional(),
});
export type StatementRecord = z.infer<typeof StatementRecord>;

/** One earlier statement of a party, with what is needed to show it as a precedent. */
export const LedgerRow = z.object({
  utterance: z.string(),
  /** Null for a precedent that the watchlist's history gives. */
  article: nullable(z.string()),
  party: z.string(),
  speaker: Speaker,
  to: nullable(z.string()),
  text: z.string(),
  wording: Wording,
  issuer: nullable(Issuer),
  /** Null where only the day of its report is known. */
  saidOn: nullable(dayOrMonth),
  reportedOn,
  source: SourceName,
  url: z.string(),
  verdict: nullable(Verdict),
  substance: Substance.optional(),
  ...verdictGrade,
  unsure,
  /** Utterances, nearest first. */
  precedents: z.array(z.string()),
});
export type LedgerRow = z.infer<typeof LedgerRow>;

const PrecedentStatement = z.object({
  text: z.string(),
  saidOn: nullable(dayOrMonth),
  reportedOn,
  speaker: z.string(),
  source: SourceName,
  url: z.string(),
});

/**
 * How an alert tells a statement: `by-itself`, as what the alert is about; `marked`, in its article's own alert, as not found among
 * earlier statements and not sure to be new; `listed`, on the pages alone.
 */
export const ToldAs = z.enum(['by-itself', 'marked', 'listed']);
export type ToldAs = z.infer<typeof ToldAs>;

/** A statement as an alert tells it. */
export const Statement = Saying.extend({
  /** Absent in what was stored before, where the verdict decides it. */
  told: ToldAs.optional(),
  searched: z.object({ statements: z.number(), since: z.string() }),
  newWords: z.array(z.string()),
  droppedWords: z.array(z.string()),
  /** At most six: three by likeness and three by BM25, in turn. */
  precedents: z.array(PrecedentStatement),
});
export type Statement = z.infer<typeof Statement>;

export const PositionMove = z.object({
  id: z.string(),
  question: z.string(),
  from: nullable(z.string()),
  to: z.string(),
  standing: z.enum(['reported', 'confirmed']),
  announced,
  evidence: z.array(z.object({ text: z.string(), url: z.string() })),
});
export type PositionMove = z.infer<typeof PositionMove>;

/** What an article answered to a position's question before and after an edit; null where it answers nothing. */
export const TouchedPosition = z.object({
  id: z.string(),
  question: z.string(),
  was: nullable(z.string()),
  now: nullable(z.string()),
});
export type TouchedPosition = z.infer<typeof TouchedPosition>;

/** Names the index of a ledger's older rows (see `ledger/term-index`), which is written anew under another id when rows join them. */
export const LedgerIndexName = z.object({
  id: z.string(),
  rows: z.int(),
  bytes: z.int(),
  /** Articles whose rows in it no longer count: they were read again, and their rows stand in the ledger itself. */
  without: z.array(z.string()),
});
export type LedgerIndexName = z.infer<typeof LedgerIndexName>;

/** What no ledger names any more, and may be deleted once no reader can still be shown an earlier ledger. */
export const StaleLedgerKeys = z.object({
  at: instant,
  indexes: z.array(z.string()),
  pages: z.array(z.string()),
});
export type StaleLedgerKeys = z.infer<typeof StaleLedgerKeys>;

/**
 * A party's ledger as stored: the packed rows that were said last (see `ledger/packed-ledger`), the index of those before, and the
 * time up to which it holds articles. An index and a packed ledger together are all rows.
 */
export const StoredLedger = z.object({
  through: instant,
  packed: z.unknown(),
  index: nullable(LedgerIndexName).default(null),
  stale: nullable(StaleLedgerKeys).default(null),
  /** An unreleased version kept older rows in parts: such a ledger is made anew. */
  parts: z.array(z.unknown()).max(0).optional(),
});
export type StoredLedger = z.infer<typeof StoredLedger>;

/** Counts what a speaker said, so that the list of speakers need not scan the ledgers. */
export const SpeakerRow = z.object({
  speaker: Speaker,
  party: nullable(z.string()),
  statements: z.number(),
  /** Null where no statement has a known date. */
  first: nullable(dayOrMonth),
  last: nullable(dayOrMonth),
});
export type SpeakerRow = z.infer<typeof SpeakerRow>;
export const SpeakerIndex = z.object({ through: instant, rows: z.array(SpeakerRow) });
export type SpeakerIndex = z.infer<typeof SpeakerIndex>;

/** Evidence with the article that gives it. `story` tells two reports from two copies of one report. */
export const CitedEvidence = PositionEvidence.extend({
  /** Null for what the watchlist's history gives. */
  article: nullable(z.string()),
  url: z.string(),
  source: SourceName,
  story: z.string(),
  /** The time at which Readout read it. */
  at: instant,
});
export type CitedEvidence = z.infer<typeof CitedEvidence>;

/** The current answer of a position, with its evidence and its earlier moves. */
export const PositionState = z.object({
  position: z.string(),
  answer: nullable(z.string()),
  standing: z.enum(['reported', 'confirmed']),
  announced,
  /** The day from which the answer is true, as far as it is known. */
  since: nullable(dayOrMonth),
  /** Newest first, at most 50. */
  evidence: z.array(CitedEvidence),
  /** Newest first. */
  moves: z.array(
    z.object({
      from: nullable(z.string()),
      to: z.string(),
      standing: z.enum(['reported', 'confirmed']),
      announced,
      at: instant,
    }),
  ),
});
export type PositionState = z.infer<typeof PositionState>;
export const PositionStates = z.object({ through: instant, states: z.array(PositionState) });
export type PositionStates = z.infer<typeof PositionStates>;
