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
