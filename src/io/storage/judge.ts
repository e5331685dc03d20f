import { ArticlePointer, JudgeDay, JudgedArticle } from '../../core/model/index.ts';
import { keys } from './keys.ts';
import { DAY_S, type Store } from './store.ts';

/** An article is followed for a month; what was answered stands in its statements for ever. */
const ANSWERS_TTL_S = 30 * DAY_S;

/** An article that is edited again and again is asked about again and again; the last answers are kept. */
const MAX_ANSWERS = 100;

type StoredAnswers = {
  readonly judged: Map<string, JudgedArticle>;
  readonly erased: Set<string>;
  readonly day: JudgeDay | null;
};

/** Opens what a judge answered, and the count of what it was asked. The judge's one consumer writes both. */
export const openJudged = (store: Store) => ({
  putJudged({ article, answers }: JudgedArticle): Promise<void> {
    const kept = Object.entries(answers).slice(-MAX_ANSWERS);
    const judged: JudgedArticle = { article, answers: Object.fromEntries(kept) };
    return store.put(keys.judged(article), judged, { ttlSeconds: ANSWERS_TTL_S });
  },
  /** Deletes what was answered about an article that was erased meanwhile. */
  deleteJudged: (article: string) => store.kv.delete(keys.judged(article)),
  /**
   * One operation for every 49 articles.
   * @returns the answers by article, the articles that an admin erased, and the count of the day that was stored last
   */
  async readJudged(articles: readonly string[]): Promise<StoredAnswers> {
    const wanted = [keys.judgeDay, ...articles.flatMap((id) => [keys.judged(id), keys.article(id)])];
    const values = await store.getValues(wanted);
    const judged = new Map<string, JudgedArticle>();
    const erased = new Set<string>();
    for (const article of articles) {
      const [key, pointerKey] = [keys.judged(article), keys.article(article)];
      const found = await store.read(JudgedArticle, key, values.get(key));
      if (found !== null) judged.set(article, found);
      const pointer = await store.read(ArticlePointer, pointerKey, values.get(pointerKey));
      if (pointer?.erased === true) erased.add(article);
    }
    return { judged, erased, day: await store.read(JudgeDay, keys.judgeDay, values.get(keys.judgeDay)) };
  },
  getJudgeDay: () => store.get(JudgeDay, keys.judgeDay),
  putJudgeDay: (day: JudgeDay) => store.put(keys.judgeDay, day),
});
