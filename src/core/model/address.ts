import ipaddr from 'ipaddr.js';
import { err, ok, type Result } from './result.ts';

export type AddressOptions = {
  /** `host:port` pairs that may be private and on any port; for local work only. */
  readonly allowHosts: readonly string[];
  /** Host of this deployment, which must neither watch nor post to itself; null when it is not known. */
  readonly ownHost: string | null;
};

/** Some server on the way cuts a longer address; browsers and sitemaps.org stop here as well. */
const MAX_LENGTH = 2_048;
/** No resolver knows a longer name (RFC 1035, section 2.3.4), and a host's record is stored under its name. */
const MAX_NAME_LENGTH = 253;
/** Matches what parsers disagree about: the back slash, white space and control characters inside an address. */
// eslint-disable-next-line no-control-regex
const AMBIGUOUS = /[\\\u0000-\u001F\u007F\u2028\u2029]/u;
const DEFAULT_PORTS: ReadonlyMap<string, string> = new Map([
  ['http:', '80'],
  ['https:', '443'],
]);

/** Names that no public resolver answers for (RFC 6761, 6762, 7686, 8375, 9476, ICANN's .internal), and names that private networks use. */
const RESERVED_NAMES = new Set(
  'localhost local localdomain internal intranet private corp home lan onion invalid test alt arpa'.split(
    ' ',
  ),
);
/** Public names that lead to whatever address they contain, or to the loopback. */
const WILDCARD_NAMES = ['nip.io', 'sslip.io', 'xip.io', 'localtest.me', 'lvh.me', 'vcap.me', 'lacolhost.com'];

/**
 * Checks an address. This is the one gate for every address that is stored, shown as a link, or asked: sources, item and canonical links,
 * sitemap locations, redirect targets and webhook endpoints. It sees names, not their addresses: the fetch resolves
 * them and asks `isPublicAddress` as well.
 * @returns the parsed address, or why it is refused, as one plain sentence part
 */
export function checkAddress(address: string, options: AddressOptions): Result<URL, string> {
  const trimmed = address.trim();
  if (trimmed.length > MAX_LENGTH) return err(`it is longer than ${MAX_LENGTH} characters`);
  if (AMBIGUOUS.test(trimmed)) return err('it contains a back slash or a control character');
  if (!URL.canParse(trimmed)) return err('it is not an absolute address');
  const url = new URL(trimmed);
  const refusal = refusalOf(url, options);
  return refusal === null ? ok(url) : err(refusal);
}

function refusalOf(url: URL, options: AddressOptions): string | null {
  const defaultPort = DEFAULT_PORTS.get(url.protocol);
  if (defaultPort === undefined) return 'only http and https are fetched';
  if (url.username !== '' || url.password !== '') return 'it contains credentials';
  if (url.href.length > MAX_LENGTH) return `it is longer than ${MAX_LENGTH} characters`;
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

/** Says whether the operator named the address as reachable although it is private. Such a host is not resolved either. */
export function isAllowedHost(url: URL, allowHosts: readonly string[]): boolean {
  const port = url.port === '' ? (DEFAULT_PORTS.get(url.protocol) ?? '') : url.port;
  return allowHosts.includes(`${url.hostname}:${port}`);
}

/** @param name a hostname as `URL` gives it @returns the address, without brackets, when the name is one */
export function addressLiteral(name: string): string | null {
  if (name.startsWith('[')) return name.slice(1, -1);
  return ipaddr.IPv4.isValidFourPartDecimal(name) ? name : null;
}

function isPrivateName(name: string): boolean {
  if (name.length > MAX_NAME_LENGTH) return true;
  const labels = name.split('.');
  if (labels.length < 2 || labels.includes('')) return true;
  if (RESERVED_NAMES.has(labels.at(-1) ?? '')) return true;
  return WILDCARD_NAMES.some((wildcard) => name === wildcard || name.endsWith(`.${wildcard}`));
}

/** Only 2000::/3 is routed, while ipaddr.js calls even ::7f00:1 (an old spelling of 127.0.0.1) unicast. */
const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Says whether this program may connect to an address that a resolver gave: it must be public unicast, and no tunnel that
 * carries an IPv4 address inside (mapped, 6to4, Teredo, NAT64).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || address.includes('%')) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_UNICAST_V6);
}
