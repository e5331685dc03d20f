/**
 * Keeps of a page with many subjects the sections on the subject. What is left out is known by its prints, as all that a version leaves
 * out: an edit of another topic makes no new version, and a text that only moves between the two is told neither as removed nor as added.
 */
import { addPrints } from '../language/text-prints.ts';
import type { Version } from '../model/index.ts';
import { EXTRACTOR, versionOf } from '../extract/article.ts';
import type { NamedGroups, Subject } from '../watchlist/subject.ts';
import { findSections, type Section, type Sections } from './find-sections.ts';
import { isNextPoint } from './follow-up.ts';

/** What decides which sections of a page are kept. */
export type SectionChoice = {
  readonly subject: Subject;
  /** The party whose own text the page is: it counts as naming that side. */
  readonly party: string | null;
  /** The listing says that the article is on the subject. */
  readonly isListed: boolean;
  /** Its source opens what its listing leaves unsure: its pages may have many subjects. */
  readonly isOfOpener: boolean;
  /** It was tracked for what its page says alone: where nothing of that is left, nothing is. */
  readonly isOpened: boolean;
};

/** Where so many of its sections name each side, a page whose headline or lead is on the subject is on it as a whole. */
const WHOLE_SHARE = 1 / 3;
/** A press conference is on it as a whole where more of its questions name them. */
const CONFERENCE_SHARE = 1 / 2;
/** Fewer parts of an article that was listed as on the subject are parts of one text. */
const MIN_PARTS = 4;
const MIN_ASKERS = 3;
/** A text is read so far for what it is about, beside its headline. */
const LEAD_LENGTH = 600;
/** Elsewhere than in a side's own text, a passing mention is no subject: one block counts if it is so much of the text. */
const MIN_BLOCK_SHARE = 1 / 6;

/** Returns the version with those of its sections that are on the subject: itself where that is all of it, or one subject's. */
export function keepOnSubject(version: Version, choice: SectionChoice): Version {
  const sections = findSections(version.blocks);
  if (sections.form === 'whole' || sections.list.length < 2) return version;
  const on = sectionsOn(version, sections, choice);
  if (on.length === sections.list.length || isWhole(version, sections, on.length, choice)) return version;
  const kept = on.flatMap(({ from, end }) => version.blocks.slice(from, end));
  const left = sections.list
    .filter((section) => !on.includes(section))
    .flatMap(({ from, end }) => version.blocks.slice(from, end).map(({ text }) => text));
  const { hash: _hash, extractor: _extractor, leftOut = '', ...content } = version;
  const cut = versionOf({ ...content, blocks: kept, leftOut: addPrints(leftOut, left) });
  return { ...cut, extractor: `${EXTRACTOR}${CUT}${choice.subject.name}` };
}

/** Parts the name of the extractor from that of the subject by which a version was cut: another subject cuts it otherwise. */
const CUT = '/';

/** Says whether only some sections of a page are kept in a version. */
export const isCut = ({ extractor }: Pick<Version, 'extractor'>): boolean => extractor.includes(CUT);

/** Says whether two versions were read by one extractor, whatever of them was kept. */
export const isOfOneExtractor = (a: Pick<Version, 'extractor'>, b: Pick<Version, 'extractor'>): boolean =>
  a.extractor.split(CUT, 1)[0] === b.extractor.split(CUT, 1)[0];

/** Says whether an article was read as it would be today. */
export const isOfToday = (extractor: string, { name }: Subject): boolean =>
  extractor === EXTRACTOR || extractor === `${EXTRACTOR}${CUT}${name}`;

/**
 * Says whether a page that its listing left unsure is on the subject: in one of its sections, or in what it is about.
 * @param version whole, or as `keepOnSubject` left it
 */
export function isPageOnSubject(version: Version, choice: SectionChoice): boolean {
  if (isCut(version)) return version.blocks.length > 0;
  const { subject, party } = choice;
  const sections = findSections(version.blocks);
  if (sections.list.length > 1 && sections.list.some((section) => isSectionOn(version, section, choice)))
    return true;
  if (subject.isMet([leadOf(version, sections)], party)) return true;
  const own = subject.groupsOf(party);
  if (subject.groupsIn(version.headline) === null) return false;
  const on = version.blocks.filter(({ text }) => isAll(subject, subject.groupsIn(text), own));
  const length = version.blocks.reduce((sum, { text }) => sum + text.length, 0);
  const needed = own.size > 0 ? 0 : MIN_BLOCK_SHARE * length;
  return on.length > 1 || on.some(({ text }) => text.length >= needed);
}

/** Returns the sections on the subject. Of a side's own numbered text an item that goes on with one of them is too: "3. The Minister asked that …". */
function sectionsOn(version: Version, { form, list }: Sections, choice: SectionChoice): Section[] {
  const on: Section[] = [];
  let before = '';
  for (const section of list) {
    const text = textOf(version, section);
    const isNext =
      form === 'items' && choice.party !== null && on.length > 0 && on.at(-1)?.end === section.from;
    const isOn = isSectionOn(version, section, choice) || (isNext && isNextPoint(before, text));
    if (isOn) on.push(section);
    before = isOn ? `${before}\n${text}`.slice(-MAX_BEFORE) : '';
  }
  return on;
}

/** So much is known of the items before. */
const MAX_BEFORE = 4_000;

const textOf = ({ blocks }: Version, { from, end }: Section): string =>
  blocks
    .slice(from, end)
    .map(({ text }) => text)
    .join('\n');

const isAll = (subject: Subject, found: NamedGroups | null, ...others: readonly NamedGroups[]): boolean =>
  found !== null && subject.isAll(found, ...others);

/** Tests a section block by block, each together with the heading or the question that it stands under. */
function isSectionOn({ blocks }: Version, { from, end, opening }: Section, choice: SectionChoice): boolean {
  const { subject, party } = choice;
  const own = subject.groupsOf(party);
  const head = blocks.slice(from, from + opening).map(({ text }) => text);
  const named = subject.groupsIn(head.join('\n'));
  if (named === null) return false;
  if (subject.isAll(named, own)) return true;
  return blocks
    .slice(from + opening, end)
    .some(({ text }) => isAll(subject, subject.groupsIn(text), named, own));
}

/** Says whether a page is on the subject as a whole: its headline, listing or lead is, and its sections are no topics of their own. */
function isWhole(version: Version, sections: Sections, on: number, choice: SectionChoice): boolean {
  const { subject, party, isListed, isOfOpener, isOpened } = choice;
  if (isListed && !isOfOpener && sections.form !== 'transcript') return true;
  const isHeadline = subject.isMet([version.headline], party);
  const isHit = isHeadline || isListed || subject.isMet([leadOf(version, sections)], party);
  if (on === 0) return isHit || !isOpened;
  if (!isHit) return false;
  if (sections.askers >= MIN_ASKERS) return leastNamed(version, sections, choice) > CONFERENCE_SHARE;
  // One who asks leads an interview, which has the subject that its title or summary names.
  if (sections.form === 'transcript' && (isHeadline || sections.askers > 0)) return true;
  if (isListed && sections.list.length < MIN_PARTS) return true;
  return leastNamed(version, sections, choice) >= WHOLE_SHARE;
}

/**
 * Returns the share of the sections that name the side which is named in the fewest. A side's own pages name that side everywhere, and
 * the other one where they are about both.
 */
function leastNamed(version: Version, { list }: Sections, { subject, party }: SectionChoice): number {
  const own = subject.groupsOf(party);
  const counts = subject.groups.flatMap((group) => (own.has(group) ? [] : [{ group, sections: 0 }]));
  for (const section of list) {
    const named = subject.groupsIn(textOf(version, section));
    for (const count of counts) if (named?.has(count.group)) count.sections += 1;
  }
  return Math.min(...counts.map(({ sections }) => sections)) / list.length;
}

function leadOf({ headline, blocks }: Version, sections: Sections): string {
  let lead = headline;
  for (const { text } of blocks.slice(0, sections.lead)) {
    if (lead.length > LEAD_LENGTH) break;
    lead += `\n${text}`;
  }
  return lead;
}
