import { memo, useCallback, useEffect, useMemo, useRef } from 'react';
import { paragraphsOf, proposeLocator, type EvidenceParagraph } from '../../evidence-paragraphs.ts';
import type { MarkIndex } from '../../mark-index.ts';
import type { Passage } from '../../passage-selection.ts';
import { MarkedText } from '../MarkedText.tsx';
import { inGroups } from '../chunks.ts';
import { ReadOnlyText } from '../ReadOnlyText.tsx';
import { useTextHandle } from '../use-text-handle.ts';
import type { ViewerProps } from '../viewer.ts';

/** Evidence that is shown as it is written, its paragraphs numbered. */
export function TextViewer({ ref, opened, label, marks, onChoice, onUse, onReady }: ViewerProps) {
  const root = useRef<HTMLDivElement>(null);
  const text = opened.text ?? '';
  const groups = useMemo(() => inGroups(paragraphsOf(text)), [text]);
  useTextHandle(ref, root);
  useEffect(onReady, [onReady]);
  const onPassage = useCallback(
    (passage: Passage | null) => {
      const locator = passage === null ? null : proposeLocator(text, passage.start, passage.end);
      onChoice(passage === null ? null : { kind: 'passage', ...passage, locator });
    },
    [text, onChoice],
  );
  return (
    <div className="evidence-scroll">
      <ReadOnlyText ref={root} text={text} label={label} onPassage={onPassage} onUse={onUse}>
        {groups.map((group) => (
          <Paragraphs
            key={group[0].start}
            text={text}
            paragraphs={group}
            marks={marks.touching(group[0].start, group.at(-1)?.end ?? group[0].end)}
          />
        ))}
      </ReadOnlyText>
    </div>
  );
}

interface ParagraphsProps {
  readonly text: string;
  readonly paragraphs: readonly EvidenceParagraph[];
  readonly marks: ReturnType<MarkIndex['touching']>;
}

const Paragraphs = memo(function Paragraphs({ text, paragraphs, marks }: ParagraphsProps) {
  return (
    <div className="evidence-group">
      {paragraphs.map(({ start, end, number }) => (
        <p key={start} className="evidence-paragraph" data-start={start} data-number={number}>
          <MarkedText
            text={text}
            start={start}
            end={end}
            marks={marks.filter((mark) => mark.start < end && mark.end > start)}
          />
        </p>
      ))}
    </div>
  );
});
