import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Citation } from '../../../core/sources/citation.ts';
import type { Evidence } from '../../../core/sources/evidence.ts';
import { sourceTitle } from '../../../core/sources/source.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { locatorText } from '../claims/claim-words.ts';
import { useDesk } from '../desk/desk-context.ts';
import { CapturedPicture } from './CapturedPicture.tsx';

export interface EvidenceHeadProps {
  readonly citation: Citation;
  /** All citations of the claim, to choose another one. */
  readonly citations: readonly Citation[];
  readonly evidence: Evidence;
  readonly children?: ReactNode;
}

/** Above the document: the way back, which citation it is, and the file. */
export function EvidenceHead({ citation, citations, evidence, children }: EvidenceHeadProps) {
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
      <CapturedPicture evidence={evidence} />
      {children}
    </header>
  );
}
