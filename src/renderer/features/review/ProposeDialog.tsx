import { useState } from 'react';
import { spanIndex } from '../../../core/article/spans.ts';
import { storableText } from '../../../core/article/storable-text.ts';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { WordDiff } from '../claims/WordDiff.tsx';
import { wordStretches } from '../claims/word-stretches.ts';
import { useDesk } from '../desk/desk-context.ts';
import { TextDialog } from '../desk/TextDialog.tsx';

export interface ProposeDialogProps {
  readonly claimId: string;
  readonly onClose: () => void;
}

/** Proposes other words for one place of a claim. Checkers do not edit copy; the editor accepts or rejects. */
export function ProposeDialog({ claimId, onClose }: ProposeDialogProps) {
  const { project, newId, announce } = useDesk();
  const index = spanIndex(project.article);
  const places = (project.claims[claimId]?.spans ?? []).flatMap((span) => {
    const fragments = index.get(span.id);
    return fragments === undefined
      ? []
      : [{ spanId: span.id, text: fragments.map((fragment) => fragment.text).join('\n') }];
  });
  const [spanId, setSpanId] = useState(places[0]?.spanId ?? '');
  const [reason, setReason] = useState('');
  const place = places.find((each) => each.spanId === spanId);
  return (
    <TextDialog
      key={spanId}
      title="Propose a change"
      // Words that have changed since are another question.
      asks={`propose ${spanId} ${place?.text ?? ''}`}
      label="New words"
      description="Leave it empty to propose a cut."
      initial={place?.text ?? ''}
      mayBeEmpty
      affirm="Propose"
      commandFor={(replacement) => ({
        kind: 'change.propose',
        changeId: newId('change'),
        claimId,
        spanId,
        replacement: storableText(replacement),
        reason: reason.trim(),
      })}
      onDone={() => {
        announce('Change proposed. The editor decides.');
      }}
      onClose={onClose}
      below={(text) => (
        <>
          {text.trim() === place?.text ? null : (
            <WordDiff label="The change" stretches={wordStretches(place?.text ?? '', text.trim())} />
          )}
          <TextField label="Why" value={reason} onChange={setReason} />
        </>
      )}
    >
      {places.length > 1 ? (
        <Select
          label="Place"
          options={places.map((each) => ({ value: each.spanId, label: each.text }))}
          value={spanId}
          onChange={setSpanId}
        />
      ) : null}
    </TextDialog>
  );
}
