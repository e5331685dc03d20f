import * as z from 'zod';
import { jsonBytes } from '../language/text.ts';
import { type AddressOptions, checkAddress } from '../model/address.ts';
import { err, ok, type Result } from '../model/result.ts';
import { Watchlist } from './schema.ts';

/** One thing that is wrong with a watchlist: where (`sources[3].url`; empty for the whole document), and what. */
export type WatchlistProblem = { readonly path: string; readonly text: string };

/** Stored as one value and held in memory by every check: ten thousand sources of 400 bytes each. */
export const MAX_WATCHLIST_BYTES = 4 * 1024 * 1024;
/** A person can work through so many problems; the rest is counted. */
const MAX_PROBLEMS = 100;

const KINDS: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'an object'],
  ['record', 'an object'],
]);
const UNITS: ReadonlyMap<string, string> = new Map([
  ['string', 'characters'],
  ['array', 'items'],
]);

/**
 * Reads a watchlist from outside.
 * @param value parsed JSON
 * @param options for the check of the sources' addresses
 * @returns the watchlist with its defaults filled in, or every problem of it at once
 */
export function readWatchlist(
  value: unknown,
  options: Partial<AddressOptions> = {},
): Result<Watchlist, WatchlistProblem[]> {
  const { allowHosts = [], ownHost = null } = options;
  return parseWatchlist(value, ({ sources }) =>
    sources.flatMap(({ url }, index) => addressProblems(url, index, { allowHosts, ownHost })),
  );
}

/**
 * Reads a watchlist that was accepted before. Its addresses were checked then, under the settings of that time, and each fetch checks
 * them again: a changed setting must not turn the whole document down.
 */
export function readStoredWatchlist(value: unknown): Result<Watchlist, WatchlistProblem[]> {
  return parseWatchlist(value, () => []);
}

function parseWatchlist(
  value: unknown,
  problemsOfAddresses: (outline: Outline) => readonly WatchlistProblem[],
): Result<Watchlist, WatchlistProblem[]> {
  const bytes = jsonBytes(value);
  if (bytes > MAX_WATCHLIST_BYTES) {
    return err([{ path: '', text: `has ${bytes} bytes of JSON; ${MAX_WATCHLIST_BYTES} is the limit` }]);
  }
  const parsed = Watchlist.safeParse(value, { reportInput: true });
  const outline = Outline.parse(value);
  const problems = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap(describeIssue)),
    ...crossProblems(outline),
    ...problemsOfAddresses(outline),
  ];
  return parsed.success && problems.length === 0 ? ok(parsed.data) : err(firstProblems(problems));
}

function firstProblems(problems: readonly WatchlistProblem[]): WatchlistProblem[] {
  const more = problems.length - MAX_PROBLEMS;
  const shown = problems.slice(0, MAX_PROBLEMS);
  return more > 0 ? [...shown, { path: '', text: `and ${more} more problems` }] : shown;
}

function describeIssue(issue: z.core.$ZodIssue): WatchlistProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), text: 'is no known key' }));
  }
  return [{ path: pathOf(issue.path), text: explainIssue(issue) }];
}

/** Puts one problem into plain words, from a parse with `reportInput`, because the library's own messages speak to programmers. */
export function explainIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? 'must not be empty' : 'needs at least one';
  if (issue.code === 'too_big') return `has more than ${issue.maximum} ${UNITS.get(issue.origin) ?? 'items'}`;
  if (issue.code !== 'invalid_type' && issue.code !== 'invalid_value') return issue.message;
  if (issue.input === undefined) return 'is missing';
  if (issue.code === 'invalid_type') return `must be ${KINDS.get(issue.expected) ?? issue.expected}`;
  return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

// --- checks that need more than one value ------------------------------------------------------------

const text = z.string().catch('');
const term = { from: z.string().nullable().catch(null), until: z.string().nullable().catch(null) };
const listOf = <T extends z.ZodType>(item: T) => z.array(item).catch([]);
const object = <T extends z.ZodRawShape>(shape: T) => z.preprocess(orEmpty, z.object(shape));
function orEmpty(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

/** The watchlist as far as it can be read: a wrong value elsewhere must not hide a problem here. */
const Outline = object({
  subject: object({ all: listOf(listOf(text)) }),
  sources: listOf(object({ id: text, url: text, language: text, scope: text, party: text })),
  parties: listOf(object({ id: text, ...term })),
  speakers: listOf(object({ id: text, roles: listOf(object({ party: text, ...term })) })),
  positions: listOf(object({ id: text, of: listOf(text), answers: listOf(object({ id: text })) })),
  history: listOf(
    object({
      party: text,
      issuer: text,
      saidOn: text,
      meeting: object({ sides: listOf(text), speakers: listOf(text), readout: text }).optional(),
    }),
  ),
});
type Outline = z.infer<typeof Outline>;

function crossProblems(outline: Outline): WatchlistProblem[] {
  return [
    ...repeatedIds('sources', outline.sources),
    ...repeatedIds('parties', outline.parties),
    ...repeatedIds('speakers', outline.speakers),
    ...repeatedIds('positions', outline.positions),
    ...outline.positions.flatMap(({ answers }, index) => repeatedIds(`positions[${index}].answers`, answers)),
    ...uncoveredLanguages(outline),
    ...unknownParties(outline),
    ...wrongTerms(outline),
    ...outline.history.flatMap((said, index) => meetingProblems(said, `history[${index}]`, outline)),
  ];
}

function repeatedIds(path: string, items: readonly { id: string }[]): WatchlistProblem[] {
  const first = new Map<string, number>();
  return items.flatMap(({ id }, index) => {
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, index);
    return earlier === undefined || id === ''
      ? []
      : [{ path: `${path}[${index}].id`, text: `"${id}" is the id of ${path}[${earlier}] already` }];
  });
}

function addressProblems(url: string, index: number, options: AddressOptions): WatchlistProblem[] {
  if (url === '') return [];
  const checked = checkAddress(url, options);
  return checked.ok ? [] : [{ path: `sources[${index}].url`, text: checked.error }];
}

/** Finds sources that could never match, because a group of the subject has no phrase in the script of their language. */
function uncoveredLanguages({ subject, sources }: Outline): WatchlistProblem[] {
  const byLanguage = new Map<string, readonly string[]>();
  return sources.flatMap(({ language, scope }, index) => {
    if (scope === 'all') return [];
    const problems = byLanguage.get(language) ?? uncoveredGroups(subject, language);
    byLanguage.set(language, problems);
    return problems.map((problem) => ({ path: `sources[${index}].language`, text: problem }));
  });
}

function uncoveredGroups(subject: Outline['subject'], language: string): string[] {
  const script = scriptOf(language);
  if (script === null) return [];
  return subject.all.flatMap((group, number) =>
    group.some((phrase) => script.test(phrase))
      ? []
      : [
          `subject.all[${number}] has no phrase in the script of "${language}": nothing of this source could match`,
        ],
  );
}

/** Scripts that are a mixture have no Unicode property of their own (ISO 15924 names them for languages). */
const MIXED_SCRIPTS: ReadonlyMap<string, string> = new Map([
  ['Hans', '\\p{Script=Han}'],
  ['Hant', '\\p{Script=Han}'],
  ['Jpan', '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]'],
  ['Kore', '[\\p{Script=Hangul}\\p{Script=Han}]'],
]);

/** Returns the letters a language is written with, by its likely subtags (UTS 35), or null when that is not known. */
function scriptOf(language: string): RegExp | null {
  try {
    const { script } = new Intl.Locale(language).maximize();
    return script === undefined
      ? null
      : new RegExp(MIXED_SCRIPTS.get(script) ?? `\\p{Script=${script}}`, 'u');
  } catch {
    return null;
  }
}

function unknownParties({ parties, sources, speakers, positions, history }: Outline): WatchlistProblem[] {
  const known = new Set(parties.map(({ id }) => id));
  const named = [
    ...sources.map(({ party }, index) => ({ party, path: `sources[${index}].party` })),
    ...speakers.flatMap(({ roles }, speaker) =>
      roles.map(({ party }, role) => ({ party, path: `speakers[${speaker}].roles[${role}].party` })),
    ),
    ...positions.flatMap(({ of }, index) =>
      of.map((party, at) => ({ party, path: `positions[${index}].of[${at}]` })),
    ),
    ...history.flatMap(({ party, issuer, meeting }, index) => [
      { party, path: `history[${index}].party` },
      { party: issuer, path: `history[${index}].issuer` },
      ...(meeting?.sides ?? []).map((side, at) => ({
        party: side,
        path: `history[${index}].meeting.sides[${at}]`,
      })),
    ]),
  ];
  return named
    .filter(({ party }) => party !== '' && !known.has(party))
    .map(({ party, path }) => ({ path, text: `no party has the id "${party}"` }));
}

/** What is said at a meeting is said on a day, by one of the sides, and stands in the account of one of them or in the press. */
function meetingProblems(
  { party, saidOn, meeting }: Outline['history'][number],
  path: string,
  { speakers }: Outline,
): WatchlistProblem[] {
  if (meeting === undefined) return [];
  const { sides, readout } = meeting;
  const known = new Set(speakers.map(({ id }) => id));
  const isSide = (id: string): boolean => id === '' || sides.includes(id);
  return [
    ...(saidOn.length === 'yyyy-mm'.length
      ? [{ path: `${path}.saidOn`, text: 'must be a day, because it was said at a meeting' }]
      : []),
    ...(isSide(party)
      ? []
      : [{ path: `${path}.meeting.sides`, text: `"${party}", who says it, is not among them` }]),
    ...(isSide(readout)
      ? []
      : [{ path: `${path}.meeting.readout`, text: `"${readout}" is not among the sides` }]),
    ...meeting.speakers
      .filter((id) => id !== '' && !known.has(id))
      .map((id) => ({ path: `${path}.meeting.speakers`, text: `no speaker has the id "${id}"` })),
  ];
}

function wrongTerms({ parties, speakers }: Outline): WatchlistProblem[] {
  const terms = [
    ...parties.map((party, index) => ({ ...party, path: `parties[${index}].until` })),
    ...speakers.flatMap(({ roles }, speaker) =>
      roles.map((role, index) => ({ ...role, path: `speakers[${speaker}].roles[${index}].until` })),
    ),
  ];
  return terms.flatMap(({ from, until, path }) =>
    from !== null && until !== null && until < from ? [{ path, text: `is before its "from", ${from}` }] : [],
  );
}
