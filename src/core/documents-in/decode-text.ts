import { appError } from '../app-error.ts';
import { err, ok, type Result } from '../result.ts';
import type { MessageLog } from './import-messages.ts';

declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean; ignoreBOM?: boolean },
) => { decode: (bytes: Uint8Array) => string };

/**
 * Bytes of a text file to text: UTF-8 (with or without BOM), UTF-16 with BOM, else Windows-1252, which is reported
 * because it is a guess. `declared` is the encoding the document names; it goes before the guess.
 * Text with NUL or many control characters is binary and refused (`not-text`).
 * Line ends become `\n`; nothing else is normalised.
 */
export function decodeText(
  bytes: Uint8Array,
  messages: MessageLog,
  declared: string | null = null,
): Result<string> {
  const decoded = decodeBytes(bytes, messages, declared);
  return decoded.ok ? cleanText(decoded.value, messages) : decoded;
}

function decodeBytes(bytes: Uint8Array, messages: MessageLog, declared: string | null): Result<string> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ok(new TextDecoder('utf-16le').decode(bytes));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ok(new TextDecoder('utf-16be').decode(bytes));
  if (bytes.includes(0)) return notText();
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Not UTF-8: the fallback below says so in a message.
  }
  const stated = declared === null ? null : decodeAs(bytes, declared);
  if (stated !== null) return ok(stated);
  const text = new TextDecoder('windows-1252').decode(bytes);
  messages.add(
    'encoding-guessed',
    'The file is not in UTF-8. It was read as Windows-1252: check accents, dashes and quotation marks.',
  );
  return ok(text);
}

function decodeAs(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    // A label that no browser knows: the caller guesses and says so.
    return null;
  }
}

/** The encoding that a page names in its first bytes (`<meta charset>`); null when it names none. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  let head = '';
  for (const byte of bytes.subarray(0, 4096)) head += byte < 0x80 ? String.fromCharCode(byte) : ' ';
  return /<meta\b[^>]{0,200}\bcharset\s*=\s*["']?\s*([\w:-]{2,40})/iu.exec(head)?.[1] ?? null;
}

/** Markup of a packed part: UTF-8, or UTF-16 by its BOM; broken bytes become “\ufffd”. */
export function decodeMarkup(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

/** Text that came through markup, without the control characters that its references can smuggle in. */
export function withoutControls(text: string, messages: MessageLog): string {
  if (!/[^\P{Cc}\t\n\r]/u.test(text)) return text;
  const clean = text.replace(/[^\P{Cc}\t\n\r]/gu, '');
  messages.add('control-characters', removedControls, text.length - clean.length);
  return clean;
}

const removedControls = 'Invisible control characters were removed from the text.';

/** Vertical tab, form feed, next line. */
const lineBreaks = new Set(['\u000b', '\u000c', '\u0085']);

/** More control characters than this share make a text binary. */
const binaryShare = 0.02;

/**
 * Makes text safe to store whatever it came from: refuses binary, removes and reports control characters, replaces
 * and reports halves of surrogate pairs. Tabs and line breaks stay; form feeds and vertical tabs become line
 * breaks. Bidi controls, joiners, combining marks and emoji are text and stay exactly as they are.
 */
export function cleanText(text: string, messages: MessageLog): Result<string> {
  if (text.includes('\0')) return notText();
  let removed = 0;
  let replaced = 0;
  const clean = text.replace(/\r\n?|\p{Cc}|\p{Cs}/gu, (found) => {
    if (found === '\n' || found === '\t') return found;
    if (found.startsWith('\r') || lineBreaks.has(found)) return '\n';
    if (/\p{Cs}/u.test(found)) {
      replaced += 1;
      return '\ufffd';
    }
    removed += 1;
    return '';
  });
  if (removed > 8 && removed > text.length * binaryShare) return notText();
  messages.add('control-characters', removedControls, removed);
  messages.add('broken-characters', 'Broken characters were replaced by “\ufffd”.', replaced);
  return ok(clean.startsWith('\ufeff') ? clean.slice(1) : clean);
}

function notText(): Result<never> {
  return err(appError('not-text', 'The file is not text: it holds binary data. Nothing was imported.'));
}
