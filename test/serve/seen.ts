/** Lists the lines that a reader sees of a page's main part, without its pictures. Words for screen readers alone stand in braces. */
export function seenLines(html: string): string[] {
  const [, main = ''] = /<main[^>]*>([^]*)<\/main>/u.exec(html) ?? [];
  return main
    .replaceAll(/<figure class="picture[^]*?<\/figure>/gu, '')
    .replaceAll(/<span class="hidden">([^<]*)<\/span>/gu, '{$1}')
    .replaceAll(
      /<(?:p|h\d|li|dt|dd|section|div|ol|ul|article|summary|dl|aside|label|blockquote|option|button)\b[^>]*>/gu,
      '\n',
    )
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .split('\n')
    .map((text) => text.replaceAll(/\s+/gu, ' ').trim())
    .filter((text) => text !== '');
}
