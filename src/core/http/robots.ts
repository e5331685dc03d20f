import { HOUR_MS } from '../model/time.ts';
import { describeFailure } from '../model/failure.ts';
import type { CheckFailure } from '../model/failure.ts';
import { countBefore } from '../language/sorted-search.ts';
import type { HostRecord } from '../model/index.ts';
import { newBudget, refund, spend, type Budget } from '../model/budget.ts';
import { err, ok } from '../model/result.ts';
import type { Result } from '../model/result.ts';

/** The name under which robots.txt files may address this program (RFC 9309, section 2.2.1). */
const PRODUCT_TOKEN = 'Readout';

/** RFC 9309, section 2.5: at least this much must be read; more is nobody's rules. */
export const MAX_ROBOTS_BYTES = 512_000;

/** The copy of a robots.txt in a host's record. */
type RobotsCopy = NonNullable<HostRecord['robots']>;

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
  const { rules, delay } = groupForUs(text);
  const plain = plainRules(rules.filter(({ path }) => !path.includes('*')));
  const wild = wildRules(rules.filter(({ path }) => path.includes('*')));
  return {
    allows: (address) => {
      const url = URL.parse(address);
      if (url?.origin !== origin || rules.length === 0) return true;
      const path = `${comparable(url.pathname)}${comparable(url.search)}`;
      const found = plain(path);
      const longer = wild(path, found.length);
      return longer === 'unknown' ? false : (longer?.allow ?? found.allow);
    },
    delaySeconds: delay === null || !(delay > 0) ? null : Math.min(delay, MAX_DELAY_S),
  };
}

/** A rule; of all that match an address the longest decides (RFC 9309, section 2.2.2), and of two as long the one that allows. */
type Rule = { readonly path: string; readonly allow: boolean };
type Match = { readonly length: number; readonly allow: boolean };

/**
 * Makes a table of the rules without wildcards, in which an address is looked up in the time that reading it takes, however many
 * rules there are: the last rule that is not behind the address in the alphabet, and the rules that this one begins with.
 */
function plainRules(rules: readonly Rule[]): (path: string) => Match {
  const isExact = ({ path }: Rule): boolean => path.endsWith('$');
  const exact = allowedByPath(rules.filter(isExact));
  const begins = allowedByPath(rules.filter((rule) => !isExact(rule)));
  const paths = [...begins.keys()].toSorted(byCode);
  const within: number[] = [];
  for (const [at, path] of paths.entries()) {
    let other = at - 1;
    while (other >= 0 && !path.startsWith(paths[other] ?? '')) other = within[other] ?? -1;
    within.push(other);
  }
  return (path) => {
    const whole = exact.get(`${path}$`);
    if (whole !== undefined) return { length: path.length + 1, allow: whole };
    let at = countBefore(paths, (other) => other <= path) - 1;
    const shared = commonLength(paths[at] ?? '', path);
    while (at >= 0 && (paths[at] ?? '').length > shared) at = within[at] ?? -1;
    const found = paths[at];
    return found === undefined
      ? { length: 0, allow: true }
      : { length: found.length, allow: begins.get(found) ?? true };
  };
}

function allowedByPath(rules: readonly Rule[]): Map<string, boolean> {
  const found = new Map<string, boolean>();
  for (const { path, allow } of rules) found.set(path, allow || found.get(path) === true);
  return found;
}

const byCode = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}

/** What one address may cost to be held against the rules with wildcards: one of any site against 500 of them. */
const MAX_STEPS = 5_000;
/** Characters that are compared in one step. */
const COMPARED = 50;

/**
 * Makes a matcher of the rules with wildcards, the longest first.
 * @returns of it: the longest that matches and is longer than what is known; null for none; `unknown` where asking costs too much, so
 *   that nothing may be fetched
 */
function wildRules(rules: readonly Rule[]): (path: string, known: number) => Match | 'unknown' | null {
  const ordered = rules
    .toSorted((a, b) => b.path.length - a.path.length || Number(b.allow) - Number(a.allow))
    .map(({ path, allow }) => ({ ...partsOf(path), length: path.length, allow }));
  return (path, known) => {
    const budget = newBudget(MAX_STEPS);
    for (const rule of ordered) {
      if (rule.length < known || (rule.length === known && !rule.allow)) return null;
      const matched = matchParts(rule, path, budget);
      if (matched !== false) return matched === 'unknown' ? matched : rule;
    }
    return null;
  };
}

/** What stands between the wildcards, and whether the last part is the end of an address. */
type WildParts = { readonly parts: readonly string[]; readonly isWhole: boolean };

function partsOf(path: string): WildParts {
  const isWhole = path.endsWith('$');
  return { parts: (isWhole ? path.slice(0, -1) : path).split('*'), isWhole };
}

/** Takes each part where it first stands behind the one before: where that fails, no other place would do. */
function matchParts({ parts, isWhole }: WildParts, path: string, budget: Budget): boolean | 'unknown' {
  const [first = '', ...more] = parts;
  const end = isWhole ? (more.pop() ?? '') : '';
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const part of more) {
    // At worst a search compares a long part at every place.
    const worst = ((path.length - at) * Math.max(1, part.length / 2)) / COMPARED;
    if (!spend(budget, worst)) return 'unknown';
    const found = path.indexOf(part, at);
    if (found === -1) return false;
    refund(budget, worst * (1 - (found - at) / Math.max(1, path.length - at)));
    at = found + part.length;
  }
  return path.length - at >= end.length && path.endsWith(end);
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

/** The rules of one group of agents. */
type RobotsGroup = { readonly rules: Rule[]; delay: number | null; isGiven: boolean };
const emptyGroup = (): RobotsGroup => ({ rules: [], delay: null, isGiven: false });

/**
 * Gathers the groups that name this program into one, or else those for everyone. An agent's token ends at the first space
 * (RFC 9309, section 2.2.1; Google's parser as well).
 */
function groupForUs(text: string): RobotsGroup {
  const [own, everyone] = [emptyGroup(), emptyGroup()];
  const groups = new Map([
    [PRODUCT_TOKEN.toLowerCase(), own],
    ['*', everyone],
  ]);
  const addressed = new Set<RobotsGroup>();
  let wild = 0;
  let isNaming = false;
  for (const { name, value } of robotsRecords(text)) {
    if (name === 'user-agent') {
      if (!isNaming) addressed.clear();
      const group = groups.get(value.split(/[\s/]/u, 1)[0]?.toLowerCase() ?? '');
      if (group !== undefined) addressed.add(group);
    } else {
      if (value.includes('*') && addressed.size > 0) wild += value.length;
      const isKept = !value.includes('*') || wild <= MAX_WILD_CHARACTERS;
      if (isKept) for (const group of addressed) addRecord(group, name, value);
    }
    isNaming = name === 'user-agent';
  }
  return own.isGiven ? own : everyone;
}

function addRecord(group: RobotsGroup, name: string, value: string): void {
  group.isGiven = true;
  if (name === 'crawl-delay') group.delay = Number(value);
  else if (value !== '') group.rules.push({ path: comparablePattern(value), allow: name === 'allow' });
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
