import { useCallback, useEffect, useMemo, useRef } from 'react';
import {
  leavesOf,
  type ShownBlock,
  type ShownDocument,
} from '../../../../../core/documents-in/shown/shown-document.ts';
import { proposeLocator } from '../../evidence-paragraphs.ts';
import { revealPassage, type Passage } from '../../passage-selection.ts';
import { ReadOnlyText } from '../ReadOnlyText.tsx';
import { useTextHandle } from '../use-text-handle.ts';
import type { ViewerProps } from '../viewer.ts';
import { BlockView } from './BlockView.tsx';
import { CommentList } from './CommentList.tsx';
import { JumpContext } from './jump.ts';

export interface FormattedDocumentProps extends ViewerProps {
  readonly document: ShownDocument;
}

/** A document with its formatting. Notes stand where the document has them; comments follow at the end. */
export function FormattedDocument(props: FormattedDocumentProps) {
  const { ref, opened, label, marks, onChoice, onUse, onReady, document: shown } = props;
  const root = useRef<HTMLDivElement>(null);
  const text = opened.text ?? '';
  useTextHandle(ref, root);
  useEffect(onReady, [onReady]);
  const onPassage = useCallback(
    (passage: Passage | null) => {
      const locator = passage === null ? null : proposeLocator(text, passage.start, passage.end);
      onChoice(passage === null ? null : { kind: 'passage', ...passage, locator });
    },
    [text, onChoice],
  );
  const groups = useMemo(() => groupItems(shown.blocks), [shown]);
  const notes = useMemo(() => noteNumbers(shown.blocks), [shown]);
  const jumpTo = useCallback((id: string) => {
    const target = root.current?.querySelector<HTMLElement>(`[data-block="${CSS.escape(id)}"]`);
    target?.scrollIntoView({ block: 'center' });
  }, []);
  const jumps = useMemo(() => ({ numbers: notes, jumpTo }), [notes, jumpTo]);
  const isWritten = opened.evidence.text.kind === 'markdown';
  return (
    <div className="evidence-scroll">
      <JumpContext value={jumps}>
        <ReadOnlyText
          ref={root}
          text={text}
          label={label}
          className={isWritten ? 'is-formatted is-written' : 'is-formatted'}
          onPassage={onPassage}
          onUse={onUse}
        >
          {groups.map((blocks, at) => (
            <BlockView key={at} blocks={blocks} text={text} marks={marks} />
          ))}
        </ReadOnlyText>
      </JumpContext>
      <CommentList
        comments={shown.comments}
        text={text}
        onGo={(start) => {
          if (root.current !== null) revealPassage(root.current, start);
        }}
      />
    </div>
  );
}

/** Items of one list stand together; every other block stands alone. */
function groupItems(blocks: readonly ShownBlock[]): readonly (readonly ShownBlock[])[] {
  const groups: ShownBlock[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.kind === 'item' && last?.[0]?.kind === 'item') last.push(block);
    else groups.push([block]);
  }
  return groups;
}

/** Notes are numbered in the order in which the text refers to them. */
function noteNumbers(blocks: readonly ShownBlock[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const run of blocks.flatMap(leavesOf).flatMap((leaf) => leaf.runs)) {
    if (run.noteId !== null && !numbers.has(run.noteId)) numbers.set(run.noteId, numbers.size + 1);
  }
  return numbers;
}
