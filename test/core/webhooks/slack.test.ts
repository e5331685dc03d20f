import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertMessage, testMessage } from '../../../src/core/webhooks/chat.ts';
import { SLACK_LIMITS, slackBody } from '../../../src/core/webhooks/slack.ts';
import type { Alert } from '../../../src/core/model/index.ts';
import {
  edited,
  endless,
  hostile,
  hostileMessage,
  message,
  names,
  PUBLIC_URL,
  stated,
} from './chat-alerts.ts';

type Text = { type: string; text: string; verbatim: boolean };
type Body = { text: string; blocks: { type: string; text?: Text; elements?: Text[] }[] } & Record<
  string,
  unknown
>;

const bodyOf = (alert: Alert): Body => JSON.parse(slackBody(alertMessage(alert, PUBLIC_URL, names)));
const textsOf = ({ blocks }: Body): Text[] =>
  blocks.flatMap(({ text, elements }) => [...(text ? [text] : []), ...(elements ?? [])]);

describe('a message for Slack', () => {
  it('has these blocks', () => {
    expect(JSON.parse(slackBody(message))).toEqual({
      text: 'Harbour Post, "Boats leave the bay": "Five boats" → "Six boats" (no note found)',
      blocks: [
        section(
          '*<https://readout.example/alerts/e1|Harbour Post, "Boats leave the bay": "Five boats" → "Six boats" (no note found)>*',
        ),
        context('Edit · major · Harbour Post (press) · 5 Jan 2026, 08:15 UTC'),
        section(
          [
            '*Was:* The council said ~five~ boats left.',
            '*Now:* The council said *six* boats left.',
            '*Ada Quay:* “the ferry will *never* be sold”',
            '*Earlier, 2 March 2024, Ada Quay:* “the ferry is perhaps for sale” <https://bay.example/sale_(again)?a=1&amp;b=2|(Bay Radio)>',
            '*Is the ferry open?* Was: Closed. Now: Open (reported).',
            '<https://readout.example/alerts/e1|Evidence and reasons>',
          ].join('\n'),
        ),
      ],
      unfurl_links: false,
      unfurl_media: false,
    });
  });

  it('shows what a page wrote only as text', () => {
    const words =
      '&lt;!channel&gt; @\u200Beveryone &lt;@\u200BU1&gt; &lt;https://evil.example|click&gt; ∗b∗ ＿i＿ ∼s∼ ˋcˋ [x](https://evil.example) || spoiler || :\u200Bbomb: # h &amp; \\';
    expect(JSON.parse(slackBody(hostileMessage))).toEqual({
      text: words,
      blocks: [
        section(`*<https://readout.example/alerts/e1|${words}>*`),
        context(words),
        section(
          [
            `*${words}:* ${words}~${words}~*${words}*`,
            `<https://evil.example/a%7Cb%3Ec?(d)&amp;e|${words}>`,
            '› a quotation',
          ].join('\n'),
        ),
      ],
      unfurl_links: false,
      unfurl_media: false,
    });
  });

  it.each([edited, stated, hostile, endless])('stays within the limits: $id', (alert) => {
    const body = bodyOf(alert);
    expect(body.blocks.length).toBeLessThanOrEqual(SLACK_LIMITS.blocks);
    for (const { text } of textsOf(body)) {
      expect(text.length).toBeGreaterThan(0);
      expect(text.length).toBeLessThanOrEqual(SLACK_LIMITS.text);
      expect(text.isWellFormed()).toBe(true);
      // No escape and no link is cut in two.
      expect(text.replaceAll(/&(?:amp|lt|gt);/gu, '')).not.toContain('&');
      expect(text.replaceAll(/<https:[^<>]+\|[^<>]*>/gu, '')).not.toMatch(/[<>]/u);
    }
  });

  it('says how much it leaves out', () => {
    expect(bodyOf(endless).blocks.at(-1)?.elements?.[0]?.text).toMatch(/^\d+ more lines are on the page\.$/u);
  });

  it('has no link to a page that has no address', () => {
    const [title] = textsOf(JSON.parse(slackBody({ ...message, url: null })));
    expect(title?.text).toBe(
      '*Harbour Post, "Boats leave the bay": "Five boats" → "Six boats" (no note found)*',
    );
  });

  it('can be a test', () => {
    expect(JSON.parse(slackBody(testMessage('2026-01-05T08:00:00.000Z')))).toMatchObject({
      text: 'Readout test',
      blocks: [
        section('*Readout test*'),
        context('5 Jan 2026, 08:00 UTC'),
        section('This webhook works. The alerts that its filter wants will arrive here.'),
      ],
    });
  });

  it('has no mark, link or mention of its own in any title, however long', () => {
    const signs = fc.constantFrom(
      '&',
      '<',
      '>',
      '&lt;',
      '*',
      '_',
      '~',
      '`',
      '|',
      '<!here>',
      '@here',
      ':a:',
      'a',
      ' ',
      '\n',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 900 }), (parts) => {
        const { text }: Body = JSON.parse(slackBody({ ...message, title: parts.join('') }));
        expect(text.length).toBeLessThanOrEqual(500);
        expect(text).not.toMatch(/[<>*_~`]|@here|:a:|&(?!(?:amp|lt|gt);)/u);
      }),
    );
  });
});

function section(text: string) {
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } };
}
function context(text: string) {
  return { type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] };
}
