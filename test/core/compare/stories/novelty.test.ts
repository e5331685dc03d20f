import { describe, expect, it } from 'vitest';
import { measureNovelty } from '../../../../src/core/compare/stories/novelty.ts';
import { version } from '../versions.ts';

const WIRE = 'The embassy in Kabul stayed open through the winter, a spokesman said.';
const EDITED = 'The embassy in Kabul stayed open through the whole winter, a spokesman said.';
const OWN = 'Traders at the border told this paper that scales were broken for a week.';

describe('novelty', () => {
  it('finds every sentence new where nothing is known', () => {
    expect(measureNovelty(version('A', [`${WIRE} ${OWN}`]), [])).toEqual({
      newSentences: [WIRE, OWN],
      repeatedShare: 0,
    });
  });

  it('counts the words of repeated sentences, light edits included', () => {
    const found = measureNovelty(version('A', [`${EDITED} ${OWN}`]), [version('B', [WIRE])]);
    expect(found).toEqual({ newSentences: [OWN], repeatedShare: 0.481 });
  });

  it('leaves captions, notes and sentences of a few words out of the count', () => {
    const blocks = [
      { kind: 'caption' as const, text: OWN },
      { kind: 'note' as const, text: OWN },
      { kind: 'paragraph' as const, text: 'He did not elaborate.' },
    ];
    expect(measureNovelty(version('A', blocks), [])).toEqual({ newSentences: [], repeatedShare: 0 });
  });

  it('knows sentences of scripts without spaces', () => {
    const known = '双方讨论了铜矿项目、关税以及五名工程师的安全问题。';
    const fresh = '特使将于秋天再次访问北部省份并参观新的水泥厂。';
    const found = measureNovelty(version('A', [known + fresh], { language: 'zh' }), [
      version('B', [known], { language: 'zh' }),
    ]);
    expect(found.newSentences).toEqual([fresh]);
  });
});
