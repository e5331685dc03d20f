import * as z from 'zod';
import { defaultRetention, type Retention } from './core/model/size.ts';
import type { AddressOptions } from './core/model/address.ts';
import { err, ok, type Result } from './core/model/result.ts';

/** The vars and secrets after they were checked. An empty one counts as absent. */
export type Settings = {
  /** Opens the admin routes; without it they answer 503 and say how to set it. */
  readonly adminToken: string | null;
  /** Needed for pages, feeds and reads when it is set. */
  readonly readToken: string | null;
  /** The address at which readers reach this Worker, without a slash at the end; webhooks and canonical URLs need it. */
  readonly publicUrl: string | null;
  readonly contactUrl: string | null;
  /** Requested with GET after each successful tick, so that a watch from outside notices when the ticks end. */
  readonly pingUrl: string | null;
  /** `host:port` pairs that may be private or on another port; for local work only. */
  readonly allowHosts: readonly string[];
  /** The Cloudflare plan that it runs on: a visit ends before the limits that it has for one invocation. */
  readonly plan: 'free' | 'paid';
  /** Who is asked whether a statement was made before, where the rules are not sure; null: nobody. */
  readonly judge: JudgeSettings | null;
  readonly keep: Retention;
  /** The bytes that the plan stores; null: no warning is wanted. */
  readonly storageBytes: number | null;
};

export type JudgeSettings = {
  /** The name by which the model is asked for. */
  readonly model: string;
  /** The base of an API of chat completions, without a slash at the end; null: the model runs on Workers AI. */
  readonly url: string | null;
  readonly key: string | null;
  /** So many questions are asked on one UTC day at most. */
  readonly daily: number;
};

export type SettingProblem = { readonly name: string; readonly text: string };

/** A number in `[vars]` comes as a number. */
const text = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .transform((value) => (value === undefined || value.trim() === '' ? null : value.trim()));
const address = text.refine(
  (value) => value === null || (URL.canParse(value) && /^https?:/iu.test(value)),
  'is not an absolute http or https URL',
);
/** Returns the address as the URL parser writes it: headers and feeds take no other letters and no line break. */
const href = address.transform((value) =>
  value !== null && URL.canParse(value) ? new URL(value).href : value,
);
/** Tokens travel in a header and are read up to 512 characters, so no request can carry any other. */
const token = text.refine(
  (value) => value === null || /^[\u0021-\u007E]{16,512}$/u.test(value),
  'is not 16 to 512 letters, digits or signs without a space: make one with `openssl rand -hex 24`',
);

/** Where a day's news is some 120 questions, this is a bound and no budget. */
const DAILY_QUESTIONS = 200;
const MAX_DAILY_QUESTIONS = 10_000;

const JudgeVars = z.object({
  JUDGE_MODEL: text.refine(
    (value) => value === null || /^[\u0021-\u007E]{1,200}$/u.test(value),
    'is not the name of a model: letters, digits and signs without a space',
  ),
  JUDGE_URL: href
    .refine((value) => value === null || !/[?#@]/u.test(value), 'has a query, a fragment or credentials')
    .transform((value) => value?.replace(/(?<!\/)\/+$/u, '') ?? null),
  JUDGE_KEY: text.refine(
    (value) => value === null || /^[\u0021-\u007E]{1,4096}$/u.test(value),
    'is not of letters, digits and signs without a space',
  ),
  JUDGE_DAILY: text
    .transform((value) => (value === null ? DAILY_QUESTIONS : Number(value)))
    .refine(
      (value) => Number.isInteger(value) && value >= 1 && value <= MAX_DAILY_QUESTIONS,
      `is not a whole number from 1 to ${MAX_DAILY_QUESTIONS}`,
    ),
});
const Judge = JudgeVars.refine(({ JUDGE_MODEL, JUDGE_URL }) => JUDGE_MODEL !== null || JUDGE_URL === null, {
  path: ['JUDGE_MODEL'],
  message: 'is missing: JUDGE_URL needs the name of the model that is to answer',
}).transform(({ JUDGE_MODEL: model, JUDGE_URL: url, JUDGE_KEY: key, JUDGE_DAILY: daily }) =>
  model === null ? null : { model, url, key, daily },
);

/** Of the free plan. */
const DEFAULT_STORAGE_MB = 1_000;

/** A number of days, or `ever`. @param least so that nothing goes while it is still compared with */
const days = (least: number, absent: number | null) =>
  text
    .transform((value) => (value === null ? absent : value === 'ever' ? null : Number(value)))
    .refine(
      (value) => value === null || (Number.isInteger(value) && value >= least && value <= 36_500),
      `is neither a whole number of days from ${least} nor "ever"`,
    );

const Vars = z.object({
  KEEP_SNAPSHOTS_DAYS: days(30, defaultRetention.snapshotDays),
  KEEP_ARTICLES_DAYS: days(60, defaultRetention.articleDays),
  KEEP_LEDGERS_DAYS: days(365, defaultRetention.ledgerDays),
  STORAGE_MB: text
    .transform((value) => (value === null ? DEFAULT_STORAGE_MB : value === 'none' ? null : Number(value)))
    .refine(
      (value) => value === null || (Number.isInteger(value) && value > 0),
      'is neither a whole number of megabytes nor "none"',
    ),
  ADMIN_TOKEN: token,
  READ_TOKEN: token,
  PUBLIC_URL: href
    .refine((value) => value === null || !/[?#@]/u.test(value), 'has a query, a fragment or credentials')
    .transform((value) => value?.replace(/(?<!\/)\/+$/u, '') ?? null),
  CONTACT_URL: href,
  PING_URL: href,
  PLAN: z
    .enum(['free', 'paid'], 'is neither free nor paid')
    .or(z.literal('').transform(() => 'free' as const))
    .default('free'),
  ALLOW_HOSTS: text
    .transform((value) => value?.split(/[\s,]+/u).filter((host) => host !== '') ?? [])
    .refine((hosts) => hosts.every((host) => /^[^\s:/]+:\d{1,5}$/u.test(host)), 'is not a list of host:port'),
});

/** The names of all vars and secrets that are read. */
export const settingNames: readonly string[] = [...Object.keys(Vars.shape), ...Object.keys(JudgeVars.shape)];

/** @returns the settings, or the name of every bad one; values are never echoed, because some are secrets */
export function readSettings(env: unknown): Result<Settings, readonly SettingProblem[]> {
  const [parsed, judge] = [Vars.safeParse(env), Judge.safeParse(env)];
  if (!parsed.success || !judge.success) {
    const issues = [...(parsed.error?.issues ?? []), ...(judge.error?.issues ?? [])];
    return err(issues.map((issue) => ({ name: issue.path.join('.'), text: issue.message })));
  }
  const { data } = parsed;
  return ok({
    adminToken: data.ADMIN_TOKEN,
    readToken: data.READ_TOKEN,
    publicUrl: data.PUBLIC_URL,
    contactUrl: data.CONTACT_URL,
    pingUrl: data.PING_URL,
    allowHosts: data.ALLOW_HOSTS,
    plan: data.PLAN,
    judge: judge.data,
    keep: {
      snapshotDays: data.KEEP_SNAPSHOTS_DAYS,
      articleDays: data.KEEP_ARTICLES_DAYS,
      ledgerDays: data.KEEP_LEDGERS_DAYS,
    },
    storageBytes: data.STORAGE_MB === null ? null : data.STORAGE_MB * 1e6,
  });
}

/** Returns the part of the settings that the one gate for addresses needs. */
export const addressPolicy = ({ allowHosts, publicUrl }: Settings): AddressOptions => ({
  allowHosts,
  ownHost: publicUrl === null ? null : new URL(publicUrl).host,
});
