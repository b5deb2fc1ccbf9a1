import { appError } from '../app-error.ts';
import { err, ok, type Result } from '../result.ts';
import type { ImportFormat } from './imported-document.ts';
import { readHeaders, readMimeValue } from './mhtml/mime-headers.ts';

/** What a file is, by its first bytes; the name only chooses between formats that are all plain text. */

interface Signature {
  readonly name: string;
  readonly bytes: readonly number[];
  readonly at?: number;
}

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

/** Files that are recognised in order to say what they are; none of them can be imported. */
const refused: readonly Signature[] = [
  { name: 'a PDF', bytes: ascii('%PDF-') },
  { name: 'an RTF document', bytes: ascii('{\\rtf') },
  { name: 'an old Word or Excel file (.doc, .xls)', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { name: 'a JPEG image', bytes: [0xff, 0xd8, 0xff] },
  { name: 'a PNG image', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { name: 'a GIF image', bytes: ascii('GIF8') },
  { name: 'a WebP image', bytes: ascii('WEBP'), at: 8 },
  { name: 'a WAV recording', bytes: ascii('WAVE'), at: 8 },
  { name: 'an MP4 or QuickTime film', bytes: ascii('ftyp'), at: 4 },
  { name: 'an MP3 recording', bytes: ascii('ID3') },
  { name: 'an Ogg recording', bytes: ascii('OggS') },
  { name: 'a Matroska or WebM film', bytes: [0x1a, 0x45, 0xdf, 0xa3] },
  { name: 'a gzip archive', bytes: [0x1f, 0x8b] },
  { name: 'a 7-Zip archive', bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { name: 'a RAR archive', bytes: ascii('Rar!') },
  { name: 'a SQLite database', bytes: ascii('SQLite format 3') },
  { name: 'a Windows program', bytes: [0x4d, 0x5a, 0x90, 0x00] },
  { name: 'a program', bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { name: 'a TIFF image', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { name: 'a TIFF image', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { name: 'a PostScript file', bytes: ascii('%!PS') },
];

/** Zip containers by the name of a part that only they have. */
const containers: readonly (readonly [part: string, name: string])[] = [
  ['xl/workbook.xml', 'an Excel workbook'],
  ['ppt/presentation.xml', 'a PowerPoint presentation'],
  ['META-INF/container.xml', 'an EPUB book'],
  ['content.xml', 'an OpenDocument file'],
  ['Index/Document.iwa', 'a Pages document'],
  ['word/document.bin', 'a binary Word document'],
];

const help = 'Stet reads DOCX, HTML, saved pages (MHTML), Markdown and plain text.';

/**
 * The format of `bytes`. Refusals name what the file is: `unsupported-type` for known formats that are not read,
 * `wrong-type` when the name promises something else than the bytes are.
 */
export function detectFormat(bytes: Uint8Array, fileName: string): Result<ImportFormat> {
  const extension = /\.([a-z0-9]{1,8})$/iu.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const promised = promisedFormat(extension);
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    return detectContainer(bytes, extension, promised);
  }
  const known = refused.find((signature) => startsWith(bytes, signature.bytes, signature.at));
  if (known !== undefined) {
    if (promised !== null) {
      return wrongType(`The file is named .${extension} but is ${known.name}.`);
    }
    return unsupported(`The file is ${known.name}.`);
  }
  if (promised === 'docx') {
    return wrongType(`The file is named .${extension} but is not a Word document: it is no zip archive.`);
  }
  const head = asciiHead(bytes);
  if (isSavedPage(bytes)) return ok('html');
  if (extension === 'mht' || extension === 'mhtml') {
    return wrongType(`The file is named .${extension} but is not a saved page.`);
  }
  if (promised === null && refusedExtensions.has(extension)) {
    return unsupported(`Files named .${extension} cannot be imported.`);
  }
  if (
    /^\s*(?:from|mime-version|content-type|subject|date|message-id):[^\n]*\r?\n[\s\S]*?content-type:\s*multipart\//iu.test(
      head,
    )
  ) {
    return unsupported('The file is an e-mail.');
  }
  if (promised !== null && promised !== 'text') return ok(promised);
  return ok(
    /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,1000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/iu.test(
      head,
    )
      ? 'html'
      : 'text',
  );
}

/**
 * Whether the bytes are a page saved with everything it shows (MHTML): a MIME message of related parts, or of HTML alone. What
 * was sent from somebody to somebody is an e-mail. Such a page is read as HTML, from `mhtml/mhtml-in.ts`.
 */
export function isSavedPage(bytes: Uint8Array): boolean {
  const { fields } = readHeaders(bytes, 0, bytes.length);
  if (!fields.has('mime-version') || fields.has('received') || fields.has('to')) return false;
  const { value } = readMimeValue(fields.get('content-type') ?? '');
  return value === 'multipart/related' || value === 'text/html';
}

/** Binary or markup formats without a signature of their own. */
const refusedExtensions = new Set([
  'doc',
  'dot',
  'xls',
  'ppt',
  'odt',
  'pages',
  'rtf',
  'pdf',
  'epub',
  'tex',
  'eml',
  'msg',
]);

function promisedFormat(extension: string): ImportFormat | null {
  if (extension === 'docx' || extension === 'docm' || extension === 'dotx') return 'docx';
  if (extension === 'html' || extension === 'htm' || extension === 'xhtml') return 'html';
  if (extension === 'md' || extension === 'markdown' || extension === 'mdown') return 'markdown';
  return extension === 'txt' || extension === 'text' ? 'text' : null;
}

function detectContainer(
  bytes: Uint8Array,
  extension: string,
  promised: ImportFormat | null,
): Result<ImportFormat> {
  // The list of parts stands at the end of a zip; their names stand before each part too.
  if (contains(bytes, ascii('word/document')) || contains(bytes, ascii('wordprocessingml')))
    return ok('docx');
  const known = containers.find(([part]) => contains(bytes, ascii(part)));
  const what = known?.[1] ?? 'a zip archive without a Word document in it';
  if (promised !== null) return wrongType(`The file is named .${extension} but is ${what}.`);
  return unsupported(`The file is ${what}.`);
}

function unsupported(what: string): Result<never> {
  return err(appError('unsupported-type', `${what} ${help} Nothing was imported.`));
}

function wrongType(what: string): Result<never> {
  return err(appError('wrong-type', `${what} ${help} Nothing was imported.`));
}

function startsWith(bytes: Uint8Array, expected: readonly number[], at = 0): boolean {
  return bytes.length >= at + expected.length && expected.every((byte, index) => bytes[at + index] === byte);
}

function contains(bytes: Uint8Array, part: readonly number[]): boolean {
  const first = part[0] ?? 0;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, part, at)) return true;
  }
  return false;
}

/** The first 4 KB as text for looking at ASCII markup, BOM and UTF-16's zero bytes left out. */
function asciiHead(bytes: Uint8Array): string {
  let head = '';
  for (const byte of bytes.subarray(0, 4096))
    if (byte !== 0 && byte < 0x80) head += String.fromCharCode(byte);
  return head;
}
