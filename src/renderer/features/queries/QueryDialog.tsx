import { useState } from 'react';
import { claimState } from '../../../core/claims/staleness.ts';
import type { Query } from '../../../core/project/exchange.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { TextDialog } from '../desk/TextDialog.tsx';

export interface QueryDialogProps {
  /** Null: a question about the whole story. */
  readonly claimId: string | null;
  readonly onClose: () => void;
}

const addressees: readonly { readonly value: Query['to']; readonly label: string }[] = [
  { value: 'writer', label: 'To the writer' },
  { value: 'editor', label: 'To the editor' },
  { value: 'source', label: 'To a source' },
];

/** Opens a query. The claim is queried until it is resolved. */
export function QueryDialog({ claimId, onClose }: QueryDialogProps) {
  const { project, newId, announce } = useDesk();
  const [to, setTo] = useState<Query['to']>('writer');
  const claim = claimId === null ? undefined : project.claims[claimId];
  return (
    <TextDialog
      title={claim === undefined ? 'Query about the story' : 'Query'}
      label="Question"
      affirm="Open the query"
      commandFor={(text) => ({ kind: 'query.open', queryId: newId('query'), claimId, to, text })}
      onDone={() => {
        announce('Query opened.');
      }}
      onClose={onClose}
    >
      {claim === undefined ? null : (
        <blockquote className="dialog-words">{claimState(project, claim).text}</blockquote>
      )}
      <Segmented label="To whom" segments={addressees} value={to} onChange={setTo} />
    </TextDialog>
  );
}
