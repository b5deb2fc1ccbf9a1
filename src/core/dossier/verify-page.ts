import { strToU8 } from 'fflate';
import { articleStyles } from '../documents-out/html-styles.ts';
import { escapeHtml } from '../documents-out/html-text.ts';
import { encodeBytes } from '../spotting/packed-bytes.ts';
import { examineScript } from './verify-page-script.ts';
import { viewScript } from './verify-page-view.ts';

const styles = `${articleStyles}
h2 { margin-top: 1.8rem; } #result > h2 { margin-top: 2rem; font-size: 1.6rem; } section h2 { font-size: 1.1rem; }
.good { color: #24613a; } .bad { color: var(--warn); } .soft { color: var(--soft); font-size: 0.9rem; }
@media (prefers-color-scheme: dark) { .good { color: #8fd0a5; } }
.take { display: block; padding: 1.4rem 1.25rem; border: 1.5px dashed var(--soft); border-radius: 4px; }
.take input { display: block; margin-top: 0.6rem; max-width: 100%; font: inherit; font-size: 0.9rem; color: inherit; }
.take input::file-selector-button { margin-inline-end: 0.8rem; padding: 0.35rem 0.9rem; border: 1px solid var(--soft); border-radius: 3px; font: inherit; color: var(--ink); background: var(--paper); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; } h2:focus { outline: 0; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.35rem 1.1rem; margin: 0; } dt { color: var(--soft); } dd { margin: 0; }
.fingerprint { font-family: ui-monospace, "Liberation Mono", monospace; font-size: 0.85rem; line-height: 1.7; }
section p:last-child, section ul { margin-bottom: 0; } #result > section + p { margin-top: 1.8rem; }`;

/** The one script of the page. */
export const verifyScript = `\n${examineScript}\n\n${viewScript}\n`;

/**
 * `verify.html`: examines a dossier in a browser, from disk, without a network. Its policy allows its own script, by hash, and
 * nothing else.
 * @param sha256 as 64 hex digits
 */
export function verifyPage(sha256: (bytes: Uint8Array) => string): string {
  const digest = sha256(strToU8(verifyScript));
  const bytes = Uint8Array.from(digest.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
  const policy = `default-src 'none'; script-src 'sha256-${encodeBytes(bytes)}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Verify a dossier</title>
<style>
${styles}
</style>
</head>
<body>
<main>
<h1>Verify a dossier</h1>
<p>Checks that a dossier is the one that was sealed: every part, the signature, and the log of the checking. Nothing leaves this computer.</p>
<label class="take" for="file">Choose the dossier, or drop it anywhere on this page: the archive (.zip), whole and as you got it.
<input type="file" id="file" accept=".zip,application/zip"></label>
<div id="result" role="status"></div>
<noscript><p class="bad">This page needs JavaScript. Use stet verify instead.</p></noscript>
</main>
<script>${verifyScript}</script>
</body>
</html>
`;
}
