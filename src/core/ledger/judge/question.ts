/** Puts the question that a judge is asked about one statement, and names it. */
import { hash } from '../../model/ids.ts';
import type { JudgeCase, JudgeQuestion, LedgerRow, StoredStatement } from '../../model/index.ts';
import type { ArticleText } from '../../statements/article-text.ts';
import type { Span } from '../../language/span.ts';
import { line } from '../../language/text.ts';
import type { JudgedStatement } from '../judge-article.ts';
import { saidBy } from '../rows.ts';

/** The longest texts of a question, in UTF-16 units. */
export const QUESTION_LIMITS = {
  clause: 1_000,
  sentence: 600,
  neighbour: 300,
  headline: 200,
  name: 80,
  candidate: 400,
  candidates: 20,
} as const;
/** So much of a long sentence is shown before its clause. */
const BEFORE_CLAUSE = 200;

/** The article that a question is asked about, and the watchlist's name of a side's id. */
type AskedArticle = { readonly text: ArticleText; readonly side: (id: string) => string };

/** Names a statement within its article, whatever else the article says: side, speaker and words. */
export const statementKey = ({
  party,
  speaker,
  text,
}: Pick<StoredStatement, 'party' | 'speaker' | 'text'>): string =>
  hash('judged-statement', party ?? '', speaker.id, text);

/** Returns what a judge is to be asked about an article, in the order of its statements. */
export function questionsOf(judged: readonly JudgedStatement[], article: AskedArticle): JudgeCase[] {
  return judged.flatMap(({ asks, stored, statement, marks }) => {
    if (asks === null) return [];
    const rows = asks.map(({ row }) => row);
    return {
      key: statementKey(stored),
      question: questionOf(stored, rows, article),
      utterances: rows.map(({ utterance }) => utterance),
      unlike: asks.flatMap((one, at) => (one.isTurned ? [at + 1] : [])),
      rules: { verdict: stored.verdict, sure: stored.sure === true, marks },
      statement,
    };
  });
}

/** Names a question and what answers it, so that each is asked once. */
export const questionHash = (model: string, promptVersion: string, question: JudgeQuestion): string =>
  hash('judge-question', model, promptVersion, contentHash(question));

/** Names a question whoever is asked. */
export const contentHash = (question: JudgeQuestion): string => {
  const { clause, sentence, before, after, headline, speaker, side, addressee, day, wording, issuer } =
    question;
  const candidates = question.candidates.map(({ n, text, saidOn, speaker: by }) => [n, text, saidOn, by]);
  const told = [clause, sentence, before, after, headline, speaker.name, speaker.role, side, addressee];
  return hash('judge', JSON.stringify([...told, day, wording, issuer, candidates]));
};

/**
 * Puts the question about one statement.
 * @param rows the earlier statements to compare it with, best first
 */
export function questionOf(
  said: Pick<StoredStatement, 'speaker' | 'party' | 'to' | 'text' | 'span' | 'saidOn' | 'wording' | 'issuer'>,
  rows: readonly LedgerRow[],
  { text, side }: AskedArticle,
): JudgeQuestion {
  const { speaker, party, to, wording, issuer } = said;
  const limits = QUESTION_LIMITS;
  const name = (id: string | null): string | null => (id === null ? null : shown(side(id), limits.name));
  return {
    clause: shown(said.text, limits.clause),
    ...surroundings(text, said.span),
    headline: shown(headlineOf(text), limits.headline),
    speaker: {
      name: shown(speaker.name, limits.name),
      role: speaker.role === null ? null : shown(speaker.role, limits.name),
    },
    side: name(party),
    addressee: name(to),
    day: said.saidOn ?? (text.publishedAt?.slice(0, 10) || null),
    wording,
    issuer: name(issuer?.party ?? null),
    candidates: rows.slice(0, limits.candidates).map((row, at) => ({
      n: at + 1,
      text: shown(row.text, limits.candidate),
      saidOn: saidBy(row) || null,
      speaker: shown(row.speaker.name, limits.name),
    })),
  };
}

/** Format characters: they hide words from readers, or show them in another order, and say nothing in English. */
const INVISIBLE = /[\p{Cf}\p{Cc}\p{Co}]/gu;

/** Makes one line of an outside text, without what a reader would not see. @param limit in UTF-16 units */
export function shown(text: string, limit: number): string {
  const visible = line(
    text
      .slice(0, 4 * limit)
      .replace(/\s/gu, ' ')
      .replace(INVISIBLE, ''),
  );
  return visible.length <= limit ? visible : `${line(visible.slice(0, limit - 1))}…`;
}

function headlineOf({ text, paragraphs }: ArticleText): string {
  const headline = paragraphs.find(({ kind }) => kind === 'headline');
  return headline === undefined ? '' : text.slice(headline.start, headline.end);
}

/** Returns the sentences that hold a clause, and those before and behind it. */
function surroundings(
  { text, english, paragraphs }: ArticleText,
  [start, end]: Span,
): Pick<JudgeQuestion, 'sentence' | 'before' | 'after'> {
  const body = paragraphs.filter(({ kind }) => kind !== 'headline');
  const edges = new Set([...body.flatMap((part) => [part.start, part.end]), ...english.ends]);
  const ends = [...edges].filter((at) => at >= (body[0]?.start ?? 0)).toSorted((a, b) => a - b);
  const sentences = ends.flatMap((to, at): Span[] => {
    const from = ends[at - 1] ?? to;
    return text.slice(from, to).trim() === '' ? [] : [[from, to]];
  });
  const first = sentences.findIndex(([, to]) => to > start);
  const last = sentences.findLastIndex(([from]) => from < end);
  const between = (span: Span | undefined): string => (span === undefined ? '' : text.slice(...span));
  const { sentence, neighbour } = QUESTION_LIMITS;
  if (first === -1 || last < first)
    return { sentence: shown(text.slice(start, end), sentence), before: '', after: '' };
  const [from, to] = [sentences[first]?.[0] ?? start, sentences[last]?.[1] ?? end];
  const shownFrom = to - from <= sentence ? from : Math.max(from, start - BEFORE_CLAUSE);
  return {
    sentence: shown(text.slice(shownFrom, to), sentence),
    before: shown(between(sentences[first - 1]), neighbour),
    after: shown(between(sentences[last + 1]), neighbour),
  };
}
