/** Recognises what came instead of an article, by wording that such pages share. Tried only on pages with little text. */
import type { PageKind } from '../failure.ts';
import type { Claims } from './claims.ts';
import type { Layout } from './layout.ts';
import { linkShare } from './layout.ts';
import type { NotAnArticle } from './not-an-article.ts';

type Sign = { readonly page: PageKind; readonly text: string; readonly title: RegExp; readonly body: RegExp };

const NEVER = /$^/u;
/** In this order: a challenge may also say "error", a 404 may also ask to log in. */
const SIGNS: readonly Sign[] = [
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
const MIN_LISTED = 4;

/** @param text what the page would be as an article, joined; @param shown all that readers see */
export function recogniseNonArticle(
  claims: Claims,
  headline: string,
  text: string,
  shown: string,
): NotAnArticle | null {
  const titles = [claims.title, headline].filter((title) => title !== '');
  for (const { page, text: says, title } of SIGNS) {
    if (text.length < LITTLE_TEXT && titles.some((text) => text.length < 120 && title.test(text)))
      return { page, text: says };
  }
  const little = shown.slice(0, 3 * LITTLE_TEXT);
  if (text.length >= LITTLE_TEXT / 3 || claims.article !== null) return null;
  for (const { page, text: says, body } of SIGNS) if (body.test(little)) return { page, text: says };
  return null;
}

/** @returns whether what would be the article's text is teasers: linked headings with at most a short text each */
export function isListing(layout: Layout, claims: Claims, url: string, keptText: number): boolean {
  const { pathname, search } = new URL(url);
  const isArticle = claims.article !== null || claims.meta.get('og:type') === 'article';
  if (/^\/(?:index\.\w+|home)?$/u.test(pathname) && search === '' && !isArticle) return true;
  if (isArticle) return false;
  const linked = layout.boxes.filter(
    ({ name, textLength, ...sums }) =>
      /^h[2-4]$/u.test(name) && textLength > 15 && linkShare({ textLength, ...sums }) > 0.8,
  );
  return linked.length >= MIN_LISTED && keptText / linked.length < 350;
}
