/** What of a keyboard event decides which key it is. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** As on keyboard events; absent where no such key exists. */
  readonly getModifierState?: (key: string) => boolean;
}

/**
 * Whether AltGr is held: then the press types a sign of the user's layout (`ą`, `#`, `@`) and is no key of ours, though
 * Windows reports it as Ctrl and Alt together. Macs have no AltGr; Option, which some report as one, is our Alt there.
 */
export function isAltGraph(press: Pick<KeyPress, 'getModifierState'>, isMac: boolean): boolean {
  return !isMac && press.getModifierState?.('AltGraph') === true;
}

const namedKeys: Readonly<Record<string, readonly string[]>> = { Plus: ['+', '='] };

/**
 * Whether a key press is the key of `contract/actions.ts` (`Mod+Alt+1`, `Shift+F6`, `J`, `?`). Letters compare by the
 * character typed, so that they are where the user's keyboard has them; with Alt, which types other characters on some
 * systems, by the place of the key. A sign that needs Shift to be typed (`?`) matches with Shift. With AltGr nothing matches
 * but a sign of its own that is typed so.
 */
export function matchesKey(press: KeyPress, keys: string, isMac: boolean): boolean {
  const parts = keys.split('+');
  const name = parts.at(-1) ?? '';
  const isSign = name.length === 1 && !/[a-z0-9]/iu.test(name);
  if (isAltGraph(press, isMac)) return isSign && parts.length === 1 && press.key === name;
  const wants = (modifier: string) => parts.slice(0, -1).includes(modifier);
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const other = isMac ? press.ctrlKey : press.metaKey;
  if (wants('Mod') !== mod || other || wants('Alt') !== press.altKey) return false;
  const shiftMatters = !isSign && name !== 'Plus';
  if (shiftMatters && wants('Shift') !== press.shiftKey) return false;
  const accepted = namedKeys[name] ?? [name];
  if (accepted.some((key) => key.toLowerCase() === press.key.toLowerCase())) return true;
  if (!press.altKey && !(wants('Shift') && /\d/u.test(name))) return false;
  return press.code === `Key${name.toUpperCase()}` || press.code === `Digit${name}`;
}
