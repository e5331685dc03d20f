import { expect, test } from 'vitest';
import { addressScore, dayInAddress, isSameSite } from '../../../src/core/discover/page-address.ts';

test.each([
  ['https://a.example/2024/05/18/title', '2024-05-18'],
  ['https://a.example/20240518/x/c.html', '2024-05-18'],
  ['https://a.example/202405/t20240518_1.html', '2024-05-18'],
  ['https://a.example/news/2024/5/8/title', '2024-05-08'],
  ['https://a.example/world/2024/may/18/title', '2024-05-18'],
  ['https://a.example/2024-05-18-title', '2024-05-18'],
  ['https://a.example/2024/05/title', undefined],
  ['https://a.example/2024/13/18/title', undefined],
  ['https://a.example/article/120240518', undefined],
  ['https://a.example/world', undefined],
])('reads the day in %s as %s', (address, day) => {
  expect(dayInAddress(address)).toBe(day);
});

test.each([
  ['https://a.example/', 0],
  ['https://a.example/world', 0],
  ['https://a.example/2024/05/18/ferry-line-opens-again', 3],
  ['https://a.example/news/1834567/ferry-line-opens-again', 1.5],
  ['https://a.example/article?id=77', 1],
  ['https://a.example/files/ferry-line-opens-again-20240518.jpg', 1],
  ['https://a.example/tag/ferry-line-opens-again', -0.5],
  ['https://a.example/%E6%B8%A1%E8%BD%AE%E8%88%AA%E7%BA%BF%E6%81%A2', 1],
])('scores %s with %s', (address, score) => {
  expect(addressScore(address)).toBe(score);
});

test.each([
  ['https://www.a.example/', 'https://news.a.example/', true],
  ['https://a.co.uk/', 'https://b.co.uk/', false],
  ['https://www.a.com.cn/', 'https://news.a.com.cn/', true],
  ['https://a.example/', 'https://b.example/', false],
  ['http://127.0.0.1:1/', 'http://127.0.0.1:2/', true],
  ['http://93.184.216.34/', 'http://10.184.216.34/', false],
])('says of %s and %s whether they are one site: %s', (a, b, same) => {
  expect(isSameSite(a, b)).toBe(same);
});
