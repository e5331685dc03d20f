import { paragraphsOn } from '../fakes/outlet.ts';
import type { Random } from './random.ts';

/** One subject with its two sides, invented: what the runs watch. */
export type InventedSubject = {
  readonly sides: readonly [Side, Side];
  readonly pact: string;
};
type Side = {
  readonly id: string;
  readonly name: string;
  readonly adjective: string;
  readonly speaker: string;
  readonly role: string;
};

const side = (name: string, adjective: string, speaker: string, role: string): Side => ({
  id: name.toLowerCase(),
  name,
  adjective,
  speaker,
  role,
});

const subjects: readonly InventedSubject[] = [
  {
    sides: [
      side('Orland', 'Orlandish', 'Mira Talvo', 'foreign minister'),
      side('Veskia', 'Veskian', 'Jon Harrek', 'trade minister'),
    ],
    pact: 'ferry pact',
  },
  {
    sides: [
      side('Tamaria', 'Tamarian', 'Ilse Brandow', 'president'),
      side('Quill', 'Quillish', 'Petr Odam', 'interior minister'),
    ],
    pact: 'water treaty',
  },
  {
    sides: [
      side('Norvale', 'Norvalean', 'Ruth Ansell', 'defence minister'),
      side('Bractia', 'Bractian', 'Tomas Velk', 'foreign minister'),
    ],
    pact: 'border accord',
  },
];

export const drawSubject = (random: Random): InventedSubject => random.pick(subjects);

/** The parts of a watchlist that say what it watches; whether anybody's statements are read is up to the seed. */
export function watchedParts(invented: InventedSubject, wantsStatements: boolean, hasHistory: boolean) {
  const { sides, pact } = invented;
  const subject = {
    all: sides.map(({ name, adjective }) => [name.toLowerCase(), adjective.toLowerCase()]),
    none: [],
    ignore: [],
  };
  if (!wantsStatements) return { subject };
  const [first] = sides;
  return {
    subject,
    history: hasHistory ? historyFor(invented) : [],
    parties: sides.map(({ id, name, adjective }) => ({
      id,
      name,
      names: { en: [name, `${adjective} government`] },
    })),
    speakers: sides.map(({ id, speaker, role, name }) => ({
      id: speaker.toLowerCase().replaceAll(' ', '-'),
      name: speaker,
      aliases: [speaker.split(' ')[1]],
      roles: [{ title: `${name} ${role}`, party: id }],
    })),
    positions: [
      {
        id: 'pact',
        question: `Has ${first.name} signed the ${pact}?`,
        of: [first.id],
        answers: [
          { id: 'no', label: 'Not signed', phrases: [`has not signed the ${pact}`] },
          { id: 'yes', label: 'Signed', phrases: [`has signed the ${pact}`] },
        ],
      },
    ],
  };
}

/** So much was said before that a ledger is not thin. */
const SAID_BEFORE = 24;
const REPAIRED = ['harbour', 'railway', 'canal', 'market', 'bridge', 'archive', 'mill', 'airport'];

const historyFor = ({ sides }: InventedSubject) =>
  sides.flatMap(({ id, speaker }, index) =>
    Array.from({ length: SAID_BEFORE }, (_, nth) => ({
      speaker,
      party: id,
      text: `${sides[1 - index]!.name} must ${nth % 2 === 0 ? 'repair' : 'close'} the ${REPAIRED[nth % REPAIRED.length]} within ${nth + 2} months`,
      saidOn: `2025-${String((nth % 12) + 1).padStart(2, '0')}-${String(nth + 1).padStart(2, '0')}`,
      url: `https://history.example/${id}-${nth}`,
      outlet: 'The Record',
    })),
  );

/** What a story may hold beside its text. */
type StoryParts = { readonly statement: boolean; readonly position: 'yes' | 'no' | null };

/** The paragraphs of a story: the same for a topic, with all words different from those of another. */
export function paragraphsFor(
  { sides, pact }: InventedSubject,
  topic: string,
  { statement, position }: StoryParts,
): string[] {
  const [one, other] = sides;
  const [lead = '', ...rest] = paragraphsOn(topic);
  const paragraphs = [
    lead.replace(
      'Chinese and Afghan officials spoke in Kabul',
      `${one.adjective} and ${other.adjective} officials spoke in the harbour town`,
    ),
    ...rest,
  ];
  if (statement)
    paragraphs.push(
      `“${other.name} will reopen the ${topic} within ${(topic.length % 7) + 3} months and pay for all repairs itself,” ${one.name} ${one.role} ${one.speaker} said on Monday.`,
    );
  if (position !== null)
    paragraphs.push(
      `${one.name} has ${position === 'yes' ? '' : 'not '}signed the ${pact} with ${other.name}.`,
    );
  return paragraphs;
}

export const headlineFor = ({ sides }: InventedSubject, topic: string): string =>
  `${sides[0].name} and ${sides[1].name} discuss ${topic}`;

/** What the accounts of one meeting say; a press report has the first side's first point. */
type MeetingAccounts = {
  readonly accounts: readonly [MeetingAccount, MeetingAccount];
  readonly press: MeetingAccount;
};
type MeetingAccount = { readonly headline: string; readonly paragraphs: readonly string[] };

/** How an account names the day: with the date, by its weekday, or not at all. */
export type NamedDay = 'date' | 'weekday' | 'none';

/** Two sides' own accounts of one meeting, and a newspaper's: one point in both, and more in each alone. */
export function accountsOfMeeting(
  { sides, pact }: InventedSubject,
  { at, named }: { readonly at: number; readonly named: readonly [NamedDay, NamedDay] },
): MeetingAccounts {
  const [one, other] = sides;
  const title = ({ adjective, role, speaker }: Side) =>
    `${adjective} ${role.replace(/(?:^| )[a-z]/gu, (letter) => letter.toUpperCase())} ${speaker}`;
  const day = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
  const when = { date: ` on ${day.format(at)}`, weekday: ` on ${weekday.format(at)}`, none: '' };
  const [first, second] = named;
  const shared = `${one.name} will open two crossings of the ${pact} to lorries in spring`;
  return {
    accounts: [
      {
        headline: `${title(one)} meets ${title(other)}`,
        paragraphs: [
          `${title(one)} met with ${title(other)} in Karsund${when[first]}.`,
          `${one.speaker} said that ${shared}. ${one.speaker} stressed that ${one.name} opposes any toll on the lower river.`,
          `${other.speaker} said that ${other.name} will return the seized barges before winter.`,
        ],
      },
      {
        headline: `${title(other)} holds talks in ${one.name}`,
        paragraphs: [
          `${title(other)} held talks with ${title(one)} in Karsund${when[second]}.`,
          `${other.speaker} said that ${other.name} must be paid for the damaged locks. ${other.speaker} added that ${other.name} expects 40 pilots from its partner.`,
          `${one.speaker} said that ${shared}.`,
          'Both delegations visited the old lock and the customs house before they left.',
        ],
      },
    ],
    press: {
      headline: `Ministers of ${one.name} and ${other.name} meet in Karsund`,
      paragraphs: [
        `${title(one)} and ${title(other)} met in Karsund on ${weekday.format(at)}, for the second time this year.`,
        `${shared}, ${one.adjective} ${one.role} ${one.speaker} told reporters.`,
        'Lorry drivers at the eastern gate said that they would wait for the permits before they believed it.',
      ],
    },
  };
}
