/** What a language model is asked about one statement, what it answers, and how that fails. */
import * as z from 'zod';
import { nullable } from './scalars.ts';
import { Statement, substances, Verdict, Wording } from './statement.ts';

/** One earlier statement that the model compares with, numbered from 1, best first. */
const JudgeCandidate = z.object({
  n: z.number(),
  text: z.string(),
  /** A day, a month, or null where neither is known. */
  saidOn: nullable(z.string()),
  speaker: z.string(),
});

/** All that a model is told about one clause, every text cut to a bound. Its form decides its hash: see `questionHash`. */
export const JudgeQuestion = z.object({
  clause: z.string(),
  /** The sentence or sentences of the clause, and their neighbours; empty where there are none. */
  sentence: z.string(),
  before: z.string(),
  after: z.string(),
  headline: z.string(),
  speaker: z.object({ name: z.string(), role: nullable(z.string()) }),
  /** The names of the side that the clause is taken to be said for, and of the one that it is said to. */
  side: nullable(z.string()),
  addressee: nullable(z.string()),
  /** When it was said, or reported where that is not known. */
  day: nullable(z.string()),
  wording: Wording,
  /** The side in whose own text it stands. */
  issuer: nullable(z.string()),
  candidates: z.array(JudgeCandidate),
});
export type JudgeQuestion = z.infer<typeof JudgeQuestion>;

export const relations = ['same', 'adds', 'contradicts', 'different'] as const;

/** What a model says about one clause. */
export const JudgeAnswer = z.object({
  relation: z.enum(relations),
  /** The candidate that it is the same as, adds to or contradicts; null where it is different from all. */
  candidate: nullable(z.number()),
  /** Whether the speaker and the side are the right ones. */
  attribution: z.enum(['right', 'wrong', 'unsure']),
  substance: z.enum(substances),
  reason: z.string(),
});
export type JudgeAnswer = z.infer<typeof JudgeAnswer>;

/** An answer with the model that says it gave it. */
export const JudgeReply = z.object({ answer: JudgeAnswer, model: z.string() });
export type JudgeReply = z.infer<typeof JudgeReply>;

/** One statement of an article with the question about it. */
export const JudgeCase = z.object({
  /** Names the statement within its article: see `statementKey`. */
  key: z.string(),
  question: JudgeQuestion,
  /** The utterances of the candidates, in their order. */
  utterances: z.array(z.string()),
  /** The candidates that it cannot be the same as: nearly their words, with another number, side or negation, or done for announced. */
  unlike: z.array(z.number()),
  /** What the rules made of it. */
  rules: z.object({ verdict: Verdict, sure: z.boolean(), marks: z.boolean() }),
  /** The statement as the rules alone would have an alert tell it. */
  statement: Statement,
});
export type JudgeCase = z.infer<typeof JudgeCase>;

/** Everything that is expected to go wrong at times when a model is asked. */
export type JudgeFailure =
  | { readonly kind: 'timeout'; readonly seconds: number }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterSeconds: number | null }
  /** No JSON of the right form, or an answer that contradicts itself. */
  | { readonly kind: 'bad-answer'; readonly text: string }
  /** The model, or our own guard of addresses, refused. */
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'unreachable'; readonly text: string };
