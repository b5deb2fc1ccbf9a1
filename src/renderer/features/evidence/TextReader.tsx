import { useCallback, useEffect, useMemo, useState, type RefObject } from 'react';
import { describeRange, resolveRange } from '../../../core/checks/excerpt-anchor.ts';
import type { Citation } from '../../../core/sources/citation.ts';
import { Banner } from '../../ui/Banner.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import { EvidenceDocument } from './EvidenceDocument.tsx';
import { EvidenceFind } from './EvidenceFind.tsx';
import { EvidenceHead, type EvidenceHeadProps } from './EvidenceHead.tsx';
import { proposeLocator } from './evidence-paragraphs.ts';
import { ExcerptBar, type LocatorDraft } from './ExcerptBar.tsx';
import { revealPassage, type Passage } from './passage-selection.ts';
import type { QuoteInEvidence } from './quotes-in-evidence.ts';
import { findTerms, occurrences, type Term, type TextMark } from './text-marks.ts';

export interface TextReaderProps extends Omit<EvidenceHeadProps, 'children'> {
  readonly text: string;
  readonly root: RefObject<HTMLDivElement | null>;
  readonly terms: readonly Term[];
  readonly quotes: readonly QuoteInEvidence[];
}

/** Readable evidence: find, marks, and the passage that becomes the excerpt. */
export function TextReader({ text, root, terms, quotes, citation, citations, evidence }: TextReaderProps) {
  const { announce } = useDesk();
  const { act, error, isBusy, dismiss } = useAct();
  const mayChange = useMay('citation.update');
  const [passage, setPassage] = useState<Passage | null>(null);
  const [locator, setLocator] = useState<LocatorDraft>(() => locatorDraft(citation));
  const [find, setFind] = useState({ query: '', at: 0 });
  const place = useMemo(
    () => (citation.excerpt === null ? null : resolveRange(text, citation.excerpt)),
    [text, citation.excerpt],
  );
  const found = useMemo(() => occurrences(text, find.query), [text, find.query]);
  const termMarks = useMemo(() => findTerms(text, terms), [text, terms]);
  const marks = useMemo((): readonly TextMark[] => {
    const all: TextMark[] = [...termMarks, ...found.map((each) => ({ kind: 'found' as const, ...each }))];
    for (const { finding } of quotes) {
      if (finding !== null) all.push({ kind: 'quote', start: finding.start, end: finding.end });
    }
    const current = found[find.at];
    if (current !== undefined) all.push({ kind: 'current', ...current });
    if (place !== null) all.push({ kind: 'excerpt', ...place });
    return all;
  }, [termMarks, found, find.at, place, quotes]);

  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    element.focus({ preventScroll: true });
    if (place !== null) revealPassage(element, place.start);
    // Only when the evidence opens: later changes of the excerpt stay where the reader is.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [text]);

  const onPassage = useCallback(
    (next: Passage | null) => {
      setPassage(next);
      const proposed = next === null ? null : proposeLocator(text, next.start, next.end);
      if (proposed !== null) setLocator({ label: proposed.label, value: proposed.value });
    },
    [text],
  );

  const use = async () => {
    if (passage === null || !mayChange || isBusy) return;
    const value = locator.value.trim();
    const done = await act({
      kind: 'citation.update',
      citationId: citation.id,
      excerpt: describeRange(text, passage.start, passage.end),
      locator: value === '' ? citation.locator : { label: locator.label, value },
    });
    if (done) announce('The passage is the excerpt now.');
  };

  const step = (by: 1 | -1) => {
    if (found.length === 0) return;
    const at = (find.at + by + found.length) % found.length;
    setFind({ ...find, at });
    const next = found[at];
    if (next !== undefined && root.current !== null) revealPassage(root.current, next.start);
  };

  return (
    <>
      <EvidenceHead citation={citation} citations={citations} evidence={evidence}>
        <EvidenceFind
          query={find.query}
          onQuery={(query) => {
            setFind({ query, at: 0 });
            const first = occurrences(text, query)[0];
            if (first !== undefined && root.current !== null) revealPassage(root.current, first.start);
          }}
          count={found.length}
          at={find.at}
          onStep={step}
        />
      </EvidenceHead>
      {citation.excerpt !== null && place === null ? (
        <Banner kind="warning" title="The excerpt’s words do not stand in this text">
          It was “{citation.excerpt.exact}”. Select the passage again.
        </Banner>
      ) : null}
      <div className="evidence-scroll">
        <EvidenceDocument
          ref={root}
          text={text}
          label={`Evidence: ${evidence.fileName}`}
          marks={marks}
          onPassage={onPassage}
          onUse={() => void use()}
        />
      </div>
      <Refusal error={error} onDismiss={dismiss} />
      <ExcerptBar
        citation={citation}
        words={passage === null ? null : text.slice(passage.start, passage.end).replace(/\s+/gu, ' ')}
        locator={locator}
        onLocator={setLocator}
        isDisabled={!mayChange || isBusy}
        onUse={() => void use()}
        onRemove={() => void act({ kind: 'citation.update', citationId: citation.id, excerpt: null })}
      />
    </>
  );
}

function locatorDraft({ locator }: Citation): LocatorDraft {
  return { label: locator?.label ?? 'paragraph', value: locator?.value ?? '' };
}
