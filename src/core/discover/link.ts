/** Tells what address the link of a listing means. Many a link is none: a placeholder, a lone anchor, a word where a link was due. */
import { isSameSite } from './page-address.ts';

/** @returns the http(s) address that a whole or relative link means, as a browser reads it, or null; javascript: and the like are none */
export function absoluteAddress(link: string | undefined, base: string): string | null {
  const trimmed = link?.trim() ?? '';
  if (trimmed === '' || !URL.canParse(trimmed, base)) return null;
  const url = new URL(trimmed, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

/** The address that relative links of a document are resolved against. */
export type LinkBase = {
  readonly url: string;
  /** Whether the document names it (xml:base), and so means its bare words as links. */
  readonly isDeclared: boolean;
};

/** `https:/host` and `https//host` lack a mark of their scheme, and a browser makes relative links of them. */
const BROKEN_SCHEME = /^(https?)(?::\/?|\/\/)(?=[^/:])/iu;

/**
 * Tells what address the link of an item means. Where a browser makes an address of anything, this takes only what somebody can
 * have meant as one: `N/A` and `#` lead nowhere, and `www.host/path` lacks nothing but its scheme.
 */
export function meantAddress(link: string | undefined, base: LinkBase): string | null {
  const text = (link?.trim() ?? '').replace(BROKEN_SCHEME, '$1://');
  if (text === '' || text.startsWith('#')) return null;
  if (/^[a-z][a-z\d+.-]*:\/\//iu.test(text) || text.startsWith('/')) return absoluteAddress(text, base.url);
  const withScheme = addScheme(text, base.url);
  if (withScheme !== null) return withScheme;
  if (/^[a-z][a-z\d+.-]*:/iu.test(text)) return null;
  const isPath = base.isDeclared || /^\.{0,2}[/?]/u.test(text) || namesPage(text);
  return isPath && !/\s/u.test(text) ? absoluteAddress(text, base.url) : null;
}

/** Returns the address of a link that begins with a host in place of a scheme, or null where it begins otherwise. */
function addScheme(text: string, base: string): string | null {
  const host = /^[^\s/?#@\\]+(?=[/?#]|$)/u.exec(text)?.[0] ?? '';
  if (!URL.canParse(`https://${text}`) || !URL.canParse(base)) return null;
  if (URL.canParse(`https://${host}`) && isSameSite(`https://${host}`, base)) {
    return new URL(`${new URL(base).protocol}//${text}`).href;
  }
  return /^www\.[^.]+\./iu.test(host) ? new URL(`https://${text}`).href : null;
}

/** Says whether a relative link names one page among many: by a number, by the ending of a file or by a slug of several words. */
const namesPage = (text: string): boolean =>
  /\d/u.test(text) || /\.[a-z]{2,5}$/iu.test(text) || /[\p{L}%][-_][\p{L}%]+[-_][\p{L}%]/u.test(text);

/** Says whether an address is a site's front page, to which a link leads that has no page of its own. */
export function isSiteRoot(address: string): boolean {
  const { pathname, search } = new URL(address);
  return pathname === '/' && search === '';
}
