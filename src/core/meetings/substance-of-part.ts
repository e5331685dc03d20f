/** Tells what in an account is a point: something that a side says on substance, or that the sides agreed. */
import type { EnglishWord } from '../language/english/words.ts';
import { finiteKind, isDeterminer, isPreposition, opensObject } from '../language/english/finite-verbs.ts';
import { verbForm } from '../language/english/verb-forms.ts';
import { wordSet } from '../language/word-set.ts';
import { isBleached } from '../statements/substance/courtesies.ts';
import { ATTITUDES, cueForms } from '../language/english/reporting-words.ts';
import { nounMeans, verbMeans } from '../statements/substance/meanings.ts';
import { isNoAnswer } from '../statements/substance/no-answers.ts';
import { isNegation } from '../statements/substance/predicates.ts';
import { substanceOf } from '../statements/substance/substance.ts';
import table from './meeting-words.json' with { type: 'json' };

const AGREES = wordSet(table.agrees);
const THANKS = wordSet(table.thanks);
const BY_SIDES =
  /^(?:it is (?:also )?worth (?:mentioning|noting|recalling) that |in (?:conclusion|closing|the end),? |at the (?:end|close)[^,]{0,40}, |later,? )?(?:(?:the |all )?(?:two|both|three|four) (?:sides|ministers|countries|parties|leaders|presidents|delegations|neighbou?rs|foreign ministers)|both|they|the (?:two|three|pair)|all(?: (?:two|three|four))? (?:agreed|decided|resolved|concurred|confirmed|reaffirmed|undertook|welcomed|rejected|stressed|voiced|called)|(?:the )?(?:sides|ministers|parties|leaders|presidents|participants|interlocutors))\b|^agreed:/iu;
const IMPERSONAL =
  /^(?:[^,]{0,40}, )?(?:there (?:was|is) (?:\p{L}+ )?(?:agreement|consensus|understanding|unanimity) (?:that|on|to)|it (?:was|has been|is) (?:also )?(?:agreed|decided|resolved)|(?:an? )?(?:agreement|understanding|consensus|accord) (?:(?:was|has been) (?:also )?(?:reached|found|signed|achieved)|emerged|prevail(?:s|ed)|exist(?:s|ed)))\b/iu;
const BY_PARTIES =
  /\bby (?:the )?(?:two |both |three )?(?:sides|parties|ministers|countries)\b|\bboth (?:(?:sides|ministers|leaders|parties|presidents) )?(?:confirmed|agreed|decided|resolved|signed)\b|(?:\bas|,) (?:the )?(?:two |both |three )?(?:sides|ministers|leaders|parties|presidents) (?:agreed|decided|resolved)\b|, it was (?:agreed|decided|resolved)\b/iu;

/** Returns whether a part begins with the sides together: "the two ministers agreed". @param part trimmed */
export const opensWithSides = (part: string): boolean => IMPERSONAL.test(part) || BY_SIDES.test(part);

/** Returns whether the sides say it together by words behind: "…, both confirmed", "was signed by the parties". */
export const isSaidByBoth = (part: string): boolean => BY_PARTIES.test(part);

/** Returns whether a list follows of what was said: "…: ", "put forward four proposals." */
export const opensList = (end: string): boolean =>
  /(?::|\b(?:as follows|the following|proposals|points|suggestions|understandings?|understanding|principles)\.?)\s*$/iu.test(
    end,
  );

const OUTCOME =
  /\b(?:will|shall|would|is to|are to|(?:was|were|has been|have been) (?:\w+ )?(?:agreed|decided|signed|initialled|arranged|charged|settled|confirmed|concluded|set up|established|put to signature))\b/iu;

/** Returns whether a part that nobody says tells what came of the meeting: what will be, or what was decided. */
export const isOutcome = (part: string): boolean => OUTCOME.test(part);

const TENTATIVE =
  /\b(?:propos(?:e|es|ed|al|als)|suggest(?:s|ed|ion)?|offer(?:s|ed)?|request(?:s|ed)?|ask(?:s|ed)?|consider(?:s|ed|ing)?|explor(?:e|ed|ing)|stud(?:y|ied)|invit(?:e|es|ed))\b/iu;

/** Returns whether a wording only proposes, asks or considers: what was agreed is another point. */
export const isTentative = (text: string): boolean => TENTATIVE.test(text);

const READY =
  /\b(?:ready|readiness|willing|willingness|prepared|hop(?:e|es|ed)|wish(?:es|ed)?|want(?:s|ed)?|could|might)\b/iu;

/** With a capital it is the month. */
const MAY = /\bmay\b/u;

/** Returns whether a wording only says that something may come. */
export const isOpen = (text: string): boolean => isTentative(text) || READY.test(text) || MAY.test(text);

type Part = {
  readonly words: readonly EnglishWord[];
  /** The words of the part before what is said: who says it, and how. */
  readonly cue: readonly EnglishWord[];
  /** The sides say it together. */
  readonly isTogether: boolean;
  /** It is an item of a list: of what the sides agreed, each item is agreed. */
  readonly isListed: boolean;
  /** Its own words say who says it. */
  readonly isAttributed: boolean;
};

/** So many words of its own make a claim particular. */
const MIN_OWN = 2;
const MIN_WORDS = 3;
/** "The Deputy Foreign Minister announced". */
const MAX_CUE = 6;
/** A list's own opening, the signatures, and what an account says of itself are no points. */
const OF_THE_TEXT =
  /\b(?:as follows|the following|drawn up in|for the (?:republic|kingdom|government|state) of|(?:two|three|four|five|six|several|following|these) (?:things|points|matters|steps|issues|results|outcomes|understandings|items)$|website|readers|\b(?:posted|wrote) on \p{L}+$|-point (?:proposal|plan)$|(?:issued|released|published|adopted) (?:an? |the )?(?:joint |press )*(?:statement|declaration|communiqu[eé])|statement (?:was|is)|versions? of the (?:report|text))\b/iu;

export function isPoint({ words, cue, isTogether, isListed, isAttributed }: Part): boolean {
  const plain = words.filter(({ isWord }) => isWord);
  const text = plain.map(({ word }) => word).join(' ');
  if (
    plain.length < MIN_WORDS ||
    OF_THE_TEXT.test(text) ||
    GREETINGS.test(text) ||
    MEALS.test(text) ||
    BACKGROUND.test(text) ||
    PROGRAMME.test(text) ||
    AGENDA.test(text) ||
    opensList(text)
  )
    return false;
  const main = words[words.findIndex((_, at) => finiteKind(words, at) !== null)]?.word ?? '';
  // "The Minister announced", without what.
  if (plain.length <= MAX_CUE && plain.at(-1)?.word === main && cueForms.has(main)) return false;
  if (isVisit(text)) return false;
  // "The Minister was clear": what she said follows.
  if (plain.length <= MAX_CUE && isManner(plain)) return false;
  // "Accepted with thanks the offer".
  const isConsent = /^accept(?:s|ed)$/u.test(main);
  if (
    THANKS.has(main) ||
    [
      ...withoutAsides(cue),
      ...(isConsent
        ? []
        : withoutAsides(words)
            .filter(({ isWord }) => isWord)
            .slice(0, MAX_THANKS)),
    ].some(({ word }, at, all) => THANKS.has(word) && !isThanksTo(all, at) && !isSecond(all, at))
  )
    return false;
  if (isOfRelations(words)) return false;
  if (isTogether)
    return (
      (isListed ||
        // "Agreed that A, and that B".
        (cue.at(-1)?.word === 'that' && isToBe(words, cue)) ||
        plain.some(({ word }) => AGREES.has(word)) ||
        OUTCOME.test(text) ||
        (isAttributed && contentAt(words) !== null)) &&
      isParticular(plain)
    );
  if (!isAttributed && !isListed && (isVerbless(words) || isToReaders(words))) return false;
  if (!isAttributed && isNarrative(words)) return false;
  const does = substanceOf({ clause: words, cue });
  if (does === null || (does === 'logistics' && !isAskedOrDone(words, cue))) return false;
  return binds(does) || isParticular(plain);
}

/** "Called on the Governor": nothing is called for. */
const isVisit = (text: string): boolean => /\bcall(?:ed|s) on\b/iu.test(text) && !isCalledFor(text);

/** Returns whether words behind a call say what is to be: "to withdraw", "for a truce". */
export const isCalledFor = (text: string): boolean => /\b(?:to|for|that)\b/iu.test(text);

/** "Was clear", "is firm": how somebody speaks, and nothing behind it. */
const isManner = (words: readonly EnglishWord[]): boolean =>
  /^(?:is|was|were|are)$/u.test(words.at(-2)?.word ?? '') && ATTITUDES.has(words.at(-1)?.word ?? '');

/** "Proposed that a team visit the wreck", "that she would speak with the Union": a visit or talk that is said to be one, and is not what she did. */
function isAskedOrDone(words: readonly EnglishWord[], cue: readonly EnglishWord[]): boolean {
  if (cue.at(-1)?.word !== 'that' || isNoAnswer(words.map(({ word }) => word))) return false;
  return !/^(?:he|she)$/u.test(words[0]?.word ?? '') || finiteKind(words, mainVerb(words)) === 'modal';
}

/** Returns whether what was agreed binds or asks: "that a clinic be built". */
const isToBe = (words: readonly EnglishWord[], cue: readonly EnglishWord[]): boolean =>
  words.some(({ word }) => word === 'be') || binds(substanceOf({ clause: words, cue }));

const binds = (does: ReturnType<typeof substanceOf>): boolean => does === 'demand' || does === 'commitment';

const MAX_THANKS = 9;

/** "The Minister, thanking her host, said that": what stands between commas is not how it is said. */
export function withoutAsides(cue: readonly EnglishWord[]): readonly EnglishWord[] {
  const close = cue.findLastIndex(({ word }) => word === ',');
  const open = cue.findLastIndex(({ word }, at) => word === ',' && at < close);
  const isSaid =
    close === cue.length - 1 || cue.slice(close).some((_, at) => finiteKind(cue, close + at) !== null);
  return open === -1 || !isSaid ? cue : [...cue.slice(0, open), ...cue.slice(close)];
}

/** "Follow us for news": a sentence that tells its readers to do something. */
function isToReaders([first]: readonly EnglishWord[]): boolean {
  const form = first?.isCapital === true ? verbForm(first.word) : null;
  return form !== null && form.base && !form.noun && !form.past;
}

/** A dateline, a caption or a name: nobody does anything, and nobody is to. */
const isVerbless = (words: readonly EnglishWord[]): boolean =>
  words[0]?.isCapital === true &&
  // "21 May".
  words.every(({ isCapital }, at) => (isCapital && at > 0) || finiteKind(words, at) === null);

/** "Expects that the toll will fall, and thanked her": what stands before is said too. */
const isSecond = (words: readonly EnglishWord[], at: number): boolean =>
  at >= MIN_SAID && words[at - 1]?.word === 'and';
const MIN_SAID = 6;

/** "A deal thanks to which": a preposition. */
const isThanksTo = (words: readonly EnglishWord[], at: number): boolean =>
  words[at + 1]?.word === 'to' && /^(?:which|whom)$/u.test(words[at + 2]?.word ?? '');

/** Greetings that are passed on, and invitations, are courtesies: "asked that his regards be conveyed", "invited the Minister to visit". */
const GREETINGS =
  /\b(?:(?:kind|warm|best|own|his|her|their) regards|greetings|(?:good|best|kind|warm) wishes|admiration|hospitality)\b|\binvited\b[^.]{0,60}? to (?:visit\b|(?:pay|make) (?:an? )?(?:\p{L}+ )?visit)|\binvitation was (?:\p{L}+ )?accepted\b|\bspoke highly\b|\bby the (?:warm )?(?:welcome|reception)\b|\b(?:pleased|happy|glad|delighted|honou?red) to (?:welcome|meet|receive|see|visit|be)\b|\bwork(?:ing)? closely with (?:him|her)\b|(?<!\baccepted )\bwith (?:satisfaction|appreciation|gratitude|pleasure)\b|\bexpressed (?:\p{L}+ )?(?:pleasure|delight|joy)\b|\b(?:warm|cordial|hearty) welcome\b|\bprayed for\b|\b(?:will |would )?(?:never|not) forget\b|\b(?:was|were) (?:\p{L}+ly )?touched by\b|\bla(?:id|ys?) (?:a )?wreaths?\b|\b(?:guest|visitors['’]?) book\b|\bnew (?:page|chapter) in (?:the|their) (?:history|relations|ties|friendship)\b|(?<!no longer )\b(?:treasures?|values?|cherish(?:es)?|prizes?|attach(?:es|ed)? (?:\p{L}+ )?(?:value|importance|significance) to) (?:its|their|the) (?:\p{L}+ ){0,3}(?:friendship|relations?|relationship|ties|partnership|bonds?|mechanism)\b|\bwish(?:ed|es) well\b|\bwish(?:ed|es)? (?!to |that )(?:\S+ ){1,3}(?:a|every|success|well)\b/iu;
/** "A dinner was offered to the guests." */
const MEALS =
  /^(?:an? |the )?(?:\p{L}+ )?(?:dinner|luncheon|lunch|breakfast|banquet|reception|supper) (?:was|were)\b/iu;
/** What has long been, and is celebrated, is background. */
const BACKGROUND =
  /^born (?:in|on|at)\b|\b\d+(?:th|st|nd|rd) anniversary\b|\banniversary of\b|\b(?:go|goes|going|went|dat(?:e|es|ed|ing)|reach(?:es|ing)?|stretch(?:es|ing)?) back (?:to|for|\p{L}+ (?:years|centuries|decades))\b|\bdiplomatic (?:relations|ties) (?:since|in \d{4}|for)\b|\b(?:first|second|third|fourth|fifth) (?:time|meeting|visit)\b[^.]{0,40}\b(?:this|in|of) (?:the )?(?:year|month|week|days?|\p{L}+ (?:days|weeks|months))\b/iu;

/** That those who met go on talking, and that there is no day yet, is the programme: "the next round is planned for May". */
const PROGRAMME =
  /^(?:the )?(?:next|further|another|follow-up) (?:\p{L}+ ){0,3}?(?:meeting|ministerial|round|session|summit|talks|visit|consultations?|call) (?:is|are|has been|have been) (?:\p{L}+ )?(?:planned|scheduled|expected|foreseen|due|envisaged)\b|\b(?:will|would) (?:continue|resume|pursue) (?:their|the) (?:talks|discussions?|conversations?|consultations)\b|\b(?:talks|discussions?|conversations?|consultations) (?:will|would) (?:continue|resume|be (?:continued|resumed))\b|\bto (?:meet|see (?:each other|one another)|talk|speak) again\b|\bno (?:date|venue) (?:has been|was) (?:set|fixed|agreed)|\b(?:remain|stay) in (?:touch|contact)\b|\b(?:minister|president|ambassador|envoy|delegation|guests?) (?:will|is to|was to) stay in\b|\b(?:is|was|are) due to (?:return|leave|depart|arrive|travel|fly)\b|\b(?:was|were) seen off\b|\bin hono(?:u)?r of (?:the|his|her|their)\b|^the (?:call|meeting|conversation|talks) (?:was|were) (?:made|held|arranged) at\b|^called on (?!(?:.* )?(?:to|for)\b)/iu;
/** What the talks were about, as a whole, says nothing: "the discussion focused on grain". */
const AGENDA =
  /^(?:[^,.]{0,40} )?exchang(?:ed|es) (?:\p{L}+ ){0,2}(?:views|opinions) (?:on|about|regarding|concerning)\b(?!.*\b(?:agreed|that)\b)|^(?:the |their )?(?:\p{L}+ )?(?:talks|discussions?|conversation|meeting|exchange|agenda) (?:focus|cent(?:er|re)|revolv|cover|deal|dealt|touch|turn|concentrat)\p{L}*\b/iu;

/** What relations and neighbours are, or have been, is a courtesy: "the friendship goes back to", "called it an old neighbour". */
function isOfRelations(words: readonly EnglishWord[]): boolean {
  const verb = mainVerb(words);
  const main = words[verb];
  if (main === undefined) return false;
  const behind = words.slice(verb + 1).filter(({ isWord }) => isWord);
  // "Neighbours that cannot move": a relative clause is only praise too.
  const relative = behind.findIndex(({ word }) => /^(?:that|which|who|whose)$/u.test(word));
  const own = [...words.slice(0, verb + 1), ...behind.slice(0, relative === -1 ? behind.length : relative)];
  if (own.some(({ word }) => isNegation(word) || UNSURE.test(word))) return false;
  const before = words.slice(0, verb).filter(({ isWord }) => isWord);
  const head = before.findIndex(({ word }, at) => at > 0 && isPreposition(word));
  const last = before.at(head === -1 ? -1 : head - 1)?.word ?? '';
  const isPeople = before.every(({ isCapital, word }) => isCapital || /^(?:he|she)$/u.test(word));
  if (verbMeans(main.word, 'evaluate') && isPeople)
    return behind.some(({ word }) => nounMeans(word, 'relationship') || KINDRED.test(word));
  if (finiteKind(words, verb) === 'modal' || words.some(({ word }) => /\d/u.test(word))) return false;
  if (RELATION.test(last)) return true;
  const been = /^(?:has|have)$/u.test(main.word) && behind[0]?.word === 'been' ? 1 : 0;
  if (main.word !== 'is' && main.word !== 'are' && been === 0) return false;
  const isOfStates = before.length > 0 && before.every(isNameOfState);
  return isOfTies(behind) || (isOfStates && isOfKin(behind.slice(been)));
}

/** "Linked by rivers", "a good neighbour of Torvala". */
function isOfKin(complement: readonly EnglishWord[]): boolean {
  const end = complement.findIndex(({ word }) => isPreposition(word) || verbForm(word)?.past === true);
  const noun = complement.slice(0, end === -1 ? MAX_KIN : Math.min(end, MAX_KIN));
  return LINKED.test(complement[0]?.word ?? '') || noun.some(({ word }) => RELATED.test(word));
}

/** "The most faithful of neighbours", in words. */
const MAX_KIN = 6;

/** "Torvala and Belzara", "the two countries". */
const isNameOfState = ({ word, isCapital }: EnglishWord): boolean =>
  isCapital || isDeterminer(word) || /^(?:and|both|countries|sides|states|nations|peoples)$/u.test(word);
const LINKED = /^(?:linked|joined|connected|united)$/u;
const RELATED = /^(?:neighbou?rs?|partners?|friends?|brothers|peoples)$/u;
const KINDRED = /^(?:brotherly|friendly|fraternal)$/u;

const PART = /^(?:parts?|component|element|aspect|areas?|fields?|feature|pillars?)$/u;

/** "An important part of bilateral relations"; not "a condition of good relations". */
const isOfTies = (complement: readonly EnglishWord[]): boolean =>
  complement.some(
    ({ word }, at) =>
      word === 'of' &&
      PART.test(complement[at - 1]?.word ?? '') &&
      !complement.slice(0, at).some((each) => each.word === 'to') &&
      complement.slice(at + 1, at + 4).some((each) => RELATION.test(each.word) && each.word !== 'peoples'),
  );
const RELATION =
  /^(?:friendship|relations?|relationships?|ties|bonds?|partnership|neighbou?rs|peoples|mechanism)$/u;
const UNSURE = /^(?:if|unless|until|should|must|only|but|will|would|shall)$/u;

/** Returns whether the article tells what somebody did: what goes on, will be or was done before is said by who speaks. */
function isNarrative(words: readonly EnglishWord[]): boolean {
  const verb = mainVerb(words);
  const word = words[verb]?.word ?? '';
  if (words[0]?.word === 'that' || contentAt(words) !== null) return false;
  const isPast = finiteKind(words, verb) === 'past' || word === 'was' || word === 'were';
  return isPast && !words.slice(verb, verb + MAX_TO_PARTICIPLE).some((each) => AGREES.has(each.word));
}

/** Returns the place of the first verb that is none of a participle behind a comma: not "led" in "a group, led by two deputies, will". */
function mainVerb(words: readonly EnglishWord[]): number {
  const verbs = words.flatMap((_, at) => {
    // "21 May".
    const isName = at > 0 && words[at]?.isCapital === true;
    const kind = isName ? null : finiteKind(words, at);
    return kind === null
      ? []
      : [
          {
            at,
            isReduced:
              kind === 'past' &&
              ((at === 0 && !opensObject(words[1])) ||
                words[at - 1]?.word === ',' ||
                isBeforeVerb(words, at)),
          },
        ];
  });
  return (verbs.find(({ isReduced }) => !isReduced) ?? verbs[0])?.at ?? -1;
}

/** Returns whether the verb of the clause comes later: "funds held abroad should", "farmers who gave it up must", "tents given by her have". */
function isBeforeVerb(words: readonly EnglishWord[], at: number): boolean {
  for (let later = at + 1; later < Math.min(words.length, at + MAX_REDUCED); later += 1) {
    const { word = '', isWord = false } = words[later] ?? {};
    // "Tents given by her for Torvala and Belzara have".
    const isOfNames = word === 'and' && words[later + 1]?.isCapital === true;
    if (!isWord || (OPENS_CLAUSE.test(word) && !isOfNames)) return false;
    const kind = finiteKind(words, later);
    if (kind === 'modal' || kind === 'auxiliary') return true;
  }
  return false;
}

const MAX_REDUCED = 12;
const OPENS_CLAUSE =
  /^(?:and|but|or|that|which|who|whose|whom|where|when|while|as|if|because|before|after|until|once|since|so|he|she|it|they|we)$/u;

/** "Took in the strongest terms the view that": so many words stand before what is said. */
const MAX_TO_CONTENT = 8;

/** Returns where what is said begins behind its verb and "that", or null: "took the view that …", not "the pier that burnt". */
export function contentAt(words: readonly EnglishWord[]): number | null {
  const verb = words.findIndex((_, at) => finiteKind(words, at) !== null);
  if (verb === -1) return null;
  const behind = words.slice(verb + 1, verb + 1 + MAX_TO_CONTENT).findIndex(({ word }) => word === 'that');
  const at = verb + behind + 2;
  // "It was stressed that": nothing else can follow.
  if (words[verb - 1]?.word === 'it' && behind !== -1) return at;
  const isClause = behind !== -1 && at < words.length && finiteKind(words, at) === null;
  return isClause && words.slice(at).some((_, next) => finiteKind(words, at + next) !== null) ? at : null;
}

/** "Was once more agreed". */
const MAX_TO_PARTICIPLE = 5;

const isParticular = (words: readonly EnglishWord[]): boolean =>
  words.filter(({ word }) => !isBleached(word)).length >= MIN_OWN;
