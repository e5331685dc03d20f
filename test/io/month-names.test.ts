import { expect, it } from 'vitest';
import { readDate } from '../../src/core/language/dates.ts';

/** The runtime of a Worker has a smaller selection of languages than Node. */
it.each([
  ['en', '6 October 2023'],
  ['de', '6. Oktober 2023'],
  ['es', '6 de octubre de 2023'],
  ['fr', '6 octobre 2023'],
  ['ru', '6 октября 2023 г.'],
  ['ar', '٦ أكتوبر ٢٠٢٣'],
  ['ar, the Levant', '6 تشرين الأول 2023'],
  ['fa', '۶ اکتبر ۲۰۲۳'],
  ['fa, solar', '۱۴ مهر ۱۴۰۲'],
  ['fa of Afghanistan, solar', '۱۴ میزان ۱۴۰۲'],
  ['ps', '۶ اکتوبر ۲۰۲۳'],
  ['ps, solar', '۱۴ تله ۱۴۰۲'],
  ['ur', '6 اکتوبر 2023'],
  ['zh', '2023年10月6日'],
])('a Worker reads dates in %s', (_, text) => {
  expect(readDate(text, 'UTC')).toBe('2023-10-06T00:00:00.000Z');
});

it.each([
  ['6 октября 2023 9:30 вечера', '21:30'],
  ['6 أكتوبر 2023 9:30 مساءً', '21:30'],
  ['6 اکتوبر 2023 شام 6:30', '18:30'],
  ['2023年10月6日 晚上9:30', '21:30'],
  ['6 October 2023 9:30 CST', '01:30'],
])('a Worker reads the time of %s', (text, time) => {
  expect(readDate(text, 'Asia/Shanghai')).toBe(
    new Date(Date.parse(`2023-10-06T${time}Z`) - (text.endsWith('CST') ? 0 : 8 * 3_600_000)).toISOString(),
  );
});
