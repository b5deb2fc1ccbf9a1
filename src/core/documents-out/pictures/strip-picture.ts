import { memoise } from '../../memo.ts';
import { count, listed } from '../checking-statement.ts';
import type { EmbeddableImage } from '../embedded-image.ts';
import { stripGif } from './strip-gif.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';
import type { PictureData, StrippedPicture } from './stripped-picture.ts';

const strippers: Readonly<
  Record<EmbeddableImage['mediaType'], (bytes: Uint8Array) => StrippedPicture | null>
> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/gif': stripGif,
  'image/webp': stripWebp,
};

/**
 * A picture without what its file says beside the pixels: who took it, where, when, with what, previews, comments, and anything
 * behind its end. Coded pixels, orientation and colour profile stay byte by byte, so it looks the same. Stripping twice changes nothing,
 * and the same picture is stripped once, whoever asks.
 * @returns null when the file’s structure cannot be followed; it may then hold anything and must not leave
 */
export const stripPicture = memoise(
  (
    image: EmbeddableImage,
  ): { readonly image: EmbeddableImage; readonly removed: readonly PictureData[] } | null => {
    const stripped = strippers[image.mediaType](image.bytes);
    return stripped === null
      ? null
      : { image: { ...image, bytes: stripped.bytes }, removed: stripped.removed };
  },
);

/** What the person who exports is told; empty when nothing was taken out. */
export function strippedMessage(removed: readonly (readonly PictureData[])[]): readonly string[] {
  const touched = removed.filter((kinds) => kinds.length > 0);
  if (touched.length === 0) return [];
  const kinds = [...new Set(touched.flat())].map((kind) => kindWords[kind]);
  return [
    `Hidden data was taken out of ${count(touched.length, 'picture', 'pictures')} (${listed(kinds)}). What is seen of ${touched.length === 1 ? 'it' : 'them'} is unchanged, and the project keeps ${touched.length === 1 ? 'the file as it was' : 'the files as they were'}.`,
  ];
}

const kindWords: Readonly<Record<PictureData, string>> = {
  EXIF: 'EXIF',
  XMP: 'XMP',
  IPTC: 'IPTC',
  comment: 'comments',
  preview: 'a preview',
  time: 'a time',
  'other data': 'data that is not shown',
};
