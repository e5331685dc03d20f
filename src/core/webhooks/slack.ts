import { line } from '../language/text.ts';
import type { ChatMessage } from './chat.ts';
import { fitting, leftWords, type Markup, pack, toLine, unnamed } from './chat-markup.ts';

/** Slack's limits: a message has 50 blocks, a text object 3,000 characters ("Reference: blocks", "Text object"). */
export const SLACK_LIMITS = { blocks: 50, text: 3_000 } as const;
/** What fits a screen or two: the alert's page has the rest. */
const ALL_LINES = 12_000;
const TITLE_LIMIT = 500;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** mrkdwn has no escape for what marks bold, italic, struck and code: look-alikes stand for them. */
const lookAlikes: Readonly<Record<string, string>> = { '*': '∗', _: '＿', '~': '∼', '`': 'ˋ' };

/** Slack unescapes these three and no other ("Formatting text for app surfaces", escaping text). */
const escape = (text: string): string =>
  unnamed(line(text))
    .replaceAll(/[*_~`]/gu, (mark) => lookAlikes[mark] ?? '')
    .replaceAll(/[&<>]/gu, (character) => entities[character] ?? '');

/** In an address `|` and `>` would end it. */
const address = (href: string): string =>
  href.replaceAll(/[&<>|]/gu, (character) => (character === '|' ? '%7C' : (entities[character] ?? '')));

const mrkdwn: Markup = {
  escape,
  bold: (text) => `*${text}*`,
  struck: (text) => `~${text}~`,
  link: (text, href) => `<${address(href)}|${text}>`,
};

/** `verbatim`: Slack looks for no addresses, channels and names in the text by itself. */
const textOf = (text: string) => ({ type: 'mrkdwn', text, verbatim: true }) as const;
const section = (text: string) => ({ type: 'section', text: textOf(text) }) as const;
const context = (text: string) => ({ type: 'context', elements: [textOf(text)] }) as const;

/** The body for an incoming webhook of Slack: blocks, and a text for notifications. */
export function slackBody(message: ChatMessage): string {
  const title = fitting(message.title, TITLE_LIMIT, escape);
  const lines = message.paragraphs.map((one) => unquoted(toLine(one, mrkdwn))).filter((one) => one !== '');
  const { chunks, left } = pack(lines, { chunk: SLACK_LIMITS.text, all: ALL_LINES });
  const blocks = [
    section(mrkdwn.bold(message.url === null ? title : mrkdwn.link(title, message.url))),
    context(fitting(message.facts, TITLE_LIMIT, escape)),
    ...chunks.map(section),
    ...(left > 0 ? [context(leftWords(left))] : []),
  ];
  return JSON.stringify({ text: title, blocks, unfurl_links: false, unfurl_media: false });
}

/** At the start of a line this sign makes a quotation of it, escaped or not. */
const unquoted = (text: string): string => text.replace(/^(?:&gt;)+/u, '›');
