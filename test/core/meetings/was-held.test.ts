import { expect, test } from 'vitest';
import { meetings } from '../../bench/entry.ts';
import { article, PRESS, varlandWatchlist } from './varland-meetings.ts';

/** Returns the days of the meetings that the press tells of on Thursday 5 February. */
const daysOf = (sentence: string): string[] =>
  meetings(
    [
      article(
        PRESS,
        '2026-02-05',
        'The border',
        sentence,
        'President Osten said that Varland would not open the dam at Skarn.',
      ),
    ],
    varlandWatchlist,
  ).map(({ on }) => on);

test.each([
  'A meeting between Varlandic President Mila Osten and Kestrian Prime Minister Ana Rell in Solvik on Wednesday was cancelled.',
  'A meeting of President Mila Osten and Prime Minister Ana Rell on Wednesday was scrapped after a quarrel.',
  'Talks between President Mila Osten and Prime Minister Ana Rell on Wednesday fell through.',
  'Had President Osten met Prime Minister Rell, the border would be open.',
  'If Prime Minister Rell met President Osten on Wednesday, she would raise fees.',
  'It is unclear whether President Osten met Prime Minister Rell on Wednesday.',
  'President Osten was to have met Prime Minister Rell on Wednesday.',
  'President Osten meets Prime Minister Rell next week.',
  'President Osten is meeting Prime Minister Rell on Friday.',
  'President Osten prepared for her meeting with Prime Minister Rell on Friday.',
  'Ahead of her talks with Prime Minister Rell on Friday, President Osten visited a school.',
  'President Osten, who is expected to meet Prime Minister Rell on Friday, visited a school.',
  'Neither President Osten nor her foreign minister met Prime Minister Rell on Wednesday.',
  'Instead of meeting Prime Minister Rell, President Osten went home.',
  'Rumours that President Osten met Prime Minister Rell on Wednesday are untrue.',
  'President Osten snubbed Prime Minister Rell and met Secretary Vinter of Morrow instead.',
  'Did Prime Minister Rell meet President Osten?',
])('what was called off, planned, denied, asked or of somebody else is no meeting: %s', (sentence) => {
  expect(daysOf(sentence)).toEqual([]);
});

test.each([
  'President Osten met with Prime Minister Rell on Wednesday after an earlier meeting was cancelled.',
  'President Mila Osten and Prime Minister Ana Rell met face to face on Wednesday, despite fears that the meeting would be called off.',
  'After a visit to a school, President Osten met Prime Minister Rell on Wednesday.',
  'If only briefly, President Osten met Prime Minister Rell on Wednesday.',
  'On Wednesday, Prime Minister Rell was received by President Osten.',
  'Talks between President Mila Osten and Prime Minister Ana Rell ended on Wednesday without an agreement.',
  'President Osten had a working lunch with Prime Minister Rell on Wednesday.',
])('what was held is a meeting: %s', (sentence) => {
  expect(daysOf(sentence)).toEqual(['2026-02-04']);
});
