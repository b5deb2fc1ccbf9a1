import { reportStyles } from '../report-styles.ts';

/** The report’s sheet, and the article set in it as a text to read beside its entries. */
export const editionStyles = `${reportStyles}
.text { max-width: 44rem; margin-top: 1.8rem; } header .result, header .not-vetted { margin-top: 0.8rem; } footer .result { font: inherit; }
article { font: 1.15rem/1.6 var(--serif); }
article :is(p, ul, ol, blockquote, figure, .scroll) { margin: 0 0 0.9rem; }
article :is(ul, ol) { padding-inline-start: 1.4rem; } article :is(ul, ol) :is(ul, ol) { margin: 0.2rem 0 0; }
article h1 { margin: 0 0 0.8rem; font-size: 1.9rem; } article :is(h2, h3, h4) { margin: 1.6rem 0 0.4rem; padding: 0; border: 0; font: 600 1.15rem/1.3 var(--serif); color: inherit; }
article blockquote { padding-inline-start: 1.1rem; border-inline-start: 2px solid var(--rule); }
article .dek, article .byline, figcaption { color: var(--soft); } article img { display: block; max-width: 100%; height: auto; }
article .scroll { overflow-x: auto; } article .notes { margin-top: 1.6rem; font-size: 0.9em; } article .notes ol { list-style-position: outside; }
sup { font-size: 0.68em; line-height: 0; } sup a { padding-inline: 0.1em; text-decoration: none; }
mark { color: inherit; background: #f3ead2; border-bottom: 1px solid #8a6d1d; } mark mark { background: #e9dab0; }
.claim-reference a { font: 600 1em var(--sans); }
:target { outline: 2px solid var(--accent); outline-offset: 3px; }
.index { margin-top: 0.4rem; table-layout: fixed; } .index :is(th, td) { padding-right: 0.7rem; } .index td { padding-block: 0.5rem; } .index td.words { font: 1.05rem/1.4 var(--serif); }
.index thead th:nth-child(1) { width: 2.8rem; } .index thead th:nth-child(2) { width: 25%; } .index thead th:nth-child(3) { width: 21%; } .index thead th:nth-child(4) { width: 18%; } .index tbody th { padding-top: 0.5rem; } .index ul { margin: 0; padding: 0; list-style: none; } .index li + li { margin-top: 0.35rem; }
.index .part th { padding-top: 1.1rem; color: var(--ink); font-weight: 650; }
@media print { mark { background: none; } }
`.trim();
