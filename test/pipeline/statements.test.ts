import { beforeAll, describe, expect, it } from 'vitest';
import { earlier } from '../../fixtures/series/earlier.ts';
import { events, START } from '../../fixtures/series/events.ts';
import {
  expectedAlerts,
  expectedMoves,
  expectedPositions,
  expectedStatements,
  expectedSuppressed,
} from '../../fixtures/series/expected.ts';
import type { ExpectedStatement } from '../../fixtures/series/model.ts';
import { MINUTE_MS } from '../../src/core/model/time.ts';
import { articleId } from '../../src/core/model/url.ts';
import { ids } from '../../src/core/model/ids.ts';
import type {
  Alert,
  LedgerRow,
  PositionState,
  StoredStatement,
  SuppressedRow,
} from '../../src/core/model/index.ts';
import { saidBy } from '../../src/core/ledger/rows.ts';
import { appOf, newsOf, playSeries, rowsOf, urlOf } from '../fakes/series.ts';
import type { World } from '../fakes/world.ts';

const SEARCHED = /\d+ (?=statements\b)/u;

const inShort = ({ at, source, kind, severity, title }: Alert) => ({
  day: at.slice(0, 10),
  source: source.id,
  kind,
  severity,
  title: title.replace(SEARCHED, '{n} '),
});

/** The time at which each article of the series was read. */
const readAt = new Map(
  events.flatMap((event) =>
    event.does === 'publish' ? event.articles.map((article) => [urlOf(article), event.at] as const) : [],
  ),
);

/** Returns how many statements of its side an alert's first statement could be compared with. */
function knownBefore(rows: readonly LedgerRow[], { at, article, statements: [first] }: Alert): number {
  const said = rows.filter(
    (row) =>
      row.party === first?.party &&
      row.unsure !== true &&
      saidBy(row) <= (first.saidOn ?? '') &&
      row.url !== article?.url &&
      Date.parse(readAt.get(row.url) ?? START) < Date.parse(at) - MINUTE_MS,
  );
  return new Set(said.map(({ utterance }) => utterance)).size;
}

const toldTexts = ({ why }: Alert): string[] =>
  why.flatMap(({ rule, text }) => (rule === 'new-statement' ? [text] : []));

/** A statement as far as the series says what it must be. */
const asSaid = (said: ExpectedStatement, found: StoredStatement | undefined) => ({
  text: found?.text,
  speaker: said.speaker === found?.speaker.id ? found.speaker.id : found?.speaker.name,
  party: found?.party,
  saidOn: found?.saidOn,
  ...(said.verdict === undefined ? {} : { verdict: found?.verdict }),
  ...(said.issuer === undefined ? {} : { issuer: found?.issuer && [found.issuer.party, found.issuer.form] }),
});
const asExpected = ({ text, speaker, party, saidOn, verdict, issuer }: ExpectedStatement) => ({
  text,
  speaker,
  party,
  saidOn,
  ...(verdict === undefined ? {} : { verdict }),
  ...(issuer === undefined ? {} : { issuer: [...issuer] }),
});

describe('a series of meetings over four years, on the bundled watchlist', () => {
  let world: World;
  let alerts: Alert[] = [];
  let rows: LedgerRow[] = [];
  const suppressed = new Map<string, SuppressedRow>();

  beforeAll(async () => {
    // Suppressed items are kept for a month, so they are read as the series goes on.
    const note = async (played: World) => {
      for (const row of await played.suppressed()) suppressed.set(row.id, row);
    };
    world = await playSeries({ before: note });
    alerts = await newsOf(world);
    rows = await rowsOf(world);
  }, 120_000);

  const get = (path: string): Promise<Response> =>
    Promise.resolve(appOf(world).request(`https://readout.example${path}`));

  it('tells exactly what was written for it', () => {
    const byTime = alerts.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    expect(byTime.map(inShort)).toEqual(expectedAlerts);
  });

  it('silences the rest, each by its rule', () => {
    const silenced = [...suppressed.values()].map(({ rule, source, url }) => `${rule} ${source} ${url}`);
    const expected = expectedSuppressed.map(
      ([rule, article]) => `${rule} ${article.source} ${urlOf(article)}`,
    );
    expect(silenced.toSorted()).toEqual(expected.toSorted());
  });

  for (const [article, says] of expectedStatements) {
    it(`hears what is said in "${article.headline}"`, async () => {
      const record = await world.dependencies.corpus.getStatements(articleId(urlOf(article)));
      const found = says.map((said) => record?.statements.find(({ text }) => text === said.text));
      expect(says.map((said, index) => asSaid(said, found[index]))).toEqual(says.map(asExpected));
      const precedents = says.map(({ precedent }, index) => {
        const near = rows.filter(({ utterance }) => found[index]?.precedents.includes(utterance));
        return precedent && near.some(({ text, saidOn }) => text === precedent[0] && saidOn === precedent[1]);
      });
      expect(precedents).toEqual(says.map(({ precedent }) => precedent && true));
    });
  }

  it('tells as new exactly what is new, said lately and by someone known', () => {
    const expected = expectedStatements.flatMap(([, says]) => says.filter(({ told }) => told));
    const told = alerts.flatMap(toldTexts);
    expect(told.map((text) => text.replace(/^[^:]+: /u, '')).toSorted()).toEqual(
      expected.map(({ text }) => `"${text}"`).toSorted(),
    );
  });

  it('says how many statements were searched', () => {
    const told = alerts.filter(({ kind }) => kind === 'statement');
    expect(
      told.map(({ title, statements: [first] }) => [SEARCHED.exec(title)?.[0], first?.searched.statements]),
    ).toEqual(told.map((alert) => [`${knownBefore(rows, alert)} `, knownBefore(rows, alert)]));
  });

  it('gives precedents that were said before, with date, speaker and address', () => {
    const statements = alerts.flatMap((alert) => alert.statements);
    const unknown = statements.flatMap(({ party, saidOn, precedents }) =>
      precedents.filter(
        (one) =>
          !rows.some(
            (row) =>
              row.party === party &&
              row.text === one.text &&
              row.saidOn === one.saidOn &&
              row.speaker.name === one.speaker &&
              row.url === one.url &&
              saidBy(row).slice(0, saidOn?.length) <= (saidOn ?? ''),
          ),
      ),
    );
    expect(unknown).toEqual([]);
    expect(statements.filter(({ precedents }) => precedents.length > 0).length).toBeGreaterThan(15);
  });

  it('moves one position: reported by one outlet, then confirmed by the side’s own words', () => {
    const moves = alerts.flatMap(({ at, positions }) =>
      positions.map(({ id, from, to, standing, evidence }) => ({
        day: at.slice(0, 10),
        id,
        from,
        to,
        standing,
        evidence: [...new Set(evidence.map(({ text }) => text))],
      })),
    );
    expect(moves).toEqual(expectedMoves);
  });

  it('knows where each question stands', async () => {
    const answer = await (
      await get('/api/positions')
    ).json<{
      items: (PositionState & { id: string })[];
    }>();
    const stands = answer.items.map(({ id, answer: given, standing, moves }) => ({
      id,
      answer: given,
      standing,
      moves: moves.length,
    }));
    expect(stands.filter(({ id }) => expectedPositions.some((one) => one.id === id))).toEqual(
      expectedPositions,
    );
    // The bundled history holds the promise of July 2021, three years before the first article.
    expect(answer.items.find(({ id }) => id === 'afghan-soil')?.since).toBe('2021-07-28');
  });

  it('shows a party’s ledger with one entry an utterance, whoever reported it', async () => {
    const { items } = await (
      await get('/api/parties/china?year=2025')
    ).json<{
      items: { text: string; reports: { url: string }[] }[];
    }>();
    const ambassadors = items.filter(({ text }) =>
      text.includes('agreed in principle to exchange ambassadors'),
    );
    expect(ambassadors.map(({ reports }) => reports.map(({ url }) => new URL(url).host).toSorted())).toEqual([
      ['www.ariananews.af', 'www.mfa.gov.cn'],
    ]);
  });

  it.each([
    ['/parties/taliban', ['it would hand over the attackers to Tajikistan', 'no match']],
    ['/parties/china?year=2022', ['We will issue visas to Afghan citizens again from the first of August']],
    ['/speakers/amir-khan-muttaqi', ['Afghanistan would never allow any force', 'said before']],
    ['/speakers', ['Amir Khan Muttaqi', 'Wang Yi']],
    ['/positions', ['Ended or suspended', 'confirmed', 'reported']],
  ])('has it on the page %s', async (path, texts) => {
    const answer = await get(path);
    const html = (await answer.text()).replaceAll(/<[^>]+>/gu, '').replaceAll('&#39;', "'");
    expect([answer.status, texts.filter((text) => !html.toLowerCase().includes(text.toLowerCase()))]).toEqual(
      [200, []],
    );
  });

  it.each<[filter: string, isFor: (alert: Alert) => boolean]>([
    ['party=taliban', ({ statements }) => statements.some(({ party }) => party === 'taliban')],
    ['speaker=wang-yi', ({ statements }) => statements.some(({ speaker }) => speaker.id === 'wang-yi')],
    ['position=investment', ({ positions }) => positions.some(({ id }) => id === 'investment')],
    ['kind=statement', ({ kind }) => kind === 'statement'],
    ['kind=position', ({ kind }) => kind === 'position'],
  ])('lists for %s the alerts that are about it', async (filter, isFor) => {
    const answer = await get(`/api/alerts?${filter}`);
    const { items } = await answer.json<{ items: Alert[] }>();
    const expected = alerts.filter(isFor).map(({ title }) => title);
    expect(items.map(({ title }) => title).toSorted()).toEqual(expected.toSorted());
    expect(expected.length).toBeGreaterThan(0);
  });

  it('keeps what was said when its articles are no longer among the newest', () => {
    const kept = new Set(rows.map(({ text, url }) => `${url} ${text}`));
    const missing = expectedStatements.flatMap(([article, says]) =>
      says.map(({ text }) => `${urlOf(article)} ${text}`).filter((said) => !kept.has(said)),
    );
    expect(missing).toEqual([]);
  });

  it('keeps what an admin asked for, and tells none of it', async () => {
    const { corpus } = world.dependencies;
    const asked = earlier.map((article) => articleId(urlOf(article)));
    expect((await corpus.getAlerts(asked.map((id) => ids.firstSight(id)))).size).toBe(0);
    expect((await corpus.getStatementsOf(asked)).length).toBe(earlier.length);
  });
});
