import { describe, expect, test } from 'vitest';
import { heard, press } from './heard.ts';

const title = 'Joint Statement of the Third Norland-Rivera-Ostavia Ministers’ Dialogue\n\n';

const rows: [name: string, text: string, expected: string[]][] = [
  [
    'is said by each of its sides',
    `${title}The three sides reaffirmed that no port would be closed.`,
    [
      '~norland norland: The three sides reaffirmed that no port would be closed',
      '~rivera rivera: The three sides reaffirmed that no port would be closed',
      '~league league: The three sides reaffirmed that no port would be closed',
    ],
  ],
  [
    'is said by one side alone where it names one',
    `${title}The Riveran side agreed to open the channel.`,
    ['~rivera rivera: The Riveran side agreed to open the channel'],
  ],
  [
    'is said by two of three where it names two',
    `${title}Norland and Rivera agreed to open the channel.`,
    [
      '~norland norland: Norland and Rivera agreed to open the channel',
      '~rivera rivera: Norland and Rivera agreed to open the channel',
    ],
  ],
  [
    'is said by all that "they" and "all the three ministers" are',
    `${title}All the three ministers agreed that the port would be closed. They stressed that the reef must be marked.`,
    [
      '~norland norland: the port would be closed',
      '~rivera rivera: the port would be closed',
      '~league league: the port would be closed',
      '~norland norland: They stressed that the reef must be marked',
      '~rivera rivera: They stressed that the reef must be marked',
      '~league league: They stressed that the reef must be marked',
    ],
  ],
  [
    'states without a source what all sides state',
    `${title}No territory shall be used against any of them. The ministers exchanged views on the weather.`,
    [
      '~norland norland: No territory shall be used against any of them',
      '~rivera rivera: No territory shall be used against any of them',
      '~league league: No territory shall be used against any of them',
    ],
  ],
  [
    'is by those alone whom its title lists, and not by the place of the talks',
    'Joint Communiqué of Norland and Ostavia on the Canal, Karsund\n\nThe delegations, recalling the accord of 1994,\n\nhave agreed as follows:\n\n(a) Goods seized at the locks shall be returned by 3 June;\n\n(b) The delegation of Norland undertakes to dredge the basin.\n\nBoth delegations visited the lock.',
    [
      '~norland norland: Goods seized at the locks shall be returned by 3 June',
      '~league league: Goods seized at the locks shall be returned by 3 June',
      '~norland norland: The delegation of Norland undertakes to dredge the basin',
    ],
  ],
  [
    'tells what the sides signed, ordered and withdrew, and not where they walked',
    'Joint Declaration of Norland and Rivera\n\nThe two Presidents instructed their navies to leave the reef. They signed a protocol on pilots. They walked along the harbour. Rivera, in turn, withdraws its decree.',
    [
      '~norland norland: The two Presidents instructed their navies to leave the reef',
      '~rivera rivera: The two Presidents instructed their navies to leave the reef',
      '~norland norland: They signed a protocol on pilots',
      '~rivera rivera: They signed a protocol on pilots',
      '~rivera rivera: Rivera, in turn, withdraws its decree',
    ],
  ],
  [
    'says apart what "it" does behind one side, and together what citizens of one side may do',
    `${title}The Riveran side will lend two pumps. It could not agree to a night watch. Riveran sailors may land without a visa.`,
    [
      '~rivera rivera: The Riveran side will lend two pumps',
      '~rivera rivera: It could not agree to a night watch',
      '~norland norland: Riveran sailors may land without a visa',
      '~rivera rivera: Riveran sailors may land without a visa',
      '~league league: Riveran sailors may land without a visa',
    ],
  ],
];

describe('a joint statement', () => {
  test.each(rows)('%s', (_name, text, expected) => {
    expect(heard(text, press)).toEqual(expected);
  });
});

describe('sides that speak together', () => {
  test('are those that a joint text names', () => {
    const text =
      'Talks end in Karsund\n\nA joint text issued after the talks said that Norland and Ostavia will stop the search of ships.';
    expect(heard(text, press)).toEqual([
      '~norland norland: Norland and Ostavia will stop the search of ships',
      '~league league: Norland and Ostavia will stop the search of ships',
    ]);
  });

  test('are told of by news that quotes, whose own sentences are nobody’s', () => {
    const text =
      'Joint statement by Norland and Rivera on Ostavia\n\nNorland and Rivera called for a truce. "We want deeds," Anna Berg said. The reef will remain closed.';
    expect(heard(text, press)).toEqual([
      '~norland norland: called for a truce',
      '~rivera rivera: called for a truce',
      'anna-berg norland: We want deeds',
    ]);
  });

  test('are nobody where the article does not say which they are', () => {
    const text = 'Talks end\n\nBoth sides agreed to stop the search of ships.';
    expect(heard(text, press).filter((one) => !one.includes(' -'))).toEqual([]);
  });
});
