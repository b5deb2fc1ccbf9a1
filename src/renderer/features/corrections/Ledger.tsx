import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { correctionKinds, type Correction } from '../../../core/corrections/correction.ts';
import { isPublicStage } from '../../../core/project/project.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { shortTime } from '../desk/time-words.ts';
import { useMay } from '../desk/use-act.ts';
import { ReasonForm } from '../publish/ReasonForm.tsx';
import { fullDay } from '../search/bank-words.ts';
import { CorrectionDialog } from './CorrectionDialog.tsx';
import { correctionKindWords } from './correction-words.ts';

export interface LedgerProps {
  /** The entry whose blast radius is shown. */
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
}

/** What the desk said in public about the story after it was published, latest first. */
export function Ledger({ chosenId, onChoose }: LedgerProps) {
  const { project } = useDesk();
  const mayAdd = useMay('correction.add');
  const [isOpen, setOpen] = useState(false);
  const isOut = isPublicStage(project.story.stage);
  const add = (
    <Button
      icon={<Plus />}
      isDisabled={!mayAdd || !isOut}
      onPress={() => {
        setOpen(true);
      }}
    >
      New entry…
    </Button>
  );
  return (
    <section className="publish-column" aria-label="Corrections" data-pane="Corrections" tabIndex={-1}>
      <div className="ledger-head">
        <h3 className="publish-heading">Corrections</h3>
        {project.corrections.length === 0 ? null : add}
      </div>
      {project.corrections.length === 0 ? (
        <EmptyLedger isOut={isOut} mayAdd={mayAdd} add={add} />
      ) : (
        <ol className="ledger-entries">
          {project.corrections.toReversed().map((entry) => (
            <Entry
              key={entry.id}
              entry={entry}
              isChosen={entry.id === chosenId}
              onChoose={() => {
                onChoose(entry.id);
              }}
            />
          ))}
        </ol>
      )}
      {isOpen ? (
        <CorrectionDialog
          onClose={(entered) => {
            setOpen(false);
            if (entered !== null) onChoose(entered);
          }}
        />
      ) : null}
    </section>
  );
}

interface EmptyLedgerProps {
  readonly isOut: boolean;
  readonly mayAdd: boolean;
  readonly add: ReactNode;
}

/** What the ledger is for, which entry tells readers what, and what becomes of one. */
function EmptyLedger({ isOut, mayAdd, add }: EmptyLedgerProps) {
  return (
    <EmptyState title="Nothing was corrected" level={3} actions={add}>
      <p>
        {isOut
          ? 'When readers have to be told something about this story, enter it here.'
          : 'Readers do not have this story yet, so mistakes are mended in the text. Once its stage is “published”, what readers have to be told is entered here.'}
      </p>
      <dl className="ledger-kinds">
        {correctionKinds.map((kind) => (
          <div key={kind}>
            <dt>{correctionKindWords[kind].name}</dt>
            <dd>{correctionKindWords[kind].meaning}</dd>
          </div>
        ))}
      </dl>
      <p>
        An entry is printed with the article in every format that can say it, names on the right the other
        stories that rest on the same claim or source, and stays in the ledger for good: one that was a
        mistake is withdrawn with its reason.
      </p>
      {isOut && !mayAdd ? <p>Entries are for the editor: switch your role above.</p> : null}
    </EmptyState>
  );
}

interface EntryProps {
  readonly entry: Correction;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Entry({ entry, isChosen, onChoose }: EntryProps) {
  const { project } = useDesk();
  const mayWithdraw = useMay('correction.withdraw');
  const { kind, on, note, cause, foundBy, claimIds, by, at, withdrawn } = entry;
  const { name } = correctionKindWords[kind];
  const now = new Date();
  const facts = [
    ['Cause', cause],
    ['Found by', foundBy],
    ['Entered', `${by}, ${shortTime(at, now)}`],
  ].filter(([, value]) => value !== '');
  return (
    <li
      className="ledger-entry"
      data-kind={kind}
      data-chosen={isChosen || undefined}
      data-withdrawn={withdrawn !== null || undefined}
    >
      <p className="ledger-kind">
        <strong>{name}</strong> <time dateTime={on}>{fullDay(on)}</time>
        {withdrawn === null ? null : <span className="ledger-withdrawn">withdrawn</span>}
      </p>
      <blockquote className="ledger-note">{note}</blockquote>
      {withdrawn === null ? null : (
        <p className="insp-hint">
          Withdrawn by {withdrawn.by}, {shortTime(withdrawn.at, now)}: “{withdrawn.reason}”. It is printed
          nowhere in public.
        </p>
      )}
      <dl className="ledger-facts">
        {claimIds.length === 0 ? null : (
          <div>
            <dt>Concerns</dt>
            {claimIds.map((id) => (
              <dd key={id} className="ledger-words">
                {wordsOf(project.claims[id])}
              </dd>
            ))}
          </div>
        )}
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="insp-row">
        <Button
          size="small"
          variant={isChosen ? 'plain' : 'quiet'}
          aria-pressed={isChosen}
          onPress={onChoose}
        >
          Blast radius
        </Button>
        {withdrawn === null && mayWithdraw ? (
          <ReasonForm
            trigger="Withdraw…"
            label="Why the entry was a mistake"
            description="It stays in the ledger with this reason and leaves with no public format any more."
            affirm="Withdraw it"
            isDanger
            commandFor={(reason) => ({ kind: 'correction.withdraw', correctionId: entry.id, reason })}
          />
        ) : null}
      </div>
    </li>
  );
}

function wordsOf(claim: { readonly spans: readonly { readonly exact: string }[] } | undefined): string {
  return claim === undefined ? 'a claim that is gone' : claim.spans.map((span) => span.exact).join(' … ');
}
