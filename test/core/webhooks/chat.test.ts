import { describe, expect, it } from 'vitest';
import { composeDigest } from '../../../src/core/alerts/digest.ts';
import { alertParagraphs } from '../../../src/core/alerts/wording/alert-paragraphs.ts';
import { toText } from '../../../src/core/feeds/markup.ts';
import { alertMessage, digestMessage } from '../../../src/core/webhooks/chat.ts';
import { newAlert } from '../../fakes/post-office.ts';
import { edited, names, PUBLIC_URL, stated } from './chat-alerts.ts';

describe('the message of an alert', () => {
  it.each([edited, stated])('says what the feeds say: $id', (alert) => {
    const page = `${PUBLIC_URL}/alerts/${alert.id}`;
    expect(alertMessage(alert, PUBLIC_URL, names)).toEqual({
      title: alert.title,
      url: page,
      facts: expect.stringMatching(
        /^(?:Edit|Statement) · major · Harbour Post \(press\) · 5 Jan 2026, 0\d:\d\d UTC$/u,
      ),
      paragraphs: alertParagraphs(alert, page, names),
      at: alert.at,
      severity: 'major',
    });
  });

  it('says that the alert was withdrawn', () => {
    const withdrawn = { at: '2026-01-06T08:00:00.000Z', reason: 'A misread page.' };
    const message = alertMessage({ ...edited, withdrawn }, PUBLIC_URL, names);
    expect(message.title).toBe(`Withdrawn: ${edited.title}`);
    expect(toText(message.paragraphs)).toMatch(/^Withdrawn: A misread page\./u);
  });

  it('has no address where none is set', () => {
    expect(alertMessage(edited, null, names).url).toBeNull();
  });
});

describe('the message of a digest', () => {
  const period = { day: '2026-01-06', from: '2026-01-05T07:00:00.000Z', until: '2026-01-06T07:00:00.000Z' };

  it('has a heading for each group, then a line for each alert', () => {
    const plain = newAlert('n1', '2026-01-05T10:00:00.000Z');
    const gone = newAlert('w1', '2026-01-05T10:00:00.000Z', {
      withdrawn: { at: '2026-01-05T11:00:00.000Z', reason: 'A misread page.' },
    });
    const message = digestMessage(
      composeDigest(period, 'Ferries', [plain, edited, stated, gone], 3),
      PUBLIC_URL,
    );
    expect({ ...message, paragraphs: toText(message.paragraphs).split('\n\n') }).toEqual({
      title: 'Ferries, 6 January 2026: 1 statement or position, 1 edit, 1 new article, 1 withdrawn, 3 more',
      url: PUBLIC_URL,
      facts: 'Digest · 5 Jan 2026, 07:00 UTC to 6 Jan 2026, 07:00 UTC',
      at: period.until,
      severity: null,
      paragraphs: [
        'Statements and positions: 1',
        `• ${stated.title} <https://readout.example/alerts/s1> — New in Harbour Post.`,
        'Edited afterwards: 1',
        `• ${edited.title} <https://readout.example/alerts/e1> — Was: Five boats left. Now: Six boats left.`,
        'New: 1',
        '• Ferry starts again <https://readout.example/alerts/n1> — The ferry starts again on Monday.',
        'Withdrawn by us: 1',
        '• Ferry starts again <https://readout.example/alerts/w1> — Withdrawn: A misread page.',
        '3 more are in the stream.',
      ],
    });
  });

  it('says that nothing was told', () => {
    const message = digestMessage(composeDigest(period, 'Ferries', []), PUBLIC_URL);
    expect([message.title, toText(message.paragraphs)]).toEqual([
      'Ferries, 6 January 2026: nothing told in the day before',
      'Nothing was told in the day before.',
    ]);
  });
});
