import { expect, it } from 'vitest';
import { isPdf, shownMediaType } from './media-signature.ts';

const ascii = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

it('tells recordings by their bytes', () => {
  expect(shownMediaType(ascii('RIFF\0\0\0\0WAVEfmt '))).toBe('audio/wav');
  expect(shownMediaType(ascii('ID3\u0004\0'))).toBe('audio/mpeg');
  expect(shownMediaType(Uint8Array.of(0xff, 0xfb, 0x90, 0x64))).toBe('audio/mpeg');
  expect(shownMediaType(ascii('\0\0\0\u0018ftypM4A '))).toBe('audio/mp4');
  expect(shownMediaType(ascii('\0\0\0\u0018ftypisom'))).toBe('video/mp4');
  expect(shownMediaType(Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3))).toBe('video/webm');
  expect(shownMediaType(ascii('OggS'))).toBe('audio/ogg');
  expect(shownMediaType(ascii('fLaC'))).toBe('audio/flac');
});

it('shows nothing that is active or unknown', () => {
  expect(shownMediaType(ascii('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeNull();
  expect(shownMediaType(ascii('<html>'))).toBeNull();
  // A byte order mark of UTF-16 is no frame of sound.
  expect(shownMediaType(Uint8Array.of(0xff, 0xfe, 0x41, 0x00))).toBeNull();
  expect(shownMediaType(new Uint8Array())).toBeNull();
});

it('knows a PDF behind a few blanks, and not a page about one', () => {
  expect(isPdf(ascii('%PDF-1.7'))).toBe(true);
  expect(isPdf(ascii('\r\n%PDF-1.7'))).toBe(true);
  expect(isPdf(ascii('<p>%PDF-1.7</p>'))).toBe(false);
});
