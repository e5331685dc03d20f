/** Headers with which the usual bot walls mark their own pages, whatever the status says. */
const HEADERS: readonly (readonly [name: string, value: RegExp])[] = [
  ['cf-mitigated', /challenge/iu],
  ['x-amzn-waf-action', /challenge|captcha/iu],
  ['x-vercel-mitigated', /challenge|deny/iu],
];

/** DataDome writes this one on what it lets through as well: believed only with a status that refuses. */
const REFUSING_HEADER = ['x-datadome', /protected/iu] as const;

/**
 * Traces of a bot wall's machinery. The same vendors put their sensors into ordinary pages, so that with a status that does
 * not refuse it is believed only where there is hardly anything to read.
 */
const MACHINERY =
  /_cf_chl_opt|cf-browser-verification|cf_captcha_kind|_Incapsula_Resource|Incapsula incident ID|captcha-delivery\.com|px-captcha|perimeterx\.net|awsWafCookieDomainList|gokuProps|sucuri_cloudproxy|ddos-guard\/|__ddg\d|aliyun_waf|acw_sc__v2|ak-challenge|sec-if-cpt-container|\bKPSDK\b|anubis_challenge|\/__qrator\/|__arcsjs/u;
/** Wording of such pages; it is believed only with a status that refuses. */
const WORDING =
  /just a moment\.\.\.|attention required! \| cloudflare|checking (?:if the site connection is secure|your browser)|verify(?:ing)? (?:that )?you are (?:a )?human|are you a (?:robot|human)|enable javascript and cookies to continue|unusual (?:traffic|activity)|access (?:to this page has been )?denied|request blocked|bot (?:detection|protection)|making sure you(?:'|&#39;|’)re not a bot|access to this site has been (?:limited|blocked)|ddos protection by|security check|captcha/iu;

/** Statuses with which bot walls answer. */
const REFUSING = new Set([401, 403, 405, 406, 429, 503]);
/** A wall is a short page; an article may well write about captchas. */
const MAX_WALL = 60_000;
/** Characters that a wall says to people; an article, a listing or a feed says more. */
const MAX_NOTICE = 1_000;

/** Returns whether status and headers alone show a bot challenge. */
export function isChallengeByHeaders(status: number, header: (name: string) => string | null): boolean {
  const believed = REFUSING.has(status) ? [...HEADERS, REFUSING_HEADER] : HEADERS;
  return believed.some(([name, value]) => value.test(header(name) ?? ''));
}

/** Returns whether a short body is the page of a bot wall and not the one that was asked for. */
export function isChallengeByText(status: number, text: string): boolean {
  if (text.length > MAX_WALL) return false;
  if (REFUSING.has(status)) return MACHINERY.test(text) || WORDING.test(text);
  // A page that is gone says little beside the same sensors, and must be seen to be gone.
  const isSuccess = status >= 200 && status < 300;
  return isSuccess && MACHINERY.test(text) && visibleText(text).length <= MAX_NOTICE;
}

/** Returns roughly the text that a page shows, without scripts, styles and tags. The time is linear in its length. */
function visibleText(page: string): string {
  const [before = '', ...silent] = page.split(/<(?:script|style|noscript)\b/iu);
  const after = silent.map((part) => part.split(/<\/(?:script|style|noscript)/iu, 2)[1] ?? '');
  return [before, ...after]
    .join(' ')
    .replaceAll(/<[^<>]*>?/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
