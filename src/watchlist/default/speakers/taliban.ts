import type { WatchlistInput } from '../../../core/watchlist/schema.ts';

/** Who speaks for Afghanistan's Taliban government. Its titles are often given with "acting" before them. */
export const talibanSpeakers: NonNullable<WatchlistInput['speakers']> = [
  {
    id: 'hibatullah-akhundzada',
    name: 'Hibatullah Akhundzada',
    aliases: ['Haibatullah Akhundzada', 'Sheikh Hibatullah', 'هبت‌الله آخندزاده'],
    roles: [{ title: 'Taliban supreme leader', party: 'taliban', from: '2016-05-25' }],
  },
  {
    id: 'hasan-akhund',
    name: 'Mohammad Hasan Akhund',
    aliases: ['Hasan Akhund', 'Hassan Akhund', 'Mullah Hasan Akhund', 'ملا حسن آخند'],
    roles: [{ title: 'Afghan acting prime minister', party: 'taliban', from: '2021-09-07' }],
  },
  {
    id: 'abdul-ghani-baradar',
    name: 'Abdul Ghani Baradar',
    aliases: ['Baradar', 'Mullah Baradar', 'عبدالغنی برادر', '巴拉达尔'],
    roles: [
      { title: 'Head of the Taliban political office', party: 'taliban', until: '2021-09-06' },
      { title: 'Afghan deputy prime minister for economic affairs', party: 'taliban', from: '2021-09-07' },
    ],
  },
  {
    id: 'abdul-kabir',
    name: 'Abdul Kabir',
    aliases: ['Mawlawi Abdul Kabir', 'Maulvi Abdul Kabir', 'Mawlavi Abdul Kabir', 'مولوی عبدالکبیر'],
    roles: [
      { title: 'Afghan deputy prime minister for political affairs', party: 'taliban', until: '2025-01-09' },
      { title: 'Afghan refugees minister', party: 'taliban', from: '2025-01-10' },
    ],
  },
  {
    id: 'abdul-salam-hanafi',
    name: 'Abdul Salam Hanafi',
    aliases: ['Hanafi', 'مولوی عبدالسلام حنفی'],
    roles: [
      {
        title: 'Afghan deputy prime minister for administrative affairs',
        party: 'taliban',
        from: '2021-09-07',
      },
    ],
  },
  {
    id: 'amir-khan-muttaqi',
    name: 'Amir Khan Muttaqi',
    aliases: [
      'Muttaqi',
      'Mawlawi Amir Khan Muttaqi',
      'Maulvi Amir Khan Muttaqi',
      'Motaqi',
      'امیرخان متقی',
      '穆塔基',
    ],
    roles: [{ title: 'Afghan foreign minister', party: 'taliban', from: '2021-09-07' }],
  },
  {
    id: 'sirajuddin-haqqani',
    name: 'Sirajuddin Haqqani',
    aliases: ['Haqqani', 'Khalifa Sirajuddin Haqqani', 'سراج‌الدین حقانی'],
    roles: [{ title: 'Afghan interior minister', party: 'taliban', from: '2021-09-07' }],
  },
  {
    id: 'mohammad-yaqoob',
    name: 'Mohammad Yaqoob Mujahid',
    aliases: ['Mullah Yaqoob', 'Mohammad Yaqoob', 'Mullah Yaqub', 'محمد یعقوب مجاهد'],
    roles: [{ title: 'Afghan defence minister', party: 'taliban', from: '2021-09-07' }],
  },
  {
    id: 'sher-mohammad-abbas-stanikzai',
    name: 'Sher Mohammad Abbas Stanikzai',
    aliases: ['Stanikzai', 'Stanekzai', 'Abbas Stanikzai'],
    roles: [
      { title: 'Afghan deputy foreign minister', party: 'taliban', from: '2021-09-07', until: '2025-05-08' },
    ],
  },
  {
    id: 'mohammad-naeem',
    name: 'Mohammad Naeem',
    aliases: ['Naeem', 'Mohammed Naeem', 'Mohammad Naeem Wardak', 'محمد نعیم'],
    roles: [
      { title: 'Spokesman of the Taliban political office in Doha', party: 'taliban', until: '2025-05-08' },
      // The first day on which he was seen to hold the office; when he took it was not found.
      { title: 'Afghan deputy foreign minister', party: 'taliban', from: '2025-05-09' },
    ],
  },
  {
    id: 'zabihullah-mujahid',
    name: 'Zabihullah Mujahid',
    aliases: ['Mujahid', 'ذبیح‌الله مجاهد', '穆贾希德'],
    roles: [{ title: 'Spokesman of the Islamic Emirate', party: 'taliban' }],
  },
  {
    id: 'hamdullah-fitrat',
    name: 'Hamdullah Fitrat',
    aliases: ['Fitrat'],
    roles: [{ title: 'Deputy spokesman of the Islamic Emirate', party: 'taliban' }],
  },
  {
    id: 'bilal-karimi',
    name: 'Asadullah Bilal Karimi',
    aliases: ['Bilal Karimi', 'Asadullah Karimi', 'بلال کریمی', '比拉勒·卡里米'],
    roles: [
      { title: 'Deputy spokesman of the Islamic Emirate', party: 'taliban', until: '2023-11-30' },
      { title: 'Afghan ambassador to China', party: 'taliban', from: '2023-12-01' },
    ],
  },
  {
    id: 'abdul-qahar-balkhi',
    name: 'Abdul Qahar Balkhi',
    aliases: ['Balkhi', 'Qahar Balkhi', 'عبدالقهار بلخی'],
    roles: [{ title: 'Afghan foreign ministry spokesman', party: 'taliban' }],
  },
  {
    id: 'zia-ahmad-takal',
    name: 'Zia Ahmad Takal',
    aliases: ['Takal', 'Hafiz Zia Ahmad'],
    roles: [{ title: 'Afghan foreign ministry deputy spokesman', party: 'taliban' }],
  },
  {
    id: 'zakir-jalaly',
    name: 'Zakir Jalaly',
    aliases: ['Jalaly', 'Zakir Jalali'],
    roles: [{ title: 'Political director at the Afghan foreign ministry', party: 'taliban' }],
  },
  {
    id: 'suhail-shaheen',
    name: 'Suhail Shaheen',
    aliases: ['Shaheen', 'سهیل شاهین'],
    roles: [
      { title: 'Spokesman of the Taliban political office in Doha', party: 'taliban', until: '2022-02-22' },
      { title: 'Head of the Taliban political office in Doha', party: 'taliban', from: '2022-02-23' },
    ],
  },
  {
    id: 'nooruddin-azizi',
    name: 'Nooruddin Azizi',
    aliases: ['Azizi', 'نورالدین عزیزی'],
    roles: [{ title: 'Afghan commerce minister', party: 'taliban', from: '2021-09-21' }],
  },
  {
    id: 'shahabuddin-delawar',
    name: 'Shahabuddin Delawar',
    aliases: ['Delawar', 'شهاب‌الدین دلاور'],
    roles: [
      {
        title: 'Afghan mines and petroleum minister',
        party: 'taliban',
        from: '2021-11-23',
        until: '2024-07-05',
      },
    ],
  },
  {
    id: 'hedayatullah-badri',
    name: 'Hedayatullah Badri',
    aliases: ['Badri', 'Gul Agha Ishakzai'],
    roles: [{ title: 'Afghan mines and petroleum minister', party: 'taliban', from: '2024-07-06' }],
  },
  {
    id: 'khairullah-khairkhwa',
    name: 'Khairullah Khairkhwa',
    aliases: ['Khairkhwa'],
    roles: [{ title: 'Afghan information and culture minister', party: 'taliban', from: '2021-09-07' }],
  },
];
