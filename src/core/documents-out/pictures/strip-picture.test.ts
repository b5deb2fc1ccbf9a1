import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { embeddableImage } from '../embedded-image.ts';
import { stripPicture, strippedMessage } from './strip-picture.ts';
import { barePicture, markedPicture, pictureTypes, seen } from './testing/marked-pictures.ts';

const words = 'Ada Quill-Marker, north quay';
const letters = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe.each(pictureTypes)('%s', (type) => {
  test('what stands beside the pixels goes; pixels, turn and profile stay', async () => {
    const marked = await markedPicture(type, words);
    expect(letters(marked.bytes)).toContain(words);
    const stripped = stripPicture(marked);
    expect(stripped).not.toBeNull();
    if (stripped === null) return;
    expect(letters(stripped.image.bytes)).not.toMatch(/quill|quay|xmpmeta|Artist/iu);
    expect(stripped.removed).toContain('XMP');
    if (type !== 'image/gif') expect(stripped.removed).toContain('EXIF');
    const after = await seen(stripped.image.bytes);
    expect(after).toEqual(await seen(marked.bytes));
    if (type !== 'image/gif') expect(after).toMatchObject({ orientation: 6, profile: expect.any(String) });
  });

  test('a picture without anything is the same bytes, and stripping twice changes nothing', async () => {
    const bare = await barePicture(type);
    expect(stripPicture(bare)).toEqual({ image: bare, removed: [] });
    const once = stripPicture(await markedPicture(type, words));
    expect(once && stripPicture(once.image)).toEqual({ image: once?.image, removed: [] });
  });

  test('damage anywhere throws nothing', async () => {
    const { bytes } = await markedPicture(type, words);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (at, value, length) => {
        const damaged = bytes.slice(0, Math.max(length, 16));
        damaged[at % damaged.length] = value;
        const image = embeddableImage({ bytes: damaged, mediaType: type });
        if (image !== null) stripPicture(image);
      }),
      { numRuns: 300 },
    );
  });
});

test('what stands behind a picture’s end goes', async () => {
  for (const type of pictureTypes) {
    const bare = await barePicture(type);
    const stripped = stripPicture({ ...bare, bytes: Buffer.concat([bare.bytes, Buffer.from(words)]) });
    expect(stripped).toEqual({ image: bare, removed: ['other data'] });
  }
});

test('what cannot be followed does not leave', () => {
  const bytes = Uint8Array.from(Buffer.from('\u0089PNG\r\n\u001a\nthis is no chunk', 'latin1'));
  expect(stripPicture({ bytes, mediaType: 'image/png', size: null })).toBeNull();
});

describe('the message', () => {
  it('says what was taken out, and nothing where nothing was', () => {
    expect(strippedMessage([[], []])).toEqual([]);
    expect(strippedMessage([['EXIF', 'XMP'], [], ['EXIF', 'comment']])).toEqual([
      'Hidden data was taken out of 2 pictures (EXIF, XMP and comments). What is seen of them is unchanged, and the project keeps the files as they were.',
    ]);
  });
});
