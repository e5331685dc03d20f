import { describe, expect, it } from 'vitest';
import { creditedAgency, datelineAgency } from '../../../src/core/extract/agencies.ts';

describe('creditedAgency', () => {
  it.each<[string, string | null]>([
    ['AFP', 'AFP'],
    ['AFP:', null],
    ['— Reuters', 'Reuters'],
    ['Source: Xinhua', 'Xinhua'],
    ['(With inputs from ANI)', 'ANI'],
    ['Mit Material von dpa', 'dpa'],
    ['dpa/AFP', 'dpa'],
    ['来源：新华社', 'Xinhua'],
    ['/ТАСС/', 'TASS'],
    ['AP photographs show lorries at the gate.', null],
    [
      'The Associated Press reported the talks first, and the ministry confirmed them in the evening of that day.',
      null,
    ],
    ['Reuters said no.', null],
  ])('reads %j as %s', (line, agency) => {
    expect(creditedAgency(line)).toBe(agency);
  });
});

describe('datelineAgency', () => {
  it.each<[string, string | null]>([
    ['KABUL, Oct. 6 (Xinhua) -- The two sides met on Friday.', 'Xinhua'],
    ['BEIJING (AP) — Officials said on Monday', 'AP'],
    ['新华社北京5月6日电 双方会谈', 'Xinhua'],
    ['КАБУЛ, 6 октября. /ТАСС/. Делегации встретились', 'TASS'],
    ['Kabul (dpa) - Die Delegationen trafen sich', 'dpa'],
    ['کابل (اے ایف پی) دونوں ملکوں کے وفود', 'AFP'],
    ['Officials of the agency met reporters.', null],
  ])('reads %j as %s', (paragraph, agency) => {
    expect(datelineAgency(paragraph)).toBe(agency);
  });
});
