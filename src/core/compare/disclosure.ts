import type { Difference, Version } from '../model/index.ts';
import { line } from '../language/text.ts';
import type { Edit } from './edits.ts';
import type { ComparedSentence } from './compared-sentences.ts';

type NoteKind = 'correction' | 'update';

/** Wording of outlets that put something right: whole phrases, because "corrected" alone may stand in any sentence. */
const CORRECTIONS: readonly RegExp[] = [
  /^[^\p{L}\p{N}]{0,6}(?:corrections?|corrected|clarifications?|clarified|erratum|errata|retraction|editors?'? ?s? note|editor's note)\b\s*(?:[:.(|–—-]|$|\d|and clarif|appended)/iu,
  /\b(?:an? )?(?:earlier|previous|original|prior|initial) (?:version|headline) of th(?:is|e) (?:article|story|report|piece|post|page)\b/iu,
  /\bth(?:is|e) (?:article|story|report|piece|post|headline|page|copy) (?:was|has been|is) (?:\w+ )?(?:amended|corrected|clarified|retracted|edited|changed|revised|modified)\b/iu,
  /\b(?:has been|was|is) updated to (?:correct|clarify|fix|reflect that|remove|amend)\b|\bwe (?:regret|apologi[sz]e for) the (?:error|mistake)\b|^[^\p{L}\p{N}]{0,6}(?:corrects|refiles?|this version corrects)\b/iu,
  /更正|勘误|^[（(【[]?编者[注按]|本文.{0,20}(?:有误|修改|修订|已作修改)|特此(?:说明|致歉)/u,
  /^[^\p{L}\p{N}]{0,6}(?:исправлен[аоы]?|поправка|уточнение|от редакции)\s*[:.(–—-]|в (?:предыдущей|более ранней|первоначальной|первой) версии (?:этой |этого |данной |данного )?(?:статьи|новости|материала|текста|публикации)|(?:текст|материал|статья|новость|заголовок) (?:был[аи]? )?(?:исправлен|изменен|изменён|уточнен|уточнён)/iu,
  /^[^\p{L}\p{N}]{0,6}(?:corrections?|rectificatifs?|erratum|errata|précisions?|ndlr|note de la rédaction)\s*[:.(–—-]|une (?:première |précédente |ancienne )version (?:précédente |antérieure |initiale )?de (?:cet article|ce texte|cette dépêche)|cet(?:te)? (?:article|dépêche) a été (?:corrigé|modifié|rectifié|amendé)/iu,
  /^[^\p{L}\p{N}]{0,6}(?:تصحيح|تصويب|تنويه|استدراك|توضيح|ملاحظة المحرر|ملاحظة من المحرر)\s*[:.(–—-]|(?:نسخة|صيغة) (?:سابقة|أولى|قديمة) من هذا (?:الخبر|التقرير|المقال)|(?:تم|جرى) (?:تعديل|تصحيح) (?:هذا|هذه|نص)/u,
  /^[^\p{L}\p{N}]{0,6}(?:اصلاحیه|اصلاح|تصحیح|توضیح|یادداشت ویراستار|یادداشت سردبیر)\s*[:.(–—-]|(?:نسخه|نسخهٔ|روایت) (?:قبلی|پیشین|اولیه|ابتدایی) این (?:خبر|گزارش|مطلب|مقاله)|این (?:خبر|گزارش|مطلب|مقاله) (?:اصلاح|تصحیح|ویرایش) (?:شد|شده|گردید)/u,
  /^[^\p{L}\p{N}]{0,6}(?:تصحیح|وضاحت|ادارتی نوٹ|معذرت)\s*[:.(–—-]|اس (?:خبر|رپورٹ|مضمون|تحریر) (?:کے|کی|میں) (?:پچھلے|سابقہ|پہلے|ابتدائی)|اس (?:خبر|رپورٹ|مضمون|تحریر) (?:میں|کو|کی) (?:تصحیح|درست|ترمیم)/u,
  /^[^\p{L}\p{N}]{0,6}(?:سمونه|سمون|تصحیح|اصلاح|د سمون یادښت|د مدیر یادونه)\s*[:.(–—-]|د دې (?:خبر|راپور|مطلب|لیکنې) (?:په |د )?(?:مخکینۍ|پخوانۍ|لومړنۍ|لومړۍ)|دا (?:خبر|راپور|مطلب) (?:سم|اصلاح|تصحیح) (?:شو|شوی)/u,
];
/** Wording of outlets that added to an article. */
const UPDATES: readonly RegExp[] = [
  /^[^\p{L}\p{N}]{0,6}updates?\s*(?:\d{1,2}\s*)?[:|–—-]|\bth(?:is|e) (?:article|story|report|piece|post|page|copy) (?:was|has been|is being|will be) (?:\w+ )?updated\b|^[^\p{L}\p{N}]{0,6}(?:updates?|adds|recasts) (?:with|to|throughout|throughout with)\b|\bupdates throughout\b/iu,
  /^[（(【[]?更新[：:]|本文(?:已|曾)?.{0,8}更新/u,
  /^[^\p{L}\p{N}]{0,6}(?:обновлено|дополнено|обновление)\s*[:.–—-]|(?:новость|статья|материал|текст) (?:был[аи]? )?(?:дополнен|обновлен|обновлён)/iu,
  /^[^\p{L}\p{N}]{0,6}mise? à jour\s*[:.–—-]|cet(?:te)? (?:article|dépêche) (?:a été|sera) (?:mis|mise|actualisé|actualisée|complété|complétée)/iu,
  /^[^\p{L}\p{N}]{0,6}تحديث\s*[:.–—-]|(?:تم|جرى) تحديث (?:هذا|هذه|نص)/u,
  /^[^\p{L}\p{N}]{0,6}(?:به‌?روزرسانی|بروزرسانی|تکمیلی)\s*[:.–—-]|این (?:خبر|گزارش|مطلب) (?:به‌روز|به روز|بروز|تکمیل)/u,
  /^[^\p{L}\p{N}]{0,6}(?:اپ ڈیٹ|اپڈیٹ)\s*[:.–—-]|اس (?:خبر|رپورٹ) کو (?:اپ ڈیٹ|اپڈیٹ)/u,
  /^[^\p{L}\p{N}]{0,6}(?:تازه معلومات|نوي معلومات)\s*[:.–—-]|دا (?:خبر|راپور) (?:تازه|نوی) (?:شو|شوی)/u,
];
/** No note is longer; a note's wording in the middle of a long paragraph is the article's own. */
const MAX_NOTE = 700;

/**
 * Returns the kind of note about the article itself that a sentence is, or null. A block that extraction calls a note is trusted to be
 * one.
 */
export function noteKind(unit: ComparedSentence): NoteKind | null {
  if (unit.text.length > MAX_NOTE) return null;
  const text = unit.text.replace(/[’‘]/gu, "'");
  if (CORRECTIONS.some((pattern) => pattern.test(text))) return 'correction';
  if (UPDATES.some((pattern) => pattern.test(text))) return 'update';
  return unit.kind === 'note' ? 'update' : null;
}

/** Notes stand at the top of an article or at its end: of a flood of new sentences only so many of either are read. */
const MAX_READ = 200;

/** Returns the sentences that the newer version has and the older one lacked, word for word. */
function newSentencesOf(edit: Edit): readonly ComparedSentence[] {
  if (edit.kind === 'added') return [edit.after];
  return edit.kind === 'changed' ? edit.after : [];
}

/** Returns the whole paragraph of a note, because its first sentence often only says "Correction:". */
function noteParagraph(version: Version, unit: ComparedSentence): string {
  const text = version.blocks[unit.block]?.text ?? unit.text;
  return line(text.length > MAX_NOTE ? unit.text : text);
}

/**
 * Finds whether the outlet said that it changed the article: a correction or update note that the older version lacked; only a
 * modified date (in the page's data or in an "Updated …" line); or nothing that was found.
 * @param dated whether a line that states the page's own date changed
 */
export function disclose(
  before: Version,
  after: Version,
  edits: readonly Edit[],
  dated: boolean,
): Difference['disclosure'] {
  const fresh = edits.flatMap(newSentencesOf);
  const read = fresh.length > 2 * MAX_READ ? [...fresh.slice(0, MAX_READ), ...fresh.slice(-MAX_READ)] : fresh;
  const notes = read.filter((unit) => noteKind(unit) !== null);
  const note = notes.find((unit) => noteKind(unit) === 'correction') ?? notes[0];
  if (note !== undefined) return { state: 'note', note: noteParagraph(after, note) };
  const modified = after.modifiedAt !== null && after.modifiedAt !== before.modifiedAt;
  return { state: modified || dated ? 'date-only' : 'none-found', note: null };
}
