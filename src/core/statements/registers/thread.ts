/** Threads of posts: paragraphs that are numbered, or that stand below a name with its handle, all by one. */
import { wordSet } from '../../language/word-set.ts';
import { hasFinite } from '../../language/english/noun-phrases.ts';
import { at, type EnglishToken, type TaggedTokens, type TokenRange } from '../../language/english/token.ts';
import { listMarkEnd } from './list-marks.ts';
import {
  namedInTitle,
  type PageReading,
  type PageSpeaker,
  publisherOfPage,
  sentencesIn,
  spanOf,
  speakerNamed,
} from './page.ts';
import type { Turn } from './turn.ts';

/** Fewer numbered posts are no thread. */
const MIN_POSTS = 2;
/** A signature and a name before a headline's colon are no longer. In tokens. */
const MAX_NAME = 10;

const NUMBER_OF_POST = /^\(?\d{1,2} ?\/ ?\d{0,2}\)?(?=\s)/u;

/** Returns the turns of a page of posts, and none for another page. */
export function threadTurns(page: PageReading): Turn[] {
  const { tokens } = page;
  const signed = signedPosts(page);
  if (signed.length > 0) return signed;
  const byline = bylineOf(page);
  const posts = postsOf(page, byline);
  const last = posts.at(-1);
  if (last === undefined) return [];
  const signature = signatureOf(tokens, last);
  const speaker = posterOf(page, signature, byline);
  if (speaker === null || speaker.party === null) return [];
  const end = signature === null ? last.to : signature.from - 1;
  const sentences = posts.flatMap((post) => sentencesOf(tokens, post, end));
  return [{ speaker, label: null, sentences, rule: 'post', isWhole: false }];
}

/** A paragraph that begins with who posts it. */
type SignedParagraph = {
  readonly name: TokenRange;
  readonly handle: string;
  /** Where the post begins, behind who posts it and when. */
  readonly start: number;
  readonly paragraph: TokenRange;
};

/** Returns who posts a paragraph that says more than its name, handle and time; null for any other one. */
function signedParagraph(tokens: TaggedTokens, paragraph: TokenRange): SignedParagraph | null {
  const { from, to } = paragraph;
  const isReply = at(tokens, from).word === 'replying' && isHandle(at(tokens, from + 2));
  const start = isReply ? from + 3 : from;
  const name = bylineIn(tokens, { from: start, to });
  if (name === null) return null;
  let end = name.to;
  while (!isHandle(at(tokens, end))) end++;
  const handle = at(tokens, end).word;
  end++;
  while (at(tokens, end).tag === 'close' || at(tokens, end).tag === 'colon') end++;
  if (at(tokens, end).word === '·') end = stampEnd(tokens, end + 1, to);
  return end < to && at(tokens, end).word !== 'reposted' ? { name, handle, start: end, paragraph } : null;
}

/** Returns the place behind a day or an age: "Mar 26", "2 May", "3h". */
function stampEnd(tokens: TaggedTokens, from: number, to: number): number {
  const [first, second] = [at(tokens, from), at(tokens, from + 1)];
  if (/^\d+[smhdw]$/u.test(first.word)) return from + 1;
  const isDay = from + 1 < to && /^\d{1,2}$/u.test(first.word) !== /^\d{1,2}$/u.test(second.word);
  return isDay ? from + 2 : from;
}

/** Returns a turn for each post of a page whose posts begin with who posts them. What nobody known posts is nobody's. */
function signedPosts(page: PageReading): Turn[] {
  const { tokens, title } = page;
  const body = tokens.paragraphs.filter(({ from }) => from >= (title?.to ?? 0));
  const signed = body.flatMap((paragraph) => signedParagraph(tokens, paragraph) ?? []);
  if (signed.length < MIN_POSTS) return [];
  const titled = title === null ? null : signedParagraph(tokens, title);
  return signed.flatMap(({ name, handle, start, paragraph }): Turn[] => {
    const speaker = knownPoster(page, titled?.handle === handle ? titled.name : name);
    const sentences = sentencesIn(tokens, paragraph)
      .map((one) => ({ from: Math.max(start, listMarkEnd(tokens, one)), to: one.to }))
      .filter(({ from, to }) => from < to);
    return speaker === null ? [] : [{ speaker, label: null, sentences, rule: 'post', isWhole: false }];
  });
}

/** Returns a person or a side by the name above a post; an outlet or a stranger is null. */
function knownPoster(page: PageReading, name: TokenRange): PageSpeaker | null {
  const span = spanOf(page.tokens, name);
  const isKnown = page.sides.hasPerson(span) || page.sides.partiesIn(span).length > 0;
  const speaker = isKnown ? speakerNamed(page, name) : null;
  return speaker?.party === null ? null : speaker;
}

/** Returns the posts of a page: its numbered paragraphs, those that a handle opens, or all that stand behind a byline with a handle. */
function postsOf({ tokens, title }: PageReading, byline: TokenRange | null): readonly TokenRange[] {
  const body = tokens.paragraphs.filter(({ from }) => from >= (title?.to ?? 0));
  const numbered = body.filter(({ from }) => isNumbered(tokens, from));
  if (numbered.length >= MIN_POSTS) return numbered;
  const labelled = body.filter(({ from }) => behindHandle(tokens, from) > from);
  if (labelled.length >= MIN_POSTS) return labelled;
  return byline === null
    ? []
    : body.filter(
        (one) => one.from >= byline.to && bylineIn(tokens, one) === null && !isFurniture(tokens, one),
      );
}

const isNumbered = ({ list, text }: TaggedTokens, from: number): boolean => {
  const start = list[from]?.start ?? 0;
  return NUMBER_OF_POST.test(text.slice(start, start + 12));
};

const isHandle = ({ word }: EnglishToken): boolean => word.length > 1 && word.startsWith('@');

/** Returns the place behind "@handle:" at the beginning of a paragraph, or where the paragraph begins. */
const behindHandle = (tokens: TaggedTokens, from: number): number =>
  isHandle(at(tokens, from)) && at(tokens, from + 1).tag === 'colon' ? from + 2 : from;

/** Counts and times that a site sets below a post are parted by dots, and are no sentence: "12:40 · 214 replies". */
const isFurniture = (tokens: TaggedTokens, { from, to }: TokenRange): boolean =>
  at(tokens, to - 1).tag !== 'stop' &&
  tokens.list.slice(from + 1, to).some(({ word }) => word === '·' || word === '|');

/** Returns the name of the one whose posts a page shows: before the handle in its title or in its first paragraph; or null. */
function bylineOf({ tokens, title }: PageReading): TokenRange | null {
  const first = tokens.paragraphs[title === null ? 0 : 1];
  for (const place of [title, first])
    if (place !== null && place !== undefined && !hasFinite(tokens, place.from, place.to)) {
      const name = bylineIn(tokens, place);
      if (name !== null) return name;
    }
  return null;
}

/** Returns the name before the handle with which a paragraph begins: "NAME (@handle)", "NAME @handle"; or null. */
function bylineIn(tokens: TaggedTokens, { from, to }: TokenRange): TokenRange | null {
  for (let i = from; i < Math.min(to, from + MAX_NAME); i++) {
    const token = at(tokens, i);
    if (isHandle(token)) {
      const end = at(tokens, i - 1).tag === 'open' ? i - 1 : i;
      const isName = tokens.list.slice(from, end).some(({ capital }) => capital);
      return isName ? { from, to: end } : null;
    }
    const isMark = token.tag === 'open' || token.tag === 'mark';
    if (!token.capital && !isMark && !PARTICLES.has(token.word)) return null;
  }
  return null;
}

/** Small words inside of names and offices. */
const PARTICLES = wordSet('of the for and al de van von bin .');

function sentencesOf(tokens: TaggedTokens, post: TokenRange, end: number): TokenRange[] {
  const start = behindHandle(tokens, post.from);
  return sentencesIn(tokens, post)
    .map((one) => ({ from: Math.max(start, listMarkEnd(tokens, one)), to: Math.min(one.to, end) }))
    .filter(({ from, to }) => from < to);
}

/** Returns the name behind the dash that ends a thread ("… — NAME (@handle)"), or null. */
function signatureOf(tokens: TaggedTokens, { from, to }: TokenRange): TokenRange | null {
  for (let i = to - 1; i > Math.max(from, to - MAX_NAME); i--) {
    const { tag, capital, word } = at(tokens, i);
    if (tag === 'dash') return i + 1 < to ? { from: i + 1, to } : null;
    if (!capital && tag !== 'open' && tag !== 'close' && !word.startsWith('@') && tag !== 'stop') return null;
  }
  return null;
}

/** Returns who posts: whom the signature, the byline or the title names, or the side whose page it is. */
function posterOf(
  page: PageReading,
  signature: TokenRange | null,
  byline: TokenRange | null,
): PageSpeaker | null {
  const named = signature ?? byline;
  if (named !== null) return speakerNamed(page, named);
  const { tokens, title } = page;
  if (title === null) return publisherOfPage(page);
  const owner = namedInTitle(tokens, title, POSTS);
  if (owner !== null) return speakerNamed(page, owner);
  const colon = tokens.list.findIndex(({ tag }, i) => i >= title.from && tag === 'colon');
  const isLabel = colon > title.from && colon < Math.min(title.to, title.from + MAX_NAME);
  return isLabel ? speakerNamed(page, { from: title.from, to: colon }) : publisherOfPage(page);
}

const POSTS = wordSet('posts post tweets tweet thread threads messages');
