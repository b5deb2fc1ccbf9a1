/** Whether the keyboard has a Command key. */
export function hasCommandKey(): boolean {
  return /Mac/u.test(navigator.userAgent);
}

const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃', Enter: '↩' };
const otherSigns: Readonly<Record<string, string>> = { Mod: 'Ctrl' };
const commonSigns: Readonly<Record<string, string>> = {
  Plus: '+',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/**
 * The caps to draw for a key of `contract/actions.ts`: `Mod+Shift+P` gives Ctrl, Shift, P, or ⌘, ⇧, P on a Mac.
 */
export function keyCaps(keys: string, isMac: boolean): readonly string[] {
  const signs = isMac ? macSigns : otherSigns;
  return keys.split('+').map((key) => signs[key] ?? commonSigns[key] ?? key);
}

/** The same key in words, for tooltips and screen readers. */
export function keyText(keys: string, isMac: boolean): string {
  return keyCaps(keys, isMac).join(isMac ? '' : '+');
}

/** The value for `aria-keyshortcuts` (WAI-ARIA 1.2: `Control+Shift+P`, alternatives separated by spaces). */
export function ariaKeys(keys: string, isMac: boolean): string {
  return keys.replace('Mod', isMac ? 'Meta' : 'Control');
}
