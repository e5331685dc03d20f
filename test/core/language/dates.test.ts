import { describe, expect, it } from 'vitest';
import { readDate } from '../../../src/core/language/dates.ts';

describe('readDate', () => {
  it.each<[string, string, string | null]>([
    // strict forms
    ['2023-10-06T08:15:03.412Z', 'UTC', '2023-10-06T08:15:03.412Z'],
    ['2023-10-06T08:15:03+0800', 'UTC', '2023-10-06T00:15:03.000Z'],
    ['2023-10-06 08:15', 'Asia/Shanghai', '2023-10-06T00:15:00.000Z'],
    ['2023-10-06T08:15:00-05:00Z', 'UTC', '2023-10-06T13:15:00.000Z'],
    ['2016-12-31T23:59:60Z', 'UTC', '2017-01-01T00:00:00.000Z'],
    ['20231006', 'Asia/Kabul', '2023-10-05T19:30:00.000Z'],
    ['1696580103', 'Asia/Kabul', '2023-10-06T08:15:03.000Z'],
    ['1696580103412', 'UTC', '2023-10-06T08:15:03.412Z'],
    ['Fri, 06 Oct 2023 08:15:03 +0430', 'UTC', '2023-10-06T03:45:03.000Z'],
    ['Fri, 06 Oct 23 08:15:03 GMT', 'Asia/Tokyo', '2023-10-06T08:15:03.000Z'],
    ['Fri, 06 Oct 2023 08:15:00 Asia/Karachi', 'UTC', '2023-10-06T03:15:00.000Z'],
    // as pages show them, with words around
    ['Updated 10:59, 18-May-2021', 'Asia/Shanghai', '2021-05-18T02:59:00.000Z'],
    ['Last modified on Tue 18 May 2021 11.59 BST', 'UTC', '2021-05-18T10:59:00.000Z'],
    ['Published July 4, 2022 at 9:05 AM ET', 'UTC', '2022-07-04T13:05:00.000Z'],
    ['Stand: 18.05.2021 10:59 Uhr', 'Europe/Berlin', '2021-05-18T08:59:00.000Z'],
    ['3. März 2024, 7:30 Uhr', 'Europe/Berlin', '2024-03-03T06:30:00.000Z'],
    ['Publié le 1er février 2024 à 14h05', 'Europe/Paris', '2024-02-01T13:05:00.000Z'],
    ['2 février 2024 14h05', 'Europe/Paris', '2024-02-02T13:05:00.000Z'],
    ['9 de septiembre de 2022', 'UTC', '2022-09-09T00:00:00.000Z'],
    ['18 мая 2021 10:59', 'Europe/Moscow', '2021-05-18T07:59:00.000Z'],
    ['2021年5月18日 10:59', 'Asia/Shanghai', '2021-05-18T02:59:00.000Z'],
    ['2021年5月18日 下午3:20', 'Asia/Shanghai', '2021-05-18T07:20:00.000Z'],
    ['٦ أكتوبر ٢٠٢٣', 'UTC', '2023-10-06T00:00:00.000Z'],
    ['۶ اکتبر ۲۰۲۳', 'UTC', '2023-10-06T00:00:00.000Z'],
    // which of two numbers is the month
    ['05/04/2021', 'Asia/Karachi', '2021-04-04T19:00:00.000Z'],
    ['05/04/2021', 'America/New_York', '2021-05-04T04:00:00.000Z'],
    ['03/30/2020', 'UTC', '2020-03-30T00:00:00.000Z'],
    // both sides of a clock change
    ['2024-03-31 01:30', 'Europe/Berlin', '2024-03-31T00:30:00.000Z'],
    ['2024-03-31 03:30', 'Europe/Berlin', '2024-03-31T01:30:00.000Z'],
    // never a guess
    ['', 'UTC', null],
    ['today', 'UTC', null],
    ['yesterday at 10:59', 'UTC', null],
    ['2 hours ago', 'UTC', null],
    ['3 days ago', 'UTC', null],
    ['10:59', 'UTC', null],
    ['May 18', 'UTC', null],
    ['Windows 11', 'UTC', null],
    ['Article 12', 'UTC', null],
    ['Page 3 of 10', 'UTC', null],
    ['Thu, 31 Jun 2004 19:48:21 GMT', 'UTC', null],
    ['2023-02-29', 'UTC', null],
    ['0001-01-01T00:00:00Z', 'UTC', null],
    ['1970-01-01T00:00:00Z', 'UTC', null],
    ['2099-01-01T00:00:00Z', 'UTC', null],
    ['9'.repeat(500), 'UTC', null],
    // a zone that does not exist counts as UTC
    ['2023-10-06 08:15', 'Mars/Olympus', '2023-10-06T08:15:00.000Z'],
  ])('reads %j in %s as %j', (text, timeZone, expected) => {
    expect(readDate(text, timeZone)).toBe(expected);
  });
});

describe('dates in words', () => {
  it.each<[string, string, string | null]>([
    // parts of the day
    ['٣ مارس ٢٠٢٤ - ٠٧:٢٠ م', 'Asia/Riyadh', '2024-03-03T16:20:00.000Z'],
    ['3 مارس 2024م 07:20', 'UTC', '2024-03-03T07:20:00.000Z'],
    ['3 مارس 2024 07:20 صباحًا', 'UTC', '2024-03-03T07:20:00.000Z'],
    ['3 марта 2024 в 9:30 вечера', 'UTC', '2024-03-03T21:30:00.000Z'],
    ['3 مارچ 2024، شام 6:30 بجے', 'Asia/Karachi', '2024-03-03T13:30:00.000Z'],
    ['2024年3月3日 晚上8:30', 'Asia/Shanghai', '2024-03-03T12:30:00.000Z'],
    ['2024年3月3日 凌晨2时05分', 'Asia/Shanghai', '2024-03-02T18:05:00.000Z'],
    ['2024년 3월 3일 오후 3시 20분', 'Asia/Seoul', '2024-03-03T06:20:00.000Z'],
    ['3 de marzo de 2024 8:15 p. m.', 'UTC', '2024-03-03T20:15:00.000Z'],
    ['March 3, 2024 12:05 a.m.', 'UTC', '2024-03-03T00:05:00.000Z'],
    // letters of zones
    ['Sun, 03 Mar 2024 09:00:00 CST', 'Asia/Macau', '2024-03-03T01:00:00.000Z'],
    ['Sun, 03 Mar 2024 09:00:00 CST', 'UTC', '2024-03-03T15:00:00.000Z'],
    ['3 March 2024 09:00 IST', 'Asia/Jerusalem', '2024-03-03T07:00:00.000Z'],
    ['3 March 2024 09:00 IST', 'Europe/Paris', '2024-03-03T03:30:00.000Z'],
    ['3 March 2024 09:00 PST', 'Asia/Manila', '2024-03-03T01:00:00.000Z'],
    ['Sun, 03 Mar 2024 09:00:00 Z', 'Asia/Tokyo', '2024-03-03T09:00:00.000Z'],
    ['09:00 GMT, 3 March 2024', 'Asia/Tokyo', '2024-03-03T09:00:00.000Z'],
    ['2024-03-03 09:00 (GMT+3)', 'UTC', '2024-03-03T06:00:00.000Z'],
    // as programs print them
    ['Sun Mar 03 09:00:00 CET 2024', 'UTC', '2024-03-03T08:00:00.000Z'],
    ['20240303T0900Z', 'Asia/Tokyo', '2024-03-03T09:00:00.000Z'],
    ['20240303090000', 'Asia/Tokyo', '2024-03-03T00:00:00.000Z'],
    ['2024-W09-7', 'UTC', '2024-03-03T00:00:00.000Z'],
    ['Sun, 03 Mar 2024 24:00:00 GMT', 'UTC', '2024-03-04T00:00:00.000Z'],
    // what stands between and behind
    ['03.03.2024 | 09:15', 'Europe/Berlin', '2024-03-03T08:15:00.000Z'],
    ['2024年3月3日 星期日 09:15', 'Asia/Shanghai', '2024-03-03T01:15:00.000Z'],
    ['03/30/2024-05:00 PM', 'America/New_York', '2024-03-30T21:00:00.000Z'],
    ['Mar 3, 2024 - 7 min read', 'UTC', '2024-03-03T00:00:00.000Z'],
    ['09:10 3 March 2024 | Updated 11:30 4 March 2024', 'UTC', '2024-03-03T09:10:00.000Z'],
    // other calendars
    ['22 شعبان 1445 - 3 مارس 2024', 'UTC', '2024-03-03T00:00:00.000Z'],
    ['۱۳ اسفند ۱۴۰۲ - ۳ مارس ۲۰۲۴', 'UTC', '2024-03-03T00:00:00.000Z'],
    ['۱۳ اسفند ۱۴۰۲', 'Asia/Tehran', '2024-03-02T20:30:00.000Z'],
    ['۱۳ حوت ۱۴۰۲ - ۱۰:۳۰', 'Asia/Kabul', '2024-03-03T06:00:00.000Z'],
    ['3 March 2024 - 13 Hut 1402', 'UTC', '2024-03-03T00:00:00.000Z'],
    ['30 حوت 1403', 'UTC', '2025-03-20T00:00:00.000Z'],
    ['30 حوت 1402', 'UTC', null],
    ['1402/12/13', 'Asia/Tehran', '2024-03-02T20:30:00.000Z'],
    ['1402/12/13', 'UTC', null],
    ['22 شعبان 1445', 'UTC', null],
    ['令和6年3月3日', 'Asia/Tokyo', '2024-03-02T15:00:00.000Z'],
    ['民國113年3月3日', 'Asia/Taipei', '2024-03-02T16:00:00.000Z'],
    // numbers in characters
    ['二〇二六年三月二日', 'Asia/Shanghai', '2026-03-01T16:00:00.000Z'],
    ['二零二六年十二月二十三日', 'Asia/Shanghai', '2026-12-22T16:00:00.000Z'],
    ['一九九九年十月三十一日 下午三时', 'Asia/Shanghai', '1999-10-31T07:00:00.000Z'],
    ['2026年三月二日', 'Asia/Shanghai', '2026-03-01T16:00:00.000Z'],
    ['令和六年三月三日', 'Asia/Tokyo', '2024-03-02T15:00:00.000Z'],
    ['民國一一三年三月三日', 'Asia/Taipei', '2024-03-02T16:00:00.000Z'],
    ['三月二日', 'Asia/Shanghai', null],
    ['二〇二六年', 'Asia/Shanghai', null],
    ['三年十二月', 'Asia/Shanghai', null],
    ['3 มีนาคม 2567', 'UTC', '2024-03-03T00:00:00.000Z'],
    ['3 มี.ค. 2567', 'UTC', '2024-03-03T00:00:00.000Z'],
    ['د ۲۰۲۴ کال د مارچ ۳', 'UTC', '2024-03-03T00:00:00.000Z'],
    ['د تلې ۱۴مه ۱۴۰۲', 'UTC', '2023-10-06T00:00:00.000Z'],
    // a word that is another month in another country
    ['6 listopada 2023', 'Europe/Warsaw', '2023-11-05T23:00:00.000Z'],
    ['6 listopada 2023', 'Europe/Zagreb', '2023-10-05T22:00:00.000Z'],
    ['6 listopada 2023', 'UTC', null],
    // no dates
    ['killed 6 in May 2023', 'UTC', null],
    ['12 people died, 2023 saw more', 'UTC', null],
    ['version 1.2.10', 'UTC', null],
    ['192.168.10.10', 'UTC', null],
    ['March 2024', 'UTC', null],
  ])('reads %j in %s as %j', (text, timeZone, expected) => {
    expect(readDate(text, timeZone)).toBe(expected);
  });

  it.each([
    ['3 tháng 3, 2024'],
    ['3. března 2024'],
    ['3 mars 2024'],
    ['3. maaliskuuta 2024'],
    ['2024. március 3.'],
    ['2024 m. kovo 3 d.'],
    ['3 Mart 2024'],
    ['3 mar. 2024'],
    ['3 de março de 2024'],
    ['3 Μαρτίου 2024'],
    ['3-го марта 2024 г.'],
    ['3 березня 2024'],
    ['3 במרץ 2024'],
    ['3 मार्च 2024'],
    ['৩ মার্চ ২০২৪'],
    ['3 آذار/مارس 2024'],
    ['3 مارس 2024'],
    ['3 مارچ 2024'],
    ['3 Maret 2024'],
  ])('reads %j', (text) => {
    expect(readDate(text, 'UTC')).toBe('2024-03-03T00:00:00.000Z');
  });

  it('reads numbers in the order that is known of the text', () => {
    expect(readDate('05/04/2021', 'UTC', { monthFirst: true })).toBe('2021-05-04T00:00:00.000Z');
    expect(readDate('05/04/2021', 'America/Chicago', { monthFirst: false })).toBe('2021-04-05T05:00:00.000Z');
    expect(readDate('6 listopada 2023', 'UTC', { language: 'hr' })).toBe('2023-10-06T00:00:00.000Z');
  });
});
