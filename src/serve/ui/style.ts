/**
 * The one stylesheet. Our own voice is set in sans, what outlets wrote in serif. Inserted and deleted words differ by line and weight as
 * well as by colour.
 */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf8; --raised: #ffffff; --ink: #1b1d21; --soft: #5a5f69; --line: #e2dfd9; --link: #164a7c;
  --accent: #a4420f; --in: #0c5a2c; --in-back: #ddf2e2; --out: #8a1c1c; --out-back: #fbe3e1; --warn: #8a5300; --warn-back: #fdf1d8;
  --sans: -apple-system, "Segoe UI", Roboto, "Noto Sans", "Open Sans", "Helvetica Neue", Arial, sans-serif;
  --serif: "Iowan Old Style", Charter, "Source Serif 4", "Noto Serif", Georgia, "Times New Roman", serif;
  --naskh: "Noto Naskh Arabic", "Geeza Pro", "Sakkal Majalla", "Traditional Arabic", var(--serif);
  --song: "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", SimSun, var(--serif);
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14161a; --raised: #1b1e23; --ink: #e7e5e1; --soft: #a2a7b0; --line: #2e323a; --link: #8fc1f2;
    --accent: #f0965a; --in: #a5e3b6; --in-back: #163524; --out: #f2aaa3; --out-back: #41201f; --warn: #f2c879; --warn-back: #3a2d12;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 0.9375rem/1.5 var(--sans); overflow-wrap: anywhere; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.16em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
h1, h2, h3, p, ul, ol, dl, dd, blockquote, figure { margin: 0; }
ul, ol { padding: 0; list-style: none; }
b { font-weight: 650; }
code { font: 0.875em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -100vw; padding: 0.5rem 1rem; background: var(--raised); z-index: 1; }
.skip:focus { left: 0.5rem; top: 0.5rem; }
del { color: var(--out); background: var(--out-back); text-decoration: line-through; text-decoration-thickness: 1px; padding: 0 0.12em; border-radius: 2px; }
ins { color: var(--in); background: var(--in-back); text-decoration: underline; text-decoration-thickness: 1.5px; text-underline-offset: 0.16em; padding: 0 0.12em; border-radius: 2px; font-weight: 550; }
del.moved, ins.moved { text-decoration-style: dotted; }

.masthead { border-bottom: 1px solid var(--line); background: var(--raised); }
.bar { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 1.75rem; max-width: 78rem; margin: 0 auto; padding: 0.7rem 1.25rem; }
.brand a { color: inherit; text-decoration: none; }
.brand b { color: var(--accent); margin-inline-end: 0.35rem; letter-spacing: -0.01em; }
.bar nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
.bar nav a { color: var(--soft); text-decoration: none; display: inline-block; padding: 0.15rem 0; border-bottom: 2px solid transparent; }
.bar nav a:hover { color: var(--ink); }
.bar nav a[aria-current] { color: var(--ink); border-color: var(--accent); }
.pulse { margin-inline-start: auto; font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
.pulse a { color: var(--soft); text-decoration: none; }
.pulse a::before { content: ""; display: inline-block; width: 0.5rem; height: 0.5rem; margin-inline-end: 0.45rem; border-radius: 50%; background: #3f9b5f; }
.pulse.stopped a, .stopped { color: var(--out); font-weight: 600; }
.pulse.stopped a::before { background: var(--out); }
.pulse.never a::before { background: var(--soft); }

.statement + .statement { margin-top: 0.9rem; }
.statement .who { display: flex; flex-wrap: wrap; gap: 0 0.7rem; align-items: baseline; }
.statement .who a { font-weight: 600; }
.item .statement { margin-top: 0.5rem; max-width: 44rem; }
.item .statement blockquote { font-size: 1rem; line-height: 1.55; margin: 0.25rem 0; }
.verdict { font: 600 0.75rem/1.5 var(--sans); color: var(--soft); white-space: nowrap; }
.verdict.new { color: var(--accent); }
.verdict.partial { color: var(--warn); }
mark { color: var(--warn); background: var(--warn-back); padding: 0 0.12em; border-radius: 2px; text-decoration: underline; text-decoration-thickness: 1.5px; text-underline-offset: 0.16em; }
.precedents { margin-top: 0.4rem; padding-inline-start: 0.9rem; font-size: 0.875rem; color: var(--soft); }
.precedents .label { font-size: 0.8125rem; font-weight: 600; }
.precedents li { padding: 0.1rem 0; }
.precedents q, .evidence { font-family: var(--serif); font-size: 0.9375rem; color: var(--ink); }
.month > h3 { margin: 1.4rem 0 0.6rem; }
.timeline > li:target { background: var(--warn-back); }
.sides > li { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5rem; padding: 0.7rem 0; border-top: 1px solid var(--line); }
.sides > li > * { min-width: 0; }
.sides > .names { border: 0; padding: 0; font: 600 0.8125rem/1.5 var(--sans); color: var(--soft); }
.side-label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.column.wide .change { max-width: none; }
.zones { color: var(--soft); }
.choose { display: flex; flex-wrap: wrap; gap: 0.6rem 0.8rem; align-items: end; }
.choose > div { flex: 1 1 9rem; min-width: 0; display: flex; flex-direction: column; }
.answer b { font-size: 1.0625rem; }

.stream, .column { max-width: 78rem; margin: 0 auto; padding: 1.25rem; }
.column { max-width: 46rem; }
.column.wide { max-width: 58rem; }
.stream { display: grid; grid-template-columns: minmax(0, 1fr) 20rem; gap: 0 3rem; }
.counts { color: var(--soft); font-size: 0.875rem; }
.counts b { color: var(--ink); font-variant-numeric: tabular-nums; }
#fresh a { font-weight: 600; color: var(--accent); margin-inline-start: 0.5rem; }
.day > h2 { margin: 1.4rem 0 0; padding-bottom: 0.35rem; border-bottom: 1px solid var(--line); font-size: 0.8125rem; font-weight: 600; color: var(--soft); }
.item { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0 0.5rem; padding: 0.85rem 0; border-bottom: 1px solid var(--line); }
.gutter { font-size: 0.8125rem; line-height: 1.65; color: var(--soft); font-variant-numeric: tabular-nums; display: flex; flex-direction: column; align-items: flex-start; }
.kind { font-size: 0.75rem; font-weight: 600; color: var(--soft); white-space: nowrap; }
.kind::before { content: ""; display: inline-block; width: 0.5rem; height: 0.5rem; margin-inline-end: 0.35rem; border: 1.5px solid currentColor; border-radius: 50%; }
.kind.major { color: var(--accent); }
.kind.major::before { background: currentColor; }
.kind.minor::before { border-style: dotted; }
.item h3 { font-size: 1rem; line-height: 1.4; font-weight: 600; letter-spacing: -0.005em; text-wrap: pretty; }
.item.minor h3 { font-weight: 450; }
.item h3 a { color: inherit; text-decoration: none; }
.item h3 a:hover { text-decoration: underline; }
.item.withdrawn h3 { text-decoration: line-through; color: var(--soft); }
.summary:is(p) { margin-top: 0.2rem; color: var(--soft); max-width: 44rem; }
.change { font-family: var(--serif); font-size: 1rem; line-height: 1.55; max-width: 44rem; }
.change > * { margin-top: 0.4rem; }
.passage { padding-inline-start: 0.75rem; border-inline-start: 2px solid var(--line); }
dl.headline { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.2rem 0.7rem; }
dl.headline dt { font: 600 0.75rem/1.55rem var(--sans); color: var(--soft); }
.note, .meta, .origin, .kicker { font-size: 0.8125rem; color: var(--soft); }
.note { margin-top: 0.35rem; font-family: var(--sans); }
.origin { display: flex; flex-wrap: wrap; gap: 0 0.9rem; margin-top: 0.35rem; }
.origin a, .meta a { color: var(--soft); }
.origin > span:first-child { color: var(--ink); font-weight: 550; }

.beside { font-size: 0.875rem; }
.beside > section { margin-top: 1.75rem; }
.beside h2, .filters h2 { font-size: 0.8125rem; font-weight: 600; color: var(--soft); margin-bottom: 0.35rem; }
.beside > section > h2 { padding-bottom: 0.35rem; border-bottom: 1px solid var(--line); }
.filters { display: grid; gap: 0.7rem; }
.filters h2 { margin-bottom: 0.1rem; }
.filters ul { display: flex; flex-wrap: wrap; gap: 0.1rem 0.85rem; }
.filters li a { color: var(--soft); text-decoration: none; display: inline-block; padding: 0.1rem 0; }
.filters li a:hover { text-decoration: underline; }
.filters li a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: underline; text-decoration-color: var(--accent); text-decoration-thickness: 2px; }
summary { cursor: pointer; color: var(--soft); font-size: 0.8125rem; font-weight: 600; padding: 0.15rem 0; }
label { display: block; font-size: 0.8125rem; font-weight: 600; color: var(--soft); margin-bottom: 0.25rem; }
.field { display: flex; gap: 0.4rem; }
input:not([type=checkbox]), select, textarea { flex: 1; min-width: 0; font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--line); border-radius: 4px; padding: 0.35rem 0.55rem; }
button { font: inherit; color: var(--ink); background: var(--raised); border: 1px solid var(--line); border-radius: 4px; padding: 0.35rem 0.8rem; cursor: pointer; }
button:hover { border-color: var(--soft); }

.fields > div, .fields details > div, fieldset { margin: 0 0 0.8rem; display: flex; flex-direction: column; }
fieldset { border: 1px solid var(--line); border-radius: 4px; padding: 0.4rem 0.7rem; flex-flow: row wrap; gap: 0.1rem 1.1rem; }
legend { font-size: 0.8125rem; font-weight: 600; color: var(--soft); padding: 0 0.3rem; }
.tick { font-weight: 400; color: var(--ink); padding: 0.3rem 0; }
.tick input { width: 1rem; height: 1rem; vertical-align: -0.1rem; accent-color: var(--accent); }
textarea { width: 100%; flex: none; font: 0.8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; tab-size: 2; resize: vertical; }
.actions { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 0.6rem; }
.actions .field { flex: 1 1 18rem; }
.steps > * + * { margin-top: 0.5rem; }
.problems { max-height: 24rem; overflow-y: auto; }
.problems button { padding: 0 0.4rem; font-size: 0.8125rem; }
.bad > p { color: var(--out); font-weight: 600; }
.good > p, .saved > p { color: var(--in); font-weight: 600; }
.column .deliveries form { margin: 0.2rem 0 0; }
.deliveries button { font-size: 0.8125rem; padding: 0.15rem 0.6rem; }
.rows > li { padding: 0.5rem 0; border-bottom: 1px solid var(--line); display: grid; gap: 0.1rem; }
.rows > li:last-child { border-bottom: 0; }
.rows .title { line-height: 1.4; }
.beside .rows a { color: inherit; text-decoration: none; }
.beside .rows a:hover { text-decoration: underline; }
.reason { font-size: 0.8125rem; color: var(--soft); }
.beside .reason a, .reason a { color: var(--link); text-decoration: underline; white-space: nowrap; }
.counts a { color: inherit; }
.jump { display: none; }
.sources .name { font-weight: 600; }
.feeds { margin-top: 0.9rem; color: var(--soft); }
.feeds a { color: var(--soft); }
.rule { color: var(--warn); font-weight: 600; }
.rule::after { content: ":"; }
.rule:last-child::after { content: ""; }
.reasons li { padding: 0.1rem 0; }
.column section + p { margin-top: 1.2rem; }
.empty { color: var(--soft); padding: 0.75rem 0; }
.stream > .told > .empty { padding: 2.5rem 0; max-width: 34rem; }
.empty p + p { margin-top: 0.5rem; }

.column h1 { font-size: 1.5rem; line-height: 1.3; font-weight: 650; letter-spacing: -0.015em; text-wrap: balance; margin: 0.2rem 0 0.6rem; }
.column h2 { font-size: 1rem; font-weight: 650; margin: 1.9rem 0 0.5rem; padding-top: 0.7rem; border-top: 1px solid var(--line); }
.column h3 { font-size: 0.9375rem; font-weight: 600; margin: 0.9rem 0 0.2rem; }
.column section > p + p { margin-top: 0.5rem; }
.column ul:not(.rows):not(.summary):not(.reasons):not(.key) { list-style: disc; padding-inline-start: 1.2rem; }
.lede { font-size: 1.0625rem; color: var(--soft); }
.kicker { display: flex; flex-wrap: wrap; gap: 0 0.8rem; align-items: baseline; }
.banner { background: var(--warn-back); color: var(--warn); padding: 0.6rem 0.9rem; border-radius: 4px; margin: 0.6rem 0; }
.quoted, blockquote { font-family: var(--serif); font-size: 1.0625rem; line-height: 1.6; padding-inline-start: 0.9rem; border-inline-start: 2px solid var(--line); margin: 0.5rem 0; }
.column form { margin: 1rem 0 1.5rem; }
.address { overflow-wrap: anywhere; }
.passage, .quoted, blockquote, .summary, .lede { text-wrap: pretty; hanging-punctuation: first allow-end; }
:is(.change, .quoted, blockquote, .evidence) :lang(fa, ar, ps, ur, ckb), :is(h1, h3):is(:lang(fa), :lang(ar), :lang(ps), :lang(ur)) { font-family: var(--naskh); line-height: 1.9; letter-spacing: 0; }
:is(.change, .quoted, blockquote, .evidence) :lang(zh, ja) { font-family: var(--song); line-height: 1.75; letter-spacing: 0; text-underline-offset: 0.28em; }
.timeline > li { padding: 0.3rem 0 1.1rem 1.25rem; border-inline-start: 2px solid var(--line); margin-inline-start: 0.3rem; position: relative; }
.timeline > li::before { content: ""; position: absolute; inset-inline-start: -0.4rem; top: 0.62rem; width: 0.65rem; height: 0.65rem; border-radius: 50%; border: 2px solid var(--soft); background: var(--paper); }
.timeline > li:has(.told)::before { background: var(--accent); border-color: var(--accent); }
.timeline h3 { margin: 0 0 0.2rem; }
.timeline h3 > a.meta { font-weight: 400; margin-inline-start: 0.5rem; }
.versions > li { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; }
.summary:is(ul) > li { padding: 0.2rem 0; }
.sources > li.failing, .sources > li.blocked, .sources > li.unreadable, .sources > li.gone { border-inline-start: 3px solid var(--out); padding-inline-start: 0.75rem; }
.sources > li.quiet, .sources > li.quiet-on-subject { border-inline-start: 3px solid var(--warn); padding-inline-start: 0.75rem; }
.days { display: block; width: 10.5rem; height: 1.25rem; margin: 0.2rem 0; overflow: visible; }
.days .glyph { fill: none; stroke: var(--soft); stroke-width: 1.5; }
.days .well { fill: #3f9b5f; stroke: none; }
.days .trouble { fill: var(--warn); stroke: none; }
.days .down { stroke: var(--out); stroke-width: 2.25; }
.key { display: flex; flex-wrap: wrap; gap: 0.1rem 1.1rem; margin-top: 0.8rem; font-size: 0.8125rem; color: var(--soft); }
.key li { display: flex; align-items: center; gap: 0.4rem; }
.key .days { width: 0.75rem; margin: 0; }
.foot { margin-top: 2rem; font-size: 0.8125rem; color: var(--soft); border-top: 1px solid var(--line); padding: 1rem 0 2rem; }
.foot p { max-width: 78rem; margin: 0 auto; padding: 0 1.25rem; }
.foot p + p { margin-top: 0.3rem; }
.foot a { color: var(--soft); }

@media (max-width: 60rem) {
  .stream { grid-template-columns: minmax(0, 1fr); }
  .beside { margin-top: 2rem; }
  .jump { display: inline; margin-inline-start: 0.5rem; }
}
@media (max-width: 34rem) {
  .item { grid-template-columns: minmax(0, 1fr); }
  .gutter { flex-direction: row; gap: 0.8rem; }
  .stream, .column { padding: 1rem; }
  .pulse { margin-inline-start: 0; }
  .filters li a, .bar nav a { padding: 0.35rem 0; }
  .origin a, .versions a { display: inline-block; padding: 0.2rem 0; }
  .sides > li { grid-template-columns: minmax(0, 1fr); gap: 0.4rem; }
  .sides > .names { display: none; }
  .side-label { position: static; clip-path: none; overflow: visible; font: 600 0.8125rem/1.5 var(--sans); color: var(--soft); }
  .bar nav ul { gap: 0 0.9rem; }
}
@media (forced-colors: active) { del, ins, mark { background: none; } }
@media print {
  :root {
    color-scheme: light; --paper: #fff; --raised: #fff; --ink: #000; --soft: #444; --line: #bbb; --link: #000; --accent: #000;
    --in: #000; --in-back: none; --out: #000; --out-back: none; --warn: #000; --warn-back: none;
  }
  body { font-size: 10.5pt; }
  nav, form, button, .beside, .foot, .skip, .pulse, .jump, .counts { display: none; }
  .masthead { border: 0; }
  .bar, .stream, .column, .column.wide { max-width: none; padding: 0; }
  .stream { display: block; }
  .item, .statement, .timeline > li, .sides > li, .rows > li, blockquote { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
  .column :is(.rows, .meta, section > p) a[href^="http"]::after { content: " <" attr(href) ">"; font: 400 0.75rem/1.3 var(--sans); color: var(--soft); }
  .banner { border: 1px solid var(--line); }
}
`;
