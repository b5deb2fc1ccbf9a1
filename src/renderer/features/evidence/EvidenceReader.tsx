import { ArrowLeft } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { describeRange, resolveRange } from '../../../core/checks/excerpt-anchor.ts';
import type { Claim } from '../../../core/claims/claim.ts';
import { claimState } from '../../../core/claims/staleness.ts';
import type { Citation } from '../../../core/sources/citation.ts';
import type { Evidence } from '../../../core/sources/evidence.ts';
import { sourceTitle } from '../../../core/sources/source.ts';
import { Banner } from '../../ui/Banner.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { locatorText } from '../claims/claim-words.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import { ClaimTerms } from './ClaimTerms.tsx';
import { EvidenceDocument } from './EvidenceDocument.tsx';
import { EvidenceFind } from './EvidenceFind.tsx';
import { proposeLocator } from './evidence-paragraphs.ts';
import { EvidencePicture } from './EvidencePicture.tsx';
import { ClaimColumn } from './EvidenceView.tsx';
import { ExcerptBar, type LocatorDraft } from './ExcerptBar.tsx';
import { revealPassage, selectPassage, type Passage } from './passage-selection.ts';
import { findTerms, occurrences, termsOf, type TextMark } from './text-marks.ts';
import { useEvidence } from './use-evidence.ts';

export interface EvidenceReaderProps {
  readonly claim: Claim;
  readonly citation: Citation;
  /** All citations of the claim, to choose another one. */
  readonly citations: readonly Citation[];
  readonly evidence: Evidence;
}

/** One piece of evidence open beside its claim. */
export function EvidenceReader({ claim, citation, citations, evidence }: EvidenceReaderProps) {
  const { project } = useDesk();
  const content = useEvidence(project.id, evidence.id);
  const text = content.kind === 'ready' ? content.text : null;
  const root = useRef<HTMLDivElement>(null);
  const claimText = claimState(project, claim).text;
  const terms = useMemo(() => termsOf(claimText), [claimText]);
  const jump = useJump(root);
  return (
    <div className="evidence-view">
      <ClaimColumn claim={claim}>
        {text === null ? null : <ClaimTerms terms={terms} text={text} onGo={jump} />}
      </ClaimColumn>
      <section className="evidence-pane" aria-label="Evidence" data-pane="Evidence" tabIndex={-1}>
        {content.kind === 'failed' ? (
          <Banner kind="error" title="The evidence could not be opened" code={content.error.code}>
            {content.error.message}
          </Banner>
        ) : null}
        {content.kind === 'ready' && !content.isIntact ? <Alarm evidence={evidence} /> : null}
        {text === null ? (
          <>
            <EvidenceHead citation={citation} citations={citations} evidence={evidence} />
            {content.kind === 'ready' ? (
              <Unreadable evidence={evidence} bytes={content.bytes} />
            ) : content.kind === 'loading' ? (
              <p className="evidence-loading">Opening…</p>
            ) : null}
          </>
        ) : (
          <TextReader
            text={text}
            root={root}
            terms={terms}
            citation={citation}
            citations={citations}
            evidence={evidence}
          />
        )}
      </section>
    </div>
  );
}

function Alarm({ evidence }: { readonly evidence: Evidence }) {
  const collected = evidence.custody.find((entry) => entry.action === 'collected');
  return (
    <Banner kind="error" title="The stored file is not what was collected" code="evidence-changed">
      Its SHA-256 differs from {evidence.sha256.slice(0, 12)}…, recorded when {collected?.by ?? 'somebody'}{' '}
      collected it. Nothing was changed; the gate stays shut. Attach the original again and cite that.
    </Banner>
  );
}

function Unreadable({ evidence, bytes }: { readonly evidence: Evidence; readonly bytes: Uint8Array | null }) {
  if (bytes !== null && evidence.mediaType.startsWith('image/')) {
    return (
      <div className="evidence-scroll">
        <EvidencePicture bytes={bytes} mediaType={evidence.mediaType} label={evidence.fileName} />
      </div>
    );
  }
  return (
    <EmptyState title="No text to show">
      The file is kept as it is ({evidence.mediaType}), but its text cannot be read here. Give a locator in
      the citation, or paste the relevant text as evidence of the same source.
    </EmptyState>
  );
}

type HeadProps = Pick<EvidenceReaderProps, 'citation' | 'citations' | 'evidence'> & {
  readonly children?: React.ReactNode;
};

function EvidenceHead({ citation, citations, evidence, children }: HeadProps) {
  const { project, setView } = useDesk();
  const options = citations
    .filter((each) => each.evidenceId !== null)
    .map((each) => {
      const source = project.sources[each.sourceId];
      const where = each.locator === null ? '' : `, ${locatorText(each.locator)}`;
      const file = project.evidence[each.evidenceId ?? '']?.fileName ?? '';
      return {
        value: each.id,
        label: `${source === undefined ? 'Unknown source' : sourceTitle(source)}${where}`,
        description: file,
      };
    });
  return (
    <header className="evidence-head">
      <IconButton
        label="Back to the page"
        icon={<ArrowLeft />}
        keys="Escape"
        onPress={() => {
          setView({ kind: 'desk' });
        }}
      />
      <Select
        label="Citation"
        isLabelHidden
        variant="quiet"
        className="evidence-citation"
        options={options}
        value={citation.id}
        onChange={(citationId) => {
          setView({ kind: 'evidence', claimId: citation.claimId, citationId });
        }}
      />
      <span className="evidence-file">{evidence.fileName}</span>
      {children}
    </header>
  );
}

interface TextReaderProps extends Omit<EvidenceReaderProps, 'claim'> {
  readonly text: string;
  readonly root: React.RefObject<HTMLDivElement | null>;
  readonly terms: ReturnType<typeof termsOf>;
}

/** Readable evidence: find, marks, and the passage that becomes the excerpt. */
function TextReader({ text, root, terms, citation, citations, evidence }: TextReaderProps) {
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
    const current = found[find.at];
    if (current !== undefined) all.push({ kind: 'current', ...current });
    if (place !== null) all.push({ kind: 'excerpt', ...place });
    return all;
  }, [termMarks, found, find.at, place]);

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

/** Goes from place to place of a term, round at the end; another term starts at its first. */
function useJump(root: React.RefObject<HTMLDivElement | null>) {
  const last = useRef({ name: '', at: -1 });
  return useCallback(
    (places: readonly Passage[], name: string) => {
      const at = last.current.name === name ? (last.current.at + 1) % places.length : 0;
      last.current = { name, at };
      const place = places[at];
      if (place !== undefined && root.current !== null) {
        root.current.focus({ preventScroll: true });
        selectPassage(root.current, place);
      }
    },
    [root],
  );
}
