/** Recognises pages that came instead of an article, by the wording they share. It is tried only on pages with little text. */
import type { DeclaredMetadata } from './declared-metadata.ts';
import type { Box, Line } from './layout.ts';
import { linkShare } from './layout.ts';
import type { NotAnArticle, PageKind } from '../model/failure.ts';

type PageSign = {
  readonly page: PageKind;
  readonly text: string;
  readonly title: RegExp;
  readonly body: RegExp;
};

const NEVER = /$^/u;
/** The order counts: a challenge may also say "error", and a 404 may also ask to log in. */
const SIGNS: readonly PageSign[] = [
  {
    page: 'challenge',
    text: 'bot challenge',
    title:
      /^(?:just a moment|attention required|access (?:to this page has been )?denied|(?:verify|verifying|are) you(?: are)? (?:a )?(?:human|robot)|security (?:check|verification)|ddos-guard|please wait|robot check|pardon our interruption|client challenge|human verification|captcha|安全验证|проверка безопасности)/iu,
    body: /checking (?:if the site connection is secure|your browser)|verif(?:y|ying) (?:that )?you are (?:a )?human|enable javascript and cookies to continue|needs to review the security of your connection|unusual (?:traffic|activity) from your|are you a robot|complete the captcha|solve this captcha|press (?:&|and) hold|ray id:|request unsuccessful\. incapsula|ddos protection by|why have i been blocked|请完成(?:安全)?验证|滑动.{0,6}验证|подтвердите, что вы не робот/iu,
  },
  {
    page: 'soft-404',
    text: 'page not found',
    title:
      /(?:^|\D)404(?:\D|$)|page (?:was |is |could |can ?)?(?:not be |not |be )?(?:found|missing)|not found|no longer (?:available|exists)|page unavailable|seite (?:wurde )?nicht gefunden|nicht gefunden|page (?:introuvable|non trouvée)|p[áa]gina no encontrada|página não encontrada|pagina non trovata|pagina niet gevonden|sayfa bulunamadı|halaman tidak ditemukan|страница не найдена|页面不存在|頁面不存在|未找到|找不到|ページが見つかりません|찾을 수 없|الصفحة غير موجودة|یافت نشد|صفحہ نہیں ملا/iu,
    body: /(?:the |this )?(?:page|article|story|content|link) (?:you (?:are|were|have|requested|tried|followed).{0,60}|that you.{0,60})?(?:does(?:n['’]t| not) exist|(?:could|can)(?:n['’]t| ?not) be found|(?:was|is) not found|(?:has been|was) (?:removed|deleted|moved)|(?:is )?no longer (?:available|exists?))|error 404|404 error|seite (?:existiert nicht|wurde nicht gefunden|konnte nicht gefunden)|cette page n['’]existe|página (?:no existe|que busca)|страница (?:не найдена|удалена)|您访问的页面|页面(?:不存在|已删除)|文章(?:不存在|已删除)|صفحه مورد نظر/iu,
  },
  {
    page: 'error',
    text: 'error page',
    title:
      /^(?:\W*(?:error )?5\d\d\b|(?:internal )?server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|web server is down|(?:site )?(?:under )?maintenance|application error|wartung)/iu,
    body: /internal server error|(?:service|site|page) is (?:temporarily|currently) unavailable|502 bad gateway|503 service|504 gateway|error establishing a database connection|an? (?:unexpected )?error (?:has )?occurred|something went wrong|under maintenance|wartungsarbeiten|please try again later/iu,
  },
  {
    page: 'consent',
    text: 'consent wall',
    title:
      /^(?:before you continue|consent|cookie (?:consent|notice)|your privacy|privacy (?:settings|gate)|datenschutz|einwilligung)/iu,
    body: /before you continue to|we (?:value|care about|respect) your privacy|we and our (?:\d+ )?(?:technology )?partners|manage (?:your )?(?:privacy|cookie) (?:choices|settings|preferences)|accept all(?: cookies)?|alle (?:cookies )?akzeptieren|zustimmen und weiter|mit werbung (?:weiter|lesen)|werbefrei|tout accepter|accepter et continuer|aceptar (?:y continuar|todas)|accetta e continua/iu,
  },
  {
    page: 'login',
    text: 'login required',
    title: /^(?:log ?in|sign ?in|anmelden|login|connexion|iniciar sesión|вход|登录|登錄)(?:\W|$)/iu,
    body: /(?:log|sign) ?in (?:to (?:continue|your account|read|view)|with (?:google|facebook|e-?mail))|forgot(?:ten)? (?:your )?password|create an account|you must be logged in|bitte (?:melden sie sich an|einloggen)|mot de passe oublié|忘记密码/iu,
  },
  {
    page: 'paywall',
    text: 'paywall without a lead',
    title: NEVER,
    body: /subscribe (?:now )?to (?:continue|read|keep)|subscribers? only|this (?:article|story|content) is (?:for|available to|exclusive to) (?:our )?(?:paying )?(?:subscribers|members)|continue reading with|to (?:continue|keep) reading|already a subscriber|weiterlesen mit|jetzt weiterlesen|abonnenten|réservé aux abonnés|exclusivo para suscriptores|contenido exclusivo/iu,
  },
];

/** Title and text of a page with more than this are an article's, whatever else they say. */
const LITTLE_TEXT = 1_500;
const MAX_TITLE = 120;
const MIN_LISTED = 4;

/**
 * @param text what the page would be as an article, joined
 * @param lines all that readers see
 */
export function recogniseNonArticle(
  declared: DeclaredMetadata,
  headline: string,
  text: string,
  lines: readonly Line[],
): NotAnArticle | null {
  if (text.length >= LITTLE_TEXT) return null;
  const titles = [declared.title, headline].filter((title) => title !== '' && title.length < MAX_TITLE);
  const byTitle = SIGNS.find((sign) => titles.some((title) => sign.title.test(title)));
  if (byTitle !== undefined) return { page: byTitle.page, text: byTitle.text };
  if (text.length >= LITTLE_TEXT / 3 || declared.article !== null) return null;
  const shown = lines
    .map((line) => line.text)
    .join('\n')
    .slice(0, 3 * LITTLE_TEXT);
  const byBody = SIGNS.find((sign) => sign.body.test(shown));
  return byBody === undefined ? null : { page: byBody.page, text: byBody.text };
}

/**
 * @param body the box that would hold the article
 * @param keptLength characters that would be the article's
 * @returns whether they are teasers: linked headings with at most a short text each
 */
export function isListingPage(
  body: Box,
  declared: DeclaredMetadata,
  url: string,
  keptLength: number,
): boolean {
  if (declared.article !== null || declared.meta.get('og:type') === 'article') return false;
  const { pathname, search } = new URL(url);
  if (/^\/(?:index\.\w+|home)?$/u.test(pathname) && search === '') return true;
  let linked = 0;
  const count = (box: Box): void => {
    if (/^h[2-4]$/u.test(box.name) && box.textLength > 15 && linkShare(box) > 0.8) linked += 1;
    else for (const child of box.children) count(child);
  };
  count(body);
  return linked >= MIN_LISTED && keptLength / linked < 350;
}
