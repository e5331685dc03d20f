import { parseFeed } from 'feedsmith';

/** An item with the parts that every format has. */
type Told = {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly text: string | undefined;
  readonly url: string | undefined;
  readonly at: string | undefined;
};
type Read = {
  readonly title: string | undefined;
  readonly home: string | undefined;
  readonly self: string | undefined;
  readonly items: readonly Told[];
};

/** Matches RFC 822 with a year of four digits, or RFC 3339. */
const RFC_822 = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/u;
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/u;
/** Matches a tag URI (RFC 4151): authority, date, specific. */
const TAG = /^tag:[a-z0-9.-]+,\d{4}-\d{2}-\d{2}:[\w/.-]+$/u;
/** Matches what no document may hold (XML 1.0, section 2.2). */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** Reads a feed with a library of feed readers. */
function readBack(text: string): Read {
  const { format, feed } = parseFeed(text);
  switch (format) {
    case 'rss':
      return {
        title: feed.title,
        home: feed.link,
        self: feed.atom?.links?.find(({ rel }) => rel === 'self')?.href,
        items: (feed.items ?? []).map((item) => ({
          id: item.guid?.isPermaLink === false ? item.guid.value : undefined,
          title: item.title,
          text: item.content?.encoded,
          url: item.link,
          at: item.pubDate,
        })),
      };
    case 'atom':
      return {
        title: feed.title?.value,
        home: feed.links?.find(({ rel }) => rel === 'alternate')?.href,
        self: feed.links?.find(({ rel }) => rel === 'self')?.href,
        items: (feed.entries ?? []).map((entry) => ({
          id: entry.authors?.[0]?.name === undefined ? undefined : entry.id,
          title: entry.title?.value,
          text: entry.content?.value,
          url: entry.links?.find(({ rel }) => rel === 'alternate')?.href,
          at: entry.updated,
        })),
      };
    case 'json':
      return {
        title: feed.title,
        home: feed.home_page_url,
        self: feed.feed_url,
        items: (feed.items ?? []).map((item) => ({
          id: item.id,
          title: item.title,
          text: item.content_html,
          url: item.url,
          at: item.date_published,
        })),
      };
    case 'rdf':
    default:
      return { title: undefined, home: undefined, self: undefined, items: [] };
  }
}

/** Checks that each tag is closed by its own: lenient parsers overlook it, and strict readers refuse it. */
function isNested(xml: string): boolean {
  const open: string[] = [];
  const bare = xml.replaceAll(/<!\[CDATA\[[^]*?\]\]>/gu, '').replace(/^<\?xml[^>]*\?>/u, '');
  for (const [, end, name = '', empty] of bare.matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/gu)) {
    if (end === '/' && open.pop() !== name) return false;
    if (end === '' && empty === '') open.push(name);
  }
  const rest = bare.replaceAll(/<\/?[\w:]+(?:\s[^<>]*)?>/gu, '');
  return open.length === 0 && !/[<>]|&(?!(?:#x[0-9A-F]+|amp|lt|gt|quot);)/u.test(rest);
}

const isWeb = (address: string | undefined): boolean =>
  address !== undefined && address.startsWith('https://readout.example/');
const repeated = (values: readonly unknown[]): boolean => new Set(values).size < values.length;

/**
 * Lists the faults of a feed by RSS 2.0, RFC 4287 or JSON Feed 1.1, and by our own rules: ids are tag URIs, and each item has a
 * title, words, an address and a date.
 * @param self the address at which the feed was requested
 */
export function faultsOf(text: string, self: string): string[] {
  const { title, home, self: named, items } = readBack(text);
  const isJson = text.startsWith('{');
  const date = text.includes('<rss ') ? RFC_822 : RFC_3339;
  const faults: readonly (readonly [string, boolean])[] = [
    ['a character that XML forbids', FORBIDDEN.test(text)],
    ['tags that do not nest', !isJson && !isNested(text)],
    ['no version of JSON Feed', isJson && !text.includes('"version": "https://jsonfeed.org/version/1.1"')],
    [
      'no description of RSS',
      text.includes('<rss ') && !/<description>[^<]+<\/description>\n<lang/u.test(text),
    ],
    ['no date of Atom', text.includes('<feed ') && !/<updated>[^<]+<\/updated>\n<link/u.test(text)],
    ['no title', title === undefined],
    ['no home', !isWeb(home)],
    ['another address of its own', named !== self],
    ['ids that repeat', repeated(items.map(({ id }) => id))],
    ['times that repeat', text.includes('<feed ') && repeated(items.map(({ at }) => at))],
    ...items.flatMap((item) => [
      [`no tag as an id: ${item.id}`, !TAG.test(item.id ?? '')] as const,
      [`no title: ${item.id}`, (item.title ?? '') === ''] as const,
      [`no words: ${item.id}`, (item.text ?? '') === ''] as const,
      [`no address: ${item.id}`, !isWeb(item.url)] as const,
      [`no date: ${item.id}`, !date.test(item.at ?? '') || Number.isNaN(Date.parse(item.at ?? ''))] as const,
    ]),
  ];
  return faults.filter(([, isFault]) => isFault).map(([fault]) => fault);
}

export const titlesIn = (text: string): (string | undefined)[] =>
  readBack(text).items.map(({ title }) => title);
