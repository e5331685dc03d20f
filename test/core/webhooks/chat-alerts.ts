import { type Paragraph, paragraph, type Piece, plain } from '../../../src/core/alerts/wording/paragraph.ts';
import type { ChatMessage } from '../../../src/core/webhooks/chat.ts';
import type { WatchlistLabels } from '../../../src/core/watchlist/labels.ts';
import type { Alert } from '../../../src/core/model/index.ts';
import { newAlert } from '../../fakes/post-office.ts';

export const PUBLIC_URL = 'https://readout.example';

export const names: WatchlistLabels = {
  party: (id) => ({ harbour: 'Harbour Council', island: 'Island Assembly' })[id] ?? id,
  side: (id) => names.party(id),
  answer: (_, answer) => ({ no: 'Closed', yes: 'Open' })[answer] ?? answer,
};

const article: Alert['article'] = {
  id: '0b6a3c1f',
  url: 'https://harbour.example/boats?a=1&b=2',
  title: 'Boats leave the bay',
  publishedAt: '2026-01-05T06:00:00.000Z',
  language: 'en',
  read: 'full',
};

export const edited: Alert = newAlert('e1', '2026-01-05T08:15:00.000Z', {
  kind: 'edit',
  severity: 'major',
  title: 'Harbour Post, "Boats leave the bay": "Five boats" → "Six boats" (no note found)',
  summary: 'Was: Five boats left. Now: Six boats left.',
  article,
  change: {
    from: { version: 'v1', seenAt: '2026-01-05T06:15:00.000Z' },
    to: { version: 'v2', seenAt: '2026-01-05T08:15:00.000Z' },
    headline: { before: 'Five boats leave', after: 'Six boats leave' },
    blocks: [
      [
        { op: 'equal', text: 'The council said ', moved: null },
        { op: 'delete', text: 'five', moved: null },
        { op: 'insert', text: 'six', moved: null },
        { op: 'equal', text: ' boats left the bay.', moved: null },
      ],
    ],
    types: ['number', 'headline'],
    disclosure: { state: 'none-found', note: null },
    insertedWords: 1,
    deletedWords: 1,
  },
});

export const stated: Alert = newAlert('s1', '2026-01-05T09:00:00.000Z', {
  kind: 'statement',
  severity: 'major',
  title: 'Ada Quay: "the ferry will never be sold" (no match in 214 statements)',
  summary: 'New in Harbour Post.',
  article,
  statements: [
    {
      speaker: { id: 'ada-quay', name: 'Ada Quay', role: 'harbour master' },
      party: 'harbour',
      to: 'island',
      text: 'the ferry will never be sold',
      cue: 'said',
      wording: 'verbatim',
      issuer: null,
      saidOn: '2026-01-05',
      verdict: 'new',
      searched: { statements: 214, since: '2021-08-17' },
      newWords: ['never'],
      droppedWords: ['perhaps'],
      precedents: [
        {
          text: 'the ferry is perhaps for sale',
          saidOn: '2024-03-02',
          speaker: 'Ada Quay',
          source: { id: 'bay-radio', name: 'Bay Radio', type: 'press' },
          url: 'https://bay.example/sale_(again)',
        },
      ],
    },
  ],
  positions: [
    {
      id: 'ferry',
      question: 'Is the ferry open?',
      from: 'no',
      to: 'yes',
      standing: 'reported',
      evidence: [{ text: 'The ferry opened on Monday.', url: 'https://bay.example/open' }],
    },
  ],
});

/** Hostile text that a page may carry into each text that a chat shows. */
const HOSTILE =
  '<!channel> @everyone <@U1> <https://evil.example|click> *b* _i_ ~s~ `c` [x](https://evil.example) || spoiler || :bomb: # h & \\';

export const hostile: Alert = {
  ...stated,
  id: 'h1',
  title: HOSTILE,
  summary: HOSTILE,
  source: { id: 'evil', name: HOSTILE, type: 'press' },
  article: { ...article, url: 'https://evil.example/a|b>c?(d)&e', title: HOSTILE },
  statements: stated.statements.map((said) => ({
    ...said,
    speaker: { id: '~evil', name: HOSTILE, role: HOSTILE },
    text: HOSTILE,
    newWords: [HOSTILE],
    precedents: said.precedents.map((one) => ({ ...one, text: HOSTILE, speaker: HOSTILE })),
  })),
  positions: stated.positions.map((move) => ({ ...move, question: HOSTILE })),
};

/** Everything at once, and far too long. */
export const endless: Alert = {
  ...hostile,
  id: 'x1',
  title: `${HOSTILE} `.repeat(50),
  change: edited.change && {
    ...edited.change,
    blocks: Array.from({ length: 200 }, () => [
      { op: 'delete' as const, text: `${HOSTILE} &&&<<< `.repeat(80), moved: null },
      { op: 'insert' as const, text: '😀&'.repeat(3_000), moved: null },
    ]),
  },
  statements: Array.from({ length: 60 }, () => hostile.statements).flat(),
};

const piece = (text: string, mark: Piece['mark'] = 'same', href: string | null = null): Piece => ({
  text,
  mark,
  href,
});

/** All that a paragraph may hold: labels, words that went, came and are new, links, a space beside a mark. */
const paragraphs: readonly Paragraph[] = [
  paragraph('Was', piece('The council said '), piece('five ', 'deleted'), piece('boats left.')),
  paragraph('Now', piece('The council said '), piece('six ', 'inserted'), piece('boats left.')),
  paragraph('Ada Quay', piece('“the ferry will '), piece('never', 'new'), piece(' be sold”')),
  paragraph(
    'Earlier, 2 March 2024, Ada Quay',
    piece('“the ferry is perhaps for sale” '),
    piece('(Bay Radio)', 'same', 'https://bay.example/sale_(again)?a=1&b=2'),
  ),
  paragraph('Is the ferry open?', plain('Was: Closed. Now: Open (reported).')),
  paragraph(null, piece('Evidence and reasons', 'same', `${PUBLIC_URL}/alerts/e1`)),
];

export const message: ChatMessage = {
  title: 'Harbour Post, "Boats leave the bay": "Five boats" → "Six boats" (no note found)',
  url: `${PUBLIC_URL}/alerts/e1`,
  facts: 'Edit · major · Harbour Post (press) · 5 Jan 2026, 08:15 UTC',
  paragraphs,
  at: '2026-01-05T08:15:00.000Z',
  severity: 'major',
};

/** Its label, its words and its link are what a page wrote. */
export const hostileMessage: ChatMessage = {
  ...message,
  title: HOSTILE,
  facts: HOSTILE,
  paragraphs: [
    paragraph(HOSTILE, piece(HOSTILE), piece(HOSTILE, 'deleted'), piece(HOSTILE, 'new')),
    paragraph(null, piece(HOSTILE, 'same', 'https://evil.example/a|b%3Ec?(d)&e')),
    paragraph(null, plain('> a quotation')),
  ],
};
