/**
 * The wording of the furniture of news pages, in the languages watched. A site's furniture is often in another language than its
 * articles, so that all are looked for at once. Add a language by adding its words to `furniture-lists.json`.
 */
import { once } from '../model/once.ts';
import { foldWords } from '../language/fold.ts';
import { wordList, type WordList } from '../language/word-list.ts';
import lists from './furniture-lists.json' with { type: 'json' };

/** Wording that begins a list of other articles. It counts at the start of a line that is no sentence, or before a colon. */
export const RELATED = phrases(lists.related);

/** Wording that asks the reader to do something for the outlet. It counts at the start of a line. */
export const APPEALS = phrases(lists.appeals);

/** Labels of advertisements. */
export const ADVERTS = phrases(lists.adverts);
/** Labels so plain that all of the block behind them is the advertisement, where it begins anew after the label. */
export const STRONG_ADVERT =
  /^(?:advertisement|sponsored(?: content)?|promoted|anzeige|werbung|publicité|publicidade?|pubblicità|reklama?|реклама|广告|إعلان ممول)(?=\P{L}|$|\p{Script=Han})/iu;
export const ANEW = /^[\s:：|]+["']?[\p{Lu}\p{N}\p{Lo}]|^$/u;
/** A price cut or a code is never in a report's own line of twelve words. */
export const COMMERCIAL =
  /\b\d{1,2}% off\b|\buse (?:promo )?code\b|\bbuy (?:now|today)\b|\bshop (?:now|the)\b|\bfree trial\b|\bsubscribe (?:now|today) for\b/iu;

/** The words of sharing bars: every word of the line must be one of these. */
export const SHARING = anyLanguage(lists.sharing);

/** The things that counters count. */
export const COUNTED = anyLanguage(lists.counted);
export const COUNTER_FILLERS = anyLanguage(lists.counterFillers);

/** Words around "ago", and words that say it. */
export const TIME_UNITS = anyLanguage(lists.timeUnits);
export const AGO = anyLanguage(lists.ago);

/** Labels of a line that says when the page was written. */
export const STAMPS = anyLanguage(lists.stamps);

/** Those labels that make a date the page's own. A date alone may be the heading of a chronicle. */
export const STAMP_LABELS = anyLanguage(lists.stampLabels);

export const COPYRIGHT =
  /^(?:©|\(c\) ?\d|copyright\b)|\ball rights reserved\b|^this (?:material|content|article) (?:may not|must not) be\b|版权所有|未经(?:书面)?授权|All Rights Reserved|все права защищены|tous droits réservés|جميع الحقوق محفوظة|(?:تمام|کلیه|همه) حقوق|جملہ حقوق|ټول حقونه/iu;

export const CREDITS =
  /^\(?(?:(?:additional )?reporting (?:and (?:writing|editing) )?by\b|writing by\b|edited by\b|editing by\b|with (?:inputs?|reporting|files|additional reporting) from\b|(?:file )?(?:photo|photograph|image|picture|video)(?:graph)?s?(?: credits?| courtesy| by)?\s?[:/]|(?:photo|image|picture) (?:by|credits?|courtesy)\b|©|source\s?:|agencies$|图[:：]|图源|来源[:：]|责任?编辑?[:：]|编辑[:：]|记者[:：]|фото\s?:|источник\s?:|редактор\s?:|photo\s?:|crédits?\b|avec (?:afp|reuters|ap)\b|المصدر\s?:|صورة\s?:|عکس\s?:|منبع\s?:|تصویر\s?:|بشکریہ|سرچینه\s?:|انځور\s?:)/iu;

export const BYLINE =
  /^(?:by|written by|от|автор|par|de notre|بقلم|كتب|نویسنده|نوشته|تحریر|لیکوال|文[:：]|作者|撰文)[\s:：]/iu;

export const CONSENT =
  /^(?:we(?: and our \p{L}+)? use cookies|th(?:is|e) (?:web)?site uses cookies|by (?:continuing|clicking|using|signing up|subscribing)\b.{0,80}\b(?:you|agree|accept)|accept(?: all)? cookies|(?:please )?enable (?:javascript|cookies)|javascript is|your browser (?:does|is)|(?:cookie|privacy) (?:policy|settings|preferences|notice)$|manage (?:preferences|cookies)|terms (?:of (?:use|service)|and conditions)$|.{0,40}ad ?blocker|(?:本网站|我们)使用 ?cookies?|隐私政策$|(?:мы|сайт) использу(?:ем|ет) (?:файлы )?cookie|(?:nous utilisons|ce site utilise) des cookies|wir verwenden cookies|diese (?:web)?seite (?:verwendet|nutzt) cookies|(?:utilizamos|este sitio utiliza) cookies)/iu;

/** The words of menus and pagers: every word of the line must be one of these. */
export const NAVIGATION = anyLanguage(lists.navigation);

/** @param rows phrases parted by `|` @returns them folded as compared words are, the longest first */
function phrases(rows: readonly string[]): () => readonly string[] {
  return once(() =>
    rows
      .join('|')
      .split('|')
      .map(foldWords)
      .toSorted((a, b) => b.length - a.length),
  );
}

function anyLanguage(rows: readonly string[]): WordList {
  return wordList('', ...rows);
}
