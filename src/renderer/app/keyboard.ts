import { actionOf } from '../stores/action-registry.ts';
import type { Stores } from '../stores/stores.ts';

/** Where single keys belong to the thing that has the focus. */
const typingPlaces =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="menu"], [role="dialog"], [role="alertdialog"], [role="combobox"], [aria-haspopup="listbox"], .ui-listbox';

/**
 * Whether a key pressed here is meant for a text field, a menu or a dialog. A page that cannot be edited
 * (`aria-readonly`) is none, though it carries a caret.
 */
export function isTypingPlace(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const place = target.closest(typingPlaces);
  if (place === null || place.getAttribute('aria-readonly') === 'true') return false;
  // A tick box or a switch takes no letters.
  return !(place instanceof HTMLInputElement && ['checkbox', 'radio', 'range'].includes(place.type));
}

/** Where undo is that of a text, or where a menu or a dialog covers what an undo would change. */
const ownUndoPlaces =
  'input, textarea, [contenteditable]:not([contenteditable="false"]), [role="menu"], [role="dialog"], [role="alertdialog"]';

/** Whether the keys of undo pressed here are not for the desk's acts: lists, selects and buttons have none of their own. */
export function hasOwnUndo(target: EventTarget | null): boolean {
  const place = target instanceof Element ? target.closest(ownUndoPlaces) : null;
  return (
    place !== null &&
    (place.matches('[role="menu"], [role="dialog"], [role="alertdialog"]') || isTypingPlace(target))
  );
}

/** Sends keys and menu choices to the screens that carry them out. The answer stops it. */
export function listenForActions(stores: Stores, target: Window): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const state = stores.project.get();
    const isUsed = stores.actions.onKey(event, {
      isTyping: isTypingPlace(event.target),
      hasOwnUndo: hasOwnUndo(event.target),
      isCheckMode:
        state.kind === 'open' && state.mode === 'check' && stores.routes.get().route.screen === 'project',
    });
    if (isUsed) event.preventDefault();
  };
  target.addEventListener('keydown', onKeyDown);
  const stop = stores.bridge.on('app:action', ({ action }) => {
    const known = actionOf(action);
    if (known !== null) stores.actions.run(known.id);
  });
  return () => {
    target.removeEventListener('keydown', onKeyDown);
    stop();
  };
}
