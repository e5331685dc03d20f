import { describe, expect, it } from 'vitest';
import { containment, isSameStory } from '../../../../src/core/compare/stories/same-story.ts';
import { sketch } from '../../../../src/core/compare/stories/sketch.ts';
import { copies, meeting, randomFrom } from '../meetings.ts';

const MEETINGS = 40;
const meetings = Array.from({ length: MEETINGS }, (_, seed) => meeting(seed));
const sketches = meetings.map((sentences) => sketch(sentences.join(' ')));

describe('sketch', () => {
  it('holds at most 96 numbers of 24 bits, ascending, however long the text', () => {
    const numbers = sketch(meetings.flat().join(' '));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(numbers.length).toBe(96);
    expect(numbers.every((number) => Number.isInteger(number) && number >= 0 && number < 2 ** 24)).toBe(true);
  });

  it('is empty for a text without words', () => {
    expect(sketch(' — … ')).toEqual([]);
  });
});

describe('sameStory', () => {
  it('joins no two meetings that use the same formulae', () => {
    const joined: [number, number][] = [];
    for (let a = 0; a < MEETINGS; a++) {
      for (let b = a + 1; b < MEETINGS; b++) {
        if (isSameStory(sketches[a] ?? [], sketches[b] ?? [])) joined.push([a, b]);
      }
    }
    expect(joined).toEqual([]);
  });

  it.each(Object.entries(copies))('joins copies that were %s', (_name, copy) => {
    const random = randomFrom(3);
    const missed = meetings.filter((text, at) => {
      const other = meeting(1_000 + at);
      return !isSameStory(sketches[at] ?? [], sketch(copy(text, other, random).join(' ')));
    });
    expect(missed.length / MEETINGS).toBeLessThanOrEqual(0.01);
  });

  it.each([
    [
      'zh',
      '外交部发言人说，特使三月二十四日在喀布尔会见了几位部长，双方讨论了铜矿项目、关税以及五名工程师的安全问题，并同意秋天再次会谈。',
      '另据报道，北部的粮食运输在大雪之后恢复，商人们希望口岸在春节之前重新开放，海关人员也已经回到岗位。',
    ],
    [
      'ps',
      'ځانګړي استازي د مارچ په ۲۴مه په کابل کې له وزیرانو سره ولیدل او د مسو د کان، ګمرکي محصولاتو او د پنځو انجنیرانو د خوندیتوب په اړه یې خبرې وکړې.',
      'په همدې حال کې سوداګرو وویل چې له واورې وروسته لارې بېرته پرانیستل شوې او د غنمو لېږد به راتلونکې اونۍ پیل شي.',
    ],
  ])('joins a copy embedded in a longer article in %s', (_language, text, background) => {
    const longer = `${background} ${text}`;
    expect(isSameStory(sketch(text), sketch(longer))).toBe(true);
    expect(isSameStory(sketch(text), sketch(background))).toBe(false);
    expect(containment(text, longer)).toBe(1);
  });

  it('joins neither empty texts nor a shared stock phrase', () => {
    const phrase = 'The ministry did not answer a request for comment on Sunday.';
    expect(isSameStory([], [])).toBe(false);
    expect(isSameStory(sketch(phrase), sketch(phrase))).toBe(false);
  });
});

describe('containment', () => {
  it.each([
    ['the same text', 'one two three four five six', 'one two three four five six', 1],
    ['a part of a longer text', 'two three four five six', 'one two three four five six seven', 1],
    ['other words', 'one two three four five six', 'seven eight nine ten eleven twelve', 0],
    ['no words', '', 'one two three four five', 0],
  ])('measures %s', (_name, a, b, share) => {
    expect(containment(a, b)).toBe(share);
  });
});
