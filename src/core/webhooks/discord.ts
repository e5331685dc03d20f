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

/** Discord's limits of an embed, in characters; `all` limits the texts of all embeds of a message together. */
export const DISCORD_LIMITS = {
  embeds: 10,
  title: 256,
  description: 4_096,
  footer: 2_048,
  all: 6_000,
} as const;
/** Titles, footers and the line that says what was left out need less than this. */
const RESERVED_LENGTH = 900;
const MAX_FACTS_LENGTH = 400;

/**
 * Puts a backslash before each sign of Markdown, so that Discord shows the sign. A colon is a sign where it begins an address; a
 * number, a hyphen and a plus are signs at the start of a line, where they make lists.
 */
const escape = (text: string): string =>
  defuseMentions(line(text))
    .replaceAll(/[\\*_~`|<>[\]()#]|:(?=\/\/)/gu, String.raw`\$&`)
    .replace(/^(\d{1,9})(?=\.)/u, `$1\\`)
    .replace(/^[-+]/u, String.raw`\$&`);

/** Escapes brackets, which would end the address. */
const escapeAddress = (href: string): string => href.replaceAll('(', '%28').replaceAll(')', '%29');

const markdown: ChatMarkup = {
  escape,
  bold: (text) => `**${text}**`,
  struck: (text) => `~~${text}~~`,
  link: (text, href) => `[${text}](${escapeAddress(href)})`,
};

const colours = { major: 0xc0_39_2b, notable: 0x2c_6f_bb, minor: 0x7f_8c_8d } as const;

/** Writes the body for an incoming webhook of Discord: embeds, in which nobody is mentioned. */
export function discordBody(message: ChatMessage): string {
  const lines = message.paragraphs.map((one) => toLine(one, markdown)).filter((one) => one !== '');
  const { description, all } = DISCORD_LIMITS;
  const { chunks, left } = packLines(lines, { chunk: description, all: all - RESERVED_LENGTH });
  const facts = escapeWithin(message.facts, MAX_FACTS_LENGTH, line);
  const footer = left > 0 ? `${facts} · ${describeLeft(left)}` : facts;
  const embeds = (chunks.length === 0 ? [''] : chunks).map((text, index) => ({
    ...(index === 0 ? headOf(message) : {}),
    ...(text === '' ? {} : { description: text }),
    ...(message.severity === null ? {} : { color: colours[message.severity] }),
    ...(index === Math.max(0, chunks.length - 1) ? { footer: { text: footer }, timestamp: message.at } : {}),
  }));
  return JSON.stringify({ embeds, allowed_mentions: { parse: [] } });
}

const headOf = ({ title, url }: ChatMessage) => ({
  title: escapeWithin(title, DISCORD_LIMITS.title, escape),
  ...(url === null ? {} : { url }),
});
