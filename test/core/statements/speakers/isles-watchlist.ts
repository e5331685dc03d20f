import { Watchlist, type WatchlistInput } from '../../../../src/core/watchlist/schema.ts';

/** An invented subject: two island states, a league that rules one of them, and a river country. */
const isles: WatchlistInput = {
  schema: 1,
  title: 'The isles',
  subject: { all: [['norland']] },
  sources: [
    {
      id: 'gazette',
      name: 'Gazette',
      type: 'press',
      kind: 'feed',
      url: 'https://gazette.example/f',
      language: 'en',
    },
    {
      id: 'orvane-wire',
      name: 'Orvane Wire',
      type: 'state',
      kind: 'feed',
      url: 'https://w.example/f',
      language: 'en',
    },
    {
      id: 'norland-cabinet',
      name: 'Norland cabinet office',
      type: 'official',
      party: 'norland',
      kind: 'page',
      url: 'https://n.example/',
      language: 'en',
    },
  ],
  parties: [
    {
      id: 'norland',
      name: 'Norland',
      names: {
        en: ['Norland', 'Karsund', 'Norlandic government', 'Norlandic foreign ministry'],
        sv: ['Norland'],
      },
      speaks: 'sv',
    },
    {
      id: 'league',
      name: 'Harbour League',
      names: {
        en: [
          'Harbour League',
          'League',
          'Free Republic of Ostavia',
          'League government',
          'Ostavian foreign ministry',
        ],
        ur: ['لیگ'],
      },
      from: '2020-03-01',
    },
    {
      id: 'old-ostavia',
      name: 'Kingdom of Ostavia',
      names: { en: ['Kingdom of Ostavia', 'Ostavian royal government'] },
      until: '2020-02-29',
    },
    { id: 'rivera', name: 'Rivera', names: { en: ['Rivera', 'Riveran government'] } },
  ],
  speakers: [
    {
      id: 'anna-berg',
      name: 'Anna Berg',
      roles: [
        { title: 'Norlandic trade minister', party: 'norland', from: '2019-01-01', until: '2022-12-31' },
        { title: 'Norlandic foreign minister', party: 'norland', from: '2023-01-01' },
      ],
    },
    {
      id: 'karl-berg',
      name: 'Karl Berg',
      roles: [{ title: 'Norlandic foreign ministry spokesperson', party: 'norland' }],
    },
    {
      id: 'nils-holm',
      name: 'Nils Holm',
      roles: [
        { title: 'Norlandic foreign minister', party: 'norland', from: '2018-01-01', until: '2022-12-31' },
      ],
    },
    {
      id: 'tomas-quarrow',
      name: 'Tomas Eldin Quarrow',
      aliases: ['Quarrow'],
      roles: [{ title: 'Ostavian foreign minister', party: 'league', from: '2020-03-01' }],
    },
    {
      id: 'rafiq-delmar',
      name: 'Rafiq Delmar',
      aliases: ['Captain Delmar'],
      roles: [{ title: 'Spokesman of the Harbour League', party: 'league' }],
    },
    {
      id: 'ines-prado',
      name: 'Ines Prado',
      roles: [{ title: "Rivera's special envoy on Ostavian affairs", party: 'rivera' }],
    },
    {
      id: 'signe-wiik',
      name: 'Signe Wiik',
      aliases: ['Vik'],
      roles: [{ title: 'Riveran water commissioner', party: 'rivera' }],
    },
    {
      id: 'olof-lind',
      name: 'Olof Lind',
      roles: [{ title: 'Norlandic ambassador to Ostavia', party: 'norland', from: '2022-01-01' }],
    },
    {
      id: 'old-regent',
      name: 'Pavel Stroud',
      roles: [{ title: 'Ostavian prime minister', party: 'old-ostavia', until: '2020-02-29' }],
    },
  ],
};

export const islesWatchlist: Watchlist = Watchlist.parse(isles);
