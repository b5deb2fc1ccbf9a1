import sharp, { type Sharp } from 'sharp';
import type { EmbeddableImage } from '../../embedded-image.ts';
import { bytesOf, joined, uint32 } from '../byte-parts.ts';
import { chunkOf } from '../strip-png.ts';

/** Pictures as cameras and programs make them, with words beside the pixels; made by libvips, which knows nothing of this project. */

export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;
export type PictureType = (typeof pictureTypes)[number];

const utf8 = (text: string) => new TextEncoder().encode(text);

function xmp(words: string): string {
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${words}</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`;
}

/** A picture of 24 by 16 pixels with colours in it, and nothing beside them. */
export async function barePicture(type: PictureType): Promise<EmbeddableImage> {
  const pixels = Uint8Array.from({ length: 24 * 16 * 3 }, (_, at) => (at * 37 + (at >> 4) * 11) % 256);
  const image = sharp(pixels, { raw: { width: 24, height: 16, channels: 3 } });
  return embeddable(type, await encoded(image, type));
}

/** The same with EXIF (an artist, a turn), XMP and a profile as its format carries them, and a comment of the format's own. */
export async function markedPicture(type: PictureType, words: string): Promise<EmbeddableImage> {
  const bare = await barePicture(type);
  if (type === 'image/gif') return embeddable(type, withGifBlocks(bare.bytes, words));
  const image = sharp(bare.bytes)
    .withMetadata({ orientation: 6, icc: 'p3' })
    .withExifMerge({ IFD0: { Artist: words, Copyright: words } })
    .withXmp(xmp(words));
  const bytes = await encoded(image, type);
  return embeddable(type, withOwnComment(type, bytes, words));
}

export async function encoded(image: Sharp, type: PictureType): Promise<Uint8Array> {
  const format = type.slice('image/'.length) as 'png' | 'jpeg' | 'webp' | 'gif';
  return new Uint8Array(await image.toFormat(format).toBuffer());
}

/** What a reader sees of a picture: its pixels as coded, its turn, its profile. */
export async function seen(bytes: Uint8Array) {
  const image = sharp(bytes, { animated: true });
  const { orientation, icc, width, height } = await image.metadata();
  const pixels = await image.raw().toBuffer();
  return {
    width,
    height,
    orientation: orientation ?? 1,
    profile: icc?.toString('base64') ?? null,
    pixels: pixels.toString('base64'),
  };
}

function embeddable(mediaType: PictureType, bytes: Uint8Array): EmbeddableImage {
  return { bytes, mediaType, size: null };
}

function withOwnComment(type: PictureType, bytes: Uint8Array, words: string): Uint8Array {
  const text = utf8(words);
  if (type === 'image/jpeg') {
    const comment = joined([Uint8Array.from([0xff, 0xfe, 0, text.length + 2]), text]);
    return joined([bytes.subarray(0, 2), comment, bytes.subarray(2), utf8(`behind the end: ${words}`)]);
  }
  if (type === 'image/png') {
    const comment = chunkOf('tEXt', joined([bytesOf('Author\0'), text]));
    return joined([bytes.subarray(0, 33), comment, bytes.subarray(33), utf8(words)]);
  }
  const odd = text.length % 2 === 0 ? text : joined([text, Uint8Array.of(0)]);
  const all = joined([bytes, bytesOf('NOTE'), uint32(odd.length, true), odd]);
  all.set(uint32(all.length - 8, true), 4);
  return all;
}

function withGifBlocks(bytes: Uint8Array, words: string): Uint8Array {
  const text = utf8(words);
  const comment = joined([Uint8Array.from([0x21, 0xfe, text.length]), text, Uint8Array.of(0)]);
  const packet = utf8(xmp(words));
  // XMP in GIF ends in a trailer of falling numbers, by which readers of blocks find its end (XMP part 3, 1.1.2).
  const trailer = Uint8Array.from([1, ...Array.from({ length: 256 }, (_, at) => 255 - at), 0]);
  const application = joined([Uint8Array.from([0x21, 0xff, 11]), bytesOf('XMP DataXMP'), packet, trailer]);
  return joined([bytes.subarray(0, -1), comment, application, Uint8Array.of(0x3b)]);
}
