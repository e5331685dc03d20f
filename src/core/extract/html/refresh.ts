import { Parser } from 'htmlparser2';

/** A refresh stands in the head; a page that is nothing else is short. In characters. */
const MAX_SCANNED = 65_536;
/** A reader who waits longer than this has been shown a page, and not sent on. */
const MAX_DELAY_SECONDS = 10;
/** A delay, then an address with or without `url=` and quotation marks (HTML, "shared declarative refresh steps"). Bounded: so many characters. */
const MAX_CONTENT = 2_500;
const REFRESH = /^\s*(\d{1,4})(?:\.[\d.]*)?\s*[;,\s]\s*(?:url\s*=\s*)?(?:"([^"]*)|'([^']*)|(\S.*))/isu;

/**
 * Returns the address to which a page sends its readers by `<meta http-equiv="refresh">` within seconds, as a redirect does. Also one
 * for browsers without scripts counts, because nothing here runs any.
 * @param url the address that the page came from
 * @param header what the server itself said (`Refresh`), which comes first
 * @returns null for a page that sends nobody on, or only to itself
 */
export function refreshTarget(html: string, url: string, header: string | null = null): string | null {
  let target = header === null ? null : addressIn(header, url);
  let base = url;
  const parser = new Parser(
    {
      onopentag(name, { href, content, 'http-equiv': directive }) {
        if (name === 'base' && href !== undefined && URL.canParse(href, url)) base = new URL(href, url).href;
        if (name !== 'meta' || target !== null || directive?.trim().toLowerCase() !== 'refresh') return;
        target = addressIn(content ?? '', base);
      },
    },
    { decodeEntities: true },
  );
  parser.end(html.slice(0, MAX_SCANNED));
  return target === null || withoutFragment(target) === withoutFragment(url) ? null : target;
}

function addressIn(content: string, base: string): string | null {
  const [, delay = '', ...quoted] = REFRESH.exec(content.slice(0, MAX_CONTENT)) ?? [];
  const address = quoted.find((part) => part !== undefined)?.trim() ?? '';
  const isSoon = delay !== '' && Number(delay) <= MAX_DELAY_SECONDS;
  return isSoon && address !== '' && URL.canParse(address, base) ? new URL(address, base).href : null;
}

const withoutFragment = (address: string): string => address.split('#', 1)[0] ?? address;
