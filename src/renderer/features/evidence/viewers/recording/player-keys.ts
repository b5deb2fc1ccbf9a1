import { skip, speeds } from './use-player.ts';

/** What a key does to a recording. */
export type PlayerAct =
  | { readonly kind: 'toggle' }
  | { readonly kind: 'skip'; readonly seconds: number }
  | { readonly kind: 'speed'; readonly speed: number };

export interface PlayerKey {
  readonly key: string;
  readonly isAlt: boolean;
  /** Ctrl or Cmd. */
  readonly isCommand: boolean;
}

/**
 * The act of a key; null for keys that are none of the player's.
 * @param hasCaret the arrow keys move a caret, so that only with Alt they go back and on
 */
export function playerAct(
  { key, isAlt, isCommand }: PlayerKey,
  hasCaret: boolean,
  speed: number,
): PlayerAct | null {
  if (isCommand) return null;
  if ((key === 'ArrowLeft' || key === 'ArrowRight') && isAlt === hasCaret) {
    return { kind: 'skip', seconds: key === 'ArrowLeft' ? -skip : skip };
  }
  if (isAlt) return null;
  if (key === ' ') return { kind: 'toggle' };
  if (key === '<') return { kind: 'speed', speed: speeds.findLast((each) => each < speed) ?? speeds[0] };
  if (key === '>') return { kind: 'speed', speed: speeds.find((each) => each > speed) ?? 2 };
  return null;
}
