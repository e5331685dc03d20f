/** All that an article's text says: who said which clause, when, in whose words. */
import type { StoredStatement } from '../model.ts';
import type { ArticleText, ParagraphKind, Span } from './article-text.ts';
import { attribute, tellingRules } from './attribute.ts';
import { clauses, isAssertion } from './clauses.ts';
import { saidOn } from './said-on.ts';
import { type Attributed, type Cast, whoSaid } from './speakers.ts';

/** One clause as it was found, not yet compared with anything. */
export type Found = Omit<StoredStatement, 'utterance' | 'verdict' | 'precedents'> & {
  /** Said more than a week before its article, or marked as earlier: it is kept and never told. */
  readonly isEarlier: boolean;
  /** Found by a rule that is right nearly always, said by someone who is surely known, for a party. */
  readonly mayTell: boolean;
  readonly inHeadline: boolean;
};

/** What stands there is said again in the text, or is said of a picture. */
const NOT_READ = new Set<ParagraphKind>(['caption', 'note']);

/** @param cast the watchlist's, compiled once */
export function readStatements(article: ArticleText, cast: Cast): Found[] {
  const attributions = attribute(article.text).filter(
    ({ content }) => !NOT_READ.has(kindAt(article, content)),
  );
  return whoSaid(article, attributions, cast).flatMap((said) => clausesOf(article, said));
}

function clausesOf(article: ArticleText, said: Attributed): Found[] {
  const { attribution, speaker, party, to, wording, issuer, via, certain } = said;
  const date = saidOn(article, attribution);
  const kind = kindAt(article, attribution.content);
  const mayTell = tellingRules.has(attribution.rule) && certain && party !== null && kind !== 'headline';
  const cue = attribution.cue.map(([start, end]) => article.text.slice(start, end)).join(' ');
  return clauses(article.text, attribution.content).map(([start, end]) => ({
    speaker,
    party,
    to,
    text: article.text.slice(start, end),
    span: [start, end],
    cue,
    wording,
    issuer,
    via,
    saidOn: date.on,
    isEarlier: date.isEarlier,
    rule: attribution.rule,
    mayTell: mayTell && isAssertion(article.text, [start, end]),
    inHeadline: kind === 'headline' || kind === 'key-point',
  }));
}

function kindAt(article: ArticleText, content: readonly Span[]): ParagraphKind {
  const at = content[0]?.[0] ?? 0;
  return article.paragraphs.find(({ start, end }) => start <= at && at < end)?.kind ?? 'paragraph';
}
