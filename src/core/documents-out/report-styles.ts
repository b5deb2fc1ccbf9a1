/**
 * The checking report's style sheet: paper, ink and hairlines. Words of the article are set in a serif, the desk's own in
 * a sans; standing is told by sign and word, colour only repeats it. On paper a claim is plain blocks and lines without grids and floats: printing thousands of those
 * takes a quarter more memory.
 */
export const reportStyles = `
:root { color-scheme: light; --ink: #1b1a18; --soft: #66615a; --rule: #d9d4ca; --paper: #fffefb; --accent: #1f4e79;
  --good: #24613a; --bad: #9c1f14; --open: #8a5a00;
  --serif: "Source Serif 4", "Source Serif Pro", Charter, "Iowan Old Style", Georgia, "Liberation Serif", serif;
  --sans: Inter, "Inter Variable", -apple-system, "Segoe UI", "Helvetica Neue", "Liberation Sans", Arial, sans-serif; }
* { box-sizing: border-box; }
html { font-size: 87.5%; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 3.5rem 2rem 5rem; max-width: 58rem; color: var(--ink); background: var(--paper);
  font-family: var(--sans); line-height: 1.5; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
p, ul, ol, dl, blockquote, h1, h2, h3, table { margin: 0; padding: 0; }
a { color: var(--accent); text-decoration-color: var(--rule); text-underline-offset: 0.15em; } a:hover { text-decoration-color: currentColor; }
.kicker { font-size: 0.8rem; font-weight: 600; letter-spacing: 0.08em; text-transform: uppercase; color: var(--soft); }
h1 { margin: 0.4rem 0 0.9rem; max-width: 44rem; font: 600 2.3rem/1.15 var(--serif); letter-spacing: -0.012em; text-wrap: balance; }
.masthead { color: var(--soft); }
main > section { margin-top: 2.4rem; }
h2 { margin-bottom: 0.7rem; padding-top: 0.55rem; border-top: 1.5px solid var(--ink); font-size: 0.93rem; font-weight: 650; }
.result { font: 1.2rem/1.45 var(--serif); } .result p + p, .override p + p { margin-top: 0.3rem; }
.result.open strong { color: var(--good); } .result.shut strong { color: var(--bad); }
.override { margin-top: 1rem; padding-left: 1rem; border-left: 3px solid var(--bad); }
.override ul, .passages { margin-top: 0.4rem; padding-left: 1.1rem; }
.blockers { padding: 0; list-style: none; } .blockers li { margin-top: 0.25rem; padding-left: 6rem; text-indent: -6rem; white-space: pre-wrap; tab-size: 6rem; } .passages li { margin-bottom: 0.25rem; } .passages { columns: 2 20rem; column-gap: 2rem; font-family: var(--serif); font-size: 1.05rem; line-height: 1.35; } .passages li { break-inside: avoid; } .passages .aside { font: 0.9rem/1.3 var(--sans); }
.figures { display: flex; flex-wrap: wrap; margin-top: 1.6rem; border: solid var(--rule); border-width: 1px 0; }
.figures div { flex: 1 0 6rem; padding: 0.7rem 1rem 0.6rem; border-left: 1px solid var(--rule); }
.figures div:first-child { padding-left: 0; border-left: 0; }
dt { color: var(--soft); } dd { margin: 0; }
.figures dd { font: 500 1.75rem/1.2 var(--serif); font-variant-numeric: lining-nums tabular-nums; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.35rem 1rem 0.35rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
th { padding-top: 0; color: var(--soft); font-weight: 500; }
.ledger { margin: 0.6rem 0 1rem; } .ledger :is(th, td) { padding-block: 0.25rem; } .ledger tbody th, .ledger tfoot th { color: inherit; font-weight: 400; overflow-wrap: anywhere; }
.ledger .count { padding-right: 0; padding-left: 1rem; text-align: right; } .ledger .group { padding-right: 0; text-align: right; } .ledger thead th { vertical-align: bottom; } .ledger tfoot :is(th, td) { border-bottom-width: 1.5px; font-weight: 600; }
.good { color: var(--good); } .bad { color: var(--bad); } .open { color: inherit; }
.claim { display: grid; grid-template-columns: 5.2rem minmax(0, 1fr) 10.5rem; align-items: start; padding: 0.9rem 0 1rem; border-top: 1px solid var(--rule); }
h2 + .claim { border-top: 0; padding-top: 0.3rem; }
.claim > * { grid-column: 2; } .claim > h3 { grid-area: 1 / 1; } .claim > .status { grid-area: 1 / 3 / span 2; }
.allegation { padding: 0.9rem 0 1rem; border-top: 1px solid var(--rule); }
h2 + .allegation { border-top: 0; padding-top: 0.3rem; }
.fact + .allegation { margin-top: 0.9rem; }
.allegation > h3 { font: 600 1rem/1.4 var(--sans); } .allegation > blockquote { margin: 0.2rem 0 0.6rem; font: 1.1rem/1.4 var(--serif); }
h3 { font: 500 1rem/1.6 var(--sans); color: var(--soft); }
.claim > blockquote { font: 1.2rem/1.4 var(--serif); white-space: pre-line; text-wrap: pretty; }
.kind { margin-top: 0.2rem; color: var(--soft); }
.flags { margin-top: 0.2rem; color: var(--open); font-weight: 550; }
.status { padding-left: 1.2rem; line-height: 1.6; font-weight: 600; }
.status .glyph { display: inline-block; min-width: 1.1em; }
.status.good { color: var(--good); } .status.bad { color: var(--bad); } .status.open, .status.off { color: var(--open); } .status.gone { color: var(--soft); }
.status.off { text-decoration: underline dashed; text-underline-offset: 0.2em; }
.fact { margin-top: 0.5rem; padding-left: 7rem; }
.fact > .label { width: 7rem; margin: 0 0 -1lh -7rem; }
.label, .aside, .history { color: var(--soft); }
.fact ul, .fact ol { padding: 0; list-style: none; } .fact li + li { margin-top: 0.45rem; }
.fact > .aside + ul { margin-top: 0.25rem; padding-left: 0.9rem; border-left: 1px solid var(--rule); }
.excerpt { margin: 0.25rem 0 0.15rem; padding-left: 0.9rem; border-left: 2px solid var(--rule); font-family: var(--serif); font-size: 1.05rem; line-height: 1.4; white-space: pre-line; }
.quote-check { margin-top: 0.15rem; }
ins { text-decoration: underline; text-decoration-thickness: 0.09em; text-underline-offset: 0.15em; color: var(--good); } del { color: var(--bad); }
.history { margin-top: 0.6rem; font-size: 0.86rem; line-height: 1.45; white-space: pre-line; }
.sources { list-style: none; } .sources > li { padding: 0.3rem 0 0.3rem 2.6rem; } .sources .number { display: inline-block; width: 2.6rem; margin-left: -2.6rem; }
.number { color: var(--soft); } .files { margin-top: 0.1rem; padding: 0; list-style: none; font-size: 0.86rem; color: var(--soft); }
code { font: 0.82rem/1.5 ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace; }
.seal { margin-top: 0.5rem; } .seal div { display: grid; grid-template-columns: 7rem minmax(0, 1fr); }
#policy p { max-width: 46rem; }
footer { margin-top: 3rem; padding-top: 0.6rem; border-top: 1px solid var(--rule); color: var(--soft); }
.not-vetted { margin-bottom: 1.8rem; padding: 0.6rem 0; border: solid var(--bad); border-width: 2px 0; color: var(--bad); font-size: 1.07rem; }
footer .not-vetted { margin-bottom: 0.8rem; }
:target { background: #fdf4d8; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 44rem) { .claim { grid-template-columns: 5.2rem minmax(0, 1fr); } .claim > .status { grid-area: 1 / 2; padding: 0; } }
@page { size: A4; margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #555; } }
@media print {
  :root { --paper: #fff; --soft: #4d4a45; --accent: #1b1a18; }
  a { text-decoration: none; } html { font-size: 8.6pt; } body { max-width: none; padding: 0; }
  .claim { display: block; } .claim > :is(h3, .status) { display: inline; padding: 0; } .claim > h3 { margin-right: 0.9rem; }
  h2, .kind, .flags { break-after: avoid; } .claim > blockquote { break-before: avoid; break-after: avoid; } .claim > blockquote, .fact, .excerpt, tr, .sources > li, .override, .figures { break-inside: avoid; }
  .fact { text-indent: -7rem; } .fact > :not(.fact) { text-indent: 0; } .fact > .label { display: inline; margin: 0; white-space: pre; tab-size: 7rem; } .fact.is-block > .label + * { margin-top: -1lh; } .history { break-inside: auto; }
  .status .glyph { display: inline; } p, li { orphans: 2; widows: 2; }
}
`.trim();
