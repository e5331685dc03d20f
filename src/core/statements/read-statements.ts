/** Reads all that an article's text says: who said which clause, when, in whose words. */
import type { StoredStatement, Substance } from '../model/index.ts';
import type { Span } from '../language/span.ts';
import { wordsWithin } from '../language/english/words.ts';
import { type ArticleText, isBesideText, type ParagraphKind } from './article-text.ts';
import type { Attribution } from './attribution/attribute.ts';
import { tellingRules } from './attribution/rules.ts';
import { readAttributions } from './registers/read-attributions.ts';
import { addresseeOfClause } from './speakers/addressee.ts';
import { type ArticleMentions, readMentions } from './speakers/article-mentions.ts';
import { namedSides } from './speakers/named-sides.ts';
import { splitClauses, isAssertion } from './clauses/split.ts';
import { standsAlone, substanceOf, substanceTells } from './substance/substance.ts';
import { saidOn } from './dates/said-on.ts';
import {
  type ResolvedAttribution,
  type SpeakerDirectory,
  resolveSpeakers,
} from './speakers/resolve-speakers.ts';

/** One clause as it was found, not yet compared with anything. */
export type FoundStatement = Omit<StoredStatement, 'utterance' | 'verdict' | 'precedents'> & {
  /** It was said more than a week before its article, or is marked as earlier: it is kept and never told. */
  readonly isEarlier: boolean;
  readonly substance: Substance;
  /** A rule that is right nearly always found it in the running text, and its speaker is surely known. */
  readonly isSure: boolean;
  /** It is sure, somebody says it for a party, and it has substance without the words before it. */
  readonly mayTell: boolean;
  readonly inHeadline: boolean;
  /** False for a name, a time, a topic or thanks alone: they say nothing that a ledger could hold. */
  readonly asserts: boolean;
};

/** @param directory the watchlist's, compiled once */
export const readStatements = (article: ArticleText, directory: SpeakerDirectory): FoundStatement[] =>
  statementsIn(readMentions(article, directory));

/** Does the same where the article's names were read already. */
export function statementsIn(mentions: ArticleMentions): FoundStatement[] {
  const { article } = mentions;
  const attributions = readAttributions(article.english, namedSides(mentions)).filter(
    ({ content }) => !isBesideText(kindAt(article, content)),
  );
  return resolveSpeakers(mentions, attributions).flatMap((said) => clausesOf(mentions, said));
}

function clausesOf(mentions: ArticleMentions, said: ResolvedAttribution): FoundStatement[] {
  const { article } = mentions;
  const { attribution, speaker, party, wording, issuer, via, certain } = said;
  const date = saidOn(article, attribution);
  const kind = kindAt(article, attribution.content);
  const isSure = tellingRules.has(attribution.rule) && certain && kind !== 'headline';
  const cue = attribution.cue.map(([start, end]) => article.text.slice(start, end)).join(' ');
  const { words } = article.english;
  const cueWords = attribution.cue.flatMap((span) => wordsWithin(words, span));
  const isUnsaid = UNSAID.has(attribution.rule) || NOT_SAID.test(cue);
  return splitClauses(article.english, statedSpans(article.text, attribution)).map(([start, end]) => {
    const isClause = CLAUSAL.has(attribution.rule);
    const clause = article.text.slice(start, end);
    const isSaid = !isUnsaid && isAssertion(article.english, [start, end], isClause);
    const does = isSaid ? substanceOf({ clause: wordsWithin(words, [start, end]), cue: cueWords }) : null;
    // Who thanks in a speech says it; a report of thanks says nothing that a ledger could hold.
    const isThanks = isSaid && does === null && attribution.rule === 'aside';
    const [asserts, substance] = isThanks ? [true, 'courtesy' as const] : [does !== null, does ?? 'claim'];
    return {
      speaker,
      party,
      to: addresseeOfClause(mentions, said, [start, end]),
      text: clause,
      span: [start, end],
      cue,
      wording,
      issuer,
      via,
      saidOn: date.on,
      isEarlier: date.isEarlier,
      rule: attribution.rule,
      asserts,
      substance,
      isSure,
      mayTell: isSure && party !== null && asserts && substanceTells(substance) && standsAlone(clause),
      inHeadline: kind === 'headline' || kind === 'key-point',
    };
  });
}

/** Rules for topics that were spoken about, words that were not said, and questions: they find no statements. */
const UNSAID = new Set<Attribution['rule']>(['topic', 'hypothetical', 'question']);
/** In "has not described it as recognition" the outlet says what nobody said. */
const NOT_SAID = /(?:\b(?:not|never)\b|n['’]t\b)/iu;
/** Rules that find whole clauses: there, a verb that is not known as one may stand. */
const CLAUSAL = new Set<Attribution['rule']>([
  'quotation-after',
  'quotation-inverted',
  'quotation-split',
  'quotation-before',
  'quotation-block',
  'transcript',
  'speech',
  'readout',
  'post',
  'joint',
  'aside',
  'relayed',
  'postposed',
  'inverted',
  'that-clause',
  'bare-clause',
  'told',
  'passive-clause',
]);
/** Rules whose cue is the deed that saying it does: "condemned the attack", "called for talks". */
const DEEDS = new Set<Attribution['rule']>(['judgement', 'stance', 'call', 'directive']);
/** Verbs that turn what follows into its contrary. */
const DENIAL =
  /\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|rul(?:e|es|ed|ing) out|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing))\b/iu;
/** A cue stands no farther before the words that it governs: "called" and "for". In UTF-16 units. */
const MAX_GAP = 12;
/** A denial stands behind a time and an addressee too: "denied on Thursday to reporters that". */
const MAX_GAP_OF_DENIAL = 60;

/** Returns the content, with the cue where that is a part of it: without its cue, a denial would be an assertion. */
function statedSpans(text: string, { cue, content, rule }: Attribution): readonly Span[] {
  const verb = cue.at(-1);
  const [first, ...rest] = content;
  if (verb === undefined || first === undefined) return content;
  const isDenial = DENIAL.test(text.slice(...verb));
  const isPart = DEEDS.has(rule) || isDenial;
  const gap = first[0] - verb[1];
  const isNext = gap >= 0 && gap <= (isDenial ? MAX_GAP_OF_DENIAL : MAX_GAP);
  return isPart && isNext ? [[verb[0], first[1]], ...rest] : content;
}

function kindAt(article: ArticleText, content: readonly Span[]): ParagraphKind {
  const at = content[0]?.[0] ?? 0;
  return article.paragraphs.find(({ start, end }) => start <= at && at < end)?.kind ?? 'paragraph';
}
