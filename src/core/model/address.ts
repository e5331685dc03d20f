import ipaddr from 'ipaddr.js';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';

export type AddressOptions = {
  /** `host:port` pairs that may be private and on any port; for local work only. */
  readonly allowHosts: readonly string[];
  /** Host of this deployment, which must neither watch nor post to itself; null when it is not known. */
  readonly ownHost: string | null;
};

/** A longer address is cut by some server on the way; browsers and sitemaps.org stop here as well. */
const LONGEST = 2_048;
/** RFC 1035, section 2.3.4: no resolver knows a longer name, and the host's record is stored under it. */
const LONGEST_NAME = 253;
/** What parsers disagree about: the back slash, white space and controls inside an address. */
// eslint-disable-next-line no-control-regex
const AMBIGUOUS = /[\\\u0000-\u001F\u007F\u2028\u2029]/u;
const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** Names that no public resolver answers for (RFC 6761, 6762, 7686, 8375, 9476, ICANN's .internal), and habits of private networks. */
const RESERVED_NAMES = new Set(
  'localhost local localdomain internal intranet private corp home lan onion invalid test alt arpa'.split(
    ' ',
  ),
);
/** Public names made to lead to whatever address they contain, or to the loopback. */
const WILDCARD_NAMES = ['nip.io', 'sslip.io', 'xip.io', 'localtest.me', 'lvh.me', 'vcap.me', 'lacolhost.com'];

/**
 * The one gate for every address that is stored, shown as a link, or asked: sources, item and canonical links,
 * sitemap locations, redirect targets and webhook endpoints. It sees names, not their addresses: the fetch resolves
 * them and asks `isPublicAddress` as well.
 * @returns the parsed address, or why it is refused, as one plain sentence part
 */
export function checkAddress(address: string, options: AddressOptions): Result<URL, string> {
  const trimmed = address.trim();
  if (trimmed.length > LONGEST) return err(`it is longer than ${LONGEST} characters`);
  if (AMBIGUOUS.test(trimmed)) return err('it contains a back slash or a control character');
  if (!URL.canParse(trimmed)) return err('it is not an absolute address');
  const url = new URL(trimmed);
  const refusal = refusalOf(url, options);
  return refusal === null ? ok(url) : err(refusal);
}

function refusalOf(url: URL, options: AddressOptions): string | null {
  const defaultPort = DEFAULT_PORTS[url.protocol];
  if (defaultPort === undefined) return 'only http and https are fetched';
  if (url.username !== '' || url.password !== '') return 'it contains credentials';
  if (url.href.length > LONGEST) return `it is longer than ${LONGEST} characters`;
  const name = url.hostname.replace(/\.$/u, '');
  if (isOwn(url, name, options.ownHost)) return "it is this monitor's own address";
  if (isAllowedHost(url, options.allowHosts)) return null;
  if (url.port !== '' && url.port !== '80' && url.port !== '443') return 'its port is neither 80 nor 443';
  const literal = addressLiteral(name);
  if (literal !== null) return isPublicAddress(literal) ? null : 'it is a private or reserved address';
  return isPrivateName(name) ? 'its name is private or reserved' : null;
}

function isOwn(url: URL, name: string, ownHost: string | null): boolean {
  if (ownHost === null || ownHost === '') return false;
  const own = ownHost.toLowerCase();
  return own === url.host || own === name || own === `${name}:${url.port}`;
}

/** Whether an address is one that the operator named as reachable although private; such a host is not resolved either. */
export function isAllowedHost(url: URL, allowHosts: readonly string[]): boolean {
  const port = url.port === '' ? (DEFAULT_PORTS[url.protocol] ?? '') : url.port;
  return allowHosts.includes(`${url.hostname}:${port}`);
}

/** @param name a hostname as `URL` gives it @returns the address when the name is one, without brackets */
export function addressLiteral(name: string): string | null {
  if (name.startsWith('[')) return name.slice(1, -1);
  return ipaddr.IPv4.isValidFourPartDecimal(name) ? name : null;
}

function isPrivateName(name: string): boolean {
  if (name.length > LONGEST_NAME) return true;
  const labels = name.split('.');
  if (labels.length < 2 || labels.includes('')) return true;
  if (RESERVED_NAMES.has(labels.at(-1) ?? '')) return true;
  return WILDCARD_NAMES.some((wildcard) => name === wildcard || name.endsWith(`.${wildcard}`));
}

/** 2000::/3 is all that is routed; ipaddr.js calls even ::7f00:1 (an old spelling of 127.0.0.1) unicast. */
const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address as written by a resolver may be connected to: public unicast, and no tunnel that carries an
 * IPv4 address inside (mapped, 6to4, Teredo, NAT64).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || address.includes('%')) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_UNICAST_V6);
}
