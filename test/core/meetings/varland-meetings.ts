/** An invented watchlist of leaders, a trade commissioner and an alliance, and what their offices and the press publish. */
const party = (id: string, name: string, ...names: string[]) => ({
  id,
  name,
  names: { en: [name, ...names] },
});
const speaker = (id: string, name: string, title: string, of: string, ...aliases: string[]) => ({
  id,
  name,
  aliases,
  roles: [{ title, party: of }],
});
const office = (id: string, name: string, of: string) => ({
  id,
  name,
  type: 'official',
  kind: 'page',
  url: `https://${id}.example.com/`,
  language: 'en',
  scope: 'all',
  party: of,
});

export const VARLAND = 'Office of the President of Varland';
export const KESTRIA = "Kestrian Prime Minister's Office";
export const PRESS = 'The Herald';

export const varlandWatchlist = {
  schema: 1,
  title: 'Varland and its neighbours',
  description: 'Invented',
  subject: { all: [['Varland*', 'Kestri*', 'Union', 'Pact', 'Solvik', 'Brenn']] },
  sources: [
    office('varland-president', VARLAND, 'varland'),
    office('kestria-pm', KESTRIA, 'kestria'),
    office('union-press', 'Union Press Service', 'union'),
    office('pact-news', 'Pact Newsroom', 'pact'),
  ],
  parties: [
    party('varland', 'Varland', 'Varlandic government', 'Solvik'),
    party('kestria', 'Kestria', 'Kestrian government', 'Brenn'),
    party('union', 'Continental Union', 'the Union'),
    party('pact', 'Northern Pact', 'the Pact'),
  ],
  speakers: [
    speaker('mila-osten', 'Mila Osten', 'President of Varland', 'varland', 'President Osten'),
    speaker('ana-rell', 'Ana Rell', 'Prime Minister of Kestria', 'kestria', 'Prime Minister Rell'),
    speaker('tor-lindahl', 'Tor Lindahl', 'Kestrian trade minister', 'kestria'),
    speaker('jonas-weil', 'Jonas Weil', 'Union trade commissioner', 'union', 'Commissioner Weil'),
    speaker('erik-halm', 'Erik Halm', 'Secretary General of the Northern Pact', 'pact'),
  ],
};

/** @param day of publication, at noon in UTC */
export const article = (outlet: string, day: string, headline: string, ...paragraphs: readonly string[]) => ({
  url: `https://${outlet.toLowerCase().replaceAll(/[^a-z]+/gu, '-')}.example.com/${day}`,
  outlet,
  publishedAt: `${day}T12:00:00Z`,
  headline,
  text: paragraphs.join('\n\n'),
});

/** Returns the accounts of one meeting that both offices publish, with a paragraph of each. */
export const bothAccounts = (varlands: string, kestrias: string) => [
  article(
    VARLAND,
    '2026-09-10',
    'President Osten meets Prime Minister Rell',
    'President Mila Osten met Prime Minister Ana Rell in Solvik on 10 September.',
    varlands,
  ),
  article(
    KESTRIA,
    '2026-09-10',
    'Prime Minister Rell in Solvik',
    'Prime Minister Ana Rell met President Mila Osten in Solvik on 10 September.',
    kestrias,
  ),
];
