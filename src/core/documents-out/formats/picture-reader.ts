import type { FigureBlock } from '../../article/block-tree.ts';
import { count } from '../checking-statement.ts';
import { embeddableImage, type EmbeddableImage } from '../embedded-image.ts';
import type { ExportOptions } from '../exported-document.ts';
import { stripPicture, strippedMessage } from '../pictures/strip-picture.ts';
import type { PictureData } from '../pictures/stripped-picture.ts';

/** Reads each picture once, takes its hidden data out, and counts those that cannot be embedded. */
export function pictureReader(readImage: ExportOptions['readImage']) {
  const known = new Map<string, EmbeddableImage | null>();
  const removed: (readonly PictureData[])[] = [];
  let missing = 0;
  return {
    imageOf: ({ id, image }: FigureBlock): EmbeddableImage | null => {
      const hit = known.get(id);
      if (hit !== undefined) return hit;
      const stored = image.sha256 === null ? null : (readImage?.(image.sha256) ?? null);
      const whole = stored === null ? null : embeddableImage(stored);
      const bare = whole === null ? null : stripPicture(whole);
      const found = bare?.image ?? null;
      if (found === null) missing += 1;
      if (bare !== null) removed.push(bare.removed);
      known.set(id, found);
      return found;
    },
    losses: (): readonly string[] =>
      missing === 0
        ? []
        : [
            `${count(missing, 'picture is', 'pictures are')} left out: no file that can be shown is kept in the project.`,
          ],
    messages: (): readonly string[] => strippedMessage(removed),
  };
}
