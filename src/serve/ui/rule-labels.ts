import { line } from '../../core/language/text.ts';

/** Labels of rules whose names do not say enough by themselves. */
const labels: ReadonlyMap<string, string> = new Map(
  Object.entries({
    advert: 'Only an advert',
    'before-you-started': 'There before you started',
    byline: 'Only the byline',
    'changed-slug': 'Only its address changed',
    'consent-notice': 'Only a consent notice',
    'copyright-line': 'Only the copyright line',
    counter: 'Only a counter',
    'credit-line': 'Only a credit line',
    'extractor-upgrade': 'Readout reads the page differently',
    'follow-us': 'Only a “follow us” line',
    'gone-twice': 'Gone at two checks',
    'headline-frame': 'Only the frame of the headline',
    'ignored-phrase': 'A phrase you ignore',
    'invisible-characters': 'Only invisible characters',
    'live-page': 'Live page',
    'many-at-once': 'Many at once',
    navigation: 'Only navigation',
    naming: 'Another name for the other side',
    'new-article': 'First seen',
    'new-statement': 'Not said before, as far as searched',
    'no-reason': 'No reason to tell',
    'older-than-7-days': 'Older than seven days',
    'older-than-source': 'Older than its source in the watchlist',
    'one-edit-an-hour': 'One edit an hour',
    'outlet-claims': 'The outlet’s own claim',
    'page-is-back': 'The page came back',
    'position-moved': 'A position moved',
    'read-in-part': 'Only a part could be read',
    'related-links': 'Only related links',
    'relative-time': 'Only a relative time',
    'repeated-caption': 'A caption that repeats',
    'repeated-text': 'Text that repeats',
    'same-edit-in-copy': 'The same edit as in another copy',
    'same-story': 'Same story',
    'served-in-turn': 'The page alternates between versions',
    'share-bar': 'Only a share bar',
    'site-wide-edit': 'The same edit across the site',
    'site-wide-text': 'The same text across the site',
    'updated-line': 'Only an “updated” line',
    'webhook-disabled': 'A webhook was disabled',
  }),
);

/** Gives a rule in plain words. A name without a label is made of words already, such as `number-changed`. */
export function ruleLabel(rule: string): string {
  const known = labels.get(rule);
  if (known !== undefined) return known;
  const plain = line(rule).replaceAll(/[-_]+/gu, ' ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
