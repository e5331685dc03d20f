import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/core/compare/compare.ts';
import { extractVersion } from '../../../src/core/extract/article.ts';
import type { Version } from '../../../src/core/model/index.ts';
import { context } from './versions.ts';

const PARAGRAPHS = [
  'The harbour board said on Monday that the northern pier would be closed for repairs until the end of May.',
  'Fishing crews will have to land their catch at the old quay, which has room for nine boats at a time.',
  'A surveyor found cracks in four of the eleven pillars, the board wrote in a letter to the crews.',
  'The crews asked for a share of the harbour dues to be paid back, and the board has not yet answered.',
];

const pageOf = (body: string, after = ''): string =>
  `<!doctype html><html lang="en"><head><title>Pier is closed until May</title></head><body><main><h1>Pier is closed until May</h1>${body}${after}</main></body></html>`;
const paragraphs = (...texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('');
const text = (...more: readonly string[]): string =>
  `<div class="t">${paragraphs(...PARAGRAPHS)}${more.join('')}</div>`;

function versionIn(html: string): Version {
  const hints = {
    url: 'https://post.example/pier',
    timeZone: 'UTC',
    language: 'en',
    textSelectors: [],
    dropSelectors: [],
  };
  const read = extractVersion(html, hints);
  if (!read.ok) throw new Error(read.error.text);
  return read.value;
}

const compared = (before: Version, after: Version) => compare(before, after, context());
const rulesOf = (before: Version, after: Version): string[] => {
  const found = compared(before, after);
  return found.verdict === 'suppressed' ? found.why.map(({ rule }) => rule) : [found.verdict];
};

describe('text that was only sorted out otherwise', () => {
  const whole = versionIn(pageOf(text()));
  const lost = PARAGRAPHS[2] ?? '';
  const kept = whole.blocks.filter((block) => block.text !== lost);
  const elsewhere = versionIn(pageOf(text(`<aside>${lost}</aside>`))).leftOut;
  const without: Version = { ...whole, blocks: kept, hash: 'other' };

  it('is not told as removed, nor as added', () => {
    expect(rulesOf(whole, { ...without, leftOut: elsewhere })).toEqual(['still-on-page']);
    expect(rulesOf({ ...without, leftOut: elsewhere }, whole)).toEqual(['was-on-page']);
  });

  it('is told where the page has it no more', () => {
    expect(compared(whole, without).verdict).toBe('changed');
    expect(compared(without, whole).verdict).toBe('changed');
  });

  it('claims nothing of a version that was stored without a record of what it left out', () => {
    const { leftOut: _leftOut, ...old } = without;
    expect(compared(old, whole).verdict).toBe('changed');
  });

  it.each(['!', 'AAA', '====', ''])('reads a broken record as none: %j', (leftOut) => {
    expect(compared(whole, { ...without, leftOut }).verdict).toBe('changed');
  });

  it('is no part of the name of a version', () => {
    const other = versionIn(pageOf(text(), '<footer>Another footer of the house</footer>'));
    expect(other.leftOut).not.toBe(whole.leftOut);
    expect(other.hash).toBe(whole.hash);
  });
});

describe('a box beside the paragraphs', () => {
  const box = (name: string, ...texts: readonly string[]): string =>
    `<div class="${name}"><div>${paragraphs(...texts)}</div></div>`;
  const letters = [
    'My father landed herring there for thirty years, and the cracks were known to everyone on the quay.',
    'Nine boats at the old quay is a joke, there is hardly room for five when the wind is from the east.',
  ];
  const plain = versionIn(pageOf(text()));
  const boxed = versionIn(pageOf(text(box('x1', ...letters))));

  it('comes and goes without being told', () => {
    expect(compared(plain, boxed).verdict).not.toBe('changed');
    expect(compared(boxed, plain).verdict).not.toBe('changed');
  });

  it('turns over without being told', () => {
    const other = versionIn(
      pageOf(
        text(
          box(
            'x1',
            letters[1] ?? '',
            'They should have asked the pilots, who sounded the pillars in the autumn and wrote it all down.',
          ),
        ),
      ),
    );
    expect(compared(boxed, other).verdict).not.toBe('changed');
  });

  it.each([
    [
      'a paragraph at the end',
      text('<p>The pier was built in 1931 and was last repaired after the storm of 1987.</p>'),
    ],
    [
      'a list',
      text(
        '<ul><li>The northern pier is closed.</li><li>The old quay is open.</li><li>The lighthouse road is open.</li></ul>',
      ),
    ],
    [
      'a table in a frame',
      text(
        '<div class="w"><table><tr><td>Pillars</td><td>cracked in the survey of the spring</td></tr></table></div>',
      ),
    ],
    [
      'a quotation',
      text(
        '<blockquote>We were told nothing at all until the gate was locked, said one of the skippers.</blockquote>',
      ),
    ],
  ])('is not %s', (_name, body) => {
    expect(compared(plain, versionIn(pageOf(body))).verdict).toBe('changed');
  });

  it('does not swallow an edited number in it', () => {
    const edited = versionIn(
      pageOf(text(box('x1', letters[0]?.replace('thirty', 'forty') ?? '', letters[1] ?? ''))),
    );
    expect(compared(boxed, edited).verdict).toBe('changed');
  });

  it('does not swallow a correction', () => {
    const note = box(
      'x1',
      'Correction: an earlier version of this article said that the pier had twelve pillars.',
    );
    expect(compared(plain, versionIn(pageOf(text(note)))).verdict).toBe('changed');
  });
});

describe('a box that is longer than the article', () => {
  const long = [
    'You have read your three free stories this month, and we are glad that you come back to the paper so often.',
    'With a subscription you get every story, the evening edition on your phone and the supplement on Saturdays.',
    'You may end it whenever you like, and nothing is taken from your account before the first month is over.',
    'Schools and libraries read for nothing: ask the desk in Pier Street for the form, which takes a minute to fill in.',
  ];
  const short = PARAGRAPHS.slice(0, 3);
  const box = `<section><h3>Read on</h3>${paragraphs(...long)}</section>`;
  const page = (...texts: readonly string[]): string => `<div class="t">${paragraphs(...texts)}</div>`;
  const plain = versionIn(pageOf(page(...short)));

  it.each([
    ['behind it', pageOf(`<div class="t">${paragraphs(...short)}${box}</div>`)],
    [
      'within it',
      pageOf(`<div class="t"><p>${short[0] ?? ''}</p>${box}${paragraphs(...short.slice(1))}</div>`),
    ],
  ])('comes and goes %s without being told', (_, html) => {
    const boxed = versionIn(html);
    expect(boxed.blocks.some(({ text: one }) => one === long[1])).toBe(true);
    expect(compared(plain, boxed).verdict).not.toBe('changed');
    expect(compared(boxed, plain).verdict).not.toBe('changed');
  });

  it('does not hide a paragraph of the article that comes with it', () => {
    const fresh = 'The pier was built in 1931 and was last repaired after the storm of 1987.';
    const boxed = versionIn(pageOf(`<div class="t">${paragraphs(...short, fresh)}${box}</div>`));
    expect(compared(plain, boxed).verdict).toBe('changed');
  });

  it('does not hide that the article beside it was written anew', () => {
    const fresh = [
      'The council has given up the pier and sells its iron to a yard across the bay, the mayor said on Friday.',
      'No crew will be asked to pay for the berths that it used while the work went on, according to the mayor.',
    ];
    const before = versionIn(pageOf(`<div class="t">${paragraphs(...short)}${box}</div>`));
    const after = versionIn(pageOf(`<div class="t">${paragraphs(...fresh)}${box}</div>`));
    expect(compared(before, after).verdict).toBe('changed');
  });
});
