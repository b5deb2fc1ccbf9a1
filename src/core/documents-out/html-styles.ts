/** The style sheet of exported articles: quiet book typography on screen, A4 on paper, dark where the reader wants it. */
export const articleStyles = `
:root { color-scheme: light dark; --ink: #1c1b19; --soft: #5f5b54; --rule: #d8d3c8; --paper: #fffdf9; --accent: #1f4e79; --warn: #8a1c12; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ebe7df; --soft: #a9a398; --rule: #45413b; --paper: #1b1a18; --accent: #9cc4ea; --warn: #ff9d8f; }
}
* { box-sizing: border-box; }
html { font-size: 112.5%; -webkit-text-size-adjust: 100%; }
body { margin: 0; padding: 3rem 1.25rem 5rem; color: var(--ink); background: var(--paper);
  font-family: "Source Serif 4", "Source Serif Pro", Charter, "Iowan Old Style", Georgia, "Liberation Serif", serif;
  line-height: 1.6; font-kerning: normal; hanging-punctuation: first; overflow-wrap: break-word; }
main, .above, .not-vetted, .checking { max-width: 34rem; margin-inline: auto; }
h1 { margin: 0 0 0.6rem; font-size: 2.1rem; line-height: 1.15; letter-spacing: -0.012em; text-wrap: balance; }
h2, h3, h4 { margin: 2.2rem 0 0.5rem; line-height: 1.25; text-wrap: balance; }
h2 { font-size: 1.35rem; } h3 { font-size: 1.1rem; } h4 { font-size: 1rem; font-style: italic; font-weight: 600; }
p { margin: 0 0 1rem; text-wrap: pretty; }
a { color: var(--accent); text-decoration-thickness: from-font; text-underline-offset: 0.15em; }
.dek { margin: 0 0 1rem; text-wrap: balance; font-size: 1.2rem; line-height: 1.4; color: var(--soft); }
.byline { margin: 0 0 2rem; font-size: 0.9rem; color: var(--soft); }
blockquote { margin: 1.5rem 0; padding-inline-start: 1.25rem; border-inline-start: 2px solid var(--rule); }
blockquote p:last-child { margin-bottom: 0; }
.pull-quote { margin: 2rem 0; padding: 1rem 0; border: solid var(--rule); border-width: 1px 0; font-size: 1.3rem;
  line-height: 1.35; font-style: italic; text-align: center; text-wrap: balance; }
ul, ol { margin: 0 0 1rem; padding-inline-start: 1.4rem; }
li > ul, li > ol { margin: 0.3rem 0 0; }
li + li { margin-top: 0.3rem; }
hr { width: 5rem; margin: 2.5rem auto; border: 0; border-top: 1px solid var(--rule); }
figure { margin: 2rem 0; }
img { display: block; max-width: 100%; height: auto; }
figcaption { margin-top: 0.5rem; font-size: 0.85rem; line-height: 1.45; color: var(--soft); }
.credit { font-style: italic; }
.scroll { margin: 1.5rem 0; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.9rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
th, td { padding: 0.45rem 0.9rem 0.45rem 0; border-bottom: 1px solid var(--rule); text-align: start; vertical-align: top; }
th { border-bottom-color: var(--ink); }
sup { font-size: 0.68em; line-height: 0; font-variant-numeric: lining-nums; }
sup a { padding-inline: 0.1em; text-decoration: none; }
.notes { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--rule); font-size: 0.85rem; line-height: 1.5; }
.notes h2 { margin: 0 0 0.75rem; font-size: 1rem; }
.notes ol { padding-inline-start: 1.8rem; }
.notes li { margin-top: 0.6rem; }
.notes p { margin: 0; }
.notes ul { margin: 0.1rem 0 0; padding: 0; list-style: none; }
.notes li li { margin-top: 0.1rem; }
.words { color: var(--soft); font-style: italic; }
.stance { color: var(--soft); }
.back a { text-decoration-color: var(--rule); }
:target { background: color-mix(in srgb, var(--accent) 14%, transparent); }
.checking { margin-top: 3rem; padding-top: 0.8rem; border-top: 1px solid var(--rule); font-size: 0.85rem; color: var(--soft); }
.not-vetted { margin-bottom: 2.5rem; padding: 0.7rem 0; border: solid var(--warn); border-width: 2px 0; font-size: 0.9rem; color: var(--warn); }
footer.not-vetted { margin: 3rem auto 0; }
.retraction, .embargo { margin-bottom: 1.25rem; padding: 0.9rem 1.1rem; border: 2px solid var(--warn); color: var(--warn); }
.retraction { border-width: 5px; font-size: 1.2rem; line-height: 1.4; }
.retraction strong { display: block; font-size: 1.5rem; line-height: 1.25; letter-spacing: 0.02em; text-transform: uppercase; }
.retraction p, .embargo p { margin: 0; }
.above { margin-bottom: 2.5rem; } .above .not-vetted { margin-bottom: 0; }
.corrections { margin-top: 2.5rem; padding-top: 1rem; border-top: 3px double var(--rule); font-size: 0.95rem; }
.corrections p { margin: 0 0 0.6rem; }
.checking p, .not-vetted p { margin: 0; }
@page { size: A4; margin: 22mm 24mm 24mm; }
@media print {
  :root { --ink: #000; --soft: #444; --rule: #bbb; --paper: #fff; --accent: #000; --warn: #000; }
  html { font-size: 10.5pt; } body { padding: 0; } main, .above, .not-vetted, .checking { max-width: none; }
  h1, h2, h3, h4 { break-after: avoid; } figure, blockquote, tr, .notes li { break-inside: avoid; } p { orphans: 3; widows: 3; }
  .back { display: none; }
}
`.trim();
