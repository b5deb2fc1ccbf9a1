import type { EditorMode } from './article-editor-props.ts';

/**
 * Makes a page that must not change behave: in Check mode it stays `contenteditable`, so that caret and selection work
 * with the keyboard, and everything that would change it is stopped. Keys are left to the desk.
 * @param rebuild draws the page anew from the editor's state.
 */
export function guardMode(root: HTMLElement, mode: () => EditorMode, rebuild: () => void): () => void {
  const refuse = (event: Event): void => {
    if (mode() !== 'draft') event.preventDefault();
  };
  // A composition cannot be cancelled as an event: taking the focus away for a moment ends it, and what it wrote all
  // the same is taken back by drawing the page anew.
  const breakOff = (): void => {
    if (mode() === 'draft') return;
    root.blur();
    root.focus({ preventScroll: true });
  };
  const takeBack = (event: Event): void => {
    if (mode() === 'draft' || event.target !== root) return;
    setTimeout(rebuild, 0);
  };
  const kinds = ['beforeinput', 'drop', 'dragstart', 'cut'] as const;
  for (const kind of kinds) root.addEventListener(kind, refuse, true);
  root.addEventListener('compositionstart', breakOff, true);
  root.addEventListener('input', takeBack, true);
  return () => {
    for (const kind of kinds) root.removeEventListener(kind, refuse, true);
    root.removeEventListener('compositionstart', breakOff, true);
    root.removeEventListener('input', takeBack, true);
  };
}

/**
 * Sets what assistive technology and the browser must know of the mode.
 * @param because why the page is read-only, where that is not the mode.
 */
export function dressRoot(root: HTMLElement, mode: EditorMode, because: string | null = null): void {
  root.setAttribute('contenteditable', mode === 'read' ? 'false' : 'true');
  hideSelectionFromReact(root);
  root.setAttribute('role', mode === 'read' ? 'article' : 'textbox');
  setOrRemove(root, 'aria-multiline', mode === 'read' ? null : 'true');
  setOrRemove(root, 'aria-readonly', mode === 'check' ? 'true' : null);
  // Browsers tell assistive technology that whatever can carry a caret can be typed in, whatever `aria-readonly` says.
  setOrRemove(root, 'aria-description', mode === 'check' ? (because ?? 'read-only in Check mode') : null);
}

function setOrRemove(root: HTMLElement, name: string, value: string | null): void {
  if (value === null) root.removeAttribute(name);
  else root.setAttribute(name, value);
}

/**
 * At every drawing of whatever part of the window, React reads where the selection stands in a focused editable element, letter by
 * letter from its beginning: with a long article that takes longer than the drawing. It asks the property, which this element answers
 * otherwise; the attribute, which the browser goes by, stays. The page's selection is Lexical's and never React's to restore.
 */
function hideSelectionFromReact(root: HTMLElement): void {
  Object.defineProperty(root, 'contentEditable', {
    configurable: true,
    get: () => 'inherit',
    set: (value: string) => {
      root.setAttribute('contenteditable', value);
    },
  });
}
