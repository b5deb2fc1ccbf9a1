import { imageMediaType } from './images-in.ts';

/** Files that a viewer draws from their bytes, told by those bytes whatever their name says. */

/** Bytes from the beginning of a file that tell what it is. */
export const signatureBytes = 1024;

/** Whether a media type is one of a sound or film. */
export const isRecordingType = (mediaType: string): boolean => /^(?:audio|video)\//u.test(mediaType);

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

function has(bytes: Uint8Array, expected: readonly number[], at = 0): boolean {
  return bytes.length >= at + expected.length && expected.every((byte, index) => bytes[at + index] === byte);
}

/**
 * The media type of a picture, recording or PDF by its first bytes; null for everything else. SVG is none: it is a
 * program as much as a picture.
 */
export function shownMediaType(bytes: Uint8Array): string | null {
  return isPdf(bytes) ? 'application/pdf' : (imageMediaType(bytes) ?? recordingMediaType(bytes));
}

/** Whether the bytes are a PDF. Its mark may stand behind a few bytes of something else (ISO 32000-2, annex I). */
export function isPdf(bytes: Uint8Array): boolean {
  const mark = ascii('%PDF-');
  const last = Math.min(bytes.length, signatureBytes) - mark.length;
  for (let at = 0; at <= last; at += 1) {
    if (has(bytes, mark, at)) return true;
    // Only white space and a byte order mark may stand before it: a page about PDF is no PDF.
    if (![0x20, 0x09, 0x0a, 0x0d, 0x00, 0xef, 0xbb, 0xbf].includes(bytes[at] ?? -1)) return false;
  }
  return false;
}

/** The media type of a sound or film that browsers play, by its first bytes; null for everything else. */
export function recordingMediaType(bytes: Uint8Array): string | null {
  if (has(bytes, ascii('RIFF')) && has(bytes, ascii('WAVE'), 8)) return 'audio/wav';
  if (has(bytes, ascii('fLaC'))) return 'audio/flac';
  if (has(bytes, ascii('OggS'))) return isOggFilm(bytes) ? 'video/ogg' : 'audio/ogg';
  if (has(bytes, [0x1a, 0x45, 0xdf, 0xa3])) return 'video/webm';
  if (has(bytes, ascii('ftyp'), 4)) return has(bytes, ascii('M4A'), 8) ? 'audio/mp4' : 'video/mp4';
  return isMp3(bytes) ? 'audio/mpeg' : null;
}

function isOggFilm(bytes: Uint8Array): boolean {
  // The first packet of the first page names the codec.
  return has(bytes, [0x80, ...ascii('theora')], 28);
}

/** An ID3 tag, or two bytes of a frame header: sync, MPEG version and layer III, a bit rate and a sampling rate. */
function isMp3(bytes: Uint8Array): boolean {
  if (has(bytes, ascii('ID3'))) return true;
  const [first = 0, second = 0, third = 0] = bytes;
  return (
    first === 0xff &&
    (second & 0xe6) === 0xe2 &&
    (third & 0xf0) !== 0xf0 &&
    (third & 0xf0) !== 0 &&
    (third & 0x0c) !== 0x0c
  );
}

/** What is promised by names whose content is always told by its bytes. */
const promised: readonly (readonly [names: RegExp, what: string])[] = [
  [/\.(?:png|jpe?g|gif|webp)$/iu, 'picture'],
  [/\.pdf$/iu, 'PDF'],
  [/\.(?:mp3|wav|ogg|oga|flac|m4a|mp4|m4v|webm)$/iu, 'recording'],
];

/** A sentence for a file that is named as a picture, PDF or recording and is none; null for all others. */
export function falseName(bytes: Uint8Array, fileName: string): string | null {
  return shownMediaType(bytes) === null ? brokenPromise(fileName) : null;
}

/** The same sentence for a file whose bytes are known to be of no kind that is shown. */
export function brokenPromise(fileName: string): string | null {
  const what = promised.find(([names]) => names.test(fileName))?.[1];
  if (what === undefined) return null;
  return `The file is named as a ${what}, but its bytes are none that Stet knows. It cannot be shown.`;
}
