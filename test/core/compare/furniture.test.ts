import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/core/compare/compare.ts';
import { furnitureRule } from '../../../src/core/compare/furniture.ts';
import type { Block } from '../../../src/core/model/index.ts';
import { context, version } from './versions.ts';

describe('furnitureRule', () => {
  it.each([
    ['en', '5 minutes ago', 'relative-time'],
    ['en', 'Updated 3 hrs ago', 'relative-time'],
    ['id', '19 menit yang lalu', 'relative-time'],
    ['de', 'vor 5 Minuten', 'relative-time'],
    ['tr', '5 dakika önce', 'relative-time'],
    ['zh', '3小时前', 'relative-time'],
    ['en', '1,204 views · 31 comments', 'counter'],
    ['en', '4 min read', 'counter'],
    ['es', '33 comentarios 99 veces compartido', 'counter'],
    ['en', 'Seen 12 minutes ago', 'relative-time'],
    ['de', 'Gesehen vor 12 Minuten', 'relative-time'],
    ['sv', 'Ändrad: 6 oktober 2023 kl. 10:15', 'updated-line'],
    ['en', 'Today is Friday, 6 October 2023', 'updated-line'],
    ['pl', 'Dzisiaj, 6 października 2023', 'updated-line'],
    ['en', 'Last updated: Monday, March 24, 2025 at 10:40 GMT', 'updated-line'],
    ['de', 'Aktualisiert am 24. März 2025 um 10:40 Uhr', 'updated-line'],
    ['en', 'Share on Facebook Twitter WhatsApp Copy link', 'share-bar'],
    ['en', 'Home › World › Asia', 'navigation'],
    ['en', 'Advertisement Summer shoes for the whole family!', 'advert'],
    ['en', 'Read more: Envoy leaves for Doha.', 'related-links'],
    ['pt', 'Leia também: ministro visita o porto', 'related-links'],
    ['en', 'Follow us on Telegram for breaking news.', 'follow-us'],
    ['en', 'For the latest news from the coast, visit our page.', 'follow-us'],
    ['en', '© 2025 Example News', 'copyright-line'],
    ['en', '(Reporting by A. Noori; Editing by B. Chen)', 'credit-line'],
    ['en', 'By A. Noori and B. Chen', 'byline'],
    ['en', 'This website uses cookies to remember you.', 'consent-notice'],
  ])('knows in %s: %s', (language, line, rule) => {
    expect(furnitureRule(line, language, 'block')).toBe(rule);
  });

  it.each([
    // Votes and readers are news as often as they are counters: the article's own changes tell which.
    ['en', '1,482 people voted'],
    ['en', '3,000 people have voted'],
    ['en', '12 people read the story'],
    ['en', 'The talks began 3 days ago.'],
    ['en', 'He shared 12 comments with reporters on Monday.'],
    ['en', 'Seven dead, 2 hours ago'],
    ['en', '9 wounded in crash'],
    ['en', 'Today 9 people were buried'],
    ['en', 'He was seen by 12 readers.'],
    ['en', 'Updated figures put the death toll at 31.'],
    ['en', 'Read more than 200 pages, the judge told the lawyers.'],
    ['en', 'Related talks on trade will resume in May, he said.'],
    ['en', '"Follow us on this road," the minister told the elders.'],
    ['en', 'Advertisement spending rose by a tenth last year.'],
    ['en', 'By contrast, the border at Torkham stayed shut.'],
    ['en', 'By 2030 the port will not build 3 piers'],
    ['en', 'By May the crews will leave the quay'],
    ['en', 'For the latest round of talks, 12 envoys will go to the capital.'],
    ['en', 'Home affairs, news, politics and sport were on the table.'],
    ['en', 'Names of the dead may not be published before Friday.'],
    ['en', 'Its privacy policy was changed after the leak.'],
    ['en', '24 March 2025'],
    ['zh', '三天前，双方在喀布尔会谈。'],
    ['ru', '5 минут назад министр вышел к журналистам.'],
  ])('leaves a sentence in %s alone: %s', (language, line) => {
    expect(furnitureRule(line, language, 'block')).toBeNull();
  });

  it('judges single sentences of a paragraph by their label alone', () => {
    expect(furnitureRule('13.', 'de', 'sentence')).toBeNull();
    expect(furnitureRule('Read more: Envoy leaves.', 'en', 'sentence')).toBe('related-links');
  });
});

describe('suppression', () => {
  const body = ['The envoy came to Kabul on Monday.', 'He left without a word.'];
  const block = (kind: Block['kind'], text: string): Block => ({ kind, text });

  it('keeps furniture out of the difference that is told', () => {
    const before = version('H', [...body, '5 comments']);
    const after = version('H', ['The envoy came to Kabul on Friday.', body[1] ?? '', '6 comments']);
    expect(compare(before, after, context())).toMatchObject({
      verdict: 'changed',
      difference: {
        blocks: [
          [
            { op: 'equal', text: 'The envoy came to Kabul on ', moved: null },
            { op: 'delete', text: 'Monday', moved: null },
            { op: 'insert', text: 'Friday', moved: null },
            { op: 'equal', text: '.', moved: null },
          ],
        ],
        types: ['date'],
        insertedWords: 1,
        deletedWords: 1,
      },
    });
  });

  it('names every rule that was met', () => {
    const before = version('H', [...body, '5 comments', 'Updated 24 March 2025']);
    const after = version('H | Example News', [...body, '6 comments', 'Updated 31 March 2025']);
    expect(compare(before, after, context())).toMatchObject({
      verdict: 'suppressed',
      rule: 'headline-frame',
      why: [{ rule: 'headline-frame' }, { rule: 'counter' }, { rule: 'updated-line' }],
    });
  });

  it('takes a caption that repeats the text for none, and a changed one for an edit', () => {
    const plain = version('H', body);
    expect(compare(plain, version('H', [...body, block('caption', body[0] ?? '')]), context())).toMatchObject(
      {
        verdict: 'suppressed',
        rule: 'repeated-caption',
      },
    );
    const [one, other] = ['The envoy at the gate', 'The minister at the gate'].map((text) =>
      version('H', [...body, block('caption', text)]),
    );
    if (one === undefined || other === undefined) throw new Error('two versions were made');
    expect(compare(one, other, context()).verdict).toBe('changed');
  });

  it.each([
    ['a headline that could not be read', { headline: '' }, 'headline-missing'],
    [
      'the listing that stands in for a page',
      { headline: 'Talks, briefly', read: 'listing' as const },
      'read-in-part',
    ],
  ])('tells nothing of %s', (_name, more, rule) => {
    const [before, after] = [version('H', body), version('H', body, more)];
    expect(compare(before, after, context())).toMatchObject({ verdict: 'suppressed', rule });
  });

  it('takes a sentence that a teaser breaks off for no edit', () => {
    const teaser = version('H', [body[0] ?? '', 'He left without…'], { read: 'partial' });
    expect(compare(version('H', body), teaser, context())).toMatchObject({ rule: 'read-in-part' });
  });

  it('ignores what the watchlist says to ignore, and nothing beside it', () => {
    const ignoring = context({ ignore: ['weather in Kabul is … today', 'lottery … draw'] });
    const line = (text: string) => version('H', [...body, text]);
    expect(
      compare(line('Weather in Kabul is sunny today'), line('Weather in Kabul is cloudy today'), ignoring),
    ).toMatchObject({
      verdict: 'suppressed',
      rule: 'ignored-phrase',
    });
    expect(
      compare(line('The lottery had its first draw'), line('The lottery had its last draw'), ignoring)
        .verdict,
    ).toBe('suppressed');
    expect(
      compare(line('Weather in Herat is sunny today'), line('Weather in Herat is cloudy today'), ignoring)
        .verdict,
    ).toBe('changed');
  });

  it.each([
    ['café', 'Visit the Cafe ad', 'Visit the ad'],
    ['taliban', 'Taliban政府昨日发表声明', '政府昨日发表声明'],
    ['al-Qaeda', 'The spokesman of al Qaeda said so', 'The spokesman of said so'],
    ['al qaeda', 'The spokesman of al-Qaeda said so', 'The spokesman of AL QAEDA said so'],
    ['广告', '政府广告昨日发表声明', '政府昨日发表声明'],
    ['كابل', 'به گزارش کابل امروز', 'به گزارش امروز'],
    [
      'advert* by … ltd',
      'Told by officials adverts by Some Firm Ltd on Monday',
      'Told by officials on Monday',
    ],
  ])('ignores "%s" in a sentence as the subject would find it', (phrase, before, after) => {
    const line = (text: string) => version('H', [...body, text]);
    expect(compare(line(before), line(after), context({ ignore: [phrase] }))).toMatchObject({
      rule: 'ignored-phrase',
    });
  });

  it.each([
    ['Example Trust', 'The Example Trust gave $5 million', 'The Example Trust gave €5 million'],
    ['Example Trust', 'The Example Trust will close.', 'The Example Trust will close?'],
    ['Example Trust', 'Officials of the us met him', 'Officials of the US met him'],
  ])('tells marks and letters that change beside the ignored "%s"', (phrase, before, after) => {
    const line = (text: string) => version('H', [...body, text]);
    expect(compare(line(before), line(after), context({ ignore: [phrase] })).verdict).toBe('changed');
  });
});
