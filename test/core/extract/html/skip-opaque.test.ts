import { describe, expect, it } from 'vitest';
import { readWithoutOpaque } from '../../../../src/core/extract/html/skip-opaque.ts';

/** Reads a page with a tokenizer that takes all it is told for an open element, but for what stands in comments. */
function reading(html: string): { read: string; skipped: string[] } {
  let read = '';
  const skipped: string[] = [];
  readWithoutOpaque(html, {
    write: (part) => {
      read += part;
    },
    isIn: (name) => new RegExp(`<${name}[^<]*>$`, 'iu').test(read) && !/<!--(?:(?!-->)[^])*$/u.test(read),
    skip: (text) => skipped.push(text),
  });
  return { read, skipped };
}

describe('readAround', () => {
  it.each<[string, string, string, string[]]>([
    ['a script', '<p>A<script>x<b></script>B', '<p>A<script></script>B', ['x<b>']],
    ['a style', '<style media=a>x</style>B', '<style media=a></style>B', ['x']],
    ['a drawing', '<svg id=a><path d=b></path></svg>B', '<svg id=a></svg>B', ['<path d=b></path>']],
    ['navigation', '<nav id=a><b>x</b></nav>B', '<nav id=a></nav>B', ['<b>x</b>']],
    ['capitals', '<SCRIPT>x</Script >B', '<SCRIPT></Script >B', ['x']],
    ['only the inner of two drawings', '<svg>A<svg>x</svg>B</svg>', '<svg>A<svg></svg>B</svg>', ['x']],
    ['a longer end tag', '<script>x</scripts>y</script>B', '<script></script>B', ['x</scripts>y']],
    [
      'one after the other',
      '<script>x</script><script>y</script>',
      '<script></script><script></script>',
      ['x', 'y'],
    ],
  ])('skips what an element holds: %s', (_, html, read, skipped) => {
    expect(reading(html)).toEqual({ read, skipped });
  });

  it.each([
    ['a script in a comment', '<!-- <script>x</script> -->A'],
    ['a script that a slash closes', '<script src=a />A<script>'],
    ['navigation with a headline', '<nav><h1>A</h1></nav>'],
    ['navigation with a comment', '<nav><!-- </nav> --></nav>'],
    ['a script without an end', 'A<script>x'],
    ['a tag without an end', 'A<script x'],
    ['a longer name', '<scripts>A</scripts>'],
    ['no such element', '<p>A</p>'],
  ])('reads %s as it is', (_, html) => {
    expect(reading(html)).toEqual({ read: html, skipped: [] });
  });
});
