/** Threads of posts: numbered paragraphs, all by the one who signs them. */
import { at, type TaggedTokens, type TokenRange } from '../../language/english/token.ts';
import { listMarkEnd } from './list-marks.ts';
import { type PageReading, type PageSpeaker, publisherOfPage, sentencesIn, speakerNamed } from './page.ts';
import type { Turn } from './turn.ts';

/** Fewer numbered posts are no thread. */
const MIN_POSTS = 2;
/** A signature and a name before a headline's colon are no longer. In tokens. */
const MAX_NAME = 10;

const NUMBER_OF_POST = /^\(?\d{1,2} ?\/ ?\d{0,2}\)?(?=\s)/u;

/** Returns the turn of a thread of posts, and none for another page. */
export function threadTurns(page: PageReading): Turn[] {
  const { tokens } = page;
  const posts = tokens.paragraphs.filter(({ from }) => isPost(tokens, from));
  const last = posts.at(-1);
  if (last === undefined || posts.length < MIN_POSTS) return [];
  const signature = signatureOf(tokens, last);
  const speaker = posterOf(page, signature);
  if (speaker === null || speaker.party === null) return [];
  const end = signature === null ? last.to : signature.from - 1;
  const sentences = posts.flatMap((post) => sentencesOf(tokens, post, end));
  return [{ speaker, label: null, sentences, rule: 'post', isWhole: false }];
}

const isPost = ({ list, text }: TaggedTokens, from: number): boolean => {
  const start = list[from]?.start ?? 0;
  return NUMBER_OF_POST.test(text.slice(start, start + 12));
};

function sentencesOf(tokens: TaggedTokens, post: TokenRange, end: number): TokenRange[] {
  return sentencesIn(tokens, post)
    .map((sentence) => ({ from: listMarkEnd(tokens, sentence), to: Math.min(sentence.to, end) }))
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

/** Returns who posts: whom the signature names, or the headline before its colon, or the side whose page it is. */
function posterOf(page: PageReading, signature: TokenRange | null): PageSpeaker | null {
  if (signature !== null) return speakerNamed(page, signature);
  const { tokens, title } = page;
  const colon =
    title === null ? -1 : tokens.list.findIndex(({ tag }, i) => i >= title.from && tag === 'colon');
  const isLabel = title !== null && colon > title.from && colon < Math.min(title.to, title.from + MAX_NAME);
  if (isLabel) return speakerNamed(page, { from: title.from, to: colon });
  return publisherOfPage(page);
}
