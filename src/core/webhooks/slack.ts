import { line } from '../language/text.ts';
import type { ChatMessage } from './chat.ts';
import {
  escapeWithin,
  describeLeft,
  type ChatMarkup,
  packLines,
  toLine,
  defuseMentions,
} from './chat-markup.ts';

/** Slack's limits: a message has 50 blocks, a text object 3,000 characters ("Reference: blocks", "Text object"). */
export const SLACK_LIMITS = { blocks: 50, text: 3_000 } as const;
/** One or two screens hold this much; the alert's page has the rest. */
const MAX_TEXT_LENGTH = 12_000;
const MAX_TITLE_LENGTH = 500;

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);
/** Slack's mrkdwn cannot escape the characters that mark bold, italic, struck and code, so look-alikes replace them. */
const lookAlikes: ReadonlyMap<string, string> = new Map([
  ['*', '∗'],
  ['_', '＿'],
  ['~', '∼'],
  ['`', 'ˋ'],
]);

/** Slack unescapes only the three entities ("Formatting text for app surfaces", escaping text). */
const escape = (text: string): string =>
  defuseMentions(line(text))
    .replaceAll(/[*_~`]/gu, (mark) => lookAlikes.get(mark) ?? '')
    .replaceAll(/[&<>]/gu, (character) => entities.get(character) ?? '');

/** Escapes `|` and `>`, which would end the address. */
const escapeAddress = (href: string): string =>
  href.replaceAll(/[&<>|]/gu, (character) => (character === '|' ? '%7C' : (entities.get(character) ?? '')));

const mrkdwn: ChatMarkup = {
  escape,
  bold: (text) => `*${text}*`,
  struck: (text) => `~${text}~`,
  link: (text, href) => `<${escapeAddress(href)}|${text}>`,
};

/** With `verbatim`, Slack does not look for addresses, channels and names in the text. */
const textObject = (text: string) => ({ type: 'mrkdwn', text, verbatim: true }) as const;
const section = (text: string) => ({ type: 'section', text: textObject(text) }) as const;
const context = (text: string) => ({ type: 'context', elements: [textObject(text)] }) as const;

/** Writes the body for an incoming webhook of Slack: blocks, and a text for notifications. */
export function slackBody(message: ChatMessage): string {
  const title = escapeWithin(message.title, MAX_TITLE_LENGTH, escape);
  const lines = message.paragraphs
    .map((one) => defuseQuotation(toLine(one, mrkdwn)))
    .filter((one) => one !== '');
  const { chunks, left } = packLines(lines, { chunk: SLACK_LIMITS.text, all: MAX_TEXT_LENGTH });
  const blocks = [
    section(mrkdwn.bold(message.url === null ? title : mrkdwn.link(title, message.url))),
    context(escapeWithin(message.facts, MAX_TITLE_LENGTH, escape)),
    ...chunks.map(section),
    ...(left > 0 ? [context(describeLeft(left))] : []),
  ];
  return JSON.stringify({ text: title, blocks, unfurl_links: false, unfurl_media: false });
}

/** Replaces `>` at the start of a line, where Slack reads even an escaped one as a quotation. */
const defuseQuotation = (text: string): string => text.replace(/^(?:&gt;)+/u, '›');
