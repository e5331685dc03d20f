import { describe, expect, it } from 'vitest';
import { namesOfParties } from '../../../../src/core/ledger/frame/party-names.ts';
import { frameOf } from '../../../../src/core/ledger/frame/frame.ts';
import { parties, speakers } from '../ledger-rows.ts';

const names = namesOfParties({ parties, speakers });

/** `+` said, `-` negated, `~` said both ways, a `?` after what is conditional. */
function shown(text: string): string {
  const sign = { '1': '+', '-1': '-', '0': '~' };
  return [...frameOf(text, names).terms.values()]
    .map(({ stem, polarity, conditional }) => `${sign[`${polarity}`]}${stem}${conditional ? '?' : ''}`)
    .join(' ');
}

describe('stems and their polarity', () => {
  it.each([
    ['Norland will support the plan', '+support +plan'],
    ['Norland will not support the plan', '-support -plan'],
    ['Norland opposes the plan', '+oppos -plan'],
    ['Our land will never be used against others', '+land -us -against'],
    ['We will prevent the use of our land', '-us -land'],
    ['We will not prevent the use of our land', '+us +land'],
    ['Norland won’t attack', '-attack'],
    ['Norland threatens nobody', '-threaten'],
    ['We do not only trade, we invest', '+trade +invest'],
    ['We will not trade, but we will invest', '-trade +invest'],
    ['Nothing will stop us from helping', '-stop +help'],
    ['We will trade if they withdraw', '+trade +withdraw?'],
    ['If they withdraw, we will trade', '+withdraw? +trade'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('leaves out the names of parties and speakers, and keeps which parties they name', () => {
    expect(shown('Holm told the Sundrian government that Kesmet trades with Norland')).toBe('+tell +trade');
    expect([...frameOf('The Sundrian side and Aldby', names).parties]).toEqual(['sundria', 'norland']);
  });
});

describe('what decides', () => {
  const numbers = (text: string) => [...frameOf(text, names).numbers];

  it.each([
    ['five hundred and twenty men', ['520']],
    ['1,500 men and 1.5 million crowns', ['1500', '1500000']],
    ['twenty-five percent, or 25%', ['25']],
    ['a decade', ['10']],
    ['one week a year', ['1']],
    ['the two countries, first and foremost', []],
    ['On 5 June 2024', []],
  ])('the numbers of "%s"', (text, expected) => {
    expect(numbers(text)).toEqual(expected);
  });

  it.each([
    ['will send', 'firm'],
    ['may send', 'weak'],
    ['will consider sending', 'weak'],
    ['will do what we can', 'weak'],
    ['plans to send', 'half'],
    ['may not send', null],
    ['only boats may land', null],
    ['sends', null],
  ])('the modality of "%s"', (text, expected) => {
    expect(frameOf(text, names).modality).toBe(expected);
  });

  it.each([
    ['will be signed', 'announced'],
    ['has already been signed', 'done'],
    ['had not signed', 'done'],
    ['has the right to sign', null],
    ['signs', null],
  ])('the phase of "%s"', (text, expected) => {
    expect(frameOf(text, names).phase).toBe(expected);
  });

  it.each([
    ['all of them', 'all'],
    ['some of them', 'some'],
    ['them', null],
  ])('the quantity of "%s"', (text, expected) => {
    expect(frameOf(text, names).quantity).toBe(expected);
  });

  it('dates and periods', () => {
    const { dates, periods } = frameOf('In June 2024, and every hour until next year', names);
    expect([[...dates], [...periods]]).toEqual([['jun', '2024', 'next year'], ['hour']]);
  });

  it('reads no more of a text than a clause can be', () => {
    const { terms } = frameOf('no unless if attack , '.repeat(50_000), names);
    expect(terms.size).toBeLessThan(10);
  });
});

describe('a side that is named by common nouns', () => {
  const harbour = namesOfParties({
    parties: [{ id: 'port', name: 'Port authority', names: {}, from: null, until: null }],
    speakers: [],
  });

  it('is left out as it is written in a text, and its words stay words', () => {
    const conceptsOf = (text: string): string[] => [...frameOf(text, harbour).terms.keys()];
    expect(conceptsOf('The port authority will close the narrows')).toEqual(
      conceptsOf('We will close the narrows'),
    );
    expect([...frameOf('The port authority will close the narrows', harbour).parties]).toEqual(['port']);
    expect(conceptsOf('The port will close')).toContain('port');
  });
});
