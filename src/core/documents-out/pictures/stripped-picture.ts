/** What was found beside the pixels of a picture and taken out. */
export type PictureData = 'EXIF' | 'XMP' | 'IPTC' | 'comment' | 'preview' | 'time' | 'other data';

/** A picture without what is not shown of it. */
export interface StrippedPicture {
  readonly bytes: Uint8Array;
  /** Each kind once, in the order in which it was met; empty when the picture was bare, and `bytes` are then the same. */
  readonly removed: readonly PictureData[];
}

/** Collects what stays and what goes while a format is read from front to back. */
export class PictureParts {
  readonly kept: Uint8Array[] = [];
  private readonly found = new Set<PictureData>();

  keep(part: Uint8Array): void {
    this.kept.push(part);
  }

  remove(kind: PictureData): void {
    this.found.add(kind);
  }

  get removed(): readonly PictureData[] {
    return [...this.found];
  }
}
