import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { classNames } from '../../../ui/class-names.ts';
import { keepPassage, selectedPassage, type Passage } from '../passage-selection.ts';

export interface ReadOnlyTextProps {
  readonly ref: Ref<HTMLDivElement>;
  /** The evidence text; elements inside point into it (`passage-selection.ts`). */
  readonly text: string;
  /** Names the document for screen readers. */
  readonly label: string;
  readonly className?: string;
  readonly onPassage: (passage: Passage | null) => void;
  /** Enter. */
  readonly onUse: () => void;
  /** Keys of the viewer; those it has used are marked as handled. */
  readonly onKey?: (event: KeyboardEvent<HTMLDivElement>) => void;
  readonly onClick?: (event: MouseEvent<HTMLDivElement>) => void;
  readonly children: ReactNode;
}

const refusedEvents = ['beforeinput', 'dragover', 'drop'] as const;

/**
 * A document that carries a caret, so that a passage can be selected by keyboard exactly as with the mouse, and that
 * refuses every change.
 */
export function ReadOnlyText(props: ReadOnlyTextProps) {
  const { ref, text, label, className, onPassage, onUse, onKey, onClick, children } = props;
  const root = useRef<HTMLDivElement>(null);
  const [generation, setGeneration] = useState(0);
  const chosen = useRef<Passage | null>(null);

  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const refuse = (event: Event) => {
      event.preventDefault();
    };
    for (const name of refusedEvents) element.addEventListener(name, refuse);
    // A caret elsewhere, in the locator's field say, leaves the passage as it is.
    const onSelect = () => {
      const selection = document.getSelection();
      if (selection === null || !element.contains(selection.anchorNode)) return;
      const passage = selectedPassage(element, selection, text);
      chosen.current = passage;
      showPassage(passage === null ? null : selection.getRangeAt(0).cloneRange());
      onPassage(passage);
    };
    document.addEventListener('selectionchange', onSelect);
    return () => {
      for (const name of refusedEvents) element.removeEventListener(name, refuse);
      document.removeEventListener('selectionchange', onSelect);
      showPassage(null);
    };
  }, [text, onPassage, generation]);

  // Marks that come or go cut the text anew, and the browser’s selection would slip to other words.
  useLayoutEffect(() => {
    if (root.current !== null && chosen.current !== null) keepPassage(root.current, chosen.current, text);
  });

  return (
    <div
      // Composition is the one input that cannot be refused: it is drawn away.
      key={generation}
      ref={(element) => {
        root.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref !== null) ref.current = element;
      }}
      className={classNames('evidence-text', className)}
      role="textbox"
      aria-multiline="true"
      aria-readonly="true"
      aria-label={label}
      contentEditable
      suppressContentEditableWarning
      spellCheck={false}
      tabIndex={0}
      data-pane-focus
      onCompositionEnd={() => {
        setGeneration(generation + 1);
      }}
      onClick={onClick}
      onKeyDown={(event) => {
        onKey?.(event);
        if (event.defaultPrevented || event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        onUse();
      }}
    >
      {children}
    </div>
  );
}

/**
 * Keeps the chosen passage in sight while the focus is elsewhere. A highlight and no mark: new elements would take the
 * selection away.
 */
function showPassage(range: Range | null): void {
  if (range === null) CSS.highlights.delete('evidence-passage');
  else CSS.highlights.set('evidence-passage', new Highlight(range));
}
