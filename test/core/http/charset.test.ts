import { expect, test } from 'vitest';
import { decodeText, isBinary } from '../../../src/core/http/charset.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** Characters as bytes of the same number. */
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16le = (text: string) => new Uint8Array(Uint16Array.from(text, (unit) => unit.charCodeAt(0)).buffer);
const utf16be = (text: string) => utf16le(text).map((_byte, index, all) => all[index ^ 1] ?? 0);
const ascii = (text: string, ...tail: number[]) => Uint8Array.from([...utf8(text), ...tail]);

test.each([
  ['valid UTF-8 without a declaration', utf8('naïve 喀布尔'), null, 'naïve 喀布尔'],
  ['valid UTF-8 that HTTP calls something else', utf8('naïve'), 'text/html; charset=iso-8859-1', 'naïve'],
  [
    'valid UTF-8 that XML calls something else',
    utf8('<?xml version="1.0" encoding="gbk"?><a>naïve</a>'),
    null,
    '<?xml version="1.0" encoding="gbk"?><a>naïve</a>',
  ],
  ['a UTF-8 mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('é')]), null, 'é'],
  ['a UTF-16 mark', utf16le('\uFEFF<a>é</a>'), 'text/xml; charset=utf-8', '<a>é</a>'],
  ['a big-endian UTF-16 mark', utf16be('\uFEFFé'), null, 'é'],
  ['UTF-16 without a mark', utf16le('<?xml version="1.0"?><a>é</a>'), null, '<?xml version="1.0"?><a>é</a>'],
  ['big-endian UTF-16 without a mark', utf16be('<?xml?><a>é</a>'), null, '<?xml?><a>é</a>'],
  [
    'windows-1252 called latin-1',
    latin1('caf\u00e9 \u0093q\u0094'),
    'text/xml; charset=ISO-8859-1',
    'café “q”',
  ],
  ['windows-1252 called nothing', latin1('caf\u00e9'), 'text/xml', 'café'],
  ['windows-1252 called UTF-8', latin1('caf\u00e9'), 'text/xml; charset=utf-8', 'café'],
  ['a quoted label', latin1('\u00e4'), "text/html; charset='windows-1252'", 'ä'],
  [
    'GBK in an XML declaration',
    ascii('<?xml version="1.0" encoding="GB2312"?>', 0xd6, 0xd0, 0xb9, 0xfa),
    'text/xml',
    '<?xml version="1.0" encoding="GB2312"?>中国',
  ],
  [
    'Shift JIS in a meta element',
    ascii('<meta charset="shift_jis">', 0x93, 0xfa, 0x96, 0x7b),
    'text/html',
    '<meta charset="shift_jis">日本',
  ],
  [
    'an old meta element',
    ascii('<meta http-equiv="Content-Type" content="text/html; charset=big5">', 0xa4, 0xa4),
    null,
    '<meta http-equiv="Content-Type" content="text/html; charset=big5">中',
  ],
  [
    'seven-bit Japanese',
    ascii('', 0x1b, 0x24, 0x42, 0x46, 0x7c, 0x1b, 0x28, 0x42),
    'text/html; charset=iso-2022-jp',
    '日',
  ],
  ['an unknown label', utf8('naïve'), 'text/html; charset=x-nonsense', 'naïve'],
  ['a label of no web encoding', utf8('+ADw-b+AD4-'), 'text/html; charset=utf-7', '+ADw-b+AD4-'],
  [
    'one broken character in UTF-8',
    Uint8Array.from([...utf8('naïve '), 0xff, ...utf8(' é')]),
    null,
    'naïve \uFFFD é',
  ],
  [
    'bytes that are no text',
    Uint8Array.from([0x61, 0xff, 0xfe, 0xc0, 0xaf, 0xed, 0xa0, 0x80, 0xf5, 0x62]),
    null,
    'a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDb',
  ],
  ['NUL', utf8('a\u0000b'), null, 'ab'],
  ['nothing', new Uint8Array(), null, ''],
])('reads %s', (_what, bytes, contentType, text) => {
  expect(decodeText(bytes, contentType)).toBe(text);
});

test('ignores a declaration past the first 1,024 bytes', () => {
  const bytes = latin1(`<!--${'x'.repeat(1_100)}--><meta charset="koi8-r">caf\u00e9`);
  expect(decodeText(bytes, null).endsWith('café')).toBe(true);
});

test.each([
  ['PDF', utf8('%PDF-1.7 x'), 'text/html', true],
  ['PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), null, true],
  ['JPEG', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), null, true],
  ['an image of unknown kind', Uint8Array.from([0x41, 0x42]), 'image/x-new', true],
  ['control characters', new Uint8Array(100).fill(2), null, true],
  ['a feed called an image', utf8(' <rss/>'), 'image/png', false],
  ['a feed with one control character', utf8('<rss>\b</rss>'), null, false],
  ['UTF-16', utf16le('<?xml?><a>text</a>'), null, false],
  ['text', utf8('Kabul, Tuesday'), 'text/plain', false],
  ['nothing', new Uint8Array(), null, false],
])('says of %s whether it is binary', (_what, bytes, contentType, binary) => {
  expect(isBinary(bytes, contentType)).toBe(binary);
});
