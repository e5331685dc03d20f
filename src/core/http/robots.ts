import robotsParser from 'robots-parser';
import { HOUR_MS } from '../model/time.ts';
import { describeFailure } from '../model/failure.ts';
import type { CheckFailure } from '../model/failure.ts';
import type { HostRecord } from '../model/index.ts';
import { err, ok } from '../model/result.ts';
import type { Result } from '../model/result.ts';

/** The name under which robots.txt files may address this program (RFC 9309, section 2.2.1). */
const PRODUCT_TOKEN = 'Readout';

/** RFC 9309, section 2.5: at least this much must be read; more is nobody's rules. */
export const MAX_ROBOTS_BYTES = 512_000;

/** The copy of a robots.txt in a host's record. */
export type RobotsCopy = NonNullable<HostRecord['robots']>;

/** An older copy is asked for again. RFC 9309, section 2.4, allows a day, of which half is kept for an outage. */
const FRESH_MS = 12 * HOUR_MS;
/** When the host fails, the last good copy holds until it is this old. */
const MAX_AGE_MS = 24 * HOUR_MS;
/** A host that wants a longer pause between two requests gets this one: a day's check must end. */
const MAX_DELAY_S = 300;

/**
 * Decides which rules hold now (RFC 9309, section 2.3.1): a file is its rules, 4xx means that there are none, and a host that fails or
 * cannot be reached allows nothing, except that its last good copy holds until it is a day old.
 * @param copy what the host's record keeps
 * @param answer what asking for robots.txt gave; null: it was not asked for yet
 * @param now the present in milliseconds
 * @returns the copy to go by and to keep; an error when robots.txt must be asked for first (`answer` null) or nothing is allowed
 */
export function nextRobotsCopy(
  copy: RobotsCopy | null,
  answer: Result<RobotsAnswer, CheckFailure> | null,
  now: number,
): Result<RobotsCopy, CheckFailure> {
  const age = copy?.reachable === true ? now - Date.parse(copy.fetchedAt) : Infinity;
  if (answer === null) {
    return copy !== null && age < FRESH_MS ? ok(copy) : err({ code: 'robots', text: 'not read yet' });
  }
  if (!answer.ok && !meansNoRules(answer.error)) {
    if (copy !== null && age < MAX_AGE_MS) return ok(copy);
    return err({ code: 'robots', text: `nothing is allowed, because ${describeFailure(answer.error)}` });
  }
  const text = answer.ok && answer.value.kind === 'body' ? robotsText(answer.value.text) : '';
  return ok({ fetchedAt: new Date(now).toISOString(), text, reachable: true });
}

/** A record keeps so many copies of other origins, and none that is longer, for it is read at each check. */
const MAX_ELSEWHERE = 8;
const MAX_ELSEWHERE_CHARACTERS = 20_000;

/**
 * Keeps the robots.txt of another origin, where there is room: what is kept stays until it is a day old, so that many origins in turn
 * are no write each time.
 * @param now the present in milliseconds
 */
export function keepElsewhere(
  kept: Readonly<Record<string, RobotsCopy>>,
  origin: string,
  copy: RobotsCopy,
  now: number,
): Record<string, RobotsCopy> {
  const others = Object.entries(kept).filter(
    ([other, { fetchedAt }]) => other !== origin && now - Date.parse(fetchedAt) < MAX_AGE_MS,
  );
  const hasRoom = others.length < MAX_ELSEWHERE && copy.text.length <= MAX_ELSEWHERE_CHARACTERS;
  return Object.fromEntries(hasRoom ? [...others, [origin, copy]] : others);
}

/** An answer to a request for robots.txt: a subset of what a fetch gives. */
type RobotsAnswer = { readonly kind: 'not-modified' } | { readonly kind: 'body'; readonly text: string };

function meansNoRules(failure: CheckFailure): boolean {
  // 429 asks for less, not for all: it counts as the host failing.
  if (failure.code === 'http' || failure.code === 'challenge') {
    return failure.status < 500 && failure.status !== 429;
  }
  return ['empty-body', 'binary', 'bad-redirect'].includes(failure.code);
}

/** Returns the text of a robots.txt; sites that have none answer with a page, which holds no rules. */
function robotsText(text: string): string {
  return text.trimStart().startsWith('<') ? '' : text.slice(0, MAX_ROBOTS_BYTES);
}

/** The rules of one robots.txt for this program, parsed once. */
export type RobotsRules = {
  /** @returns whether this address of the same origin may be fetched; addresses elsewhere are not its business */
  readonly allows: (address: string) => boolean;
  /** Seconds that it wants between two requests, at most five minutes; null for none. */
  readonly delaySeconds: number | null;
};

/** @param origin of the host whose rules they are */
export function parseRobots(text: string, origin: string): RobotsRules {
  if (text === '') return { allows: () => true, delaySeconds: null };
  const parsed = robotsParser(`${origin}/robots.txt`, groupsForUs(text));
  const delay = parsed.getCrawlDelay(PRODUCT_TOKEN);
  return {
    allows: (address) =>
      !URL.canParse(address) || (parsed.isAllowed(comparableAddress(address), PRODUCT_TOKEN) ?? true),
    delaySeconds: delay === undefined || !(delay > 0) ? null : Math.min(delay, MAX_DELAY_S),
  };
}

/** Octets that mean the same escaped or not (RFC 3986, section 2.3). */
const UNRESERVED = /^[\w.~-]$/u;
/** What a path may hold unescaped. The marks `*` and `$` mean something in rules, so that as letters they are escaped. */
const TO_ESCAPE = /[^\w.~/?:@!&()+,;=%-]/gu;

/**
 * Writes a part of an address in the one way in which it is compared (RFC 9309, section 2.2.2): unreserved octets as they are,
 * all others escaped in capitals.
 */
const comparable = (part: string): string =>
  part
    .toWellFormed()
    .replace(/%[\da-f]{2}/giu, (escaped) => {
      const octet = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
      return UNRESERVED.test(octet) ? octet : escaped.toUpperCase();
    })
    .replace(TO_ESCAPE, escapeCharacter);

const escapeCharacter = (character: string): string =>
  character < '\u0080'
    ? `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
    : encodeURIComponent(character);

function comparableAddress(address: string): string {
  const { origin, pathname, search } = new URL(address);
  return `${origin}${comparable(pathname)}${comparable(search)}`;
}

/** Does the same for the pattern of a rule, whose wildcards and end mark stay. */
function comparablePattern(pattern: string): string {
  const [, path = '', end = ''] = /^(.*?)(\$?)$/su.exec(pattern) ?? [];
  return path.split('*').map(comparable).join('*') + end;
}

/** Records that belong to a group of agents (RFC 9309, section 2.2, and the delay that many sites add). */
const RULES = new Set(['allow', 'disallow', 'crawl-delay']);
/** A name and a value, parted by a colon or, where there is none and the value is one word, by a space. */
const RECORD = /^\s*([a-z-]+)(?:[^\S\r\n]*:(.*)|[^\S\r\n]+(\S+)\s*)$/iu;
/** A rule with a wildcard is tried at every place of an address; more of them in all than any site needs are left out. */
const MAX_WILD_CHARACTERS = 32_000;

/**
 * Keeps the groups that name this program and those for everyone, each gathered into one. The parser copies each rule
 * to each agent named above it, so that half a megabyte as it came could fill the memory. It also compares whole agent lines,
 * while a token ends at the first space (RFC 9309, section 2.2.1; Google's parser as well).
 */
function groupsForUs(text: string): string {
  const groups = new Map<string, string[]>([PRODUCT_TOKEN.toLowerCase(), '*'].map((agent) => [agent, []]));
  const addressed = new Set<string[]>();
  let wild = 0;
  let isNaming = false;
  for (const { name, value } of robotsRecords(text)) {
    if (name === 'user-agent') {
      if (!isNaming) addressed.clear();
      const group = groups.get(value.split(/[\s/]/u, 1)[0]?.toLowerCase() ?? '');
      if (group !== undefined) addressed.add(group);
    } else if (value.includes('*')) {
      wild += value.length;
    }
    isNaming = name === 'user-agent';
    const isKept = !isNaming && (!value.includes('*') || wild <= MAX_WILD_CHARACTERS);
    const written = name === 'crawl-delay' ? value : comparablePattern(value);
    if (isKept) for (const group of addressed) group.push(`${name}: ${written}`);
  }
  return [...groups]
    .filter(([, rules]) => rules.length > 0)
    .flatMap(([agent, rules]) => [`User-agent: ${agent}`, ...rules])
    .join('\n');
}

/**
 * Yields the lines that name agents or give rules; sitemaps, unknown records and comments end no group. A colon left out is
 * forgiven, as RFC 9309, section 2.2.4, allows and Google's parser does: what such a line asks for is plain.
 */
function* robotsRecords(text: string): Generator<{ name: string; value: string }> {
  for (const row of robotsText(text).split(/[\r\n]/u)) {
    const [record = ''] = row.split('#', 1);
    const [, label = '', afterColon, afterSpace = ''] = RECORD.exec(record) ?? [];
    const value = afterColon ?? afterSpace;
    const name = label.toLowerCase();
    if (name === 'user-agent' || RULES.has(name)) yield { name, value: value.trim() };
  }
}
