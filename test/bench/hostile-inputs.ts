import { outsideReaders } from './outside-readers.ts';

/** Characters of each input at its own size; the other size is ten times that. */
const SIZE = 30_000;
/** Each is read so often, and the least CPU counts. */
const ROUNDS = 3;

const filled = (piece: string, size: number): string =>
  piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
/** The same piece again and again, each time with another number in it. */
const numbered = (make: (nth: number) => string, size: number): string => {
  const parts: string[] = [];
  for (let length = 0, nth = 0; length < size; nth += 1) {
    const part = make(nth);
    parts.push(part);
    length += part.length;
  }
  return parts.join('');
};

type MakeInput = (size: number) => { readonly text: string; readonly other?: string };
type HostileInput = readonly [reader: string, name: string, make: MakeInput, language?: string];

const repeated =
  (piece: string): MakeInput =>
  (size) => ({ text: filled(piece, size) });
const edited =
  (piece: string, other: string): MakeInput =>
  (size) => ({
    text: `A headline\n${filled(piece, size)}`,
    other: `A headline\n${other.repeat(Math.ceil(size / piece.length))}`,
  });
const each =
  (make: (nth: number) => string): MakeInput =>
  (size) => ({ text: `A headline\n${numbered(make, size)}` });

const said = 'The envoy of China said that the Taliban would not open the road on Tuesday. ';

/** Inputs made to cost, one for each way that was tried. */
const inputs: readonly HostileInput[] = [
  [
    'comparison',
    'repeated sentences, all changed',
    edited('“We met,” he said. ', '“We left,” he said. '),
    'en',
  ],
  ['comparison', 'the same in Chinese', edited('“我们见面了。”他说。', '“我们走了。”他说。'), 'zh'],
  ['comparison', 'the same in Arabic', edited('قال إننا التقينا هنا. ', 'قال إننا غادرنا من هنا. '), 'ar'],
  [
    'comparison',
    'the same in Russian',
    edited('«Мы встретились», — сказал он. ', '«Мы уехали», — сказал он. '),
    'ru',
  ],
  ['comparison', 'the same in Thai', edited('เราพบกันที่เมือง ', 'เราออกจากเมือง '), 'th'],
  ['comparison', 'a line each, all changed', edited('We met here.\n', 'We left it.\n'), 'en'],
  ['comparison', 'only opening marks', edited('“a ', '‘b '), 'en'],
  ['comparison', 'one word', edited('a', 'b'), 'en'],
  ['moving lines', 'counters', edited('Read by 5 people\n', 'Read by 6 people\n'), 'en'],
  ['copies', 'repeated sentences', edited(said, said.replace('road', 'mine'))],
  ['statements', 'a statement again and again', each(() => said)],
  ['statements', 'a paragraph each', each((nth) => `${said}${nth}\n`)],
  ['statements', 'quotations without ends', repeated('“I said: “he said, ')],
  ['statements', 'names', each((nth) => `Mr. Wang${nth % 90} Li, minister of the office of `)],
  ['statements', 'commas', repeated('China, which, as the envoy, who, said, that, ')],
  ['attributions', 'he said', repeated('he said that she said that ')],
  ['attributions', 'full stops', repeated('. ')],
  ['sentences and quotations', 'marks', repeated('“a” ‘b’ "c" «d» ')],
  ['sentences and quotations', 'opening marks, far apart', repeated(`“${'a'.repeat(36)}`)],
  ['sentences and quotations', 'abbreviations', repeated('Mr. U.S. 5 p.m. ')],
  ['dates', 'numbers', repeated('12 3 2026 ')],
  ['dates', 'months', repeated('March May Sept. ')],
  ['folds', 'ligatures that fold to many letters', repeated('ﷺ')],
  ['folds', 'combining marks', repeated('e\u0301\u0301')],
  ['folds', 'references', repeated('&amp;')],
  ['cutting and escaping', 'brackets', repeated('(<“&')],
  ['cutting and escaping', 'white space', repeated(' \u00A0\t')],
  [
    'phrases',
    'a phrase with a gap',
    (size) => ({ text: filled('the road the ', size), other: 'the … mine' }),
  ],
  ['subject', 'names of both sides', repeated('China Taliban 中国 ')],
  [
    'robots.txt',
    'plain rules',
    (size) => ({ text: numbered((nth) => `Disallow: /${nth}\n`, size), other: filled('1', 2_000) }),
  ],
  [
    'robots.txt',
    'wildcards',
    (size) => ({ text: filled(`Disallow: /${'*a'.repeat(99)}*z\n`, size), other: filled('a', 2_000) }),
  ],
  [
    'robots.txt',
    'one long rule',
    (size) => ({ text: `Disallow: /${filled('a*', size)}`, other: filled('a', 2_000) }),
  ],
  [
    'feed',
    'items',
    (size) => ({
      text: `<rss><channel>${numbered((nth) => `<item><title>T${nth}</title><link>https://a.example/${nth}</link></item>`, size)}</channel></rss>`,
    }),
  ],
  ['feed', 'attributes', (size) => ({ text: `<rss ${numbered((nth) => `a${nth}="1" `, size)}>` })],
  [
    'sitemap',
    'addresses',
    (size) => ({
      text: `<urlset>${numbered((nth) => `<url><loc>https://page.example/${nth}</loc></url>`, size)}</urlset>`,
    }),
  ],
  [
    'listing page',
    'links',
    (size) => ({
      text: `<body>${numbered((nth) => `<li><a href="/news/a-long-slug-${nth}">Envoys meet in Kabul ${nth}</a></li>`, size)}`,
    }),
  ],
  ['page as it is', 'open elements', repeated('<b><i><div>')],
  ['page as it is', 'less-than signs', repeated('<')],
  ['page of an article', 'paragraphs', each((nth) => `Envoys met in Kabul ${nth} times.\n`)],
  ['page of an article', 'furniture', repeated('Read more: updated 5 minutes ago\n')],
  ['charset', 'half a declaration', repeated('<meta charset ')],
  ['challenge', 'half a challenge', repeated('cf-challenge just a moment ')],
  ['headers', 'marks of compression', repeated('"-;')],
  ['addresses', 'parameters', repeated('?utm_a=1&b=2;')],
  ['watchlist', 'a long word', repeated('a-')],
  ['query', 'a long question', repeated('ﷺ,')],
];

function leastMs(input: HostileInput, size: number): { ms: number; kb: number } {
  const [reader, , make, language = 'en'] = input;
  const { text, other = text } = make(size);
  const read = outsideReaders.get(reader);
  let ms = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = process.cpuUsage();
    read?.(text, other, language);
    const { user, system } = process.cpuUsage(start);
    ms = Math.min(ms, (user + system) / 1_000);
  }
  return { ms, kb: (text.length + (other === text ? 0 : other.length)) / 1_000 };
}

/** Prints the CPU of each input at its size and at ten times that: a linear reader takes about ten times as long. */
export function measureHostileInputs(): void {
  const rows = inputs.map((input) => {
    leastMs(input, SIZE / 3);
    const [once, tenfold] = [leastMs(input, SIZE), leastMs(input, 10 * SIZE)];
    const row = {
      'ms per KB': Number((once.ms / once.kb).toFixed(3)),
      'at 10×': Number((tenfold.ms / tenfold.kb).toFixed(3)),
      ms: Number(tenfold.ms.toFixed(1)),
      ratio: Number((tenfold.ms / Math.max(once.ms, 0.05)).toFixed(1)),
    };
    return [`${input[0]}: ${input[1]}`, row] as const;
  });
  console.log(
    `\n${rows.length} inputs made to cost, ${SIZE / 1_000} KB and ten times that: CPU, least of ${ROUNDS}; ratio 10 is linear`,
  );
  console.table(Object.fromEntries(rows));
}
