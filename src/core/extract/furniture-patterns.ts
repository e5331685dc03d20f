/**
 * Marks of furniture: names that site builders give to boxes, and wording that readers see. They are kept as lists, so that a
 * language or a habit is added by adding a row to the JSON files. Patterns are tried on a whole line unless they say otherwise, and are linear.
 */
import { foldLine, MARKS, Wordings } from '../language/wordings.ts';
import boxNames from './box-names.json' with { type: 'json' };
import patterns from './furniture-patterns.json' with { type: 'json' };

/** Matches one of several names, parted by blanks, as a word among the dashed words of a class or id. */
const named = (names: string): RegExp =>
  new RegExp(`(?:^|[\\s_-])(?:${names.replaceAll(' ', '|')})(?:$|[\\s_\\d-])`, 'u');

/** Boxes that hold the text of an article. */
export const BODY_NAMES =
  /article-?_*(?:body|text|content|copy|main|inner)|(?:story|post|entry|news|page|main|content|text|rich|single|detail)-?_*(?:body|content|text|copy)|body-?_*(?:copy|content|text)|articlebody|(?:^|[\s_-])(?:article|story|hentry|prose|richtext|paywall|main-content|storytext|newstext|rte)(?:$|[\s_-])/u;

/** Boxes that stand in or beside an article and are not part of it. */
export const FURNITURE_NAMES = named(boxNames.furniture);

/** Boxes that lead to other pages: where none is linked, the name says something else, as `teaser` does of the first lines of an article. */
export const LEADING_NAMES = named(boxNames.leadsElsewhere);

/** Names that boxes of furniture have, and some boxes of text too: they count where no paragraph stands. */
export const VAGUE_NAMES = named(boxNames.vague);

/** Boxes with these names hold what the reader is told first, above the text. */
export const STANDFIRST_NAMES = named(boxNames.standfirst);

export const CAPTION_NAMES = named(boxNames.caption);

/** Boxes that are a picture with what belongs to it. */
export const PICTURE_NAMES = named(
  'image images picture pictures photo photos img figure foto bild thumbnail media-image',
);

/** The end of a line that tells whose picture stands above it. It may end a paragraph too, so that it counts beside a picture only. */
export const PICTURE_CREDIT =
  /(?:©|\(c\)|\b(?:fotos?|photos?|bild(?:er)?|image|picture|photograph|credit|fotografía|imagen)(?: credit)?(?: by|:| ©)|getty images|(?:\/|via )(?:getty|afp|ap|reuters|epa|imago)|picture[- ]alliance|shutterstock|\(archivbild\)|archivfoto|file photo)[^.]{0,60}[.)]?$|\([\p{Lu}][^()]{1,40}\/[^()]{2,40}\)$|\. ?(?:reuters|afp|ap|getty images)$/iu;

export const KEY_POINT_NAMES = named(boxNames.keyPoint);

export const NOTE_NAMES = named(boxNames.note);

/** Boxes in which readers answer: they may be longer than what they answer. */
export const COMMENT_NAMES =
  /(?:^|\s)(?:[\w-]*[-_])?(?:comments?|disqus|respond|replies)(?:[-_](?:area|list|section|wrapper|wrap|container|thread|box|holder|block|body|items?))?(?:\s|$)/u;

export const NAVIGATION_NAMES = /navigation|breadcrumb/u;
/** Boxes beside the main part of a page. */
export const SIDE_NAMES =
  /(?:^|[\s_-])(?:sidebar|side-bar|right-rail|rail|footer|site-footer|menu|navbar|masthead|comments?|disqus)(?:$|[\s_\d-])/u;
export const KICKER_NAMES =
  /kicker|eyebrow|overline|topline|roofline|spitzmarke|dachzeile|surtitre|antetitulo|article-?label|section-?label/u;
export const AUTHOR_NAMES = /byline|author-name|article-author/u;
export const WALL_NAMES =
  /(?:^|[\s_-])(?:paywall|pay-wall|regwall|registration-wall|subscriber-only|subscription-wall|premium-(?:box|wall|teaser)|piano-(?:inline|container)|offer-wall|paid-content|plus-paywall)(?:$|[\s_-])/u;

/** Every table of names: what is in none of them is not read, and the tree is built without it. */
const TELLING_NAMES: readonly RegExp[] = [
  BODY_NAMES,
  FURNITURE_NAMES,
  LEADING_NAMES,
  VAGUE_NAMES,
  STANDFIRST_NAMES,
  CAPTION_NAMES,
  PICTURE_NAMES,
  KEY_POINT_NAMES,
  NOTE_NAMES,
  COMMENT_NAMES,
  NAVIGATION_NAMES,
  SIDE_NAMES,
  KICKER_NAMES,
  AUTHOR_NAMES,
  WALL_NAMES,
];

/** What a page has or lacks around a box is no name of it, and `md:block` is how it looks on a wide screen. */
const NO_NAME = /^(?:has|no|with|without|not|show|hide)-|:/u;
/** A class that hides a box, and one that shows it on some screens all the same. */
const HIDES = /^(?:(?:is-|u-|js-)?hidden|hide|d-none|invisible)$/u;
const SHOWS_AGAIN = /^(?:[\w-]+:|d-\w+-)(?:block|flex|grid|inline|inline-block|contents|table)$/u;

const MAY_BE_NO_NAME = /:|hid|invisible|d-none|(?:has|no|with|without|not|show)-/u;

/** Writes class, id, role and such as the tables have them: in lower case, words apart, without what is no name. */
export function hintOf(names: string): string {
  const hint = names.replace(/([a-z])([A-Z])/gu, '$1-$2').toLowerCase();
  // Most names need no second look.
  if (!MAY_BE_NO_NAME.test(hint)) return hint;
  const tokens = hint.split(/\s+/u);
  const isShown = tokens.some((token) => SHOWS_AGAIN.test(token));
  return tokens
    .filter((token) => !NO_NAME.test(token))
    .flatMap((token) => (HIDES.test(token) ? (isShown ? [] : ['is-hidden']) : token))
    .join(' ');
}

/** @param hint as `hintOf` writes it */
export const isTelling = (hint: string): boolean => TELLING_NAMES.some((names) => names.test(hint));

/** A line that is a note on the article itself: a correction, an update, a clarification. */
const NOTE_WORDING =
  /^(?:\W{0,3})(?:correction|corrected|clarification|editor[’']?s['’]? note|update[sd]? \([^)]{3,60}\)|this (?:article|story|report|headline|post) (?:has been|was) (?:updated|corrected|amended|changed|edited|revised)|an earlier version of this|a previous version of this|korrektur|berichtigung|anmerkung der redaktion|hinweis der redaktion|in einer früheren (?:version|fassung)|correctif|rectificatif|note de la rédaction|corrección|fe de errores|nota (?:de la redacción|del editor)|errata|correzione|correção|更正|编者按|勘误|تصحيح|اصلاحیه|تصحیح|исправление|уточнение)/u;
/** Characters that the longest of these wordings has. */
const MAX_NOTE_WORDING = 80;
export const isNoteWording = (text: string): boolean =>
  NOTE_WORDING.test(foldLine(text.slice(0, MAX_NOTE_WORDING)));

/** Lines of at most this many characters can be furniture by their words alone. */
export const MAX_FURNITURE_LINE = 320;

const WHOLE_LINE = `${MARKS}$`;
/** Whole lines that are never part of an article. */
export const LINES = new Wordings(Object.values(patterns.lines).flat(), WHOLE_LINE);

/** What may end such a line behind any words, and the lines that it ends. */
export const ENDS_NOTICES = /rights reserved|\/|may (?:earn|receive)|contributed|back to video|무단전재/u;
export const NOTICE_LINE = new RegExp(
  `^${MARKS}(?:${[
    '.{0,80}all rights reserved\\.?(?: .{0,120})?',
    '.{0,60}/(?:getty|getty images|afp|reuters|ap|epa|shutterstock|imago)',
    '.{0,60}may (?:earn|receive) (?:an? )?(?:small )?(?:affiliate )?(?:commission|compensation).{0,160}',
    '.{0,200}contributed (?:to this (?:report|story|article|piece|post|dispatch|guide|review)|reporting)(?!\\p{L}).{0,60}',
    '.{0,160} back to video',
    '.{0,40}무단전재.{0,60}',
  ].join('|')})${WHOLE_LINE}`,
  'u',
);

/** Wording before or after a link to another article. */
export const LEADS_ELSEWHERE = new Wordings(patterns.leadsElsewhere, WHOLE_LINE);

/** The start of a line that asks the reader for something, and the thing it asks for: a subscription, a follow, a gift, a tip. */
export const ASKING = new Wordings(patterns.asking, '(?!\\p{L})');
export const ASKED_FOR = new RegExp(`(?<!\\p{L})(?:${patterns.askedFor.join('|')})(?!\\p{L})`, 'gu');
/** Such lines in languages that end with what they ask, and in scripts without spaces or with other words for words: short lines only. */
export const ASKS_LAST =
  /^.{0,60}(?:destekleyin|abone olun|üye olun|takip edin)[.!]?$|^.{0,12}(?:订阅|訂閱|关注我们|支持独立|成为会员|扫码|登録|購読|フォロー|支援|구독|후원|팔로우|اشترك|ادعم|انضم|تابعنا|مشترک شوید|حمایت کنید|عضو شوید|سبسکرائب|ہمیں فالو).{0,40}$/u;

/** A word that speaks to the reader, or for the outlet. */
export const ADDRESSES = new RegExp(`(?<!\\p{L})(?:${patterns.addressing.join('|')})(?!\\p{L})`, 'iu');
/** The words of notices: on rights, on who wrote and edited, on what the outlet earns. */
export const NOTICES = new RegExp(patterns.notices, 'iu');

/** A name that goes on is another word; scripts without small letters have no such border. */
const WORD_END = '(?!\\p{Ll})';
/** What counters count. */
export const COUNTED = new Wordings([patterns.counted], WORD_END);
/** How long ago something happened, and what: `12 minutes ago`, `Updated`. */
export const AGO = new Wordings(patterns.ago, WORD_END);
export const STAMPED = new Wordings([patterns.stamped], '(?=[\\s\\p{P}\\p{N}]|$)');

/** The end of a sentence, in the scripts of the world. */
export const SENTENCE_END = /[.!?…。！？؟۔।][\s"'”’»)\]]*$/u;

/** The end of a sentence that tells something, and neither asks nor calls. */
export const STATEMENT_END = /[.…。۔।][\s"'”’»)\]]*$/u;

/** The word that opens a line naming the author. */
export const BYLINE_START =
  /^(?:by|von|par|por|di|door|av|oleh|от|text|story by|reporting by|words by|written by|posted by|author|autor|autorin|auteur|نویسنده|بقلم|作者|记者|文[/／])[:：\s]/iu;
