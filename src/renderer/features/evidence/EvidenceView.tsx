import { ArrowLeft } from 'lucide-react';
import { citationsOf } from '../../../core/sources/sourcing-policy.ts';
import { sourceTitle } from '../../../core/sources/source.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useDesk, type EvidencePlace } from '../desk/desk-context.ts';
import { ClaimColumn } from './ClaimColumn.tsx';
import { EvidenceReader } from './EvidenceReader.tsx';

/** A claim on the left, the evidence it stands on at the right, and the passage that joins them. */
export function EvidenceView({ claimId, citationId, at = null }: EvidencePlace) {
  const { project, setView, openDialog } = useDesk();
  const claim = project.claims[claimId];
  if (claim === undefined || claim.removed !== null) return null;
  const citations = citationsOf(project, claimId);
  const citation =
    citations.find((each) => each.id === citationId) ??
    citations.find((each) => each.evidenceId !== null) ??
    citations[0];
  const evidence = citation?.evidenceId === null ? undefined : project.evidence[citation?.evidenceId ?? ''];
  if (citation !== undefined && evidence !== undefined) {
    return (
      <EvidenceReader
        key={`${citation.id} ${evidence.id}`}
        claim={claim}
        citation={citation}
        citations={citations}
        evidence={evidence}
        at={at}
      />
    );
  }
  const source = citation === undefined ? undefined : project.sources[citation.sourceId];
  return (
    <div className="evidence-view">
      <ClaimColumn claim={claim} citationId={null} />
      <section className="evidence-pane is-empty" aria-label="Evidence" data-pane="Evidence">
        <EmptyState
          title={citation === undefined ? 'Nothing is cited yet' : 'No evidence is attached'}
          actions={
            <Button
              variant="primary"
              autoFocus
              onPress={() => {
                openDialog({ kind: 'citation', claimId, citationId: citation?.id ?? null });
              }}
            >
              {citation === undefined ? 'Cite a source…' : 'Attach evidence…'}
            </Button>
          }
        >
          {citation === undefined
            ? 'A claim stands on sources. Cite one, attach its file or paste its text, and select the passage that bears on the claim.'
            : `“${source === undefined ? '' : sourceTitle(source)}” is cited without a file or text. Attach one to select the passage that bears on the claim.`}
        </EmptyState>
        <Button
          variant="quiet"
          icon={<ArrowLeft />}
          keys="Escape"
          onPress={() => {
            setView({ kind: 'desk' });
          }}
        >
          Back to the page
        </Button>
      </section>
    </div>
  );
}
