/** The names of elements and attributes that the guard keeps, drops and renames. */

/** A page is read for the text of one article, or for the links it lists. */
export type Purpose = 'article' | 'listing';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Elements that go with all they hold. */
export const DROPPED = {
  listing: words(
    'script style svg noscript iframe object embed canvas audio video select datalist math nav map dialog noembed',
  ),
  article: words(
    'script style svg noscript iframe object embed canvas audio video select datalist math nav map dialog noembed button textarea ' +
      // Words that are struck out are no longer what the article says; `ins` has what it says instead. Small signs over a word tell its sound.
      'del s strike rt rp',
  ),
};
/** Dropped elements that take no place where they stand: the words on both sides of them join, as a browser joins them. */
export const PLACELESS = words('script style template noscript noembed datalist del s strike rt rp');
/** Elements of which nothing is kept but what stands in them; `html`, `head` and `body` are written anew. */
export const TRANSPARENT = {
  listing: words('html head body img source picture input param track area wbr font nobr'),
  article: words(
    'html head body source picture input param track area wbr font nobr i em u small sub sup mark ins abbr q bdi bdo big tt acronym ' +
      'dfn kbd samp var output ruby rb',
  ),
};
export const LISTING_ATTRIBUTES = words(
  'id class href rel datetime itemprop role lang aria-label hidden aria-hidden data-testid data-component data-type data-qa data-test',
);
export const ARTICLE_ATTRIBUTES = words('datetime itemprop rel content');
/**
 * Attributes that name a box. For an article they are written as one, because each attribute costs linkedom a node, and not as
 * `class`, of which it makes a list of tokens.
 */
export const NAMES = 'data-names';
export const NAMING_ATTRIBUTES = words(
  'class id role data-testid data-component data-component-name data-type data-module data-qa data-test',
);
/** Elements whose names say nothing of an article. */
export const BARE = words('a b strong br img');
/** Elements that stand in a line of text: white space beside any other is nothing. */
export const INLINE = words(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q rb rp rt ruby s samp small span ' +
    'strike strong sub sup time tt u var wbr',
);
/** Those of them that change nothing of what is read, unless an attribute does. */
export const FLAT = words('span label cite code data');
export const HEAD = words('meta link base');
export const HEAD_ATTRIBUTES = words('rel href type hreflang content property name itemprop');
/** Names of `meta` elements that may say something about the article; a page has many others. */
export const TELLING_META =
  /title|descr|author|byl|date|time|publish|modif|updated|url|type|lang|locale|site|paywall|access|article|robots/iu;
/** Stands in an article's tree where a list of links was taken out; the element itself is never kept there. */
export const TAKEN = 'nav';
/** How many titles of other pages it held. */
export const TITLES = 'content';
