const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['lt', '<'],
  ['gt', '>'],
  ['nbsp', ' '],
  ['rsquo', '’'],
  ['lsquo', '‘'],
  ['rdquo', '”'],
  ['ldquo', '“'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['eacute', 'é'],
]);

/** Mends text that was escaped once too often, as JSON-LD and titles of many sites are: `&#8217;` is an apostrophe. */
export function unescapeText(text: string): string {
  if (!text.includes('&')) return text.replace(/\s+/gu, ' ').trim();
  return text
    .replace(/&(#x?[\da-f]{1,6}|[a-z]{2,6});/giu, (whole, name: string) => {
      if (!name.startsWith('#')) return NAMED.get(name.toLowerCase()) ?? whole;
      const code = /^#x/iu.test(name)
        ? Number.parseInt(name.slice(2), 16)
        : Number.parseInt(name.slice(1), 10);
      return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/\s+/gu, ' ')
    .trim();
}
