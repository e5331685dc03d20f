/** Seeded texts of what breaks readers: names that every object has, controls, half surrogates, marks of direction, every script. */

/** Mulberry32: the same seed gives the same numbers. @returns numbers from 0 to 1 */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PIECES: readonly (readonly string[])[] = [
  Object.getOwnPropertyNames(Object.prototype),
  ['prototype', 'then', 'toJSON', 'NaN', 'null', 'undefined', '-0', '1e999', '١٢٣', '９', '½', 'Ⅻ'],
  ['\0', '\u0008', '\u001B[2J', '\u007F', '\u0085', '\uFEFF', '\uFFFE', '\u{E0001}'],
  ['\uD800', '\uDC00', '\uDBFF', '\uDFFF\uD800'],
  ['\u202E', '\u2066', '\u2069', '\u200F', '\u061C', '\u200B', '\u200D', '\u00AD', '\u2028', '\u2029'],
  ['e\u0301', '\u0301\u0301\u0301', 'ﷺ', 'ﬁ', 'İ', 'ß', 'ſ', 'Å', '👩‍👩‍👧', '🇦🇫', '각', '각'],
  [
    'the',
    'The',
    'envoy',
    'said',
    'not',
    'will',
    'would',
    'that',
    'China',
    'Taliban',
    'Kabul',
    'he',
    'ministry',
  ],
  [
    '24 March',
    'on Tuesday',
    '2026-03-02',
    '5 minutes ago',
    '3月2日',
    '۲۴ حوت',
    '24 марта',
    '10:30 GMT',
    '31/31/9999',
  ],
  [
    '外交部',
    '发言人',
    '表示',
    '说',
    '不',
    '五名',
    'タリバン',
    'です',
    '아프가니스탄',
    'เมือง',
    'ພາສາ',
    'ភាសា',
    'မြန်မာ',
  ],
  [
    'وزارت',
    'گفت',
    'طالبان',
    'نه',
    'د',
    'چې',
    'قال',
    'لم',
    'सरकार',
    'தமிழ்',
    'ქართული',
    'հայերեն',
    'ἄνθρωπος',
    'עברית',
    'ትግርኛ',
  ],
  ['“', '”', '‘', '’', '«', '»', '"', "'", '``', '(', ')', '[', ']', '「', '」', '—', '-', '…', '...'],
  [
    '. ',
    '.',
    ', ',
    ': ',
    '; ',
    '? ',
    '! ',
    '。',
    '，',
    '؟',
    '۔',
    '।',
    '\n',
    '\r\n',
    '\t',
    '  ',
    '\u00A0',
    '\u3000',
  ],
  [
    '<p>',
    '</p>',
    '<',
    '>',
    '<!--',
    '-->',
    '<script>',
    '</script>',
    '<constructor>',
    '<h1>',
    '<a href="/x/2026">',
    '</a>',
    '<table>',
    '<svg>',
  ],
  [
    '<item>',
    '<title>',
    '</title>',
    '</item>',
    '<link>',
    '<![CDATA[',
    ']]>',
    '<url><loc>',
    '</loc></url>',
    '<rss>',
    '<feed>',
    '<entry>',
  ],
  [
    '&amp;',
    '&#0;',
    '&#xD800;',
    '&constructor;',
    '&',
    '&#x110000;',
    '%00',
    '%zz',
    '%E6%96',
    '..',
    '//',
    '?a=',
    '#',
    '*',
    '$',
    '@',
  ],
  [
    'Disallow: /',
    'Allow: /',
    'User-agent: ',
    'Crawl-delay: ',
    '*a',
    '{"@type":"NewsArticle","headline":"',
    '"}',
    '[[',
    '{',
  ],
];

/** Makes one text: pieces of every kind, one of them often repeated, with letters of any code point between. */
export function hostileText(random: () => number, most = 60): string {
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const count = 1 + Math.floor(random() * most);
  const kinds = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(PIECES) ?? []);
  const parts: string[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const piece = (random() < 0.75 ? pick(pick(kinds) ?? []) : pick(pick(PIECES) ?? [])) ?? '';
    const times = random() < 0.03 ? Math.floor(random() * 200) : 1;
    parts.push(piece.repeat(times), random() < 0.5 ? ' ' : '');
    if (random() < 0.05) parts.push(String.fromCodePoint(Math.floor(random() * 0x110000)));
  }
  return parts.join('');
}

/** Changes a text somewhere: takes out, doubles, replaces or moves a stretch. */
export function mutated(text: string, random: () => number): string {
  const from = Math.floor(random() * text.length);
  const to = from + Math.floor(random() * Math.min(60, text.length - from));
  const [head, stretch, tail] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  const way = random();
  if (way < 0.25) return head + tail;
  if (way < 0.5) return head + stretch + stretch + tail;
  if (way < 0.75) return head + hostileText(random, 6) + tail;
  return tail + stretch + head;
}
