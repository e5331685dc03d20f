import * as z from 'zod';
import { DAY_MS, parsePeriod } from '../model/time.ts';
import { meetingForms, sourceKinds, SourceType } from '../model/index.ts';
import { phraseProblem } from '../language/phrases.ts';

/**
 * The one document that says what is watched. Nothing in the code knows the subject: it stands here. What one value
 * can say of itself is checked here; what needs another value, and the whole reading, is in `parse.ts`.
 */
const id = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens')
  // Records of sources, positions and parties are objects with their ids for keys.
  .refine((text) => !(text in {}), 'must not be a name that every object has');
const day = z.iso.date('must be a date such as 2021-08-15');
/** A statement may be dated to its day or only to its month. */
const dayOrMonth = z
  .string()
  .refine(
    (text) => z.iso.date().safeParse(/^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text).success,
    'must be a date such as 2021-08-15 or a month such as 2021-08',
  );
const name = z.string().trim().min(1).max(120);
const phrase = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .superRefine((pattern, context) => {
    const problem = phraseProblem(pattern);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });
const hostName = z
  .string()
  .max(253)
  .regex(/^(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}$/, 'must be a host such as news.example, in lower case');
const selector = z.string().trim().min(1).max(300);

/** A source may be checked this often. Slots of longer periods could fall into an outage and be missed for days. */
const PERIODS = ['5m', '10m', '15m', '30m', '1h', '2h', '3h', '6h', '12h', '1d'] as const;

const duration = z
  .string()
  .refine(
    (text) => (parsePeriod(text) ?? 0) <= 90 * DAY_MS && parsePeriod(text) !== null,
    'must be a duration such as 12h or 3d, at most 90d',
  );
const timeZone = z.string().refine(remembered(isTimeZone), 'must be an IANA time zone such as Asia/Kabul');
const language = z.string().refine(remembered(isLanguage), 'must be a language tag such as en or zh-Hant');

/** The world has fewer time zones, and no watchlist has so many languages. */
const MAX_REMEMBERED = 1_000;

/** Asks once for each text: a question to Intl takes as long as the rest of a source, and ten thousand sources ask the same few. */
function remembered(check: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const answer = known.get(text) ?? check(text);
    if (known.size < MAX_REMEMBERED) known.set(text, answer);
    return answer;
  };
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function isLanguage(text: string): boolean {
  try {
    return /^[a-z]{2,3}$/.test(new Intl.Locale(text).language) && text === text.trim();
  } catch {
    return false;
  }
}

export const Source = z.strictObject({
  id,
  name: name.max(80),
  type: SourceType,
  kind: z.enum(sourceKinds),
  /** The address that is read; `parse.ts` checks it, because that needs the setting ALLOW_HOSTS. */
  url: z.string().max(2_000),
  every: z.enum(PERIODS).default('15m'),
  scope: z.enum(['subject', 'all']).default('subject'),
  language,
  /** The party whose own texts the source publishes: they are that party's words about others too, and its entries name it. */
  party: id.nullable().default(null),
  /** Whether entries that miss the subject are read; null: as the source's type and its summaries suggest. */
  open: z.enum(['never', 'unsure', 'always']).nullable().default(null),
  timeZone: timeZone.default('UTC'),
  quietAfter: duration.default('3d'),
  paused: z.boolean().default(false),
  /** Hosts on which its articles are, where those have another registered name than its own: they are its own too. */
  hosts: z.array(hostName).max(20).default([]),
  linkSelector: selector.nullable().default(null),
  textSelectors: z.array(selector).max(50).default([]),
  dropSelectors: z.array(selector).max(50).default([]),
  ignore: z.array(phrase).max(100).default([]),
});
export type Source = z.infer<typeof Source>;

export const Party = z.strictObject({
  id,
  name,
  names: z.record(language, z.array(name).min(1)),
  /** The language in which its officials speak, where that is not English: what they speak is then read in translation. */
  speaks: language.optional(),
  from: day.nullable().default(null),
  until: day.nullable().default(null),
});
export type Party = z.infer<typeof Party>;

export const WatchlistSpeaker = z.strictObject({
  id,
  name,
  aliases: z.array(name).default([]),
  roles: z
    .array(
      z.strictObject({
        title: name,
        party: id,
        from: day.nullable().default(null),
        until: day.nullable().default(null),
      }),
    )
    .min(1),
});
export type WatchlistSpeaker = z.infer<typeof WatchlistSpeaker>;

export const Position = z.strictObject({
  id,
  question: z.string().trim().min(1).max(300),
  /** The parties whose act answers it: a sentence about someone else's act answers nothing. Empty: anyone's act does. */
  of: z.array(id).default([]),
  /** Groups of which each must meet in the sentence that answers, as in `subject.all`. */
  about: z.array(z.array(phrase).min(1)).default([]),
  answers: z.array(z.strictObject({ id, label: name, phrases: z.array(phrase).min(1) })).min(1),
});
export type Position = z.infer<typeof Position>;

/** The meeting at which a statement of the history was made. Statements with the same sides, day and people are of one meeting. */
const PastMeeting = z.strictObject({
  sides: z.array(id).min(2).max(12),
  /** Ids of the watchlist's speakers who met. */
  speakers: z.array(id).max(20).default([]),
  place: name.nullable().default(null),
  form: z.enum(meetingForms).default('talks'),
  /** The side whose own account the words are from, also as the press quotes it; null for words that the press reports itself. */
  readout: id.nullable().default(null),
});

const Precedent = z.strictObject({
  speaker: name,
  /** The party that said it, also where another party tells of it. */
  party: id,
  /** The party in whose account the words stand, where that is not the speaker's own. */
  issuer: id.nullable().default(null),
  text: z.string().trim().min(1).max(2_000),
  saidOn: dayOrMonth,
  url: z.url({ protocol: /^https?$/, message: 'must be an absolute http or https address' }),
  outlet: name,
  /** Where it was said at a meeting of sides. */
  meeting: PastMeeting.optional(),
});

const MAX_SOURCES = 10_000;

export const Watchlist = z.strictObject({
  schema: z.literal(1),
  title: name,
  description: z.string().max(2_000).default(''),
  language: language.default('en'),
  timeZone: timeZone.default('UTC'),
  subject: z.strictObject({
    all: z.array(z.array(phrase).min(1)).min(1),
    none: z.array(phrase).default([]),
    ignore: z.array(phrase).default([]),
  }),
  sources: z.array(Source).max(MAX_SOURCES),
  parties: z.array(Party).default([]),
  speakers: z.array(WatchlistSpeaker).default([]),
  positions: z.array(Position).default([]),
  history: z.array(Precedent).default([]),
});
export type Watchlist = z.infer<typeof Watchlist>;
/** A watchlist as it may be written: what has a default may be left out. */
export type WatchlistInput = z.input<typeof Watchlist>;
