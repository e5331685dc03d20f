import { describe, expect, test } from 'vitest';
import { heard, official, press } from './heard.ts';

const title = 'Foreign Ministry Spokesperson Karl Berg’s Regular Press Conference on May 1, 2024';

const rows: [name: string, text: string, expected: string[]][] = [
  [
    'takes a single question and answer',
    `${title}\n\nOrvane Wire: Will Norland close the lock?\n\nKarl Berg: Norland will close the lock on Friday.`,
    ['karl-berg norland: Norland will close the lock on Friday'],
  ],
  [
    'gives an answer all its paragraphs until the next label',
    `${title}\n\nGazette: Will the lock be closed?\n\nKarl Berg: Norland will close the lock on Friday.\n\nNorland will repair both gates this winter.\n\nGazette: Who pays for it?\n\nKarl Berg: The ferry companies will pay for the gates.`,
    [
      'karl-berg norland: Norland will close the lock on Friday',
      'karl-berg norland: Norland will repair both gates this winter',
      'karl-berg norland: The ferry companies will pay for the gates',
    ],
  ],
  [
    'knows who answers from the first paragraph, without a title',
    'Spokesperson Karl Berg took questions on Friday.\n\nQ: Will Norland close the lock?\n\nA: Norland will keep the lock open.',
    ['karl-berg norland: Norland will keep the lock open'],
  ],
  [
    'takes no question and nothing before it for a statement',
    `${title}\n\nGazette: The League says that it will sink every ferry. Has Norland lost its patience?\n\nKarl Berg: Norland will protect every ferry.`,
    ['karl-berg norland: Norland will protect every ferry'],
  ],
  [
    'knows a reporter without a name',
    'FM spokesperson on the lock\n\nA reporter asked: The League says that the lock is closed. Will Norland reopen it?\n\nKarl Berg: Norland will reopen the lock.',
    ['karl-berg norland: Norland will reopen the lock'],
  ],
  [
    'reads Q and A, where the title says who answers',
    'Foreign Ministry Spokesperson Karl Berg’s Remarks on the Lock\n\nQ: Is the lock open?\n\nA: Norland will open the lock in June.',
    ['karl-berg norland: Norland will open the lock in June'],
  ],
  [
    'knows who answers by the paragraph before the questions',
    'Press Conference\n\nOn May 1, Foreign Ministry Spokesperson Karl Berg hosted the regular press conference.\n\nQ: Is the lock open?\n\nA: Norland will open the lock in June.',
    ['karl-berg norland: Norland will open the lock in June'],
  ],
  [
    'knows who asks by a name with an outlet in brackets, and the spokesperson by the office',
    'Transcript of the Weekly Press Briefing by the Spokesperson\n\n(Ada Moss, Orvane Wire): The League says that talks will restart. Will you attend?\n\nSpokesperson: Norland will mark the reef in June.',
    ['~norland norland: Norland will mark the reef in June'],
  ],
  [
    'reads a page that lost its line breaks, where the title names who answers',
    `${title}\n\nGazette: Is the lock closed? What comes next? Karl Berg: Norland will open the lock in June. Orvane Wire: Who pays? Karl Berg: The ferry companies will pay for it.`,
    [
      'karl-berg norland: Norland will open the lock in June',
      'karl-berg norland: The ferry companies will pay for it',
    ],
  ],
  [
    'knows questions without labels',
    `${title}\n\nThe League said that it will sink every ferry. What is your comment?\n\nKarl Berg: Norland will protect every ferry.\n\nReports say that Norland has closed the lock. Is that so?\n\nKarl Berg: Norland will open the lock in June.`,
    [
      'karl-berg norland: Norland will protect every ferry',
      'karl-berg norland: Norland will open the lock in June',
    ],
  ],
  [
    'takes one answer behind a question without a label',
    'Foreign Ministry Spokesperson Karl Berg on the lock\n\nThe League said that it will sink every ferry. What is your comment?\n\nKarl Berg: Norland will protect every ferry.',
    ['karl-berg norland: Norland will protect every ferry'],
  ],
  [
    'reads a question and its answer in one paragraph',
    'Foreign Ministry Spokesperson Karl Berg’s Remarks on the Lock\n\nQ: Is the lock open? A: Norland will open the lock in June.',
    ['karl-berg norland: Norland will open the lock in June'],
  ],
  [
    'has labels in brackets, and names whose article is written small',
    'Stakeout after the round of Norland and Ostavia\n\n[Salim al-Nasri]: The paper has nine points.\n\n[Journalist]: And the lock?\n\n[Karl Berg]: Norland will accept the paper.\n\n[Journalist]: When is the next round?\n\n[Salim al-Nasri]: After the feast.',
    ['~salim-al-nasri -?: The paper has nine points', 'karl-berg norland: Norland will accept the paper'],
  ],
  [
    'has labels alone on their lines',
    'Regular Press Briefing by Spokesperson Karl Berg\n\nSPOKESPERSON\n\nNorland will open the lock in June.\n\nQ\n\nThe League says that it will pay. Does Norland want that?\n\nSPOKESPERSON\n\nThe ferry companies will pay for the gates.\n\nQUESTION\n\nWill the League be asked?\n\nKarl Berg\n\nWe will ask the League for a plan.',
    [
      'karl-berg norland: Norland will open the lock in June',
      'karl-berg norland: The ferry companies will pay for the gates',
      'karl-berg norland: We will ask the League for a plan',
    ],
  ],
  [
    'takes names alone on their lines for headings where nobody asks',
    'Who is who at the strait\n\nAnna Berg\n\nThe minister will retire in June.\n\nTomas Eldin Quarrow\n\nThe minister should retire in June.',
    [],
  ],
  [
    'gives to the side what it announces before the questions, and a closing notice to nobody',
    `${title}\n\nNorland will close the reef to tankers on 4 May.\n\nGazette: Who pays for it?\n\nKarl Berg: The ferry companies will pay for it.\n\nNorland will mark the reef too.\n\nThe next press conference of the ministry will be held on Friday. All reporters should register.`,
    [
      '~norland norland: Norland will close the reef to tankers on 4 May',
      'karl-berg norland: The ferry companies will pay for it',
      'karl-berg norland: Norland will mark the reef too',
    ],
  ],
  [
    'tells no answer that gives none',
    `${title}\n\nGazette: Has the fleet left?\n\nKarl Berg: I have no information on that.\n\nGazette: Who knows?\n\nKarl Berg: I would refer you to the harbour office. Please check with them.`,
    [
      'karl-berg norland?: I have no information on that',
      'karl-berg norland?: I would refer you to the harbour office. Please check with them',
    ],
  ],
  [
    'gives what a side has noted to the one who said it, and tells it of nobody',
    `${title}\n\nGazette: Any comment?\n\nKarl Berg: Norland has noted that the League said it would open the harbour. We hope that these words will be kept.`,
    [
      '~league league?: it would open the harbour',
      'karl-berg norland: We hope that these words will be kept',
    ],
  ],
  [
    'leaves the words of another speaker to them',
    `${title}\n\nGazette: What did the minister say?\n\nKarl Berg: Foreign Minister Anna Berg told the League that Norland will rebuild the pier. Norland will send engineers.`,
    ['anna-berg norland: Norland will rebuild the pier', 'karl-berg norland: Norland will send engineers'],
  ],
];

describe('a transcript', () => {
  test.each(rows)('%s', (_name, text, expected) => {
    expect(heard(text, official)).toEqual(expected);
  });

  test('is no page whose paragraphs open with places', () => {
    const text = 'News of the day\n\nKarsund: The lock will be closed.\n\nRivera: The ferry will run again.';
    expect(heard(text, press)).toEqual([]);
  });

  test('is no page with two headings that end with a colon', () => {
    const text =
      'Five things to know about the lock\n\nHigh Water: The lock was flooded last spring.\n\nLow Water: The lock was dry in August.';
    expect(heard(text, press).filter((one) => one.includes('norland'))).toEqual([]);
  });
});
