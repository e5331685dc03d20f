import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { line } from '../../../src/core/language/text.ts';
import { alertMessage, testMessage } from '../../../src/core/webhooks/chat.ts';
import { DISCORD_LIMITS, discordBody } from '../../../src/core/webhooks/discord.ts';
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

type Embed = {
  title?: string;
  url?: string;
  description?: string;
  color?: number;
  footer?: { text: string };
  timestamp?: string;
};
type Body = { embeds: Embed[]; allowed_mentions: unknown };

const bodyOf = (alert: Alert): Body => JSON.parse(discordBody(alertMessage(alert, PUBLIC_URL, names)));
const lengthOf = ({ title = '', description = '', footer }: Embed): number =>
  title.length + description.length + (footer?.text.length ?? 0);

describe('a message for Discord', () => {
  it('has this embed', () => {
    expect(JSON.parse(discordBody(message))).toEqual({
      embeds: [
        {
          title: String.raw`Harbour Post, "Boats leave the bay": "Five boats" → "Six boats" \(no note found\)`,
          url: 'https://readout.example/alerts/e1',
          description: [
            '**Was:** The council said ~~five~~ boats left.',
            '**Now:** The council said **six** boats left.',
            '**Ada Quay:** “the ferry will **never** be sold”',
            String.raw`**Earlier, 2 March 2024, Ada Quay:** “the ferry is perhaps for sale” [\(Bay Radio\)](https://bay.example/sale_%28again%29?a=1&b=2)`,
            String.raw`**Is the ferry open?** Was: Closed. Now: Open \(reported\).`,
            '[Evidence and reasons](https://readout.example/alerts/e1)',
          ].join('\n'),
          color: 0xc0_39_2b,
          footer: { text: 'Edit · major · Harbour Post (press) · 5 Jan 2026, 08:15 UTC' },
          timestamp: '2026-01-05T08:15:00.000Z',
        },
      ],
      allowed_mentions: { parse: [] },
    });
  });

  it('shows what a page wrote only as text, and mentions nobody', () => {
    const words =
      '\\<!channel\\> @\u200Beveryone \\<@\u200BU1\\> \\<https\\://evil.example\\|click\\> \\*b\\* \\_i\\_ \\~s\\~ \\`c\\` \\[x\\]\\(https\\://evil.example\\) \\|\\| spoiler \\|\\| :\u200Bbomb: \\# h & \\\\';
    expect(JSON.parse(discordBody(hostileMessage))).toMatchObject({
      embeds: [
        {
          title: words,
          description: [
            `**${words}:** ${words}~~${words}~~**${words}**`,
            `[${words}](https://evil.example/a|b%3Ec?%28d%29&e)`,
            String.raw`\> a quotation`,
          ].join('\n'),
        },
      ],
      allowed_mentions: { parse: [] },
    });
  });

  it.each([edited, stated, hostile, endless])('stays within the limits: $id', (alert) => {
    const { embeds } = bodyOf(alert);
    expect(embeds.length).toBeLessThanOrEqual(DISCORD_LIMITS.embeds);
    for (const { title = '', description = '', footer } of embeds) {
      expect(title.length).toBeLessThanOrEqual(DISCORD_LIMITS.title);
      expect(description.length).toBeLessThanOrEqual(DISCORD_LIMITS.description);
      expect(footer?.text.length ?? 0).toBeLessThanOrEqual(DISCORD_LIMITS.footer);
      expect(`${title}${description}`.isWellFormed()).toBe(true);
      expect(title).not.toMatch(/(?:^|[^\\])(?:\\\\)*\\$/u);
    }
    expect(embeds.reduce((sum, embed) => sum + lengthOf(embed), 0)).toBeLessThanOrEqual(DISCORD_LIMITS.all);
  });

  it('says how much it leaves out', () => {
    expect(bodyOf(endless).embeds.at(-1)?.footer?.text).toMatch(/ · \d+ more lines are on the page\.$/u);
  });

  it('can be a test', () => {
    expect(JSON.parse(discordBody(testMessage('2026-01-05T08:00:00.000Z')))).toEqual({
      embeds: [
        {
          title: 'Readout test',
          description: 'This webhook works. The alerts that its filter wants will arrive here.',
          footer: { text: '5 Jan 2026, 08:00 UTC' },
          timestamp: '2026-01-05T08:00:00.000Z',
        },
      ],
      allowed_mentions: { parse: [] },
    });
  });

  it.each([
    ['- a list', String.raw`\- a list`],
    ['1. a list', String.raw`1\. a list`],
    ['# a heading', String.raw`\# a heading`],
    ['> a quotation', String.raw`\> a quotation`],
    [String.raw`a \* star`, String.raw`a \\\* star`],
  ])('begins no block with %s', (title, expected) => {
    expect(JSON.parse(discordBody({ ...message, title })).embeds[0].title).toBe(expected);
  });

  it('shows any title as it was written, with every mark escaped', () => {
    const signs = fc.constantFrom(
      '\\',
      '*',
      '_',
      '~',
      '`',
      '|',
      '<',
      '>',
      '[',
      ']',
      '(',
      ')',
      '#',
      '@',
      ':',
      '//',
      '-',
      '1.',
      'a',
      ' ',
      '\n',
      '\u202E',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 60 }), (parts) => {
        const title = parts.join('');
        const { embeds }: Body = JSON.parse(discordBody({ ...message, title }));
        const shown = embeds[0]?.title ?? '';
        expect(shown.replaceAll(/\\(.)/gsu, '$1').replaceAll('\u200B', '')).toBe(line(title));
        // A sign that is escaped is a word: it parts what stands around it.
        expect(shown.replaceAll(/\\./gsu, 'x')).not.toMatch(/[\\*_~`|<>[\]()#]|:\/\//u);
      }),
    );
  });
});
