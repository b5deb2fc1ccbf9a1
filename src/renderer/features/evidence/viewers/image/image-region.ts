import type { Region } from '../../../../../core/sources/citation.ts';

/**
 * Regions of pictures: fractions of the width and height of the picture as it is stored, whatever way round it is shown
 * (W3C Media Fragments, `xywh=percent:`).
 */

/** Quarter turns to the right, 0 to 3. */
export type Turns = 0 | 1 | 2 | 3;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One turn more to the right. */
export const turned = (turns: Turns): Turns => ((turns + 1) % 4) as Turns;

/** A region of the stored picture as it lies on the turned one. */
export function regionShown({ x, y, width, height }: Region, turns: Turns): Region {
  switch (turns) {
    case 0:
      return { x, y, width, height };
    case 1:
      return { x: 1 - y - height, y: x, width: height, height: width };
    case 2:
      return { x: 1 - x - width, y: 1 - y - height, width, height };
    case 3:
      return { x: y, y: 1 - x - width, width: height, height: width };
  }
}

/** A region drawn on the turned picture as it lies on the stored one. */
export function regionStored(shown: Region, turns: Turns): Region {
  return regionShown(shown, ((4 - turns) % 4) as Turns);
}

/** The region between two points of the shown picture, inside it. */
export function regionBetween(from: Point, to: Point): Region {
  const [left, right] = [clamp(Math.min(from.x, to.x)), clamp(Math.max(from.x, to.x))];
  const [top, bottom] = [clamp(Math.min(from.y, to.y)), clamp(Math.max(from.y, to.y))];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** Smaller than this no frame can be seen, nor was one meant. */
const least = 0.005;

export const isFrame = ({ width, height }: Region): boolean => width >= least && height >= least;

/** The frame that a keyboard starts with. */
export const middleRegion: Region = { x: 0.3, y: 0.3, width: 0.4, height: 0.4 };

export interface RegionKey {
  readonly key: string;
  /** Shift: the lower right corner moves instead of the frame. */
  readonly isSizing: boolean;
  /** Ctrl or Cmd: small steps. */
  readonly isFine: boolean;
}

/** The frame after an arrow key; null for other keys. It stays inside the picture. */
export function regionAfterKey({ key, isSizing, isFine }: RegionKey, region: Region): Region | null {
  const step = isFine ? 0.002 : 0.02;
  const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[
    key
  ];
  if (move === undefined) return null;
  const [across = 0, down = 0] = move;
  const { x, y, width, height } = region;
  if (isSizing) {
    return {
      x,
      y,
      width: Math.min(1 - x, Math.max(least, width + across)),
      height: Math.min(1 - y, Math.max(least, height + down)),
    };
  }
  return {
    x: Math.min(1 - width, Math.max(0, x + across)),
    y: Math.min(1 - height, Math.max(0, y + down)),
    width,
    height,
  };
}

/** Fractions to four places, so that a stored region does not carry the noise of the pointer. */
export function tidyRegion({ x, y, width, height }: Region): Region {
  const tidy = (value: number) => Math.round(value * 10_000) / 10_000;
  const left = tidy(x);
  const top = tidy(y);
  return {
    x: left,
    y: top,
    width: Math.min(tidy(width), tidy(1 - left)),
    height: Math.min(tidy(height), tidy(1 - top)),
  };
}

/** The locator of a region: left, top, width, height in per cent. */
export function regionLocator({ x, y, width, height }: Region): string {
  return [x, y, width, height].map((part) => String(Math.round(part * 1000) / 10)).join(',');
}
