import type { Meeting, MeetingAccount, MeetingPoint, PointSaying } from '../../src/core/model/index.ts';
import type { Corpus } from '../../src/io/storage/corpus.ts';
import { hash } from '../../src/core/model/ids.ts';
import { pass, sources, talks } from './seed.ts';
import { utterances } from './statements-seed.ts';

/** Meetings of the two parties of the seed, as the desk keeps them: the people and the words are invented. */
const ren = { id: 'ren-lu', name: 'Ren Lu', role: 'Chinese vice foreign minister', party: 'china' };
const zalmai = { id: 'zalmai', name: 'Zalmai', role: 'Afghan trade minister', party: 'taliban' };

type Side = 'china' | 'taliban';
const speakerOf = { china: ren, taliban: zalmai } as const;

const account = (
  article: { id: string; url: string; title: string } | null,
  source: MeetingAccount['source'],
  side: Side | null,
  day: string,
): MeetingAccount => ({
  article: article?.id ?? null,
  url: article?.url ?? `https://archive.example/${day}/${side ?? source.id}`,
  source,
  title: article?.title ?? '',
  publishedAt: `${day}T09:00:00.000Z`,
  side,
});

const chinese = account(pass, sources.bulletin, 'china', '2026-03-11');
const afghan = account(
  { id: hash('6'), url: 'https://ministry-herald.example/urumqi', title: 'Minister back from Urumqi' },
  sources.herald,
  'taliban',
  '2026-03-12',
);
const press = account(talks, sources.wire, null, '2026-03-12');

export const saying = (
  { article, url, side: issuer }: MeetingAccount,
  side: Side,
  text: string,
  more: Partial<PointSaying> = {},
): PointSaying => ({
  article,
  url,
  issuer,
  speaker: speakerOf[side],
  text,
  wording: 'paraphrase',
  utterance: null,
  verdict: null,
  ...more,
});

export const point = (
  id: string,
  side: Side,
  sayings: readonly [PointSaying, ...PointSaying[]],
  more: Partial<MeetingPoint> = {},
): MeetingPoint => ({
  id: hash(id),
  side,
  speaker: speakerOf[side],
  text: sayings[0].text,
  substance: 'commitment',
  readouts: (['china', 'taliban'] as const).filter((one) => sayings.some(({ issuer }) => issuer === one)),
  press: [],
  sayings: [...sayings],
  mayBe: [],
  again: [],
  ...more,
});

const meetingOn = (on: string, id: string, change: Partial<Meeting>): Meeting => ({
  id: hash(id),
  sides: ['china', 'taliban'],
  speakers: [ren, zalmai],
  on,
  isDated: true,
  place: 'Urumqi',
  form: 'talks',
  accounts: [],
  points: [],
  missing: [],
  ...change,
});

const AGREED = 'The two sides agreed to meet again at the pass in autumn';
const VISAS = 'visas for traders should be issued at the border';

/** Three meetings before, at which the Afghan side asked for a consulate. */
const earlier: readonly Meeting[] = [
  ['2025-10-02', '3'],
  ['2025-04-15', '2'],
  ['2024-11-20', '1'],
].map(([on = '', id = '']) => {
  const own = account(null, sources.herald, 'taliban', on);
  return meetingOn(on, `${id}0`, {
    accounts: [own],
    points: [
      point(`${id}1`, 'taliban', [saying(own, 'taliban', 'a consulate should open in Faizabad')], {
        substance: 'demand',
      }),
      point(`${id}2`, 'taliban', [saying(own, 'taliban', `Traders’ ${VISAS}`)], { substance: 'demand' }),
    ],
  });
});

/** A meeting with two readouts and something in each part of its page. */
export const urumqi: Meeting = meetingOn('2026-03-11', '90', {
  accounts: [chinese, press, afghan],
  points: [
    point(
      '91',
      'china',
      [
        saying(chinese, 'china', 'the pass will be open to every lorry from May', {
          wording: 'verbatim',
          utterance: utterances.opened,
          verdict: 'new',
          sure: true,
        }),
        saying(afghan, 'china', 'the pass will be open to all lorries from the middle of May'),
        saying(press, 'china', 'the pass opens in May'),
      ],
      { press: [press.url] },
    ),
    point('92', 'china', [saying(chinese, 'china', AGREED), saying(afghan, 'china', AGREED)]),
    point('93', 'china', [saying(chinese, 'china', 'China will pay for the new road to the pass')], {
      mayBe: [hash('94')],
    }),
    point('94', 'china', [saying(afghan, 'china', 'Beijing takes on a part of what the road costs')], {
      mayBe: [hash('93')],
    }),
    point('95', 'taliban', [
      saying(chinese, 'taliban', 'the Afghan side will guard the surveyors of the road'),
    ]),
    point('96', 'taliban', [saying(chinese, 'taliban', AGREED), saying(afghan, 'taliban', AGREED)]),
    point('97', 'taliban', [saying(afghan, 'taliban', VISAS, { verdict: 'repeat' })], {
      substance: 'demand',
      again: [hash('12'), hash('22'), hash('32')],
    }),
    point('98', 'taliban', [saying(press, 'taliban', 'no toll will be taken from Chinese lorries')], {
      press: [press.url],
    }),
  ],
  missing: [
    {
      side: 'taliban',
      text: 'a consulate should open in Faizabad',
      inLast: 3,
      of: 3,
      said: earlier.map(({ id, on, accounts: [own], points: [first] }) => ({
        meeting: id,
        on,
        url: own?.url ?? '',
        text: first?.text ?? '',
      })),
    },
  ],
});

/** A meeting of which one side's account was read, with nothing said in it. */
export const bare: Meeting = meetingOn('2026-01-20', '80', {
  speakers: [],
  place: null,
  form: 'call',
  accounts: [account(null, sources.herald, 'taliban', '2026-01-20')],
});

const things = 'road pass toll lorry bridge mine well school clinic visa guard market cable survey'.split(
  ' ',
);

/** The largest that is stored: 60 accounts, 200 points, 30 that are missing. */
export const largest: Meeting = meetingOn('2026-02-10', '70', {
  accounts: Array.from({ length: 60 }, (_, at) => {
    const side = at % 3 === 0 ? 'china' : at % 3 === 1 ? 'taliban' : null;
    return {
      ...account(null, sources.wire, side, '2026-02-10'),
      url: `https://archive.example/${at}`,
      title: `Account ${at}`,
    };
  }),
  points: Array.from({ length: 200 }, (_, at) => {
    const [one = '', other = ''] = [things[at % things.length], things[(at * 5 + 1) % things.length]];
    const text = `the ${one} beside the ${other} will be ready in ${at + 2} months, and nobody shall pay for it before`;
    const wordings = ([0, 1] as const)
      .filter((place) => at % 3 === 2 || place === at % 3)
      .map((place): PointSaying => ({
        ...saying(chinese, 'china', `${text}${place === 0 ? '' : ' the end of the year'}`),
        article: null,
        issuer: place === 0 ? 'china' : 'taliban',
        url: `https://archive.example/${place}`,
      }));
    const [first = saying(chinese, 'china', text), ...more] = wordings;
    return point(`7${at}`, at % 2 === 0 ? 'china' : 'taliban', [first, ...more]);
  }),
  missing: Array.from({ length: 30 }, (_, at) => ({
    side: 'china',
    text: `the ${things[at % things.length]} should be looked at again`,
    inLast: 4,
    of: 5,
    said: earlier.map(({ id, on }) => ({ meeting: id, on, url: 'https://archive.example/1', text: 'said' })),
  })),
});

/** Stores all of them. */
export async function seedMeetings(corpus: Corpus): Promise<void> {
  for (const one of [urumqi, bare, largest, ...earlier]) await corpus.putMeeting(one);
}
