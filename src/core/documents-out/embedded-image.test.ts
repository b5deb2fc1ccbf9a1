import { describe, expect, test } from 'vitest';
import { base64, embeddableImage } from './embedded-image.ts';
import { tinyPng } from './testing/full-project.ts';

const image = (...bytes: readonly number[]) =>
  embeddableImage({ bytes: Uint8Array.from(bytes), mediaType: 'image/png' });
const letters = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));

describe('embeddableImage', () => {
  test('reads type and size from the bytes', () => {
    expect(embeddableImage({ bytes: tinyPng, mediaType: 'text/html' })).toMatchObject({
      mediaType: 'image/png',
      size: { width: 2, height: 2 },
    });
    expect(image(...letters('GIF89a'), 5, 0, 7, 1)).toMatchObject({
      mediaType: 'image/gif',
      size: { width: 5, height: 263 },
    });
    const exif = [0xff, 0xe1, 0, 4, 1, 2];
    const frame = [0xff, 0xc2, 0, 11, 8, 0, 30, 0, 40, 1, 0, 0];
    expect(image(0xff, 0xd8, ...exif, ...frame)).toMatchObject({
      mediaType: 'image/jpeg',
      size: { width: 40, height: 30 },
    });
    expect(image(...letters('RIFF'), 0, 0, 0, 0, ...letters('WEBP'))).toMatchObject({
      mediaType: 'image/webp',
      size: null,
    });
  });

  test('knows nothing else, whatever it is called', () => {
    expect(image(...letters('<svg xmlns'))).toBeNull();
    expect(image(...letters('BM'))).toBeNull();
    expect(image()).toBeNull();
  });

  test('a picture cut short has no size', () => {
    expect(embeddableImage({ bytes: tinyPng.slice(0, 12), mediaType: '' })?.size).toBeNull();
    expect(image(0xff, 0xd8, 0xff, 0xe1, 0xff)?.size).toBeNull();
  });
});

test('base64 is the one everybody knows', () => {
  for (let length = 0; length < 70; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 37 + length) % 256);
    expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  }
});
