import { line } from '../../core/text.ts';

/** Rules whose names do not say enough by themselves; the words found are shown beside them. */
const words: Readonly<Record<string, string>> = {
  'before-you-started': 'There before you started',
  'changed-slug': 'Only its address changed',
  'date-only': 'Only the date changed',
  'extractor-upgrade': 'Our own reading changed',
  furniture: 'Only furniture of the page',
  'gone-twice': 'Gone on two looks',
  'live-page': 'Live page',
  'many-at-once': 'Many at once',
  'new-article': 'First seen',
  'no-reason': 'No reason to tell',
  'older-than-7-days': 'Older than seven days',
  'older-than-source': 'Older than its source here',
  'one-edit-an-hour': 'One edit an hour',
  'page-is-back': 'The page came back',
  'same-story': 'Same story',
  'served-in-turn': 'Versions shown in turn',
};

/** A rule in plain words; a name without an entry is made of words already: `number-changed`. */
export function ruleWords(rule: string): string {
  const known = words[rule];
  if (known !== undefined) return known;
  const plain = line(rule).replaceAll(/[-_]+/gu, ' ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
