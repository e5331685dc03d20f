/** Asks a judge about what the rules left unsure in an article. The desk does not wait for it: it tells what it knows by itself. */
import { MAX_CARRIED } from '../../core/alerts/select-statements.ts';
import { jsonBytes } from '../../core/language/text.ts';
import { inOrderOfNews } from '../../core/ledger/order-of-news.ts';
import { statementKey } from '../../core/ledger/judge/question.ts';
import type { Alert, ArticleQuestions, SightMessage } from '../../core/model/index.ts';
import type { DeskBatch } from './batch.ts';
import type { ArticleStatements } from './statements.ts';

/** So many questions are asked about one article: a transcript holds more, and its alert could not carry them. */
const MAX_QUESTIONS = 12;
/** A queue takes messages of 128 KB, and the answers come on top of this. */
const MAX_MESSAGE_BYTES = 100_000;

/**
 * An alert that nothing makes weighty yet waits so long before it is sent on. What is answered and stored within the time for answers
 * can then be read by whoever sends it: one alert, sent once. What comes later is sent to those alone who lack it.
 */
export const WAIT_FOR_JUDGE_SECONDS = 180;
export const TIME_FOR_ANSWERS_MS = 60_000;

/** A sight that was told or suppressed just now, with its alert as it is, or would be, without what the article says. */
type AskedSight = Pick<ArticleQuestions, 'shown'> & {
  readonly message: SightMessage;
  readonly base: Alert;
};

/** @param stated the statements of the sight, or null */
export const hasQuestions = (stated: ArticleStatements | null): stated is ArticleStatements =>
  stated !== null && stated.cases.length > 0;

/** Says for how many seconds the alert of a sight waits for its judge. */
export const waitForJudge = (stated: ArticleStatements | null): number =>
  hasQuestions(stated) && stated.told.told === 0 && stated.told.positions.length === 0
    ? WAIT_FOR_JUDGE_SECONDS
    : 0;

/** Sends the questions of a sight to the judge's queue, as many as go into one message, the likeliest news first. */
export async function askJudge(
  { dependencies: { queues, wall } }: DeskBatch,
  stated: ArticleStatements | null,
  { message, base, shown }: AskedSight,
): Promise<void> {
  if (!hasQuestions(stated)) return;
  const { record, news, cases } = stated;
  const byKey = new Map(cases.map((one) => [one.key, one]));
  const ordered = inOrderOfNews(news.statements).map((carried) => ({
    carried,
    asked: byKey.get(statementKey(carried.statement)),
  }));
  const make = (questions: number): ArticleQuestions => {
    const chosen = new Set(ordered.filter(({ asked }) => asked !== undefined).slice(0, questions));
    const others = ordered.filter((one) => !chosen.has(one)).map(({ carried }) => carried);
    return {
      kind: 'judge',
      clock: message.clock,
      article: record.article,
      statedAt: record.at,
      askedAt: wall(),
      base: { ...base, change: null },
      shown,
      positions: [...news.positions],
      touched: [...news.touched],
      carried: others.slice(0, MAX_CARRIED),
      asked: [...chosen].flatMap(({ asked, carried: { claim, span } }) =>
        asked === undefined ? [] : [{ ...asked, claim, span }],
      ),
      round: 0,
    };
  };
  for (let questions = MAX_QUESTIONS; questions > 0; questions -= 1) {
    const made = make(questions);
    if (jsonBytes(made) <= MAX_MESSAGE_BYTES) return queues.judge([made]);
  }
}
