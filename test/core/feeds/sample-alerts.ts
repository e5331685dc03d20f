import type { Alert } from '../../../src/core/model/index.ts';

const source = { id: 'indus-gazette', name: 'Indus & Gazette', type: 'press' as const };

/** One alert with every part of a change, and titles that try everything. */
export const edit: Alert = {
  schema: 1,
  id: 'e'.repeat(32),
  kind: 'edit',
  at: '2026-03-12T09:36:00.412Z',
  title: 'Indus & Gazette: "five" → "six" in "Six <b>engineers</b> hurt"',
  summary: 'Was: five Now: six',
  severity: 'major',
  source,
  article: {
    id: 'a'.repeat(32),
    url: 'https://indus-gazette.example/mine?a=1&b=ü',
    title: 'Six engineers hurt',
    publishedAt: null,
    language: 'en',
    read: 'full',
  },
  why: [{ rule: 'number-changed', text: 'five → six' }],
  coverage: null,
  change: {
    headline: { before: 'Five engineers hurt', after: 'Six engineers hurt' },
    blocks: [
      [
        { op: 'equal', text: 'The mine said ', moved: null },
        { op: 'delete', text: 'five', moved: null },
        { op: 'insert', text: 'six', moved: null },
        { op: 'equal', text: ' were hurt.', moved: null },
      ],
      [{ op: 'insert', text: 'An inquiry began ]]> on <Monday>.', moved: null }],
    ],
    types: ['headline', 'number'],
    disclosure: { state: 'note', note: 'Correction: six, not five.' },
    insertedWords: 7,
    deletedWords: 2,
    from: { version: 'c'.repeat(32), seenAt: '2026-03-12T07:00:00.000Z' },
    to: { version: 'd'.repeat(32), seenAt: '2026-03-12T09:36:00.000Z' },
  },
  statements: [],
  positions: [],
  health: null,
  meeting: null,
  withdrawn: null,
};

export const fresh: Alert = {
  ...edit,
  id: 'f'.repeat(32),
  kind: 'new',
  at: '2026-03-11T23:59:59.999Z',
  title: 'New in Indus & Gazette: "<script>alert(1)</script>\u0000\uFFFE\uD800 & more"',
  summary: 'Talks < 5 days; "quoted" & \u0007 done.',
  severity: 'notable',
  change: null,
  article: { ...edit.article!, url: 'javascript:alert(1)' },
  coverage: {
    newSentences: ['A second round is set.'],
    repeatedShare: 0.354,
    story: 'a'.repeat(32),
    agency: 'MNA',
    alsoIn: [{ source: { ...source, name: 'Courier' }, url: 'https://courier.example/x', at: edit.at }],
  },
};

export const withdrawn: Alert = {
  ...fresh,
  id: '9'.repeat(32),
  title: 'New: "Something"',
  summary: '',
  article: null,
  coverage: null,
  at: fresh.at,
  withdrawn: { at: '2026-03-12T10:00:00.000Z', reason: 'told in error' },
};

/** One that tells a statement and a position, with words that try everything. */
export const statement: Alert = {
  ...fresh,
  id: '8'.repeat(32),
  kind: 'statement',
  title: 'Ada: "the dam will open"',
  severity: 'major',
  coverage: null,
  statements: [
    {
      speaker: { id: 'ada', name: 'Ada & Co', role: 'envoy' },
      party: 'north',
      to: 'south',
      text: 'the <dam> will open in May ]]>',
      cue: 'said',
      wording: 'paraphrase',
      issuer: { party: 'south', form: 'readout' },
      saidOn: '2026-03-11',
      verdict: 'new',
      searched: { statements: 214, since: '2021-08-17' },
      newWords: ['may'],
      droppedWords: ['road'],
      precedents: [
        {
          text: 'the dam stays shut',
          saidOn: '2022-12',
          speaker: 'Ada',
          source,
          url: 'https://indus-gazette.example/dam',
        },
        { text: 'no dam', saidOn: '2021-09-01', speaker: 'Bo', source, url: 'javascript:alert(1)' },
      ],
    },
  ],
  positions: [
    {
      id: 'dam',
      question: 'Is the dam open?',
      from: null,
      to: 'open',
      standing: 'reported',
      evidence: [{ text: 'The dam opens.', url: 'https://indus-gazette.example/opens' }],
    },
  ],
};
