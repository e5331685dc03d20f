/** Tells a text that the sides of a meeting issue together: it is the account of each. */
import type { MeetingMention, MeetingSaying } from '../model/index.ts';
import type { ArticleMentions } from '../statements/speakers/article-mentions.ts';

const DOCUMENT =
  '(?:statement|communiqu[eé]|declaration|memorandum(?: of understanding)?|minutes|protocol|press release|readout|read-out|conclusions|roadmap|action plan)';
/** "Joint Statement of …", "Text of the Joint Communiqué", "X and Y: joint declaration"; no headline that says who adopted one. */
const IS_JOINT = new RegExp(
  `^\\s*(?:(?:full )?text(?: of (?:the |a )?)?:? ?|the |[^:–—]{1,80}[:–—] ?(?:the )?)?(?:joint(?:ly)?|trilateral|tripartite|common|agreed) (?:\\p{L}+ ){0,2}${DOCUMENT}\\b`,
  'iu',
);
/** "Done in Port Salis in two originals". */
const IS_SIGNED = /\bdone (?:in|at) \p{Lu}[^.\n]{0,60} (?:in|on) [^.\n]{0,60}/u;

/** In UTF-16 units. */
const MAX_TITLE = 200;
const MAX_END = 600;

function isJoint({ article: { text, paragraphs } }: ArticleMentions): boolean {
  const title = paragraphs.find(({ kind }) => kind === 'headline');
  const isTitled =
    title !== undefined &&
    IS_JOINT.test(text.slice(title.start, Math.min(title.end, title.start + MAX_TITLE)));
  return isTitled || IS_SIGNED.test(text.slice(-MAX_END));
}

/** Returns what an account says, in the account of each side where the sides issued it together. */
export function ofBothSides(
  mentions: ArticleMentions,
  told: readonly MeetingMention[],
  sayings: MeetingSaying[],
): MeetingSaying[] {
  if (mentions.publisher === null || !isJoint(mentions)) return sayings;
  return sayings.flatMap((saying) =>
    (told[saying.meeting]?.sides ?? []).map((issuer): MeetingSaying => ({ ...saying, issuer })),
  );
}
