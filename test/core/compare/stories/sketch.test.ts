import { describe, expect, it } from 'vitest';
import { rowsSharingText, sketch } from '../../../../src/core/compare/stories/sketch.ts';
import { meeting } from '../meetings.ts';

const text = (seed: number): string => meeting(seed).join(' ');
const row = (article: string, of: string) => ({ article, sketch: sketch(of) });

describe('rows that share a text', () => {
  it('finds the rows whose text stands in an article, the largest part first', () => {
    const lead = meeting(3).slice(0, 4).join(' ');
    const rows = [
      row('lead', lead),
      row('strange', 'Nothing of this was ever written about any envoy.'),
      row('whole', text(5)),
    ];
    const found = rowsSharingText(`${text(5)} ${lead}`, rows, 5);
    expect(found.map(({ article }) => article)).toEqual(['whole', 'lead']);
  });

  it('finds shingles with figures as well as those without', () => {
    const figures = 'On 24 March 2025 some 300 trucks with 40 tons of 12 kinds of goods crossed 3 bridges.';
    expect(rowsSharingText(figures, [row('figures', figures)], 1)).toHaveLength(1);
  });
});
