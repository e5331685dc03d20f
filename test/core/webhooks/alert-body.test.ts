import { describe, expect, it } from 'vitest';
import type { Alert, DiffPart } from '../../../src/core/model/index.ts';
import { alertEventBody, eventBody, MAX_BODY_BYTES } from '../../../src/core/webhooks/alert-body.ts';

const part = (op: DiffPart['op'], text: string): DiffPart => ({ op, text, moved: null });

const edit: Alert = {
  schema: 1,
  id: 'a1',
  kind: 'edit',
  at: '2026-01-05T08:15:00.000Z',
  title: 'Harbour Post edited “Five boats leave the bay”',
  summary: 'Was: five boats. Now: six boats.',
  severity: 'notable',
  source: { id: 'harbour-post', name: 'Harbour Post', type: 'press' },
  article: {
    id: 'b2',
    url: 'https://harbour.example/boats',
    title: 'Five boats leave the bay',
    publishedAt: null,
    language: 'en',
    read: 'full',
  },
  why: [{ rule: 'number-changed', text: 'five → six' }],
  coverage: null,
  change: {
    from: { version: 'v1', seenAt: '2026-01-05T08:00:00.000Z' },
    to: { version: 'v2', seenAt: '2026-01-05T08:15:00.000Z' },
    headline: null,
    blocks: [[part('delete', 'five'), part('insert', 'six'), part('equal', ' boats')]],
    types: ['number'],
    disclosure: { state: 'none-found', note: null },
    insertedWords: 1,
    deletedWords: 1,
  },
  statements: [],
  positions: [],
  health: null,
  meeting: null,
  withdrawn: null,
};

const withBlocks = (blocks: DiffPart[][]): Alert => ({
  ...edit,
  change: edit.change && { ...edit.change, blocks },
});
const bytesOf = (text: string) => new TextEncoder().encode(text).length;
const dataOf = (body: string): Alert => (JSON.parse(body) as { data: Alert }).data;
const URL_HERE = 'https://readout.example';
const PAGE = 'https://readout.example/alerts/a1';
const note = {
  rule: 'payload-cut',
  text: 'cut to stay under 20 KB; the whole alert is at https://readout.example/api/alerts/a1',
};

describe('the body of an event', () => {
  it('carries type, time and data', () => {
    expect(JSON.parse(eventBody('endpoint.test', '2026-01-05T08:15:00.000Z', { subscription: 's' }))).toEqual(
      {
        type: 'endpoint.test',
        timestamp: '2026-01-05T08:15:00.000Z',
        data: { subscription: 's' },
      },
    );
  });

  it('carries a short alert whole, with the address of its page', () => {
    expect(JSON.parse(alertEventBody('alert.edit', edit, URL_HERE))).toEqual({
      type: 'alert.edit',
      timestamp: edit.at,
      data: { ...edit, url: PAGE },
    });
  });

  it('dates a withdrawal by the withdrawal', () => {
    const withdrawn = { ...edit, withdrawn: { at: '2026-01-06T00:00:00.000Z', reason: 'A misread page.' } };
    expect(JSON.parse(alertEventBody('alert.withdrawn', withdrawn, URL_HERE))).toEqual({
      type: 'alert.withdrawn',
      timestamp: '2026-01-06T00:00:00.000Z',
      data: { ...withdrawn, url: PAGE },
    });
  });

  it('leaves out the end of a long diff, and says so', () => {
    const blocks = Array.from({ length: 60 }, (_, index) => [
      part('insert', `${index} ${'word '.repeat(200)}`),
    ]);
    const body = alertEventBody('alert.edit', withBlocks(blocks), URL_HERE);
    const data = dataOf(body);
    expect(bytesOf(body)).toBeLessThan(MAX_BODY_BYTES);
    expect(bytesOf(body)).toBeGreaterThan(MAX_BODY_BYTES * 0.9);
    const kept = data.change?.blocks ?? [];
    expect(kept.slice(0, -1)).toEqual(blocks.slice(0, kept.length - 1));
    expect(kept.at(-1)).toEqual([part('omitted', '')]);
    expect(data.why).toEqual([...edit.why, note]);
  });

  it('cuts one huge part so that the changes after it still stand', () => {
    const body = alertEventBody(
      'alert.edit',
      withBlocks([[part('equal', '中'.repeat(20_000))], [part('insert', 'six')]]),
      URL_HERE,
    );
    const [first, second] = dataOf(body).change?.blocks ?? [];
    expect(first?.[0]?.text).toMatch(/^中{600,}…$/u);
    expect(second).toEqual([part('insert', 'six')]);
  });

  it('gives up what is nearest to statements, and then their ends, before one of eight statements', () => {
    const text = 'The crossing will open on Monday. '.repeat(40);
    const [source, url] = [edit.source, 'https://harbour.example/opening'];
    const precedents = Array.from({ length: 6 }, (_, index) => ({
      text: `${index} ${text}`.slice(0, 300),
      saidOn: '2026-01-02',
      speaker: 'Harbour Master',
      source,
      url,
    }));
    const statements = Array.from({ length: 8 }, (_, index) => ({
      speaker: { id: 'harbour-master', name: 'Harbour Master', role: null },
      party: 'harbour',
      to: null,
      text: `${index} ${text}`,
      cue: 'said',
      wording: 'verbatim' as const,
      issuer: null,
      saidOn: '2026-01-05',
      verdict: 'new' as const,
      searched: { statements: 60, since: '2025-01-01' },
      newWords: ['monday'],
      droppedWords: [],
      precedents,
    }));
    const body = alertEventBody('alert.statement', { ...edit, statements }, URL_HERE);
    const data = dataOf(body);
    expect(bytesOf(body)).toBeLessThan(MAX_BODY_BYTES);
    expect(data.statements.map(({ text: kept }) => kept.slice(0, 15))).toEqual(
      statements.map((_, index) => `${index} The crossing `),
    );
    expect(data.statements.map((kept) => kept.precedents.map((near) => near.text))).toEqual(
      statements.map(() => [precedents[0]?.text]),
    );
    expect(data.why.at(-1)).toEqual(note);
  });

  it.each([
    ['control characters, which JSON writes as six bytes', '\u0001'.repeat(30_000)],
    ['quotation marks, which JSON writes as two', '"'.repeat(30_000)],
    ['four-byte characters', '😀'.repeat(10_000)],
    ['a flood of combining marks', `a${'\u0301'.repeat(30_000)}`],
  ])('stays under 20 KB whatever its texts hold: %s', (_, text) => {
    const statement = {
      speaker: { id: text, name: text, role: text },
      party: text,
      to: text,
      text,
      cue: text,
      wording: 'verbatim' as const,
      issuer: { party: text, form: text },
      saidOn: text,
      verdict: 'new' as const,
      searched: { statements: 1, since: text },
      newWords: Array.from({ length: 50 }, () => text),
      droppedWords: [text],
      precedents: [
        {
          text,
          saidOn: text,
          speaker: text,
          source: { id: text, name: text, type: 'press' as const },
          url: text,
        },
      ],
    };
    const source = { id: text, name: text, type: 'press' as const };
    const monster: Alert = {
      ...withBlocks([[part('insert', text)]]),
      title: text,
      summary: text,
      source,
      why: [{ rule: text, text }],
      coverage: {
        newSentences: [text, text],
        repeatedShare: 0.5,
        story: text,
        agency: text,
        alsoIn: [{ source, url: `https://harbour.example/${text}`, at: edit.at }],
      },
      statements: [statement, statement],
      positions: [
        {
          id: text,
          question: text,
          from: text,
          to: text,
          standing: 'reported',
          evidence: [{ text, url: text }],
        },
      ],
      health: { state: 'failing', since: edit.at, error: { code: text, text } },
    };
    const body = alertEventBody('alert.edit', monster, URL_HERE);
    expect(bytesOf(body)).toBeLessThan(MAX_BODY_BYTES);
    expect(dataOf(body).why.at(-1)).toEqual(note);
    expect(dataOf(body).coverage?.alsoIn).toEqual([expect.objectContaining({ url: '' })]);
    expect(dataOf(body).change?.blocks.flat().length).toBeGreaterThan(0);
  });
});
