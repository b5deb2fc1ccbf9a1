import { appError } from '../app-error.ts';
import { err, ok, type Result } from '../result.ts';
import { storableText } from '../article/storable-text.ts';
import type { MessageLog } from './import-messages.ts';

declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean; ignoreBOM?: boolean },
) => { decode: (bytes: Uint8Array) => string };

/**
 * Bytes of a text file to text: UTF-8 (with or without BOM), UTF-16 with BOM, else Windows-1252, which is reported
 * because it is a guess. `declared` is the encoding the document names; it goes before the guess.
 * Stray control characters are left out and reported with their line; text full of them is binary and refused
 * (`not-text`).
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
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Not UTF-8: the fallback below says so in a message.
    if (bytes.includes(0)) {
      return notText('It is not UTF-8, and it holds bytes of value zero, which text never does.');
    }
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
  if (!smuggled.test(text)) return text;
  const lines = text.replace(/\r\n?/gu, '\n');
  const clean = storableText(lines.replace(/[^\P{Cc}\t\n]/gu, ''));
  messages.add('control-characters', removedControls, lines.length - clean.length);
  return clean;
}

const smuggled = /[^\P{Cc}\t\n]|\p{Noncharacter_Code_Point}/u;
/** What is said of characters that were left out where no line can be named. */
export const removedControls = 'Invisible control characters were left out of the text.';

/** Vertical tab, form feed, next line. */
const lineBreaks = new Set(['\u000b', '\u000c', '\u0085']);

/** Characters that are left out. `nul` is the one that text has least reason to hold. */
interface Removed {
  readonly count: number;
  readonly nul: number;
  /** Where the first of them stands, in UTF-16 units. */
  readonly first: number;
}

/** A few strays are an accident of some program; more than these, and the text is binary. */
function isBinary({ count, nul }: Removed, length: number): boolean {
  return (
    (count > 8 && count > length * 0.02) ||
    (count > 1 && count > length * 0.1) ||
    (nul > 3 && nul > length * 0.005)
  );
}

/**
 * Makes text safe to store whatever it came from: refuses binary, leaves out control characters and noncharacters and
 * reports how many and in which line the first stood, replaces and reports halves of surrogate pairs. Tabs and line
 * breaks stay; form feeds and vertical tabs become line breaks. Bidi controls, joiners, combining marks and emoji are
 * text and stay exactly as they are.
 */
export function cleanText(text: string, messages: MessageLog): Result<string> {
  let removed: Removed = { count: 0, nul: 0, first: 0 };
  let replaced = 0;
  const pattern = /\r\n?|\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu;
  const clean = text.replace(pattern, (found, at: number) => {
    if (found === '\n' || found === '\t') return found;
    if (found.startsWith('\r') || lineBreaks.has(found)) return '\n';
    if (/\p{Cs}/u.test(found)) {
      replaced += 1;
      return '\ufffd';
    }
    removed = {
      count: removed.count + 1,
      nul: removed.nul + (found === '\0' ? 1 : 0),
      first: removed.count === 0 ? at : removed.first,
    };
    return '';
  });
  if (isBinary(removed, text.length)) {
    return notText(
      `It holds ${removed.count} control characters, the first in line ${lineAt(text, removed.first)}.`,
    );
  }
  if (removed.count > 0) {
    messages.add(
      'control-characters',
      `${removed.count === 1 ? 'One invisible control character was' : `${removed.count} invisible control characters were`} left out of the text, the first in line ${lineAt(text, removed.first)}.`,
    );
  }
  messages.add('broken-characters', 'Broken characters were replaced by “\ufffd”.', replaced);
  return ok(clean.startsWith('\ufeff') ? clean.slice(1) : clean);
}

/** The line that holds `offset`, counted from 1. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n?|\n/u).length;
}

function notText(why: string): Result<never> {
  return err(
    appError(
      'not-text',
      `The file is not text: it holds binary data. ${why} Nothing was imported. If it is a document, open it in the program it comes from and save it as plain text in UTF-8 or as DOCX.`,
    ),
  );
}
