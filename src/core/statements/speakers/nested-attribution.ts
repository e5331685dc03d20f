import { wordSet } from '../../language/word-set.ts';
import type { Attribution } from '../attribution/attribute.ts';
import type { ArticleMentions } from './article-mentions.ts';
import { tokenRange } from './name-tokens.ts';

const SAYING = wordSet(
  'said says told added noted stressed stated emphasised emphasized expressed reiterated warned pledged saying',
);
const MAX_SUBJECT_WORDS = 14;

/**
 * Finds the statement that a relay's words begin with: "the readout said [Li said the port would open]", "the agency
 * quoted [Li as saying …]". Returns null where they begin otherwise.
 */
export function nestedAttribution(
  { tokens }: ArticleMentions,
  { content, rule }: Attribution,
): Attribution | null {
  const [said, ...rest] = content;
  if (said === undefined) return null;
  const [first, end] = tokenRange(tokens, said);
  const from = tokens[first]?.key === 'that' ? first + 1 : first;
  const offset = tokens
    .slice(from, Math.min(end, from + MAX_SUBJECT_WORDS))
    .findIndex(({ key, joined }, at) => at > 0 && joined && SAYING.has(key));
  const verb = from + offset;
  const start = tokens[from];
  const cue = tokens[verb];
  const last = tokens[verb - (tokens[verb - 1]?.key === 'as' ? 2 : 1)];
  const after = tokens[verb + (tokens[verb + 1]?.key === 'that' ? 2 : 1)];
  if (offset < 1 || !cue || !last || !start || !after || after.start >= said[1] || last.start < start.start)
    return null;
  return {
    source: [[start.start, last.end]],
    cue: [[cue.start, cue.end]],
    content: [[after.start, said[1]], ...rest],
    rule,
    inner: [],
  };
}
