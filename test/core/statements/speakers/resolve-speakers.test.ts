import { describe, expect, test } from 'vitest';
import type { ResolvedAttribution } from '../../../../src/core/statements/speakers/resolve-speakers.ts';
import { readInIsles, resolveInIsles } from './marked-article.ts';

/** `id party`, with a question mark where it is not certain. */
const shown = ({ speaker, party, certain }: ResolvedAttribution): string =>
  `${speaker.id} ${party ?? '-'}${certain ? '' : '?'}`;

const names: [string, string, string[]][] = [
  ['a full name', 'H\n\n{Anna Berg} <said> [the ferry would run].', ['anna-berg norland']],
  [
    'a title before a name',
    'H\n\n{Norlandic Foreign Minister Anna Berg} <said> [so].',
    ['anna-berg norland'],
  ],
  ['a small title before a name', 'H\n\n{foreign minister Anna Berg} <said> [so].', ['anna-berg norland']],
  [
    'a title with "of"',
    'H\n\n{the Minister of Foreign Affairs Anna Berg} <said> [so].',
    ['anna-berg norland'],
  ],
  ['a name of which a part is left out', 'H\n\n{Tomas Quarrow} <said> [so].', ['tomas-quarrow league']],
  ['an honorific', 'H\n\n{Mr. Tomas Eldin Quarrow} <said> [so].', ['tomas-quarrow league']],
  ['a given name more than the watchlist has', 'H\n\n{Johan Olof Lind} <said> [so].', ['olof-lind norland']],
  ['a name one letter off', 'H\n\n{Tomas Eldin Quarow} <said> [so].', ['tomas-quarrow league']],
  [
    'a surname of one name behind the given names of another',
    'H\n\n{Signe Vik} <said> [so].',
    ['signe-wiik rivera'],
  ],
  [
    'given names with a surname two letters off',
    'H\n\n{Rafiq Delrmat} <said> [so].',
    ['rafiq-delmar league'],
  ],
  ['a surname two letters off by itself', 'H\n\n{Delrmat} <said> [so].', ['~delrmat -']],
  [
    'a surname two letters off after the office',
    'H\n\n{Ostavian Foreign Minister Querrew} <said> [so].',
    ['tomas-quarrow league'],
  ],
  [
    'a surname two letters off after another office',
    'H\n\n{Ostavian Trade Minister Querrew} <said> [so].',
    ['~querrew league'],
  ],
  ['"H.E." before a name', 'H\n\n{H.E. Anna Berg} <said> [so].', ['anna-berg norland']],
  [
    'two offices before a name',
    'H\n\n{State Councilor and Foreign Minister Anna Berg} <said> [so].',
    ['anna-berg norland'],
  ],
  ['an alias by itself', 'H\n\n{Quarrow} <said> [so].', ['tomas-quarrow league']],
  ['an alias one letter off', 'H\n\n{Quarraw} <said> [so].', ['tomas-quarrow league']],
  ['an alias after a title', 'H\n\n{Captain Delmar} <said> [so].', ['rafiq-delmar league']],
  ['a surname that one person has', 'H\n\n{Prado} <said> [so].', ['ines-prado rivera']],
  ['names the other way round as another one', 'H\n\n{Berg Anna} <said> [so].', ['~berg-anna -']],
  [
    'a relative with an alias for surname as another one',
    'H\n\n{Oskar Quarrow} <said> [so].',
    ['~oskar-quarrow -'],
  ],
  ['a surname of two that neither is named by', 'H\n\n{Berg} <said> [so].', ['~berg norland?']],
  [
    'the surname of who was introduced last',
    'H\n\nAnna Berg met Karl Berg. {Karl Berg} <said> [so].| {Berg} <added> [more].',
    ['karl-berg norland', 'karl-berg norland'],
  ],
  [
    'a surname of two introduced in one sentence',
    'H\n\nAnna Berg met Karl Berg. {Berg} <said> [so].',
    ['karl-berg norland?'],
  ],
  [
    'the surname in a headline, introduced later',
    '{Quarrow} <says> [no].|\n\n{Tomas Eldin Quarrow} <said> [no].',
    ['tomas-quarrow league', 'tomas-quarrow league'],
  ],
  [
    'a surname of somebody unlisted',
    'H\n\nThe baker Mona Vale opened early. {Vale} <said> [it was cold].',
    ['~mona-vale -'],
  ],
  [
    'a relative introduced before his surname',
    'H\n\nIn the port, Oskar Quarrow waited. {Quarrow} <said> [so].',
    ['~oskar-quarrow -'],
  ],
  [
    'an unlisted person with a title of a party',
    'H\n\n{Norlandic foreign ministry spokesperson Eva Strand} <said> [so].',
    ['~eva-strand norland'],
  ],
  [
    'an unlisted person with a possessive party',
    "H\n\n{the League's deputy interior minister Hugo Banner} <said> [so].",
    ['~hugo-banner league'],
  ],
  [
    'an unlisted person with an apposition',
    'H\n\n{Eva Strand, a spokeswoman for the Norlandic embassy,} <said> [so].',
    ['~eva-strand norland'],
  ],
  [
    'an apposition outside the source',
    'H\n\n{Eva Strand}, a spokeswoman for the Norlandic embassy, <said> [so].',
    ['~eva-strand norland'],
  ],
  [
    'an apposition before the name',
    'H\n\nThe Norlandic deputy fisheries minister, {Lars Moe}, <said> [so].',
    ['~lars-moe norland'],
  ],
  [
    'a possessive name as whose spokesman it is',
    "H\n\n{Anna Berg's spokesman} <said> [so].",
    ['~norland-spokesperson norland'],
  ],
  [
    'a name after "for" as whose spokesman it is',
    'H\n\n{a spokesman for Anna Berg} <said> [so].',
    ['~norland-spokesperson norland'],
  ],
];

/** Name, party and role of whom the watchlist does not name. */
const offices: [source: string, expected: string, what: string][] = [
  [
    "Fina Marsh, chief of staff of the League's army,",
    "~fina-marsh league chief of staff of the League's army",
    'a function and a possessive',
  ],
  [
    "Juno Afghar, spokesman for the League's Ministry of Mines and Petroleum,",
    "~juno-afghar league spokesman for the League's Ministry of Mines and Petroleum",
    'a possessive before a ministry with fields',
  ],
  [
    'Juno Vell, spokesman for the League Ministry of Interior,',
    '~juno-vell league spokesman for the League Ministry of Interior',
    'a name before a ministry',
  ],
  [
    "Ota Renn, commander of Norland's border guard,",
    "~ota-renn norland commander of Norland's border guard",
    'a guard',
  ],
  [
    'Ota Renn, head of the Norlandic intelligence agency,',
    '~ota-renn norland head of the Norlandic intelligence agency',
    'an agency that is no outlet',
  ],
  [
    "Mika Holt, head of the supervision department of Norland's central bank,",
    "~mika-holt norland head of the supervision department of Norland's central bank",
    'a bank that is no company',
  ],
  [
    'Mika Holt, director of harbour research of the League,',
    '~mika-holt league director of harbour research of the League',
    'what is led',
  ],
  [
    'Mika Holt, a spokesman for opponents of the League,',
    '~mika-holt - spokesman',
    'whom somebody speaks for against a party',
  ],
];

const terms: [string, string, string, string[]][] = [
  [
    'the office of the day',
    '2021-05-01T00:00:00.000Z',
    'H\n\n{the Norlandic foreign minister} <said> [so].',
    ['nils-holm norland'],
  ],
  [
    'the office of another day',
    '2024-05-01T00:00:00.000Z',
    'H\n\n{the Norlandic foreign minister} <said> [so].',
    ['anna-berg norland'],
  ],
  ['a term that is over', '2024-05-01T00:00:00.000Z', 'H\n\n{Nils Holm} <said> [so].', ['nils-holm -']],
  [
    'a party of its day',
    '2019-05-01T00:00:00.000Z',
    'H\n\n{Ostavian Prime Minister Pavel Stroud} <said> [so].',
    ['old-regent old-ostavia'],
  ],
  [
    'a party that is no more',
    '2024-05-01T00:00:00.000Z',
    'H\n\n{Pavel Stroud} <said> [so].',
    ['old-regent -'],
  ],
  ['a party before its day', '2019-05-01T00:00:00.000Z', 'H\n\n{the League} <said> [so].', ['~league -?']],
  [
    'an adjective that two parties had, now',
    '2024-05-01T00:00:00.000Z',
    'H\n\n{the Ostavian interior minister} <said> [so].',
    ['~league-interior-minister league'],
  ],
  [
    'an adjective that two parties had, then',
    '2019-05-01T00:00:00.000Z',
    'H\n\n{the Ostavian interior minister} <said> [so].',
    ['~old-ostavia-interior-minister old-ostavia'],
  ],
  [
    'a former minister with another office now',
    '2024-05-01T00:00:00.000Z',
    'H\n\n{former trade minister Anna Berg} <said> [so].',
    ['anna-berg norland'],
  ],
  [
    'a former minister by the text',
    '2024-05-01T00:00:00.000Z',
    'H\n\n{former foreign minister Tomas Eldin Quarrow} <said> [so].',
    ['tomas-quarrow -'],
  ],
  [
    'an unlisted former minister',
    '2024-05-01T00:00:00.000Z',
    'H\n\n{former Norlandic defence minister Gustav Rask} <said> [so].',
    ['~gustav-rask -'],
  ],
  [
    'an ex-minister without a name',
    '2024-05-01T00:00:00.000Z',
    'H\n\n{the ex-foreign minister of Norland} <said> [so].',
    ['~ex-foreign-minister-of-norland -?'],
  ],
];

const roles: [string, string, string[]][] = [
  [
    'the noun of an officer whom the article gave no name',
    'H\n\nThe Norlandic envoy came. {The envoy} <said> [so].',
    ['~norland-envoy norland'],
  ],
  [
    'the noun of the last of two officers',
    'H\n\nThe Norlandic envoy met the Riveran envoy. {The envoy} <said> [so].',
    ['ines-prado rivera'],
  ],
  [
    'the noun of an officer of a side that is not listed',
    'H\n\nThe Indian envoy came. {The envoy} <said> [so].',
    ['~envoy -?'],
  ],
  [
    "the neighbours of a side, who are not that side's",
    "H\n\n{The League's neighbours} <said> [so].",
    ['~league-neighbours -?'],
  ],
  [
    'the office alone, at home in a dateline with its agency',
    'H\n\nKarsund, ONA: {Minister of Public Health Hugo Banner} <said> [so].',
    ['~hugo-banner norland'],
  ],
  [
    'the office alone, in capitals with the agency in brackets',
    'H\n\nKARSUND (ONA) {Minister of Public Health Hugo Banner} <said> [so].',
    ['~hugo-banner norland'],
  ],
  [
    'an office at home that the watchlist gives to another',
    'H\n\nKARSUND (ONA) {Foreign Minister Hugo Banner} <said> [so].',
    ['~hugo-banner -'],
  ],
  [
    'an office at home that is one of many',
    'H\n\nKARSUND (ONA) {Hugo Banner}, a health minister in the old days, <said> [so].',
    ['~hugo-banner -'],
  ],
  [
    'a name before a colon, which is no dateline',
    'H\n\nKarsund, alas: {Minister of Public Health Hugo Banner} <said> [so].',
    ['~hugo-banner -'],
  ],
  [
    'an acting minister',
    'H\n\n{the acting Ostavian foreign minister} <said> [so].',
    ['tomas-quarrow league'],
  ],
  ['a top diplomat', "H\n\n{Norland's top diplomat} <said> [so].", ['anna-berg norland']],
  [
    'a minister of an embedded side',
    'H\n\n{the foreign minister of Norland} <said> [so].',
    ['anna-berg norland'],
  ],
  [
    'an office that the watchlist does not hold',
    'H\n\n{the Norlandic commerce minister} <said> [so].',
    ['~norland-commerce-minister norland'],
  ],
  [
    'a deputy, who is not the minister',
    'H\n\n{the Norlandic deputy foreign minister} <said> [so].',
    ['~norland-deputy-foreign-minister norland'],
  ],
  [
    'an ambassador of one side to the other',
    'H\n\n{the Norlandic ambassador to Ostavia} <said> [so].',
    ['olof-lind norland'],
  ],
  [
    'an ambassador in a city of the other side',
    'H\n\n{the Ostavian ambassador in Karsund} <said> [so].',
    ['~league-ambassador league'],
  ],
  [
    'an envoy whose destination is a party',
    "H\n\n{Rivera's envoy for Ostavia} <said> [so].",
    ['ines-prado rivera'],
  ],
  [
    'the minister who was introduced',
    'H\n\nTomas Eldin Quarrow, the Ostavian foreign minister, landed. {The minister} <said> [so].',
    ['tomas-quarrow league'],
  ],
  [
    'the envoy who was introduced',
    'H\n\nOlof Lind, the Norlandic ambassador, landed. {The envoy} <said> [so].',
    ['olof-lind norland'],
  ],
  [
    'an officer, who is not the last one of another office',
    'H\n\nThe Norlandic foreign minister landed. {The deputy prime minister} <said> [so].',
    ['~deputy-prime-minister -?'],
  ],
  [
    'the spokesman who was introduced',
    'H\n\nSpokesman Rafiq Delmar spoke in the square. {The spokesman} <said> [so].',
    ['rafiq-delmar league'],
  ],
  [
    'a counterpart',
    'H\n\nAnna Berg met Tomas Eldin Quarrow. {Berg} <said> [so].| {Her Ostavian counterpart} <said> [no].',
    ['anna-berg norland', 'tomas-quarrow league'],
  ],
  [
    'a minister of a country that is no party',
    'H\n\n{the Valdorian foreign minister} <said> [so].',
    ['~valdorian-foreign-minister -?'],
  ],
  [
    'somebody of a country that is no party',
    "H\n\n{Valdoria's ambassador to Norland} <said> [so].",
    ['~valdoria-ambassador-to-norland -?'],
  ],
  ['an office with abbreviation', '{Norlandic FM} <warns> [of storms].', ['anna-berg norland']],
];

const pronouns: [string, string, string[]][] = [
  [
    'he: who spoke last',
    'H\n\n{Anna Berg} <said> [so].| {She} <added> [more].',
    ['anna-berg norland', 'anna-berg norland'],
  ],
  [
    'he: the subject of the sentence before',
    'H\n\nTomas Eldin Quarrow met Anna Berg in the port. {He} <said> [so].',
    ['tomas-quarrow league'],
  ],
  [
    'he: not whom the words are about',
    'H\n\n{Anna Berg} <said> [Tomas Eldin Quarrow would come].| {He} <added> [more].',
    ['anna-berg norland', 'anna-berg norland'],
  ],
  [
    'he: far from anybody',
    'H\n\nAnna Berg sailed.\n\nIt rained.\n\nIt snowed.\n\n{She} <said> [so].',
    ['anna-berg norland?'],
  ],
  [
    'it: the institution that spoke',
    'H\n\n{The Norlandic foreign ministry} <said> [so].| {It} <added> [more].',
    ['~norland-foreign-ministry norland', '~norland-foreign-ministry norland'],
  ],
  [
    'they: the officials',
    'H\n\n{League officials} <said> [so].| {They} <added> [more].',
    ['~league-officials league?', '~league-officials league?'],
  ],
  ['who: the name before it', 'H\n\nThe room cheered Anna Berg, {who} <said> [so].', ['anna-berg norland']],
  ['he with nobody before', 'H\n\n{He} <said> [so].', []],
  ['I', 'H\n\n{I} <said> [so].', []],
];

const institutions: [string, string, string[]][] = [
  ['a capital', 'H\n\n{Karsund} <said> [so].', ['~norland norland']],
  ['a side', 'H\n\n{The Norlandic side} <said> [so].', ['~norland norland']],
  ['a government', 'H\n\n{the League government} <said> [so].', ['~league league']],
  [
    'a ministry',
    'H\n\n{the Norlandic Ministry of Foreign Affairs} <said> [so].',
    ['~norland-foreign-ministry norland'],
  ],
  [
    'a side with another mark for its apostrophe',
    'H\n\n{Norland‘s government} <said> [so].',
    ['~norland norland'],
  ],
  ['an embassy', 'H\n\n{the Norlandic embassy in Ostavia} <said> [so].', ['~norland-embassy norland']],
  [
    'the ministry named before',
    'H\n\nThe Ostavian foreign ministry met. {The ministry} <said> [so].',
    ['~league-foreign-ministry league'],
  ],
  [
    'the ministry of two',
    'H\n\nThe Ostavian foreign ministry met the Norlandic foreign ministry. {The ministry} <said> [so].',
    ['~norland-foreign-ministry norland?'],
  ],
  [
    'a spokesman of the ministry named before',
    'H\n\nThe Norlandic fisheries ministry met. {a spokesman for the ministry} <said> [so].',
    ['~norland-fisheries-ministry-spokesperson norland'],
  ],
  [
    'the group',
    'H\n\n{The League} <said> [so].| {The group} <added> [more].',
    ['~league league', '~league league?'],
  ],
  ['both sides, of whom nobody knows who they are', 'H\n\n{The two sides} <agreed> [so].', []],
  ['a thing', 'H\n\n{The list} <said> [so].| {A joint text} <said> [so].| {Reports} <said> [so].', []],
  [
    'a thing, which is meant by the pronoun behind it',
    'H\n\n{Anna Berg} <said> [so].| {The poll} <found> [so].| {It} <said> [so].',
    ['anna-berg norland'],
  ],
  ['an unknown body with a name', 'H\n\n{Coast Watch} <said> [so].', ['~coast-watch -']],
  [
    'an unnamed officer of the opening, whom the article names later',
    'H\n\n[It rains], {a Norlandic foreign ministry spokesman} <said>.|\n\n{Spokesman Karl Berg} <said> [so].',
    ['karl-berg norland', 'karl-berg norland'],
  ],
  [
    'an unnamed officer, where the article names two of them',
    'H\n\n[It rains], {a Norlandic official} <said>. Karl Berg and Anna Berg left.',
    ['~norlandic-official norland?'],
  ],
  [
    'an official after the one person of the side',
    'H\n\nOlof Lind came. {The Norlandic official} <said> [so].',
    ['olof-lind norland'],
  ],
  ['two parties', 'H\n\n{Norland and Rivera} <said> [so].', ['~norland-and-rivera -?']],
  [
    'two people of two parties',
    'H\n\n{Anna Berg and Tomas Eldin Quarrow} <said> [so].',
    ['~anna-berg-and-tomas-eldin-quarrow -?'],
  ],
  ['officials of a party', 'H\n\n{Norlandic officials} <said> [so].', ['~norlandic-officials norland?']],
  [
    'a diplomat of a party',
    'H\n\n{a senior Norlandic diplomat} <said> [so].',
    ['~senior-norlandic-diplomat norland?'],
  ],
  ['officials of nobody', 'H\n\n{officials} <said> [so].', ['~officials -?']],
  ['officials somewhere', 'H\n\n{officials in Karsund} <said> [so].', ['~officials-in-karsund -?']],
  [
    'a professor at a place',
    'H\n\n{a professor at Karsund University} <said> [so].',
    ['~professor-at-karsund-university -?'],
  ],
  ['an analyst of a party', 'H\n\n{Norland analyst Mona Vale} <said> [so].', ['~mona-vale -']],
  [
    'an analyst based somewhere',
    'H\n\n{a Karsund-based analyst} <said> [so].',
    ['~karsund-based-analyst -?'],
  ],
  ['a group named after a party', 'H\n\n{the Riveran League} <said> [so].', ['~riveran-league -?']],
  [
    'a group named after a party of a third country',
    'H\n\n{the Valdorian League} <said> [so].',
    ['~valdorian-league -?'],
  ],
  ['an outlet', 'H\n\n{the Orvane Wire} <said> [so].', ['~orvane-wire -']],
  [
    'a spokesman for a side',
    'H\n\n{a spokesman for the Harbour League} <said> [so].',
    ['~league-spokesperson league'],
  ],
];

describe('an unnamed spokesman', () => {
  const read = (text: string) => readInIsles(`H\n\n${text}`).map(shown);
  test.each([
    [
      'Norland urges the League to talk, a Foreign Ministry spokesperson said.',
      ['~norland-foreign-ministry-spokesperson norland'],
    ],
    ['Norland will build the pier, said a Foreign Ministry press release.', ['~norland norland']],
    [
      'Norland opposes the toll, an Indian Foreign Ministry spokesperson said.',
      ['~indian-foreign-ministry-spokesperson -?'],
    ],
    ['"Norland will build the pier," said a Foreign Ministry press release.', ['~norland norland']],
    [
      'ARDEN\n\nKARSUND (ONA) Rivera urges Norland to talk, a Foreign Ministry spokesperson said.',
      ['~rivera-foreign-ministry-spokesperson rivera'],
    ],
    [
      'ARDEN\n\nKARSUND (ONA) Rivera has flooded the valley, a Foreign Ministry spokesperson said.',
      ['~norland-foreign-ministry-spokesperson norland'],
    ],
    ['Norland flooded the valley, a spokesperson said.', ['~spokesperson -?']],
    ['Norland urges the League to talk, an analyst said.', ['~analyst -?']],
    [
      "Norland's coast will be closed, a Foreign Ministry spokesperson said.",
      ['~foreign-ministry-spokesperson -?'],
    ],
  ])('is of the side whose stance he gives: %s', (text, expected) => expect(read(text)).toEqual(expected));
});

describe('the speaker of a statement', () => {
  test.each(names)('is known by %s', (_, text, expected) => {
    expect(resolveInIsles(text).map(shown)).toEqual(expected);
  });
  test.each(terms)('goes by %s', (_, day, text, expected) => {
    expect(resolveInIsles(text, day).map(shown)).toEqual(expected);
  });
  test.each(roles)('is found by %s', (_, text, expected) => {
    expect(resolveInIsles(text).map(shown)).toEqual(expected);
  });
  test.each(pronouns)('is meant by %s', (_, text, expected) => {
    expect(resolveInIsles(text).map(shown)).toEqual(expected);
  });
  test.each(institutions)('is read from %s', (_, text, expected) => {
    expect(resolveInIsles(text).map(shown)).toEqual(expected);
  });
  test.each(offices)('has the whole office: %s', (source, expected) => {
    const found = resolveInIsles(`H\n\n{${source}} <said> [so].`).map(
      ({ speaker, party }) => `${speaker.id} ${party ?? '-'} ${speaker.role ?? '-'}`,
    );
    expect(found).toEqual([expected]);
  });
});
