import { useState } from 'react';
import type { Claim } from '../../../core/claims/claim.ts';
import { acceptance, acceptanceWords } from '../../../core/project/accept-change.ts';
import type { Change } from '../../../core/project/exchange.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { FoldingSection } from '../claims/FoldingSection.tsx';
import { WordDiff } from '../claims/WordDiff.tsx';
import { wordStretches } from '../claims/word-stretches.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { shortTime } from '../desk/time-words.ts';
import { useAct, useMay } from '../desk/use-act.ts';
import { changesOf } from './change-list.ts';

/** The checker's proposals for a claim's words. The editor decides; accepting changes the article. */
export function ProposedChanges({ claim }: { readonly claim: Claim }) {
  const { project, openDialog } = useDesk();
  const mayPropose = useMay('change.propose');
  const changes = changesOf(project, claim.id);
  const open = changes.filter((change) => change.outcome === null).length;
  return (
    <FoldingSection
      title="Proposed changes"
      part="changes"
      waiting={open}
      summary={changes.length > 0 && open === 0 ? `${changes.length} settled` : ''}
      count={open}
      action={
        <Button
          size="small"
          variant="quiet"
          keys="P"
          isDisabled={!mayPropose}
          onPress={() => {
            openDialog({ kind: 'propose', claimId: claim.id });
          }}
        >
          Propose…
        </Button>
      }
    >
      {changes.map((change) =>
        change.outcome === null ? (
          <OpenChange key={change.id} change={change} />
        ) : (
          <SettledChange key={change.id} change={change} />
        ),
      )}
    </FoldingSection>
  );
}

function OpenChange({ change }: { readonly change: Change }) {
  const { project, announce } = useDesk();
  const { act, error, isBusy, dismiss } = useAct();
  const mayDecide = useMay('change.accept');
  const mayWithdraw = useMay('change.withdraw');
  const [reason, setReason] = useState<string | null>(null);
  const accept = async () => {
    const plan = acceptance(project, change.id);
    if (await act(plan.commands)) announce(`Change accepted. ${acceptanceWords(plan)}`.trim());
  };
  return (
    <article className="thread" aria-label="Proposed change, open">
      <p className="said-by">
        {change.by} <time dateTime={change.at}>{shortTime(change.at, new Date())}</time>
        <Badge tone="accent">Waits for the editor</Badge>
      </p>
      <WordDiff label="The change" stretches={wordStretches(change.exact, change.replacement)} />
      {change.reason === '' ? null : <p className="said">{change.reason}</p>}
      {reason === null ? (
        <div className="insp-row is-end">
          {mayWithdraw ? (
            <Button
              size="small"
              variant="quiet"
              isDisabled={isBusy}
              onPress={() => void act({ kind: 'change.withdraw', changeId: change.id })}
            >
              Withdraw
            </Button>
          ) : null}
          {mayDecide ? (
            <>
              <Button
                size="small"
                isDisabled={isBusy}
                onPress={() => {
                  setReason('');
                }}
              >
                Reject…
              </Button>
              <Button size="small" keys="A" isDisabled={isBusy} onPress={() => void accept()}>
                Accept
              </Button>
            </>
          ) : (
            <span className="insp-hint">The editor accepts or rejects it.</span>
          )}
        </div>
      ) : (
        <form
          className="insp-form"
          onSubmit={(event) => {
            event.preventDefault();
            void act({ kind: 'change.reject', changeId: change.id, reason: reason.trim() });
          }}
        >
          <TextField label="Why not" autoFocus value={reason} onChange={setReason} />
          <div className="insp-row is-end">
            <Button
              size="small"
              variant="quiet"
              onPress={() => {
                setReason(null);
              }}
            >
              Cancel
            </Button>
            <Button size="small" type="submit" isDisabled={isBusy}>
              Reject
            </Button>
          </div>
        </form>
      )}
      <Refusal error={error} onDismiss={dismiss} />
    </article>
  );
}

function SettledChange({ change }: { readonly change: Change }) {
  const { outcome } = change;
  if (outcome === null) return null;
  return (
    <article className="thread is-settled" aria-label={`Proposed change, ${outcome.kind}`}>
      <p className="said-by">
        {outcome.kind === 'accepted' ? 'Accepted' : outcome.kind === 'rejected' ? 'Rejected' : 'Withdrawn'} by{' '}
        {outcome.by} <time dateTime={outcome.at}>{shortTime(outcome.at, new Date())}</time>
      </p>
      <WordDiff label="The change" stretches={wordStretches(change.exact, change.replacement)} />
      {outcome.reason === '' ? null : <p className="said">{outcome.reason}</p>}
    </article>
  );
}
