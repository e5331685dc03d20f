/** Everything that reads outside text, by name, for what throws and for what takes long. */
import { compileFilter, feedParameters, readAlertQuery } from '../../src/core/alerts/filter.ts';
import { articleText } from '../../src/core/statements/article-text.ts';
import { bundledWatchlist } from '../../src/core/watchlist/current.ts';
import { compilePhrase, findPhrase, phraseProblem } from '../../src/core/language/phrases.ts';
import { compilePositions, readPositions } from '../../src/core/statements/positions/read-positions.ts';
import { compileSpeakerDirectory } from '../../src/core/statements/speakers/resolve-speakers.ts';
import { compileSubject } from '../../src/core/watchlist/subject.ts';
import { compare } from '../../src/core/compare/compare.ts';
import { cutAtWord, quote } from '../../src/core/language/quote.ts';
import { decodeText } from '../../src/core/http/charset.ts';
import { discover } from '../../src/core/discover/discover.ts';
import { editSignature, siteTextOf } from '../../src/core/compare/site-wide-text.ts';
import { escapeText, withoutTags } from '../../src/core/feeds/markup.ts';
import { extractVersion } from '../../src/core/extract/article.ts';
import { findDates, readDate } from '../../src/core/language/dates.ts';
import { foldForPhrases, foldTypesetting, foldWords } from '../../src/core/language/fold.ts';
import { identity } from '../../src/core/model/url.ts';
import { isChallengeByText } from '../../src/core/http/challenge.ts';
import { measureNovelty } from '../../src/core/compare/stories/novelty.ts';
import { movedLines } from '../../src/core/compare/moving-lines.ts';
import { parseRobots } from '../../src/core/http/robots.ts';
import { quotations } from '../../src/core/language/quotations.ts';
import { readAttributions } from '../../src/core/statements/registers/read-attributions.ts';
import { readEnglish } from '../../src/core/language/english/tokenize.ts';
import { readStatements } from '../../src/core/statements/read-statements.ts';
import { readWatchlist } from '../../src/core/watchlist/parse.ts';
import { retryAfterSeconds, validatorsOf } from '../../src/core/http/response-headers.ts';
import { sentences } from '../../src/core/language/sentences.ts';
import { sketch } from '../../src/core/compare/stories/sketch.ts';
import { unescapeText } from '../../src/core/extract/html/unescape.ts';
import { version } from '../core/compare/versions.ts';

const URL_OF_PAGE = 'https://page.example/news/1';
const NOW = Date.UTC(2026, 2, 2);
const HINTS = {
  url: URL_OF_PAGE,
  timeZone: 'UTC',
  language: 'en',
  textSelectors: [],
  dropSelectors: [],
};
const LISTED = { url: URL_OF_PAGE, timeZone: 'UTC', now: NOW, linkSelector: null };
const LANGUAGES = ['en', 'zh', 'fa', 'ru', 'fr', 'ar', 'constructor'];

const watchlist = bundledWatchlist();
const directory = compileSpeakerDirectory(watchlist);
const positions = compilePositions(watchlist);
const subject = compileSubject(watchlist.subject, watchlist.parties);
const source = { id: 'page', name: 'Page', type: 'press' } as const;

const versionOf = (text: string) => {
  const [headline = '', ...blocks] = text.split('\n');
  return version(headline, blocks, { publishedAt: '2026-03-02T08:00:00.000Z' });
};
const bodyOf = (text: string): string =>
  `<html><body><article><h1>${text.slice(0, 60)}</h1>${text.replace(/[^\n]+/gu, '<p>$&</p>')}</article></body></html>`;

/** What a reader is given: the text, and another that differs from it somewhere. */
type OutsideReader = (text: string, other: string, language: string) => unknown;

export const outsideReaders: ReadonlyMap<string, OutsideReader> = new Map<string, OutsideReader>([
  ['page as it is', (text) => extractVersion(text, HINTS)],
  ['page of an article', (text) => extractVersion(bodyOf(text), HINTS)],
  ['feed', (text) => discover('feed', text, LISTED)],
  ['sitemap', (text) => discover('sitemap', text, LISTED)],
  ['listing page', (text) => discover('page', text, LISTED)],
  [
    'robots.txt',
    (text, other) =>
      parseRobots(`User-agent: *\n${text}`, 'https://page.example').allows(`https://page.example/${other}`),
  ],
  [
    'charset',
    (text) => decodeText(new TextEncoder().encode(text), `text/html; charset=${text.slice(0, 40)}`),
  ],
  ['headers', (text) => [retryAfterSeconds(text, NOW), validatorsOf(text, text)]],
  ['challenge', (text) => isChallengeByText(403, text)],
  ['dates', (text) => [readDate(text, 'UTC'), findDates(text, 'UTC')]],
  ['addresses', (text) => identity(`https://page.example/${text}`)],
  ['sentences and quotations', (text, _other, language) => [sentences(text, language), quotations(text)]],
  ['folds', (text) => [foldWords(text), foldTypesetting(text), foldForPhrases(text), unescapeText(text)]],
  [
    'cutting and escaping',
    (text) => [cutAtWord(text, 160), quote(text, 80), escapeText(text), withoutTags(text)],
  ],
  [
    'phrases',
    (text, other) =>
      phraseProblem(other) === null ? findPhrase(compilePhrase(other), foldForPhrases(text)) : null,
  ],
  ['subject', (text) => subject.isMet([text], null)],
  [
    'comparison',
    (text, other, language) => {
      const found = compare(versionOf(text), versionOf(other), {
        language,
        timeZone: 'UTC',
        ignore: ['the …'],
        names: [{ party: 'china', names: ['China', '中国'] }],
        siteText: new Set(['constructor']),
      });
      return found.verdict === 'same' ? null : editSignature(found.difference);
    },
  ],
  ['moving lines', (text, other, language) => movedLines(versionOf(text), versionOf(other), language)],
  [
    'copies',
    (text, other) => [
      sketch(text),
      measureNovelty(versionOf(text), [versionOf(other)]),
      siteTextOf([versionOf(text), versionOf(other), versionOf(text)]),
    ],
  ],
  ['attributions', (text) => readAttributions(readEnglish(text))],
  [
    'statements',
    (text) => {
      const article = articleText(versionOf(text), source, 'UTC');
      return readPositions(article, readStatements(article, directory), positions);
    },
  ],
  ['watchlist', (text) => readWatchlist(watchlistOf(text), {})],
  [
    'query',
    (text) => {
      const read = readAlertQuery(
        new URLSearchParams({ q: text, since: text, source: text }),
        feedParameters,
      );
      const words = readAlertQuery(new URLSearchParams({ q: text }), feedParameters);
      return [read.ok, words.ok && compileFilter(words.value.query.filter)];
    },
  ],
]);

/** A watchlist that holds a text wherever a text may stand. */
const watchlistOf = (text: string) => ({
  schema: 1,
  title: text,
  [text.slice(0, 20)]: text,
  subject: { all: [[text]], none: [text], ignore: [text] },
  sources: [{ id: text, name: text, url: text, language: text, ignore: [text] }],
});

export const languageFor = (nth: number): string => LANGUAGES[nth % LANGUAGES.length] ?? 'en';
