import { parseHTML } from 'linkedom/worker';
import { describe, expect, it } from 'vitest';
import { guard } from '../../../src/core/extract/guard.ts';
import type { HtmlElement, HtmlNode } from '../../../src/core/extract/html.ts';
import { isElement } from '../../../src/core/extract/html.ts';
import { Markup } from '../../../src/core/extract/markup.ts';
import { Tree } from '../../../src/core/extract/tree.ts';

const READ = ['data-names', 'itemprop', 'rel', 'content', 'datetime', 'hidden', 'property', 'name', 'href'];

/** What extraction reads of a tree; text that a parser parted at an entity is one. */
function outline(element: HtmlElement): unknown {
  const children: unknown[] = [];
  for (let node: HtmlNode | null = element.firstChild; node !== null; node = node.nextSibling) {
    const last = children.at(-1);
    if (isElement(node)) children.push(outline(node));
    else if (typeof last === 'string') children[children.length - 1] = last + node.textContent;
    else children.push(node.textContent);
  }
  const attributes = READ.flatMap((name) => {
    const value = element.getAttribute(name);
    return value === null ? [] : [`${name}=${value}`];
  });
  return [element.localName, attributes, children];
}

function ownTree(html: string): HtmlElement {
  const tree = new Tree();
  guard(html, 'article', [], tree);
  return tree.rootElement;
}

function linkedomTree(html: string): HtmlElement {
  const markup = new Markup();
  guard(html, 'article', [], markup);
  const page: { document: { documentElement: HtmlElement } } = parseHTML(markup.html);
  return page.document.documentElement;
}

describe('Tree', () => {
  it.each([
    ['bare text', 'Ferry sails'],
    ['head and body', '<html lang=fa><title>A &amp; B</title><meta name=author content=C><p>One<p>Two'],
    ['entities', '<p>Smith &amp; Sons &lt;b&gt; 5&nbsp;km &rsquo;'],
    ['transparent elements', '<p>One <i>two</i> <em>three</em> <span>four</span>'],
    ['attributes', '<div class="aB c" id=d hidden><time datetime="2024-05-06" title=x>6 May</time></div>'],
    ['lists', '<ul><li>One<li>Two</ul><dl><dt>A<dd>B</dl>'],
    ['tables', '<table><tr><td>A<td>B<tr><td>C</table>'],
    ['end tags too many', '<div><p>A</div></p></b>B</div>C'],
    ['breaks and rules', 'A<br>B</br>C<hr>D'],
    ['what is dropped', '<p>A<script>x</script>B<style>y</style></p><nav><h1>C</h1></nav>'],
    ['boxes of links', '<div>A</div><ul><li><a href=1>B<li><a href=2>C<li><a href=3>D</ul>E'],
    ['a picture among links', '<p>A<div><a href=1><img src=2></a></div>B'],
    ['empty boxes', '<div><div></div> <section> </section></div>A<aside></aside>B'],
    ['depth', `${'<div>'.repeat(100)}A${'</div>'.repeat(100)}B`],
    ['nothing', ''],
  ])('is the tree that linkedom makes of the same page: %s', (_, html) => {
    expect(outline(ownTree(html))).toEqual(outline(linkedomTree(html)));
  });

  it('gives the text of an element with all it holds', () => {
    expect(ownTree('<div>One <b>two</b><p>three</p></div>').textContent).toBe('One twothree');
  });
});
