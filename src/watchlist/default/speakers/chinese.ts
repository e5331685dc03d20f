import type { WatchlistInput } from '../../../core/watchlist/schema.ts';

/** Who speaks for China. */
export const chineseSpeakers: NonNullable<WatchlistInput['speakers']> = [
  {
    id: 'xi-jinping',
    name: 'Xi Jinping',
    aliases: ['President Xi', '习近平', '習近平', 'شی جین‌پینگ'],
    roles: [{ title: 'Chinese president', party: 'china', from: '2013-03-14' }],
  },
  {
    id: 'li-qiang',
    name: 'Li Qiang',
    aliases: ['李强'],
    roles: [{ title: 'Chinese premier', party: 'china', from: '2023-03-11' }],
  },
  {
    id: 'wang-yi',
    name: 'Wang Yi',
    aliases: ['王毅', 'وانگ یی'],
    roles: [
      { title: 'Chinese foreign minister', party: 'china', from: '2013-03-16', until: '2022-12-30' },
      { title: 'Director of the Central Foreign Affairs Office', party: 'china', from: '2023-01-01' },
      { title: 'Chinese foreign minister', party: 'china', from: '2023-07-25' },
    ],
  },
  {
    id: 'qin-gang',
    name: 'Qin Gang',
    aliases: ['秦刚', '秦剛'],
    roles: [{ title: 'Chinese foreign minister', party: 'china', from: '2022-12-30', until: '2023-07-25' }],
  },
  {
    id: 'mao-ning',
    name: 'Mao Ning',
    aliases: ['毛宁', '毛寧'],
    roles: [{ title: 'Chinese foreign ministry spokesperson', party: 'china', from: '2022-09-05' }],
  },
  {
    id: 'lin-jian',
    name: 'Lin Jian',
    aliases: ['林剑', '林劍'],
    roles: [{ title: 'Chinese foreign ministry spokesperson', party: 'china', from: '2024-03-18' }],
  },
  {
    id: 'guo-jiakun',
    name: 'Guo Jiakun',
    aliases: ['郭嘉昆'],
    roles: [{ title: 'Chinese foreign ministry spokesperson', party: 'china', from: '2025-01-06' }],
  },
  {
    id: 'wang-wenbin',
    name: 'Wang Wenbin',
    aliases: ['汪文斌'],
    roles: [
      {
        title: 'Chinese foreign ministry spokesperson',
        party: 'china',
        from: '2020-07-17',
        until: '2024-06-07',
      },
    ],
  },
  {
    id: 'zhao-lijian',
    name: 'Zhao Lijian',
    aliases: ['赵立坚', '趙立堅'],
    roles: [
      {
        title: 'Chinese foreign ministry spokesperson',
        party: 'china',
        from: '2020-02-24',
        until: '2023-01-09',
      },
    ],
  },
  {
    id: 'hua-chunying',
    name: 'Hua Chunying',
    aliases: ['华春莹', '華春瑩'],
    roles: [
      { title: 'Chinese foreign ministry spokesperson', party: 'china', until: '2024-05-26' },
      { title: 'Chinese vice foreign minister', party: 'china', from: '2024-05-27' },
    ],
  },
  {
    id: 'zhao-xing',
    name: 'Zhao Xing',
    aliases: ['Zhao Sheng', '赵星', '趙星'],
    roles: [{ title: 'Chinese ambassador to Afghanistan', party: 'china', from: '2023-09-13' }],
  },
  {
    id: 'wang-yu',
    name: 'Wang Yu',
    aliases: ['王愚'],
    roles: [{ title: 'Chinese ambassador to Afghanistan', party: 'china', until: '2023-08-31' }],
  },
  {
    id: 'yue-xiaoyong',
    name: 'Yue Xiaoyong',
    aliases: ['岳晓勇', '岳曉勇'],
    roles: [{ title: "China's special envoy on Afghan affairs", party: 'china', from: '2021-07-21' }],
  },
  {
    id: 'liu-jinsong',
    name: 'Liu Jinsong',
    aliases: ['刘劲松', '劉勁松'],
    roles: [{ title: 'Director-general for Asian affairs of the Chinese foreign ministry', party: 'china' }],
  },
  {
    id: 'fu-cong',
    name: 'Fu Cong',
    aliases: ['傅聪', '傅聰'],
    roles: [
      { title: "China's permanent representative to the United Nations", party: 'china', from: '2024-04-13' },
    ],
  },
  {
    id: 'zhang-jun',
    name: 'Zhang Jun',
    aliases: ['张军', '張軍'],
    roles: [
      {
        title: "China's permanent representative to the United Nations",
        party: 'china',
        from: '2019-07-30',
        until: '2024-04-12',
      },
    ],
  },
  {
    id: 'hong-lei',
    name: 'Hong Lei',
    aliases: ['洪磊'],
    roles: [{ title: 'Director-general for protocol of the Chinese foreign ministry', party: 'china' }],
  },
  {
    id: 'geng-shuang',
    name: 'Geng Shuang',
    aliases: ['耿爽'],
    roles: [{ title: "China's deputy permanent representative to the United Nations", party: 'china' }],
  },
];
