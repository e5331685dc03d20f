import { webAddress } from '../../core/alerts/wording/paragraph.ts';

/**
 * Where the Internet Archive shows a page as it was nearest to a time; whether it holds a copy only it can say.
 * @param at ISO 8601
 * @returns null when the address is none of the web, or the time none at all
 */
export function archivedCopy(url: string, at: string): string | null {
  const address = webAddress(url);
  const time = Date.parse(at);
  if (address === null || Number.isNaN(time)) return null;
  const stamp = new Date(time).toISOString().slice(0, 19).replaceAll(/\D/gu, '');
  // The address stands as it is: the archive reads all that follows the time, its query included.
  return `https://web.archive.org/web/${stamp}/${address.replace(/#.*$/su, '')}`;
}
