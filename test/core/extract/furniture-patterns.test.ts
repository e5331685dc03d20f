import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/core/extract/html/document.ts';
import { articleLines } from '../../../src/core/extract/article-lines.ts';
import { isFurnitureWording } from '../../../src/core/extract/furniture-wording.ts';
import { weighLines } from '../../../src/core/extract/find-body.ts';
import { layOut } from '../../../src/core/extract/layout.ts';

const PARAGRAPH =
  '<p>The council decided on Friday that a ferry will run three times a day between the two islands from April.</p>';

/** The lines kept of a body that holds two paragraphs and, between them, the markup given. */
function keptBetween(markup: string): string[] {
  const page = parseDocument(
    `<main>${PARAGRAPH}${markup}${PARAGRAPH}</main>`,
    'https://news.example/1',
    [],
    'article',
  );
  if (!page.ok) throw new Error(page.error.text);
  const layout = layOut(page.value.body);
  return articleLines(
    layout,
    layout.root,
    weighLines(layout, () => false),
  )
    .map(({ text }) => text)
    .slice(1, -1);
}

describe('wording of furniture', () => {
  it.each([
    '59 comments 177 shares',
    '28 Kommentare 84 Mal geteilt',
    '33 comentarios 99 compartidos',
    '12 комментариев',
    '评论 35',
    '4 minutes ago',
    'Updated 2 hours ago',
    'Diperbarui 19 menit lalu',
    'Aktualisiert vor 40 Minuten',
    'il y a 3 heures',
    'hace 12 minutos',
    '3小时前',
    'منذ 5 ساعات',
    'Updated 10:59, 18-May-2021',
    'Last updated: 18 May 2021, 10:59 BST',
    'Stand: 18.05.2021 10:59 Uhr',
    'Advertisement',
    'Anzeige',
    'Publicité',
    '广告',
    'Share this article',
    'Follow us on Facebook and Instagram',
    'Sign up for our newsletter',
    'Want more? Get our daily newsletter in your inbox',
    '© 2023 Harbour Post. All rights reserved.',
    'Alle Rechte vorbehalten',
    '责任编辑：王小明',
    '5 min read',
    'Read more',
    'Related stories',
    '* * *',
  ])('drops %j', (text) => {
    expect(keptBetween(`<p>${text}</p>`)).toEqual([]);
  });

  it.each([
    ['<p>Read more: <a href="/1">Why the bridge will not come</a></p>'],
    ['<p>Relacionado: <a href="/1">Por qué no habrá puente</a></p>'],
    ['<p>Baca juga: <a href="/1">Mengapa jembatan batal</a></p>'],
    ['<p>Advertisement <a href="/1">Cheap flights to the islands</a></p>'],
    ['<p><a href="/1">Why the bridge will not come</a></p>'],
    ['<div class="newsletter-signup"><p>The news of the islands, every morning at seven.</p></div>'],
    ['<aside><p>The islands have 4,000 inhabitants.</p></aside>'],
    [
      '<ul><li><a href="/1">Why the bridge will not come</a></li><li><a href="/2">A mayor resigns</a></li></ul>',
    ],
    [
      '<div><div><h4><a href="/1">One story</a></h4></div><div><h4><a href="/2">Two</a></h4></div><div><h4><a href="/3">Three</a></h4></div></div>',
    ],
    ['<p hidden>Not shown to anyone.</p>'],
  ])('drops %s', (markup) => {
    expect(keptBetween(markup)).toEqual([]);
  });

  it.each([
    'Share prices fell on Friday.',
    'Comments by the minister drew protests.',
    'Updated guidelines ask for 3 inspectors at each gate',
    'Published figures show that 40,000 lorries crossed.',
    'Two hours ago the road was still closed, he said.',
    'Watch out for the last three words.',
    'Follow the money, the investigators were told.',
    'He does.',
    'No.',
    'Video shows lorries waiting at the gate.',
    'Related charges were dropped in May.',
    'On 24 March the crossing was opened.',
    'Correction: the ferry carries 12 cars.',
    'Today, the council meets again.',
    'Copyright law was not the issue, the court said.',
  ])('keeps %j', (text) => {
    expect(keptBetween(`<p>${text}</p>`)).toEqual([text]);
  });

  it('keeps a paragraph in a box whose name is vague', () => {
    const text =
      'The ship carries 90 passengers and 12 cars, and a crossing takes 40 minutes in calm weather.';
    expect(keptBetween(`<div class="elementor-widget"><p>${text}</p></div>`)).toEqual([text]);
  });

  it('keeps a box that holds most of the text, whatever it is called', () => {
    const text = 'The ship carries 90 passengers and 12 cars. '.repeat(12).trim();
    expect(keptBetween(`<div class="promo"><p>${text}</p></div>`)).toEqual([text]);
  });
});

describe('isFurnitureWording on what begins like an appeal', () => {
  it.each([
    'Following a three-day tour of the ports, the minister told newsletters that 14 of 60 cranes would be replaced.',
    'Contact with the crew was lost on the second day, said a man who had read the message on Telegram.',
    'Support for the channel fell by 6 points in a year.',
    'By providing 300 tonnes of rice, the port has become the largest donor on the coast, an agency said.',
    'A late harvest contributed to this shortage, in which 80 families lost their stores.',
    'Holland blieb am Montag bei seinem Nein zum Kanal.',
    'Follow-up talks on the podcast market were held in the capital.',
    'For the latest harvest the ministry counts 4 million tonnes by morning.',
    'Newsletter der Botschaft nennt zwölf neue Verträge.',
    'Partager l’eau du canal reste le grand enjeu.',
    'Apoya la cúpula el canal entre los dos ríos.',
    'Word lid of vertrek, kreeg de burgemeester te horen.',
    'Obserwuj niebo, mówi dziennikarstwo obywatelskie.',
    'Takip eden araçlar Telegram üzerinden bulundu.',
    'Ikuti rapat itu anggota dari tiga partai.',
    'Поддержка журналистики сокращена вдвое.',
    'انضم ثلاثة وزراء إلى الوفد.',
    'حمایت کنید از صلح، گفت ملا.',
    '支援三百吨粮食已运抵喀布尔。',
    '難民の登録が月曜に始まった。',
    '구독자는 사만 명이다.',
  ])('keeps %s', (text) => {
    expect(isFurnitureWording(text, false)).toBe(false);
  });

  it.each([
    'Follow us on Telegram for more.',
    'Support our journalism with a small gift each month.',
    'Sign up for our newsletter and get the news of the coast each morning.',
    'By signing up you agree to our terms of use.',
    'Two colleagues contributed to this report.',
    'Подписывайтесь на наш канал в Telegram',
    'Want more? Sign up for the free newsletter to get all that happens on the coast, and much that does not, each day.',
    'Thanks for signing up!',
    '关注我们的微信公众号',
    'اشترك في نشرتنا البريدية',
  ])('leaves out %s', (text) => {
    expect(isFurnitureWording(text, false)).toBe(true);
  });

  it('goes by the link of an appeal that speaks to nobody', () => {
    const text = 'Soutenez un journalisme indépendant.';
    expect([true, false].map((isLinked) => isFurnitureWording(text, isLinked))).toEqual([true, false]);
  });
});
