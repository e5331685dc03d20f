/** An invented strait with three coasts, whose ministries and the press tell of meetings. */
import { meetings } from '../../bench/entry.ts';

const party = (id: string, name: string, ...names: readonly string[]) => ({
  id,
  name,
  names: { en: [name, ...names] },
});
const speaker = (id: string, name: string, title: string, of: string, ...aliases: readonly string[]) => ({
  id,
  name,
  aliases,
  roles: [{ title, party: of, from: '2020-01-01' }],
});
const ministry = (id: string, name: string, of: string) => ({
  id,
  name,
  type: 'official',
  kind: 'page',
  url: `https://${id}.example/`,
  language: 'en',
  scope: 'all',
  party: of,
});

export const ARDELLAND = 'Ardelland Ministry of Foreign Affairs';
export const BELMAR = 'Belmaran Ministry of External Relations';
export const CORVIA = 'Foreign Ministry of Corvia';
export const PRESS = 'Coast Wire';

const straitWatchlist = {
  schema: 1,
  title: 'The strait',
  description: 'Invented',
  subject: { all: [['Ardell*', 'Belmar*', 'Corvia*']] },
  sources: [
    ministry('mfa-ardelland', ARDELLAND, 'ardelland'),
    ministry('mer-belmar', BELMAR, 'belmar'),
    ministry('fm-corvia', CORVIA, 'corvia'),
  ],
  parties: [
    party('ardelland', 'Ardelland', 'Ardellandic government', 'Ardellandic', 'Tarn'),
    party('belmar', 'Belmar', 'Belmaran government', 'Belmaran', 'Port Salis'),
    party('corvia', 'Corvia', 'Corvian government', 'Corvian', 'Leth'),
  ],
  speakers: [
    speaker('nora-vance', 'Nora Vance', 'Foreign Minister of Ardelland', 'ardelland'),
    speaker('odd-ruys', 'Odd Ruys', 'Deputy Foreign Minister of Ardelland', 'ardelland'),
    speaker('ilja-kern', 'Ilja Kern', 'President of Ardelland', 'ardelland'),
    speaker('tomas-abreu', 'Tomás Abreu', 'Minister of External Relations of Belmar', 'belmar'),
    speaker('celia-dorn', 'Celia Dorn', 'President of Belmar', 'belmar'),
    speaker('hana-lisk', 'Hana Lisk', 'Foreign Minister of Corvia', 'corvia'),
  ],
};

export const VANCE = 'Foreign Minister Nora Vance';
export const ABREU = 'Minister of External Relations Tomás Abreu';

/** @param at a day, whose noon it is published, or a time in UTC */
export function article(outlet: string, at: string, headline: string, ...paragraphs: readonly string[]) {
  const publishedAt = at.includes('T') ? at : `${at}T12:00:00Z`;
  const host = outlet.toLowerCase().replaceAll(/[^a-z]+/gu, '-');
  return {
    url: `https://${host}.example/${publishedAt}/${headline.toLowerCase().replaceAll(/[^a-z]+/gu, '-')}`,
    outlet,
    publishedAt,
    headline,
    text: paragraphs.join('\n\n'),
  };
}

/** Returns the meetings that articles tell of. */
export const meetingsOf = (...articles: readonly ReturnType<typeof article>[]) =>
  meetings(articles, straitWatchlist);

/** Returns the day, sides, people and place of each, as one line. */
export const summary = (...articles: readonly ReturnType<typeof article>[]): string[] =>
  meetingsOf(...articles).map(({ on, sides, speakers, place }) =>
    [on, sides.join('+'), speakers.toSorted().join('+'), place ?? '-'].join(' '),
  );
