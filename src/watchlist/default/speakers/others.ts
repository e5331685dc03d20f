import type { WatchlistInput } from '../../../core/watchlist/schema.ts';

/** Who speaks for the other parties about the two. */
export const otherSpeakers: NonNullable<WatchlistInput['speakers']> = [
  {
    id: 'shehbaz-sharif',
    name: 'Shehbaz Sharif',
    aliases: ['Shahbaz Sharif'],
    roles: [
      { title: 'Pakistani prime minister', party: 'pakistan', from: '2022-04-11', until: '2023-08-14' },
      { title: 'Pakistani prime minister', party: 'pakistan', from: '2024-03-04' },
    ],
  },
  {
    id: 'ishaq-dar',
    name: 'Ishaq Dar',
    aliases: ['Mohammad Ishaq Dar'],
    roles: [{ title: 'Pakistani foreign minister', party: 'pakistan', from: '2024-03-11' }],
  },
  {
    id: 'khawaja-asif',
    name: 'Khawaja Asif',
    aliases: ['Khawaja Muhammad Asif'],
    roles: [{ title: 'Pakistani defence minister', party: 'pakistan' }],
  },
  {
    id: 'donald-trump',
    name: 'Donald Trump',
    aliases: ['Trump'],
    roles: [
      { title: 'US president', party: 'united-states', from: '2017-01-20', until: '2021-01-20' },
      { title: 'US president', party: 'united-states', from: '2025-01-20' },
    ],
  },
  {
    id: 'marco-rubio',
    name: 'Marco Rubio',
    aliases: ['Rubio'],
    roles: [{ title: 'US secretary of state', party: 'united-states', from: '2025-01-21' }],
  },
  {
    id: 'antony-blinken',
    name: 'Antony Blinken',
    aliases: ['Blinken'],
    roles: [
      { title: 'US secretary of state', party: 'united-states', from: '2021-01-26', until: '2025-01-20' },
    ],
  },
  {
    id: 'matthew-miller',
    name: 'Matthew Miller',
    aliases: [],
    roles: [{ title: 'US State Department spokesperson', party: 'united-states' }],
  },
  {
    id: 'antonio-guterres',
    name: 'António Guterres',
    aliases: ['Guterres'],
    roles: [{ title: 'UN secretary-general', party: 'un', from: '2017-01-01' }],
  },
  {
    id: 'roza-otunbayeva',
    name: 'Roza Otunbayeva',
    aliases: ['Otunbayeva'],
    roles: [{ title: 'Head of UNAMA', party: 'un', from: '2022-09-02' }],
  },
  {
    id: 'sergey-lavrov',
    name: 'Sergey Lavrov',
    aliases: ['Sergei Lavrov', 'Lavrov', 'Лавров'],
    roles: [{ title: 'Russian foreign minister', party: 'russia', from: '2004-03-09' }],
  },
  {
    id: 'zamir-kabulov',
    name: 'Zamir Kabulov',
    aliases: ['Kabulov', 'Кабулов'],
    roles: [{ title: "Russia's special envoy for Afghanistan", party: 'russia' }],
  },
  {
    id: 'maria-zakharova',
    name: 'Maria Zakharova',
    aliases: ['Zakharova', 'Захарова'],
    roles: [{ title: 'Russian foreign ministry spokeswoman', party: 'russia', from: '2015-08-10' }],
  },
];
