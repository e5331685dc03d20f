import { ids } from '../../src/core/model/ids.ts';
import { iso, MINUTE_MS } from '../../src/core/model/time.ts';
import { logRowOf } from '../../src/core/alerts/log-row.ts';
import { utteranceId } from '../../src/core/ledger/rows.ts';
import type { Alert, Statement, StoredStatement } from '../../src/core/model/index.ts';
import type { Corpus } from '../../src/io/storage/corpus.ts';
import { hash, NOW, pass, sources } from './seed.ts';
import { recent, record, statementAlert, stored } from './statements-seed.ts';

/** An article with a statement that is surely new, one that is not sure to be new, and one that another of its side made before. */
export const article = {
  id: hash('6'),
  url: 'https://great-wall-bulletin.example/customs',
  title: 'Envoy on the customs post',
};
const archive = { id: hash('7'), url: 'https://indus-gazette.example/archive', title: 'What was said' };

/** What a model wrote that was shown a hostile page. */
const REASON = '</q><script>alert(1)</script>\nNo earlier\u202E one names customs.';

const consul = { id: 'quiet-one', name: 'Quiet One', role: 'Consul' };
const earlierTexts = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `the customs post ${letter} stays shut`);
const earlier = earlierTexts.map((text, at) =>
  stored({
    speaker: consul,
    to: null,
    text,
    saidOn: `2025-0${at + 1}-10`,
    utterance: utteranceId('china', text, `2025-0${at + 1}-10`),
    precedents: [],
  }),
);
const nearest = earlier.map(({ utterance }) => utterance);

const judged = (text: string, change: Partial<StoredStatement>): StoredStatement =>
  stored({
    text,
    to: null,
    saidOn: '2026-03-12',
    utterance: utteranceId('china', text, '2026-03-12'),
    precedents: nearest,
    sure: true,
    judge: { by: 'rules', model: null },
    newForSpeaker: true,
    ...change,
  });

const customsAt9 = judged('the customs post opens at 9', { span: [0, 27] });
const free = judged('customs will be free of charge', {
  span: [30, 60],
  sure: false,
  judge: { by: 'model', model: 'judge-1', reason: REASON },
});
const shut = judged('the customs post a will stay shut', {
  span: [70, 100],
  verdict: 'repeat',
  judge: { by: 'model', model: 'judge-1', reason: 'Statement 1 says the same.' },
});

const told = ({ speaker, party, to, text, ...how }: StoredStatement, as: Statement['told']): Statement => ({
  speaker,
  party,
  to,
  text,
  told: as,
  cue: how.cue,
  wording: how.wording,
  issuer: how.issuer,
  saidOn: how.saidOn,
  verdict: how.verdict,
  sure: how.sure,
  judge: how.judge,
  newForSpeaker: how.newForSpeaker,
  searched: { statements: 1_214, since: '2021-08-17' },
  newWords: [],
  droppedWords: [],
  precedents: earlier.map((one) => ({
    text: one.text,
    saidOn: one.saidOn,
    speaker: one.speaker.name,
    source: sources.gazette,
    url: archive.url,
  })),
});

/** An alert of a new article, which names what is not sure to be new. */
export const judgedAlert: Alert = {
  ...statementAlert,
  id: ids.edit(article.id, hash('1'), hash('2')),
  kind: 'new',
  severity: 'notable',
  at: iso(NOW - 400 * MINUTE_MS),
  title: 'New in Great Wall Bulletin: "Envoy on the customs post"',
  summary:
    'Not found among 1,214 statements of the China side since August 2021: Ren Lu: "customs will be free".',
  article: { ...statementAlert.article!, ...article },
  why: [{ rule: 'not-found-before', text: 'Ren Lu: "customs will be free of charge"' }],
  change: null,
  statements: [told(customsAt9, 'by-itself'), told(free, 'marked'), told(shut, 'listed')],
  positions: [],
};

/** Adds them to `seed` and `seedStatements`. */
export async function seedJudged(corpus: Corpus): Promise<void> {
  const records = [
    record(archive, sources.gazette, earlier),
    record(article, sources.bulletin, [customsAt9, free, shut]),
  ];
  for (const one of records) {
    await corpus.putStatements(one);
    await corpus.putRecent(recent(one));
  }
  const pointer = await corpus.getArticle(pass.id);
  if (pointer !== null) await corpus.putArticle({ ...pointer, ...article });
  await corpus.putAlert(judgedAlert);
  await corpus.putLog(logRowOf(judgedAlert));
}
