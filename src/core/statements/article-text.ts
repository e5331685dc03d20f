import { dayAt, type DayNumber } from '../language/days.ts';
import type { TaggedTokens } from '../language/english/token.ts';
import { readEnglish } from '../language/english/tokenize.ts';
import type { Block, SourceName, Version } from '../model/index.ts';

/** The kinds of paragraph of an article's text: its headline, then its blocks. */
export type ParagraphKind = 'headline' | Block['kind'];

/** Captions say again what the text says, or tell of a picture; notes are about the article. */
const BESIDE_TEXT = new Set<ParagraphKind>(['caption', 'note']);
export const isBesideText = (kind: ParagraphKind): boolean => BESIDE_TEXT.has(kind);

/** An article as statements are read from it: one text, whose offsets every statement keeps. */
export type ArticleText = {
  /** Headline and blocks, with an empty line between two. */
  readonly text: string;
  /** Its words, sentences and quotations: every reader of statements shares this one reading. */
  readonly english: TaggedTokens;
  readonly paragraphs: readonly {
    readonly kind: ParagraphKind;
    readonly start: number;
    readonly end: number;
  }[];
  readonly source: SourceName;
  /** ISO 8601, or null. */
  readonly publishedAt: string | null;
  /** The day in the source's time zone, from which "today" and "on Tuesday" are counted, or null. */
  readonly publishedOn: DayNumber | null;
};

const BETWEEN = '\n\n';
/** Other marks that some outlets write for an apostrophe: "Norland‘s". */
const APOSTROPHES = /(?<=[a-z])[‘ʼ´`](?=[a-z])/giu;

/** Joins an article's parts to one text. @param version its headline and blocks are read; a block's own line breaks become spaces, so that offsets stay */
export function articleText(
  version: Pick<Version, 'headline' | 'blocks' | 'publishedAt'>,
  source: SourceName,
  timeZone: string,
): ArticleText {
  const parts: { kind: ParagraphKind; text: string }[] = [
    { kind: 'headline', text: version.headline },
    ...version.blocks,
  ];
  const paragraphs: { kind: ParagraphKind; start: number; end: number }[] = [];
  let text = '';
  for (const part of parts) {
    if (part.text === '') continue;
    if (text !== '') text += BETWEEN;
    paragraphs.push({ kind: part.kind, start: text.length, end: text.length + part.text.length });
    text += part.text.replaceAll('\n', ' ').replace(APOSTROPHES, '’');
  }
  const { publishedAt } = version;
  const publishedOn = publishedAt === null ? null : dayAt(publishedAt, timeZone);
  return { text, english: readEnglish(text), paragraphs, source, publishedAt, publishedOn };
}
