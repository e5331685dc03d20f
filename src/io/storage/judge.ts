import { JudgeDay, JudgedArticle } from '../../core/model/index.ts';
import { keys } from './keys.ts';
import { DAY_S, type Store } from './store.ts';

/** An article is followed for a month; what was answered stands in its statements for ever. */
const ANSWERS_TTL_S = 30 * DAY_S;

/** An article that is edited again and again is asked about again and again; the last answers are kept. */
const MAX_ANSWERS = 100;

/** Opens what a judge answered, and the count of what it was asked. The judge's one consumer writes both. */
export const openJudged = (store: Store) => ({
  putJudged({ article, answers }: JudgedArticle): Promise<void> {
    const kept = Object.entries(answers).slice(-MAX_ANSWERS);
    const judged: JudgedArticle = { article, answers: Object.fromEntries(kept) };
    return store.put(keys.judged(article), judged, { ttlSeconds: ANSWERS_TTL_S });
  },
  /** One operation for every 99 articles. @returns the answers by article, and the count of the day that was stored last */
  async readJudged(
    articles: readonly string[],
  ): Promise<{ judged: Map<string, JudgedArticle>; day: JudgeDay | null }> {
    const wanted = [keys.judgeDay, ...articles.map(keys.judged)];
    const values = await store.getValues(wanted);
    const judged = new Map<string, JudgedArticle>();
    for (const article of articles) {
      const key = keys.judged(article);
      const found = await store.read(JudgedArticle, key, values.get(key));
      if (found !== null) judged.set(article, found);
    }
    return { judged, day: await store.read(JudgeDay, keys.judgeDay, values.get(keys.judgeDay)) };
  },
  getJudgeDay: () => store.get(JudgeDay, keys.judgeDay),
  putJudgeDay: (day: JudgeDay) => store.put(keys.judgeDay, day),
});
