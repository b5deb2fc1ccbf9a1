import { FileText, Pencil, Plus, Trash2 } from 'lucide-react';
import type { Claim } from '../../../core/claims/claim.ts';
import type { Citation } from '../../../core/sources/citation.ts';
import { citationsOf, originDoubts, sourcing } from '../../../core/sources/sourcing-policy.ts';
import { sourceTitle } from '../../../core/sources/source.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { citationRoleNames, locatorText, stanceNames } from '../claims/claim-words.ts';
import { InspectorSection } from '../claims/InspectorSection.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import { PersonNotices } from '../people/PersonNotices.tsx';
import { isMismatched } from './source-words.ts';

/** What the claim stands on, and whether that is enough. */
export function Citations({ claim }: { readonly claim: Claim }) {
  const { project, openDialog } = useDesk();
  const mayCite = useMay('citation.add');
  const citations = citationsOf(project, claim.id);
  const { shortfall } = sourcing(project, claim);
  const isPlaceless = project.policy.requireLocators && citations.some(({ locator }) => locator === null);
  return (
    <InspectorSection
      title="Citations"
      count={citations.length}
      action={
        <Button
          size="small"
          variant="quiet"
          icon={<Plus />}
          isDisabled={!mayCite}
          onPress={() => {
            openDialog({ kind: 'citation', claimId: claim.id, citationId: null });
          }}
        >
          Cite…
        </Button>
      }
    >
      {citations.map((citation) => (
        <CitationItem key={citation.id} citation={citation} />
      ))}
      {originDoubts(project, claim).map((doubt) => (
        <p key={doubt.message} className="origin-doubt">
          {doubt.message}
        </p>
      ))}
      <p className="insp-hint">
        {shortfall ??
          (isPlaceless
            ? 'Sources enough for the policy, but not every citation says where.'
            : 'Sourced well enough for the policy.')}
      </p>
    </InspectorSection>
  );
}

function CitationItem({ citation }: { readonly citation: Citation }) {
  const { project, openDialog, setView } = useDesk();
  const { act, error, dismiss } = useAct();
  const mayChange = useMay('citation.update');
  const source = project.sources[citation.sourceId];
  const evidence = citation.evidenceId === null ? undefined : project.evidence[citation.evidenceId];
  const title = source === undefined ? 'Unknown source' : sourceTitle(source);
  return (
    <article className="citation" aria-label={`Citation: ${title}`}>
      <header className="citation-head">
        <p className="citation-title">{title}</p>
        <span className="citation-tools">
          <IconButton
            label={evidence === undefined ? 'No evidence attached' : 'Open the evidence'}
            icon={<FileText />}
            size="small"
            isDisabled={evidence === undefined}
            onPress={() => {
              setView({ kind: 'evidence', claimId: citation.claimId, citationId: citation.id });
            }}
          />
          <IconButton
            label="Edit the citation"
            icon={<Pencil />}
            size="small"
            isDisabled={!mayChange}
            onPress={() => {
              openDialog({ kind: 'citation', claimId: citation.claimId, citationId: citation.id });
            }}
          />
          <IconButton
            label="Remove the citation"
            icon={<Trash2 />}
            size="small"
            isDisabled={!mayChange}
            onPress={() => void act({ kind: 'citation.remove', citationId: citation.id })}
          />
        </span>
      </header>
      <p className="citation-facts">
        <span data-stance={citation.stance}>{stanceNames[citation.stance]}</span>
        <span>{citationRoleNames[citation.role]}</span>
        {citation.locator === null ? (
          <strong className="is-missing">No locator</strong>
        ) : (
          <span>{locatorText(citation.locator)}</span>
        )}
        {evidence === undefined ? null : <span className="citation-file">{evidence.fileName}</span>}
      </p>
      {source === undefined ? null : <PersonNotices source={source} />}
      {evidence !== undefined && isMismatched(evidence) ? (
        <p className="is-missing">The stored file is not what was collected.</p>
      ) : null}
      {citation.excerpt === null ? null : (
        <blockquote className="excerpt">{citation.excerpt.exact}</blockquote>
      )}
      {citation.note === '' ? null : <p className="insp-hint">{citation.note}</p>}
      <Refusal error={error} onDismiss={dismiss} />
    </article>
  );
}
