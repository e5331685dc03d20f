import { describe, expect, test } from 'vitest';
import { MEETING_SEED } from './scenario.ts';
import { type FaultClass, prepare, singleKills, tryFaults, tryScheduleOf } from './schedules.ts';

const kindsOf = ({ violations }: Awaited<ReturnType<typeof tryScheduleOf>>) =>
  violations.map(({ kind, text }) => `${kind}: ${text}`);

/** Some tests play hundreds of runs, and the machine may do other work. */
const TEST_MS = 180_000;

/** Schedules that once found something, by class and seed, with what that was. */
const found: readonly (readonly [FaultClass, string, string])[] = [
  ['calm', 'h/32', 'a story whose first copy was silenced was never told'],
  ['calm', 'h/0', 'a page served in two versions in turn gave a cited snapshot an end'],
  ['calm', '20/60', 'a page’s end was written within a second of the page'],
  ['kill', 'h/14', 'a burst was told again under another id by the tick after'],
  ['kill', 'h/29', 'one edit was told under two ids'],
  ['kill', 'h/48', 'a first look that died told the rest of its baseline as new'],
  ['5xx', 'h/36', 'a first look whose writes failed told the rest of its baseline as new'],
  ['kill', 'h/53', 'a chat got one alert three times'],
  ['5xx', 'h/55', 'an edit was told from a version that nobody was told of, and its message was given up'],
  ['5xx', 'h/27', 'a chat got one alert again after a failed operation'],
  ['outage', 'h/17', 'an outage of writes was counted against the sources, and flooded the queues'],
  ['outage', 'h/33', 'a digest was posted without end while nothing could be recorded'],
  ['outage', 'h/13', 'a burst seen late had another id'],
  ['spent', 'h/4', 'a removal wrote one row without end'],
  ['all', '20/9', 'the day’s writes were spent: letters stayed, sources were blamed'],
  ['all', '20/31', 'the day’s writes were spent: one digest was posted 1,561 times'],
  ['outlet', 'L11/53', 'a host that answered 404 to everything for a while had its pages told as removed'],
  ['queue', 'n2/28', 'a first sight that came after an edit took its statement out of the ledger'],
  ['lost', 'n1/23', 'an edit of an article that its listing no longer named was told to nobody'],
  [
    'all',
    'q1/51',
    'a desk that died had begun to tell a story, which the next one told through another copy',
  ],
  ['all', 'q2/42', 'a desk that died had told a burst, which the next one told again in other words'],
  ['all', 'p1/20', 'a desk that was replaced within a minute told a copy of what had been told'],
  ['all', '20/44', 'one kill after the desk heard of half a baseline'],
  [
    'all',
    'zy/28',
    'a page that only another host lists, whose host hung at the first look, was not asked for again',
  ],
  ['all', 'zy/159', 'the same, with what it said'],
  [
    'all',
    '5/36',
    'two first sights of one page, of which the earlier came last, told its edit from the later text to the earlier one',
  ],
  [
    'all',
    `${MEETING_SEED}${MEETING_SEED}eff4/28`,
    'of accounts that one batch worked off after a death, the last one alone stood in their meeting',
  ],
  ['lost', `${MEETING_SEED}eff3/5`, 'meetings were lost with their index, after the day’s compaction'],
  ['lost', `${MEETING_SEED}eff3/7`, 'meetings were lost after the day’s compaction'],
  ['kill', `${MEETING_SEED}eff4/0`, 'the same answers of a judge rewrote an alert each time they came'],
];

describe('a schedule that once found something', () => {
  test.each(found)('%s %s: %s', async (kind, seed) => {
    expect(kindsOf(await tryScheduleOf(seed, kind))).toEqual([]);
  });
});

/** Fewer than `npm run bench -- faults` plays, of each kind of fault and of all together. */
const drawn: readonly (readonly [FaultClass, string, number])[] = [
  ['calm', 'drawn', 4],
  ['stale', 'drawn', 16],
  ['5xx', 'drawn', 12],
  ['queue', 'drawn', 16],
  ['hooks', 'drawn', 12],
  ['cron', 'drawn', 12],
  ['plan', 'drawn', 4],
  ['stale', `${MEETING_SEED}drawn`, 8],
  ['kill', `${MEETING_SEED}drawn`, 8],
  ['queue', `${MEETING_SEED}drawn`, 8],
];

describe('random schedules', () => {
  test.each(drawn)(
    'of the class %s, drawn by “%s”, break no promise',
    async (kind, seed, count) => {
      const broken: string[] = [];
      for (let nth = 0; nth < count; nth += 1) {
        const finding = await tryScheduleOf(`${seed}/${nth}`, kind);
        broken.push(...kindsOf(finding).map((text) => `${kind} ${finding.seed} ${text}`));
      }
      expect(broken).toEqual([]);
    },
    TEST_MS,
  );
});

describe('a worker that dies at any operation, before or after its effect', () => {
  test.each(['small/copies', 'small/move'])(
    'loses nothing and tells nothing twice in %s',
    async (seed) => {
      const prepared = await prepare(seed);
      const broken: string[] = [];
      for (const fault of singleKills(prepared)) {
        const finding = await tryFaults(prepared, [fault]);
        broken.push(...kindsOf(finding).map((text) => `${JSON.stringify(fault)} ${text}`));
      }
      expect(broken).toEqual([]);
    },
    TEST_MS,
  );
});
