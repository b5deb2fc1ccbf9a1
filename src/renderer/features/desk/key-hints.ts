import type { Mode } from '../../stores/project-store.ts';
import type { DeskView } from './desk-context.ts';

/** Keys with what they do here, in the order of the status bar. */
export type KeyHints = readonly (readonly [key: string, what: string])[];

const onPage: Readonly<Record<Mode, KeyHints>> = {
  draft: [
    ['Mod+Shift+M', 'mark'],
    ['Mod+Shift+X', 'not checkable'],
    ['Mod+Shift+H', 'mode'],
  ],
  check: [
    ['J', 'next'],
    ['U', 'unresolved'],
    ['S', 'suggestion'],
    ['M', 'mark'],
    ['E', 'evidence'],
    ['?', 'all keys'],
  ],
  read: [
    ['Mod+Shift+H', 'mode'],
    ['Mod+Shift+E', 'publish'],
  ],
};

const back = ['Escape', 'back to the page'] as const;

/** The keys worth knowing on the screen in view; only such as do something there. */
export function keyHints(view: DeskView['kind'], mode: Mode): KeyHints {
  switch (view) {
    case 'desk':
      return onPage[mode];
    case 'evidence':
      return mode === 'check' ? [['J', 'next claim'], ['K', 'previous claim'], back] : [back];
    case 'sources':
    case 'people':
      return [['F6', 'next pane'], back];
    case 'coverage':
      return [['J', 'next'], ['Space', 'choose several'], ['Z', 'undo'], back];
    case 'publish':
      return [['F6', 'next column'], back];
  }
}
