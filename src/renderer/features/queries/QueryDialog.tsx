import { useState } from 'react';
import { claimState } from '../../../core/claims/staleness.ts';
import type { Command } from '../../../core/project/commands.ts';
import type { Query } from '../../../core/project/exchange.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { useDesk, type Passage } from '../desk/desk-context.ts';
import { markRanges } from '../desk/mark-ranges.ts';
import { TextDialog } from '../desk/TextDialog.tsx';

export interface QueryDialogProps {
  readonly claimId: string | null;
  /** Words in no claim yet: they become one, and the query is about it. */
  readonly passage: Passage | null;
  readonly onClose: () => void;
}

const addressees: readonly { readonly value: Query['to']; readonly label: string }[] = [
  { value: 'writer', label: 'To the writer' },
  { value: 'editor', label: 'To the editor' },
  { value: 'source', label: 'To a source' },
];

/** Opens a query about a claim, about words that become one, or about the story. The claim is queried until it is resolved. */
export function QueryDialog({ claimId, passage, onClose }: QueryDialogProps) {
  const { project, newId, announce, selectClaim } = useDesk();
  const [to, setTo] = useState<Query['to']>('writer');
  const [newClaimId] = useState(() => newId('claim'));
  const claim = claimId === null ? undefined : project.claims[claimId];
  const words = claim === undefined ? (passage?.words ?? null) : claimState(project, claim).text;
  const commandsFor = (text: string): readonly Command[] => {
    const open = (about: string | null): Command => ({
      kind: 'query.open',
      queryId: newId('query'),
      claimId: about,
      to,
      text,
    });
    if (claimId !== null || passage === null) return [open(claimId)];
    const ranges = markRanges(passage.ranges, newId);
    return [{ kind: 'claim.create', claimId: newClaimId, type: 'fact', ranges }, open(newClaimId)];
  };
  return (
    <TextDialog
      title={words === null ? 'Query about the story' : 'Query'}
      asks={`query ${claimId ?? JSON.stringify(passage?.ranges ?? 'story')}`}
      label="Question"
      affirm="Open the query"
      commandFor={commandsFor}
      onDone={() => {
        if (claimId === null && passage !== null) selectClaim(newClaimId);
        announce('Query opened.');
      }}
      onClose={onClose}
    >
      {words === null ? null : <blockquote className="dialog-words">{words}</blockquote>}
      <Segmented label="To whom" segments={addressees} value={to} onChange={setTo} />
    </TextDialog>
  );
}
