import { describe, expect, test } from 'vitest';
import { heard, official, press } from './heard.ts';

describe('a speech', () => {
  test('is all said by the one whom its title names, but for thanks and greetings', () => {
    const text =
      'Remarks by Ambassador Olof Lind at the Strait Conference\n\nMr. Chairman,\n\nI thank you for this invitation.\n\nThe conference should close the reef to tankers. We will table a draft in June.\n\nWe call on the League to free the crew.\n\nThank you, Mr. Chairman.';
    const expected = [
      'olof-lind norland: The conference should close the reef to tankers',
      'olof-lind norland: We will table a draft in June',
      'olof-lind norland: We call on the League to free the crew',
    ];
    expect(heard(text, official)).toEqual(expected);
    expect(heard(text, press)).toEqual(expected);
  });

  test('leaves to others what they said, and tells it of nobody', () => {
    const text =
      'Statement by Ambassador Olof Lind on the Reef\n\nQuarrow said that the League will never mark the reef. We regret that.';
    expect(heard(text, official)[0]).toBe('tomas-quarrow league?: the League will never mark the reef');
  });

  test('is by the one "by" whom its title says it is, whatever it calls it', () => {
    const text =
      'Right of reply by Ambassador Olof Lind (the Reef)\n\nMadam President,\n\nMy delegation did not ask for this debate. There is no ban on fishing. We will mark the reef.';
    expect(heard(text, official)).toContain('olof-lind norland: There is no ban on fishing');
    expect(heard(text, official)).toContain('olof-lind norland: We will mark the reef');
  });

  test('of a ministry condemns in its own name, and tells what happened in May to nobody', () => {
    const text =
      'Statement of the Ministry of Foreign Affairs of Norland\n\nOn the night of 3 May armed men crossed the lock. The Ministry strongly condemns this raid.';
    expect(heard(text, official)).toEqual([
      '~norland norland?: On the night of 3 May armed men crossed the lock',
      '~norland norland: The Ministry strongly condemns this raid',
    ]);
  });

  test('is a letter from the one whom its title names, without its formulas', () => {
    const text =
      'Letter from Ambassador Olof Lind to the Council\n\nI have the honour to write to you. Norland protests against the search of its ships. I should be grateful if you would circulate this letter.';
    expect(heard(text, official)).toEqual([
      'olof-lind norland: Norland protests against the search of its ships',
    ]);
  });

  test('is known by its title whatever in it looks like a verb', () => {
    const text =
      'Remarks by Ambassador Olof Lind at the Forum: lessons from the reef talks\n\nWe will mark the reef.';
    expect(heard(text, press)).toEqual(['olof-lind norland: We will mark the reef']);
  });

  test('is by the side whose page it is where its title names the topic alone', () => {
    const text = 'Statement on the search of ships\n\nWe demand that the log be shown in full.';
    expect(heard(text, official)).toEqual(['~norland norland: We demand that the log be shown in full']);
    expect(heard(text, press)).toEqual([]);
  });

  test('is no news of a visit "by" somebody', () => {
    const text = 'Visit by Ambassador Olof Lind\n\nThe ambassador saw the port. The lock is 90 metres long.';
    expect(heard(text, press)).toEqual([]);
  });

  test('is a report where its page quotes who spoke', () => {
    const text =
      'Statement by Minister Anna Berg on the reef\n\nForeign Minister Anna Berg spoke at the port. "The reef must be marked," she said. Some 500 guests came to the port.';
    expect(heard(text, official)).toEqual(['anna-berg norland: The reef must be marked']);
  });
});

describe("a ministry's statement", () => {
  test('is said by its side; what only happened or describes is not told', () => {
    const text =
      'Statement of the Ministry of Foreign Affairs concerning the Reef\n\nThe Ministry demands the release of the crew. Norland shall not become a graveyard of ships.\n\nThe reef lies twelve miles from Karsund. The statement was handed to all embassies.';
    expect(heard(text, official)).toEqual([
      '~norland norland: The Ministry demands the release of the crew',
      '~norland norland: Norland shall not become a graveyard of ships',
      '~norland norland?: The reef lies twelve miles from Karsund',
      '~norland norland?: The statement was handed to all embassies',
    ]);
  });

  test('is the position of the side that its title names', () => {
    const text =
      "Norland's Position on the Reef\n\n1. Norland respects the borders of Ostavia.\n\n2. The League should mark the reef.";
    expect(heard(text, official)).toEqual([
      '~norland norland: Norland respects the borders of Ostavia',
      '~norland norland: The League should mark the reef',
    ]);
  });
  test('is by the one "by" whom its title says it is, whatever it calls it', () => {
    const text =
      'Right of reply by Ambassador Olof Lind (the Reef)\n\nMadam President,\n\nMy delegation did not ask for this debate. There is no ban on fishing. We will mark the reef.';
    expect(heard(text, official)).toContain('olof-lind norland: There is no ban on fishing');
    expect(heard(text, official)).toContain('olof-lind norland: We will mark the reef');
  });

  test('of a ministry condemns in its own name, and tells what happened in May to nobody', () => {
    const text =
      'Statement of the Ministry of Foreign Affairs of Norland\n\nOn the night of 3 May armed men crossed the lock. The Ministry strongly condemns this raid.';
    expect(heard(text, official)).toEqual([
      '~norland norland?: On the night of 3 May armed men crossed the lock',
      '~norland norland: The Ministry strongly condemns this raid',
    ]);
  });

  test('is a letter from the one whom its title names, without its formulas', () => {
    const text =
      'Letter from Ambassador Olof Lind to the Council\n\nI have the honour to write to you. Norland protests against the search of its ships. I should be grateful if you would circulate this letter.';
    expect(heard(text, official)).toEqual([
      'olof-lind norland: Norland protests against the search of its ships',
    ]);
  });

  test('is known by its title whatever in it looks like a verb', () => {
    const text =
      'Remarks by Ambassador Olof Lind at the Forum: lessons from the reef talks\n\nWe will mark the reef.';
    expect(heard(text, press)).toEqual(['olof-lind norland: We will mark the reef']);
  });

  test('is by the side whose page it is where its title names the topic alone', () => {
    const text = 'Statement on the search of ships\n\nWe demand that the log be shown in full.';
    expect(heard(text, official)).toEqual(['~norland norland: We demand that the log be shown in full']);
    expect(heard(text, press)).toEqual([]);
  });

  test('is no news of a visit "by" somebody', () => {
    const text = 'Visit by Ambassador Olof Lind\n\nThe ambassador saw the port. The lock is 90 metres long.';
    expect(heard(text, press)).toEqual([]);
  });

  test('is a report where its own side is quoted', () => {
    const text =
      "Norland's Position on the Reef\n\nIn the paper, Norland says that it respects the borders of Ostavia. Norland will mark the reef, the paper says.";
    expect(heard(text, official)[0]).toBe('~norland norland: it respects the borders of Ostavia');
  });
});

describe("a side's own page without a form", () => {
  test('speaks for its side where the side itself is the subject, and not where one of its people is', () => {
    const text =
      'News of the reef\n\nNorland will mark the reef in June. Four divers of Norland have left Karsund. Ostavia will pay for it.';
    expect(heard(text, official)).toEqual(['~norland norland: Norland will mark the reef in June']);
    expect(heard(text, press)).toEqual([]);
  });
});
