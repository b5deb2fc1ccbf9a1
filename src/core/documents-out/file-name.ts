import { writableText } from './prepare-article.ts';

/** Names that Windows keeps for devices, with any extension (Microsoft, “Naming Files, Paths, and Namespaces”). */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/iu;

/** Invisible characters that turn text around or hide in it, among them the ones that make `gnp.exe` read `exe.png`; joiners stay. */
const invisible =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** The longest base name, in UTF-8 bytes: leaves room for an extension and a counter below the usual 255. */
const longestBase = 180;

/**
 * A file name for an export that every file system takes: no separators, reserved names, control or direction characters,
 * no leading or trailing dots and spaces, at most 180 bytes before the extension.
 * @param extension without the dot, given by the program
 */
export function safeFileName(title: string, extension: string): string {
  const plain = writableText(title)
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/\s+/gu, ' ');
  const trimmed = trimEnds(cutToBytes(trimEnds(plain), longestBase));
  const base = /[\p{L}\p{N}\p{P}\p{S}]/u.test(trimmed) ? trimmed : 'Untitled';
  return `${reserved.test(base) ? `_${base}` : base}.${extension}`;
}

function trimEnds(text: string): string {
  return text.replace(/^[\s.~-]+|[\s.]+$/gu, '');
}

/** Cuts between characters as readers see them, never inside one. */
function cutToBytes(text: string, most: number): string {
  let kept = '';
  let size = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    size += new TextEncoder().encode(segment).length;
    if (size > most) break;
    kept += segment;
  }
  return kept;
}

declare const TextEncoder: new () => { encode(text: string): Uint8Array };
