import { memo, useEffect, useMemo, useRef, useState, type Ref } from 'react';
import { paragraphsOf, type EvidenceParagraph } from './evidence-paragraphs.ts';
import { selectedPassage, type Passage } from './passage-selection.ts';
import { runsOf, type TextMark } from './text-marks.ts';

export interface EvidenceDocumentProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly text: string;
  /** Names the document for screen readers. */
  readonly label: string;
  readonly marks: readonly TextMark[];
  readonly onPassage: (passage: Passage | null) => void;
  /** Enter. */
  readonly onUse: () => void;
}

const refusedEvents = ['beforeinput', 'dragover', 'drop'] as const;

/**
 * The evidence as text. It carries a caret, so that a passage can be selected by keyboard exactly as with the mouse, and
 * refuses every change.
 */
export function EvidenceDocument({ ref, text, label, marks, onPassage, onUse }: EvidenceDocumentProps) {
  const root = useRef<HTMLDivElement>(null);
  const [generation, setGeneration] = useState(0);
  const paragraphs = useMemo(() => paragraphsOf(text), [text]);
  const marksByParagraph = useMemo(() => shareOut(paragraphs, marks), [paragraphs, marks]);

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

  return (
    <div
      // Composition is the one input that cannot be refused: it is drawn away.
      key={generation}
      ref={(element) => {
        root.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref !== null) ref.current = element;
      }}
      className="evidence-text"
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
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onUse();
      }}
    >
      {paragraphs.map((paragraph, at) => (
        <Paragraph
          key={paragraph.start}
          text={text}
          paragraph={paragraph}
          marks={marksByParagraph[at] ?? none}
        />
      ))}
    </div>
  );
}

const none: readonly TextMark[] = [];

/**
 * Keeps the chosen passage in sight while the focus is elsewhere. A highlight and no mark: new elements would take the
 * selection away.
 */
function showPassage(range: Range | null): void {
  if (range === null) CSS.highlights.delete('evidence-passage');
  else CSS.highlights.set('evidence-passage', new Highlight(range));
}

/** The marks that touch each paragraph; the same empty list for all without, so that they are not drawn again. */
function shareOut(
  paragraphs: readonly EvidenceParagraph[],
  marks: readonly TextMark[],
): readonly (readonly TextMark[])[] {
  return paragraphs.map(({ start, end }) => {
    const touching = marks.filter((mark) => mark.start < end && mark.end > start);
    return touching.length === 0 ? none : touching;
  });
}

interface ParagraphProps {
  readonly text: string;
  readonly paragraph: EvidenceParagraph;
  readonly marks: readonly TextMark[];
}

const Paragraph = memo(function Paragraph({ text, paragraph, marks }: ParagraphProps) {
  const { start, end, number } = paragraph;
  return (
    <p className="evidence-paragraph" data-start={start} data-number={number}>
      {runsOf(start, end, marks).map((run) =>
        run.kinds.length === 0 ? (
          <span key={run.start}>{text.slice(run.start, run.end)}</span>
        ) : (
          <mark key={run.start} className={run.kinds.map((kind) => `is-${kind}`).join(' ')}>
            {text.slice(run.start, run.end)}
          </mark>
        ),
      )}
    </p>
  );
});
