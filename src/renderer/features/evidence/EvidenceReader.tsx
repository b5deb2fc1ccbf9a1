import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Claim } from '../../../core/claims/claim.ts';
import { claimState } from '../../../core/claims/staleness.ts';
import { brokenPromise } from '../../../core/documents-in/media-signature.ts';
import type { Citation } from '../../../core/sources/citation.ts';
import type { Evidence } from '../../../core/sources/evidence.ts';
import { Banner } from '../../ui/Banner.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { ClaimColumn } from './ClaimColumn.tsx';
import { ClaimsOnPassage } from './ClaimsOnPassage.tsx';
import { ClaimTerms } from './ClaimTerms.tsx';
import { companionOf } from './companion.ts';
import { EvidenceHead } from './EvidenceHead.tsx';
import type { Passage } from './passage-selection.ts';
import { quotesInEvidence } from './quotes-in-evidence.ts';
import { ReaderPane } from './ReaderPane.tsx';
import { arrange } from './shown-evidence.ts';
import { termsOf } from './text-marks.ts';
import { useEvidence } from './use-evidence.ts';
import { preloadViewer } from './viewers/registry.ts';
import type { ViewerHandle } from './viewers/viewer.ts';

export interface EvidenceReaderProps {
  readonly claim: Claim;
  readonly citation: Citation;
  /** All citations of the claim, to choose another one. */
  readonly citations: readonly Citation[];
  readonly evidence: Evidence;
  /** The words that somebody asked to see in it; null for the excerpt. */
  readonly at: Passage | null;
}

/** One piece of evidence open beside its claim. */
export function EvidenceReader({ claim, citation, citations, evidence, at }: EvidenceReaderProps) {
  const { project } = useDesk();
  const other = companionOf(project, evidence);
  const content = useEvidence(project.id, evidence.id);
  const otherContent = useEvidence(project.id, other?.id ?? null);
  const shown = useMemo(
    () => arrange(evidence, content, other, otherContent),
    [evidence, content, other, otherContent],
  );
  const { mediaType } = evidence;
  const textKind = evidence.text.kind;
  // Once for each file: that the opening was noted in the record gives no new reason to begin.
  useEffect(() => {
    preloadViewer(mediaType, textKind);
  }, [evidence.id, mediaType, textKind]);
  const handle = useRef<ViewerHandle>(null);
  const text = shown?.opened.text ?? null;
  const claimText = claimState(project, claim).text;
  const terms = useMemo(() => termsOf(claimText), [claimText]);
  const quotes = useMemo(
    () => (text === null ? [] : quotesInEvidence(claimText, claim.type === 'quote', text)),
    [claimText, claim.type, text],
  );
  const jump = useJump(handle);
  const [passage, setPassage] = useState<Passage | null>(null);
  const isLost = content.kind === 'ready' && !content.isIntact;
  const head = { citation, citations, evidence };
  return (
    <div className="evidence-view">
      <ClaimColumn claim={claim} citationId={citation.id}>
        {text === null ? null : <ClaimTerms quotes={quotes} terms={terms} text={text} onGo={jump} />}
        {shown === null ? null : (
          <OthersHere evidence={shown.opened.evidence} passage={passage ?? citation.excerpt} />
        )}
      </ClaimColumn>
      <section className="evidence-pane" aria-label="Evidence" data-pane="Evidence" tabIndex={-1}>
        {content.kind === 'failed' ? (
          <Banner kind="error" title="The evidence could not be opened" code={content.error.code}>
            {content.error.message}
          </Banner>
        ) : null}
        {isLost ? <Alarm evidence={evidence} /> : null}
        {shown === null || shown.viewer === null ? (
          <>
            <EvidenceHead {...head} />
            {shown !== null ? (
              isLost ? null : (
                <Unreadable evidence={evidence} />
              )
            ) : content.kind === 'failed' ? null : (
              <p className="evidence-loading">Opening…</p>
            )}
          </>
        ) : (
          <ReaderPane
            handle={handle}
            shown={shown}
            viewer={shown.viewer}
            terms={terms}
            quotes={quotes}
            at={at}
            onPassage={setPassage}
            {...head}
          />
        )}
      </section>
    </div>
  );
}

/** The other claims, in all projects, that stand on the words selected, or else on the excerpt. */
function OthersHere({
  evidence,
  passage,
}: {
  readonly evidence: Evidence;
  readonly passage: Passage | null;
}) {
  const { sha256 } = evidence.text;
  return passage === null || sha256 === null ? null : (
    <ClaimsOnPassage sha256={evidence.sha256} textSha256={sha256} start={passage.start} end={passage.end} />
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

function Unreadable({ evidence }: { readonly evidence: Evidence }) {
  const lie = evidence.kind === 'file' ? brokenPromise(evidence.fileName) : null;
  return (
    <EmptyState title={lie === null ? 'No text to show' : 'Not what its name says'}>
      {lie === null ? null : `${lie} `}
      The file is kept as it is ({evidence.mediaType}). Give a locator in the citation, or paste the relevant
      text as evidence of the same source.
    </EmptyState>
  );
}

/** Goes from place to place of a term, round at the end; another term starts at its first. */
function useJump(handle: RefObject<ViewerHandle | null>) {
  const last = useRef({ name: '', at: -1 });
  return useCallback(
    (places: readonly Passage[], name: string) => {
      const at = last.current.name === name ? (last.current.at + 1) % places.length : 0;
      last.current = { name, at };
      const place = places[at];
      if (place !== undefined) handle.current?.select(place);
    },
    [handle],
  );
}
