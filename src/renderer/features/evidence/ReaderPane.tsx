import { Suspense, useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { resolveRange } from '../../../core/checks/excerpt-anchor.ts';
import type { Citation } from '../../../core/sources/citation.ts';
import { Banner } from '../../ui/Banner.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import { choiceWords, updateFor } from './choice-command.ts';
import { EvidenceFind } from './EvidenceFind.tsx';
import { EvidenceHead, type EvidenceHeadProps } from './EvidenceHead.tsx';
import { ExcerptBar, type LocatorDraft } from './ExcerptBar.tsx';
import { indexMarks } from './mark-index.ts';
import type { Passage } from './passage-selection.ts';
import type { QuoteInEvidence } from './quotes-in-evidence.ts';
import type { ShownEvidence } from './shown-evidence.ts';
import { findTerms, occurrences, type Term, type TextMark } from './text-marks.ts';
import type { ViewerKind } from './viewers/registry.ts';
import type { Choice, ViewerHandle } from './viewers/viewer.ts';

export interface ReaderPaneProps extends Omit<EvidenceHeadProps, 'children'> {
  readonly handle: RefObject<ViewerHandle | null>;
  readonly shown: ShownEvidence;
  readonly viewer: ViewerKind;
  readonly terms: readonly Term[];
  readonly quotes: readonly QuoteInEvidence[];
  /** The words that somebody asked to see; null for the excerpt. */
  readonly at: Passage | null;
  /** Hears of the passage that is selected; null when none is. */
  readonly onPassage: (passage: Passage | null) => void;
}

/** Evidence in its viewer: find, marks, and the choice that becomes the excerpt. It knows no formats. */
export function ReaderPane({
  handle,
  shown,
  viewer,
  terms,
  quotes,
  at,
  onPassage,
  ...head
}: ReaderPaneProps) {
  const { citation, evidence } = head;
  const { opened, companion } = shown;
  const text = opened.text ?? '';
  const { announce } = useDesk();
  const { act, error, isBusy, dismiss } = useAct();
  const mayChange = useMay('citation.update');
  const [choice, setChoice] = useState<Choice | null>(null);
  const [locator, setLocator] = useState<LocatorDraft>(() => locatorDraft(citation, viewer));
  const [find, setFind] = useState({ query: '', at: 0 });
  const place = useMemo(
    () => (citation.excerpt === null ? null : resolveRange(text, citation.excerpt)),
    [text, citation.excerpt],
  );
  const found = useMemo(() => occurrences(text, find.query), [text, find.query]);
  const termMarks = useMemo(() => findTerms(text, terms), [text, terms]);
  const marks = useMemo(() => {
    const all: TextMark[] = [...termMarks, ...found.map((each) => ({ kind: 'found' as const, ...each }))];
    for (const { finding } of quotes) {
      if (finding !== null) all.push({ kind: 'quote', start: finding.start, end: finding.end });
    }
    const current = found[find.at];
    if (current !== undefined) all.push({ kind: 'current', ...current });
    if (place !== null) all.push({ kind: 'excerpt', ...place });
    return indexMarks(all);
  }, [termMarks, found, find.at, place, quotes]);

  const onChoice = useCallback(
    (next: Choice | null) => {
      setChoice(next);
      onPassage(next?.kind === 'passage' ? { start: next.start, end: next.end } : null);
      const proposed = next?.locator ?? null;
      if (proposed !== null) setLocator({ label: proposed.label, value: proposed.value });
    },
    [onPassage],
  );

  // Only when the evidence opens: later changes of the excerpt stay where the reader is.
  const opening = useRef({ place, at });
  const onReady = useCallback(() => {
    handle.current?.focus();
    const wanted = opening.current;
    if (wanted.at !== null) handle.current?.select(wanted.at);
    else if (wanted.place !== null) handle.current?.reveal(wanted.place);
  }, [handle]);
  useEffect(() => {
    if (at !== null && at !== opening.current.at) handle.current?.select(at);
    opening.current = { ...opening.current, at };
  }, [at, handle]);

  const use = async () => {
    if (choice === null || !mayChange || isBusy) return;
    const done = await act(updateFor(citation, opened, choice, locator));
    if (done) announce(`${choiceNames[choice.kind].done} now.`);
  };

  const step = (by: 1 | -1) => {
    if (found.length === 0) return;
    const at = (find.at + by + found.length) % found.length;
    setFind({ ...find, at });
    const next = found[at];
    if (next !== undefined) handle.current?.reveal(next);
  };

  return (
    <>
      <EvidenceHead {...head}>
        {opened.text === null ? null : (
          <EvidenceFind
            query={find.query}
            onQuery={(query) => {
              setFind({ query, at: 0 });
              const first = occurrences(text, query)[0];
              if (first !== undefined) handle.current?.reveal(first);
            }}
            count={found.length}
            at={find.at}
            onStep={step}
          />
        )}
      </EvidenceHead>
      {citation.excerpt !== null && place === null ? (
        <Banner kind="warning" title="The excerpt’s words do not stand in this text">
          It was “{citation.excerpt.exact}”. Select the passage again.
        </Banner>
      ) : null}
      <Suspense fallback={<p className="evidence-loading">Opening…</p>}>
        <viewer.Viewer
          ref={handle}
          opened={opened}
          companion={companion}
          label={`Evidence: ${opened.evidence.fileName}`}
          marks={marks}
          region={citation.region}
          onChoice={onChoice}
          onUse={() => void use()}
          onReady={onReady}
        />
      </Suspense>
      <Refusal error={error} onDismiss={dismiss} />
      <ExcerptBar
        citation={citation}
        words={choice === null ? null : choiceWords(choice, text)}
        hint={
          opened.evidence.id === evidence.id
            ? viewer.hint
            : `This is “${opened.evidence.fileName}”, the transcript of the recording. An excerpt makes the citation point to it.`
        }
        useLabel={choiceNames[choice?.kind ?? defaultChoice(viewer)].use}
        locator={locator}
        onLocator={setLocator}
        isDisabled={!mayChange || isBusy}
        onUse={() => void use()}
        onRemove={() =>
          void act({ kind: 'citation.update', citationId: citation.id, excerpt: null, region: null })
        }
      />
    </>
  );
}

const choiceNames: Readonly<Record<Choice['kind'], { readonly use: string; readonly done: string }>> = {
  passage: { use: 'Use as excerpt', done: 'The passage is the excerpt' },
  region: { use: 'Use as excerpt', done: 'The framed part is the excerpt' },
  place: { use: 'Use this place', done: 'The citation points to this place' },
};

const defaultChoice = ({ id }: ViewerKind): Choice['kind'] => (id === 'recording' ? 'place' : 'passage');

function locatorDraft({ locator }: Citation, viewer: ViewerKind): LocatorDraft {
  return { label: locator?.label ?? viewer.locator, value: locator?.value ?? '' };
}
