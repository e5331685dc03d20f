import { hash } from './ids.ts';

/** Parameters that say where a reader came from and never which article it is; compared in lower case. */
const TRACKING = new Set(
  // clicks on adverts and links
  (
    'fbclid gclid dclid gbraid wbraid gclsrc yclid ysclid twclid msclkid ttclid igsh igshid li_fat_id rdt_cid vmcid campaign_id ' +
    'campaign_medium campaign_name campaign_source campaign_term campaign_content ' +
    '_openstat _branch_match_id _branch_referrer wickedid wickedsource sc_customer sc_eh sc_uid s_cid srsltid ' +
    // mail and marketing suites
    'mc_cid mc_eid mc_tc mkt_tok vero_conv vero_id oly_anon_id oly_enc_id otc ck_subscriber_id __s ' +
    '_hsenc _hsmi __hstc __hssc __hsfp hsctatracking ' +
    // outlets: Guardian, New York Times, BBC, Le Monde, CNN, Yahoo, ...
    'cmp cmpid smid smtyp partner emc eref xtor ocid ns_mchannel ns_source ns_campaign ns_linkname ns_fee ncid icid ito ' +
    'guccounter guce_referrer guce_referrer_sig'
  ).split(' '),
);
const TRACKING_PREFIXES = ['utm_', 'mtm_', 'at_', 'pk_', 'matomo_', 'hsa_', 'piwik_'];
/** Parameters that are dropped only when their value names the host itself, as newsletters add it; `ref=42` may be the article. */
const HOST_PARAMETERS = new Set(['ref']);

/** Matches an ampersand that was escaped once too often, as many feeds write their links. */
const ESCAPED_AMPERSAND = /&(?:amp|#0*38|#x0*26);/giu;

/**
 * Marks an address as one item of a page that several items share. It stands where browsers look for text to mark, and they leave
 * out what they do not know there, so that the page opens at its anchor.
 */
const ITEM = /:~:readout-item-[0-9a-f]{12}$/u;

/** Returns the address of one item on a page that several items share. */
export const withItem = (address: string, name: string): string =>
  `${address}${address.includes('#') ? '' : '#'}:~:readout-item-${name.slice(0, 12)}`;

/** Says whether an address is that of an item on a page that several share: the page is not its article. */
export const isItemOfPage = (address: string): boolean => ITEM.test(address);

/** Returns an address without its fragment. */
export const pageOf = (address: string): string => address.replace(/#.*/su, '');

/**
 * Returns the address by which two links are recognised as one article: without fragment (but for that of a shared page's item)
 * and tracking, with the host in lower case and punycode. Path, remaining query and its order are kept, because all of them may name another article.
 * It serves comparison alone; the link is fetched and shown as it was given.
 * @returns null for anything but an http or https address
 */
export function identity(address: string): string | null {
  const unescaped = address.trim().replace(ESCAPED_AMPERSAND, '&');
  if (!URL.canParse(unescaped)) return null;
  const url = new URL(unescaped);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.hash = ITEM.exec(url.hash)?.[0] ?? '';
  url.username = '';
  url.password = '';
  url.hostname = url.hostname.replace(/\.$/u, '');
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !isTracking(part, url.hostname));
  url.search = kept.join('&');
  return url.href;
}

function isTracking(parameter: string, host: string): boolean {
  const [rawName = '', value = ''] = parameter.split('=', 2);
  const name = unescape(rawName).toLowerCase();
  if (TRACKING.has(name) || TRACKING_PREFIXES.some((prefix) => name.startsWith(prefix))) return true;
  return HOST_PARAMETERS.has(name) && bareHost(unescape(value)) === bareHost(host);
}

const bareHost = (host: string): string => host.toLowerCase().replace(/^www\./u, '');

function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray percent sign stays as it is.
  }
}

/**
 * Makes the id of an article from its address alone, so that every source that lists it means the same article. http and
 * https count as one, because outlets move from one to the other without moving the article.
 */
export function articleId(address: string): string {
  return hash('article', (identity(address) ?? address.trim()).replace(/^http:/u, 'https:'));
}

/** Returns the host of an address, with a port that is not the default; '' for text that is no address. Gaps and records go by it. */
export function hostOf(address: string): string {
  return URL.parse(address)?.host ?? '';
}

/** Second-level names under which sites are registered in many countries: `example.co.uk`, `example.com.cn`. */
const REGISTRIES = new Set('co com net org gov edu ac go or ne gob gouv mil nic in'.split(' '));

/** Returns the name under which a site is registered, as far as labels tell it; an IP address is one itself. */
export function registeredName(host: string): string {
  const labels = host.replace(/\.$/u, '').split('.');
  if (/^\d+$/u.test(labels.at(-1) ?? '')) return host; // an IP address
  const isLong = (labels.at(-1) ?? '').length === 2 && REGISTRIES.has(labels.at(-2) ?? '');
  return labels.slice(isLong ? -3 : -2).join('.');
}
