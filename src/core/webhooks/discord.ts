import { line } from '../language/text.ts';
import type { ChatMessage } from './chat.ts';
import { fitting, leftWords, type Markup, pack, toLine, unnamed } from './chat-markup.ts';

/** Discord's limits of an embed, in characters; `all` holds for the texts of every embed of a message together. */
export const DISCORD_LIMITS = {
  embeds: 10,
  title: 256,
  description: 4_096,
  footer: 2_048,
  all: 6_000,
} as const;
/** For titles, footers and the line that says what was left out. */
const RESERVED = 900;
const FACTS_LIMIT = 400;

/**
 * A backslash before a sign of its Markdown makes Discord show the sign. The colon is one where it begins an address or
 * an emoji, and the other signs of lists are one at the start of a line.
 */
const escape = (text: string): string =>
  unnamed(line(text))
    .replaceAll(/[\\*_~`|<>[\]()#]|:(?=\/\/)/gu, String.raw`\$&`)
    .replace(/^(\d{1,9})(?=\.)/u, `$1\\`)
    .replace(/^[-+]/u, String.raw`\$&`);

/** A bracket would end the address. */
const address = (href: string): string => href.replaceAll('(', '%28').replaceAll(')', '%29');

const markdown: Markup = {
  escape,
  bold: (text) => `**${text}**`,
  struck: (text) => `~~${text}~~`,
  link: (text, href) => `[${text}](${address(href)})`,
};

const colours = { major: 0xc0_39_2b, notable: 0x2c_6f_bb, minor: 0x7f_8c_8d } as const;

/** The body for an incoming webhook of Discord: embeds, in which nobody is mentioned. */
export function discordBody(message: ChatMessage): string {
  const lines = message.paragraphs.map((one) => toLine(one, markdown)).filter((one) => one !== '');
  const { description, all } = DISCORD_LIMITS;
  const { chunks, left } = pack(lines, { chunk: description, all: all - RESERVED });
  const facts = fitting(message.facts, FACTS_LIMIT, line);
  const footer = left > 0 ? `${facts} · ${leftWords(left)}` : facts;
  const embeds = (chunks.length === 0 ? [''] : chunks).map((text, index) => ({
    ...(index === 0 ? headOf(message) : {}),
    ...(text === '' ? {} : { description: text }),
    ...(message.severity === null ? {} : { color: colours[message.severity] }),
    ...(index === Math.max(0, chunks.length - 1) ? { footer: { text: footer }, timestamp: message.at } : {}),
  }));
  return JSON.stringify({ embeds, allowed_mentions: { parse: [] } });
}

const headOf = ({ title, url }: ChatMessage) => ({
  title: fitting(title, DISCORD_LIMITS.title, escape),
  ...(url === null ? {} : { url }),
});
