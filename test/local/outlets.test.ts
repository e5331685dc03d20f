import { describe, expect, it } from 'vitest';
import { answerRequest, type OutletRequest } from '../../fixtures/outlets/answer.ts';
import { encodeGbk } from '../../fixtures/outlets/gbk.ts';
import type { OutletId } from '../../fixtures/outlets/model.ts';
import { outletIds, outlets } from '../../fixtures/outlets/outlets.ts';
import { storiesAt } from '../../fixtures/outlets/state.ts';
import { always, LAST_TICK, timeline } from '../../fixtures/outlets/timeline.ts';
import { demoWatchlist } from '../../fixtures/outlets/watchlist.ts';
import { Watchlist } from '../../src/core/watchlist/schema.ts';

const base = 'http://outlet.example';
const ask = (outlet: OutletId, tick: number, rest: Partial<OutletRequest> = {}) =>
  answerRequest({
    outlet,
    base,
    path: outlets[outlet].listingPath,
    tick,
    request: 1,
    ifNoneMatch: null,
    ...rest,
  });
const textOf = (outlet: OutletId, body: Uint8Array): string =>
  new TextDecoder(outlets[outlet].charset).decode(body);
const paragraphs = (html = ''): string[] | null => html.match(/<p data-component="text-block">[^<]+/gu);
const pageOf = (outlet: OutletId, slug: string, tick: number): string => {
  const state = storiesAt(outlet, tick).find((found) => found.story.slug === slug)!;
  return outlets[outlet].path(state, state.slug);
};

describe('the invented outlets', () => {
  it('answer every story that exists at every tick, in the outlet’s own charset', () => {
    const missing = outletIds.flatMap((outlet) =>
      Array.from({ length: LAST_TICK + 1 }, (_, tick) => tick).flatMap((tick) =>
        storiesAt(outlet, tick)
          .filter((state) => !state.deleted)
          .map((state) => ({
            state,
            given: ask(outlet, tick, { path: outlets[outlet].path(state, state.slug) }),
          }))
          .filter(({ given }) => given.status === 200)
          .filter(({ state, given }) => !textOf(outlet, given.body).includes(state.paragraphs[0]!))
          .map(({ state }) => `${outlet} ${tick} ${state.slug}`),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('show other furniture at every request and the same words', () => {
    const path = pageOf('orrvale-gazette', 'fuel-convoy-kabul', 0);
    const [first, second] = [3, 4].map((request) =>
      textOf('orrvale-gazette', ask('orrvale-gazette', 0, { path, request }).body),
    );
    expect(first).not.toBe(second);
    expect(paragraphs(first)).toEqual(paragraphs(second));
  });

  it('count a comment in words without touching the text', () => {
    const path = pageOf('orrvale-gazette', 'fuel-convoy-kabul', 0);
    const counted = [3, 4].map((tick) =>
      textOf('orrvale-gazette', ask('orrvale-gazette', tick, { path }).body),
    );
    expect(counted.map((html) => /(\w+) comments<\/h2>/u.exec(html)?.[1])).toEqual(['five', 'six']);
    expect(counted.every((html) => html.includes('Five lorries were lost'))).toBe(true);
  });

  it('send validators on half of them, and heed those alone', () => {
    const withValidators = outletIds.filter((id) => ask(id, 0).headers['etag'] !== undefined);
    expect(withValidators).toEqual(['quillport-post', 'orrvale-gazette', 'riverend-standard', 'kohsaran']);
    const etag = ask('quillport-post', 0).headers['etag']!;
    const statuses = [1, 2].map((tick) => ask('quillport-post', tick, { ifNoneMatch: etag }).status);
    expect(statuses).toEqual([304, 200]);
  });

  it.each([
    ['a page that is gone', 'saltquay-times', 'rail-survey-halted', 8, 404],
    ['an address that moved', 'quillport-post', 'china-afghan-gold-mine-shooting', 11, 301],
    ['a bot challenge', 'cranewater-dispatch', 'afghan-pavilion-trade-fair', 10, 403],
    ['an outlet that broke', 'riverend-standard', 'lapis-lot-chinese-buyers', 12, 500],
    ['an outlet that returned', 'riverend-standard', 'lapis-lot-chinese-buyers', 20, 200],
    ['one refusal', 'kohsaran', 'ambassador-bamiyan', 7, 503],
  ] as const)('answer %s as real ones do', (_name, outlet, slug, tick, status) => {
    expect(ask(outlet, tick, { path: pageOf(outlet, slug, 0) }).status).toBe(status);
  });

  it('serve two headlines in turn', () => {
    const path = pageOf('lanternby-courier', 'embassy-road-kabul', 0);
    const headlines = [5, 6, 7, 8].map(
      (tick) =>
        /<h1>(.*)<\/h1>/u.exec(
          textOf('lanternby-courier', ask('lanternby-courier', tick, { path }).body),
        )?.[1],
    );
    const [first, second] = headlines;
    expect(headlines).toEqual([first, second, first, second]);
    expect(first).not.toBe(second);
  });

  it('write GBK that decodes to what was meant', () => {
    const text = '中国与阿富汗，“塔利班” <p>1</p>';
    expect(new TextDecoder('gbk').decode(encodeGbk(text))).toBe(text);
    expect(new TextDecoder().decode(encodeGbk('\u{1F600}'))).toBe('&#128512;');
  });

  it('are watched by a watchlist that the schema accepts', () => {
    const bases = Object.fromEntries(outletIds.map((id) => [id, `http://${id}.example`])) as Record<
      OutletId,
      string
    >;
    expect(Watchlist.safeParse(demoWatchlist(bases)).success).toBe(true);
  });

  it('have events enough, half of which must tell nothing', () => {
    const silent = always.length + timeline.filter((event) => !event.tells).length;
    expect({ told: timeline.filter((event) => event.tells).length, silent }).toEqual({
      told: 23,
      silent: 23,
    });
  });

  it('tell of stories that exist, in order', () => {
    const unknown = timeline.filter(
      (event) =>
        event.story !== null &&
        !storiesAt(event.outlet, event.tick).some((state) => state.story.slug === event.story),
    );
    expect(unknown).toEqual([]);
    expect(timeline.map((event) => event.tick)).toEqual(
      timeline.map((event) => event.tick).toSorted((a, b) => a - b),
    );
  });
});
