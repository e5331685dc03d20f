import { describe, expect, test } from 'vitest';
import { extractVersion } from '../../../src/core/extract/article.ts';
import { keepOnSubject } from '../../../src/core/sections/on-subject.ts';
import { compileSubject } from '../../../src/core/watchlist/subject.ts';

const subject = compileSubject({ all: [['aldby'], ['norwick*']], none: [], ignore: [] }, [
  { id: 'aldby', names: { en: ['Aldby'] } },
]);

/** Who asks, the question, the answer: the third one is on the subject. */
const TOPICS = [
  [
    'Coast Radio',
    'The fair of the coastal towns closed yesterday. What does the ministry expect of it?',
    'We hope that all towns will send what they promised to the fair at an early date.',
  ],
  [
    'Daily Tide',
    'Traders say that the sale of salt has been stopped since the weekend. Can you confirm that?',
    'I would refer you to the treasury for the details of the sale and of its dates.',
  ],
  [
    'Evening Bell',
    'Norwick said that all foreign ships have to leave its port by June. Do you have a response?',
    'We have read the report, and we will send a team to the port to talk about it.',
  ],
  [
    'Dawn Post',
    'Will the minister come to the meeting in Lima next week, and whom will he see there?',
    'We will tell you about the visit in due course, so please ask us again on Friday.',
  ],
] as const;

const page = (body: string): string => `<html lang="en"><head><title>Press Conference</title></head><body>
<header><a href="/">Ministry</a></header><main><h1>Spokesperson's Regular Press Conference on May 4</h1>
<div class="content">${body}</div></main><footer>Contact</footer></body></html>`;
const each = (write: (who: string, question: string, answer: string, at: number) => string, between = '') =>
  TOPICS.map(([who, question, answer], at) => write(who, question, answer, at)).join(between);

describe('of a page with many topics, what is on the subject is kept', () => {
  test.each([
    [
      'labels in bold',
      each((who, q, a) => `<p><strong>${who}:</strong> ${q}</p><p><strong>Mara Holt:</strong> ${a}</p>`),
    ],
    ['whole questions in bold', each((who, q, a) => `<p><b>${who}: ${q}</b></p><p>Mara Holt: ${a}</p>`)],
    [
      'labels on lines of their own',
      each((who, q, a) => `<p><b>${who}:</b></p><p>${q}</p><p><b>Mara Holt:</b></p><p>${a}</p>`),
    ],
    [
      'breaks between the turns',
      `<div>${each((who, q, a) => `${who}: ${q}<br><br>Mara Holt: ${a}<br><br>`)}</div>`,
    ],
    ['labels that name nobody', each((_, q, a) => `<p>QUESTION: ${q}</p><p>MS. HOLT: ${a}</p>`)],
    ['question and answer in one paragraph', each((_, q, a) => `<p>Question: ${q}<br>Answer: ${a}</p>`)],
    [
      'speakers of question and answer in one paragraph',
      each((who, q, a) => `<p>${who}: ${q}<br>Mara Holt: ${a}</p>`),
    ],
    ['terms and their descriptions', `<dl>${each((_, q, a) => `<dt>${q}</dt><dd>${a}</dd>`)}</dl>`],
    ['questions as headings', each((_, q, a) => `<h3>${q}</h3><p>${a}</p>`)],
    ['questions in bold', each((_, q, a) => `<p><b>${q}</b></p><p>${a}</p>`)],
    ['headings', each((who, q, a) => `<h2>Of the ${who}</h2><p>${q}</p><p>${a}</p>`)],
    ['headings in bold', each((who, q, a) => `<p><b>Of the ${who}</b></p><p>${q}</p><p>${a}</p>`)],
    ['items of a list', `<ul>${each((_, q, a) => `<li>${q} ${a}</li>`)}</ul>`],
    ['numbers', each((_, q, a, at) => `<p>${at + 1}. ${q}</p><p>${a}</p>`)],
    ['rules', each((_, q, a) => `<p>${q.replace('?', '.')}</p><p>${a}</p>`, '<hr>')],
    ['rows of stars', each((_, q, a) => `<p>${q.replace('?', '.')}</p><p>${a}</p>`, '<p>* * *</p>')],
    [
      'posts with their times',
      each(
        (who, q, a, at) =>
          `<article><time>1${at}:30</time><h3>${who} reports</h3><p>${q}</p><p>${a}</p></article>`,
      ),
    ],
  ])('parted by %s', (_, body) => {
    const hints = {
      url: 'https://m.example/1',
      timeZone: 'UTC',
      language: 'en',
      textSelectors: [],
      dropSelectors: [],
    };
    const read = extractVersion(page(body), hints);
    if (!read.ok) throw new Error(read.error.text);
    const kept = keepOnSubject(read.value, {
      subject,
      party: 'aldby',
      isListed: false,
      isOfOpener: true,
      isOpened: true,
    });
    const text = kept.blocks.map((block) => block.text).join('\n');
    expect(text).toContain('all foreign ships have to leave');
    expect(text).toContain('send a team to the port');
    for (const word of ['the fair', 'salt', 'Lima', 'Friday']) expect(text).not.toContain(word);
  });
});
