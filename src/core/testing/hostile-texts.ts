/**
 * Texts that have broken other programs, for tests: strings that readers, renderers, spreadsheets, file systems and shells
 * stumble over, and payloads that would run script wherever a text were taken for markup. Written for Stet.
 */

/** What a payload would set if it ran. */
export const payloadMark = '__stetPayload';

const run = `globalThis.${payloadMark}=1`;

/** Markup that runs script in a page which believes it, each in another way. */
export const scriptPayloads: readonly string[] = [
  `<script>${run}</script>`,
  `<SCRIPT SRC="data:text/javascript,${run}"></SCRIPT>`,
  `<scr<script>ipt>${run}</scr</script>ipt>`,
  `"><script>${run}</script>`,
  `'-(${run})-'`,
  `</title><script>${run}</script>`,
  `</textarea><script>${run}</script>`,
  `--><script>${run}</script><!--`,
  `]]><script>${run}</script>`,
  `<img src=x onerror="${run}">`,
  `<img src=x onerror=${run}//`,
  `<img/src=x/onerror=${run}>`,
  `<img src="x\`y" onerror="${run}">`,
  `<image href=x onerror="${run}">`,
  `<svg onload="${run}">`,
  `<svg><script>${run}</script></svg>`,
  `<svg><style><img src=x onerror="${run}"></style></svg>`,
  `<svg><a xlink:href="javascript:${run}"><text y="20">press</text></a></svg>`,
  `<svg><animate attributeName="href" values="javascript:${run}"/></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg' onload='${run}'/>#x"/></svg>`,
  `<svg><foreignObject><iframe srcdoc="<script>${run}</script>"></iframe></foreignObject></svg>`,
  `<math><mtext></form><form><mglyph><style></math><img src=x onerror="${run}">`,
  `<math><maction actiontype="statusline#x" xlink:href="javascript:${run}">press</maction></math>`,
  `<body onload="${run}">`,
  `<body onpageshow="${run}"><p>text</p></body>`,
  `<iframe src="javascript:${run}"></iframe>`,
  `<iframe srcdoc="&lt;script&gt;parent.${run}&lt;/script&gt;"></iframe>`,
  `<object data="data:text/html,<script>${run}</script>"></object>`,
  `<embed src="data:text/html,<script>${run}</script>">`,
  `<a href="javascript:${run}">press</a>`,
  `<a href=" &#1; javascript:${run}">press</a>`,
  `<a href="jav&#x09;ascript:${run}">press</a>`,
  `<a href="java\nscript:${run}">press</a>`,
  `<a href="JaVaScRiPt&colon;${run}">press</a>`,
  `<a href="vbscript:msgbox(1)">press</a>`,
  `<a href="data:text/html;base64,PHNjcmlwdD4xPC9zY3JpcHQ+">press</a>`,
  `<a href="https://example.org/" onmouseover="${run}">press</a>`,
  `<a href="https://example.org/" style="position:fixed;inset:0" onclick="${run}">press</a>`,
  `<form action="javascript:${run}"><button>press</button></form>`,
  `<button formaction="javascript:${run}" form="f">press</button><form id="f"></form>`,
  `<input autofocus onfocus="${run}">`,
  `<select autofocus onfocus="${run}"></select>`,
  `<details open ontoggle="${run}"><summary>x</summary></details>`,
  `<video><source onerror="${run}"></video>`,
  `<audio src=x onerror="${run}"></audio>`,
  `<marquee onstart="${run}">x</marquee>`,
  `<p style="animation-name:x" onanimationstart="${run}">text</p>`,
  `<style>@import "data:text/css,body{background:url(javascript:${run})}";</style>`,
  `<link rel="stylesheet" href="data:text/css,*{}" onload="${run}">`,
  `<meta http-equiv="refresh" content="0;url=javascript:${run}">`,
  `<base href="javascript:${run}//">`,
  `<template><script>${run}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>"></noscript>`,
  `<xmp><p title="</xmp><img src=x onerror=${run}>"></xmp>`,
  `<table background="javascript:${run}"><tr><td>x</td></tr></table>`,
  `<div data-lexical-editor="true" contenteditable onfocus="${run}" tabindex="0" autofocus>x</div>`,
  `<span title='&quot; onmouseover=&quot;${run}'>text</span>`,
  `[press](javascript:${run})`,
  `![x](javascript:${run})`,
  `[press](<java\tscript:${run}>)`,
  `<javascript:${run}>`,
  `[x]: javascript:${run} "title"\n\n[x]`,
  `![x](x"onerror="${run})`,
  `{{constructor.constructor('${run}')()}}`,
  `\${${run}}`,
  `<!--[if gte IE 4]><script>${run}</script><![endif]-->`,
  `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>`,
  `<?xml-stylesheet href="javascript:${run}"?>`,
];

/** Texts that are no markup and still trip programs up. */
export const naughtyTexts: readonly string[] = [
  // Words that languages and data bases take for values
  'null', 'undefined', 'NaN', 'true', 'None', 'nil', '-0', 'Infinity', '1e309', '0x7fffffff', '00000001', '1,000.00', '1.000,00', '١٢٣', '１２３', '½', '10⁹',
  '__proto__', 'constructor', 'hasOwnProperty', 'toString', 'prototype',
  // Formulas and commands
  '=1+1', '=HYPERLINK("https://example.org/?"&A1,"press")', "=cmd|'/C calc'!A0", '+1+1', '-1+1', '@SUM(A1)', '\t=1+1', '\r=1+1', '＝1+1',
  "'; DROP TABLE claims; --", '" OR ""="', '$(touch x)', '`touch x`', '; touch x', '| touch x', '%s%s%s%n', '%n%n%n', '{0}', '$1 $& $` $\'',
  // File names
  '../../../etc/passwd', '..\\..\\windows\\win.ini', 'C:\\con\\con', 'CON', 'nul.txt', 'COM1', 'a/b\\c:d*e?f"g<h>i|j', '.', '..', '~', '.hidden', 'x'.repeat(300), 'name.', ' name ', 'file://x', '\\\\host\\share',
  // Letters
  'İstanbul', 'ıİiI', 'straße', 'ΣΑΣ', 'ﬁﬂ', 'ǆ', 'é', 'e\u0301', 'n\u0303o', 'ö\u0308\u0308', 'Z\u0351\u036b\u0343\u036a\u0302A\u0334\u0335L\u0321\u034fG\u0321O\u0332', 'ㄅㄆㄇ', '田中さんにあげて下さい', '社會科學院', '사회과학원', 'ภาษาไทย', 'हिन्दी', 'ქართული', 'ᚠᛇᚻ᛫',
  // Direction
  'مرحبا world שלום', '\u202eevil\u202c', '\u2066abc\u2069', '\u202a\u202b\u202c\u202d\u202e', 'gnp.\u202egpj.exe', '\u200f\u200e',
  // Invisible and odd
  '\u00ad\u200b\u200c\u200d\ufeff', 'a\u200db', '\u2028line\u2029paragraph', '\u0085', '\u00a0', '\u3000', '\u180e', '\u061c', '\u{e0041}\u{e007f}', '\u0000', '\u0007', '\u001b[31mred\u001b[0m', '\ufffe', '\uffff', '\ufffd', '\u{1f600}', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}', '\u{1f3f3}\ufe0f\u200d\u{1f308}', '\u{1f1e9}\u{1f1ea}\u{1f1e9}', '👍🏽', '\ud83d', '\ude00', '\ude00\ud83d',
  // Marks
  '“quoted” ‘words’ «guillemets» „low“', "'\"`´", '<>&"\'', '&amp;&lt;&#39;', '\\', '\\\\', '\\u0000', '%00', '%', '%%', '#', '##########', '***', '___', '~~~', '```', '| a |\n|---|', '[^1]', '[^1]: note', '---', '- - -', '* * *', '1. ', '> > > ', '<!--', ']]>', '<?', '{{', '}}',
  // Length
  'a'.repeat(5_000), 'word '.repeat(1_000), '\n'.repeat(500), ' '.repeat(1_000), '“'.repeat(500), '('.repeat(500), '1'.repeat(500), '.'.repeat(500),
]; // prettier-ignore

/** All of them. */
export const hostileTexts: readonly string[] = [...scriptPayloads, ...naughtyTexts];
