import { ArrowRight, Plus } from 'lucide-react';
import { claimState } from '../../../core/claims/staleness.ts';
import type { Allegation } from '../../../core/sources/allegation.ts';
import { formatIsoDay } from '../../../core/sources/reference-format.ts';
import { allegationsInOrder, type AllegationState } from '../../../core/sources/right-of-reply.ts';
import { personName } from '../../../core/sources/source.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { shortTime } from '../desk/time-words.ts';
import { useMay } from '../desk/use-act.ts';
import { channelName, dueText, localDay, stepNames } from './people-words.ts';
import { useGoToClaim } from './use-go-to-claim.ts';

export interface ReplyTrackerProps {
  /** The allegation to bring into view, when something led to it. */
  readonly allegationId: string | null;
}

/** Everybody the story accuses: what was put to them when, until when, what they said, and where it stands. */
export function ReplyTracker({ allegationId }: ReplyTrackerProps) {
  const { project, openDialog } = useDesk();
  const mayAdd = useMay('allegation.add');
  const rows = allegationsInOrder(project, localDay(new Date()));
  const add = (
    <Button
      icon={<Plus />}
      isDisabled={!mayAdd}
      onPress={() => openDialog({ kind: 'allegation', claimId: null, allegationId: null })}
    >
      Allegation…
    </Button>
  );
  if (rows.length === 0) {
    return (
      <EmptyState title="The story accuses nobody yet" level={3} actions={add}>
        Whoever is accused in print hears of it before, may answer, and is answered for in the text. Choose a
        claim and “This accuses somebody…”, or add an allegation here. It keeps the gate shut until the answer
        stands in the text, or they declined or let the deadline pass.
      </EmptyState>
    );
  }
  return (
    <div className="people-scroll">
      <table className="people-table" aria-label="Right of reply">
        <thead>
          <tr>
            <th scope="col">Who and what</th>
            <th scope="col">Standing</th>
            <th scope="col">Put to them</th>
            <th scope="col">Answer by</th>
            <th scope="col">Answer</th>
            <th scope="col">
              <span className="ui-visually-hidden">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ allegation, state }) => (
            <AllegationRow
              key={allegation.id}
              allegation={allegation}
              state={state}
              isShown={allegation.id === allegationId}
            />
          ))}
        </tbody>
      </table>
      <div className="people-foot">{add}</div>
    </div>
  );
}

const tones = {
  'to-put': 'warning',
  waiting: 'neutral',
  overdue: 'danger',
  'to-place': 'warning',
  settled: 'done',
} as const;

interface AllegationRowProps {
  readonly allegation: Allegation;
  readonly state: AllegationState;
  readonly isShown: boolean;
}

function AllegationRow({ allegation, state, isShown }: AllegationRowProps) {
  const { project, openDialog } = useDesk();
  const mayUpdate = useMay('allegation.update');
  const source = project.sources[allegation.sourceId];
  const who = source === undefined ? 'Unknown' : personName(source);
  const due = dueText(state);
  const isInPrint = state.liveClaimIds.length > 0;
  return (
    <tr data-shown={isShown || undefined} aria-current={isShown || undefined}>
      <th scope="row">
        <span className="people-name">{who}</span>
        <span className="people-summary">{allegation.summary}</span>
        <ClaimJumps label="Said in" claimIds={state.liveClaimIds} />
      </th>
      <td>
        <Badge tone={isInPrint ? tones[state.step] : 'neutral'}>
          {isInPrint ? stepNames[state.step] : 'Not in the text'}
        </Badge>
      </td>
      <td>
        {allegation.putAt === null ? (
          <span data-empty>not yet</span>
        ) : (
          <>
            <time dateTime={allegation.putAt}>{shortTime(allegation.putAt, new Date())}</time>
            <span className="people-sub">{channelName(allegation.channel)}</span>
          </>
        )}
      </td>
      <td>
        {allegation.deadline === null ? (
          <span data-empty>no deadline</span>
        ) : (
          formatIsoDay(allegation.deadline)
        )}
        {due === '' ? null : (
          <span className="people-sub" data-over={state.step === 'overdue' || undefined}>
            {due}
          </span>
        )}
      </td>
      <td>
        <AnswerCell allegation={allegation} />
      </td>
      <td>
        <Button
          size="small"
          variant="quiet"
          isDisabled={!mayUpdate}
          aria-label={`Change: ${who}`}
          onPress={() => openDialog({ kind: 'allegation', claimId: null, allegationId: allegation.id })}
        >
          Change…
        </Button>
      </td>
    </tr>
  );
}

function AnswerCell({ allegation: { reply, replyClaimId } }: { readonly allegation: Allegation }) {
  if (reply === null) return <span data-empty>none recorded</span>;
  if (reply.text.trim() === '') return <span>declined, or none in time</span>;
  return (
    <>
      <span className="people-summary">{reply.text}</span>
      {replyClaimId === null ? (
        <span className="is-missing">not in the text</span>
      ) : (
        <ClaimJumps label="Stands in" claimIds={[replyClaimId]} />
      )}
    </>
  );
}

function ClaimJumps({ label, claimIds }: { readonly label: string; readonly claimIds: readonly string[] }) {
  const { project } = useDesk();
  const goTo = useGoToClaim();
  return claimIds.flatMap((id) => {
    const claim = project.claims[id];
    if (claim === undefined) return [];
    const { text } = claimState(project, claim);
    return [
      <button key={id} type="button" className="claim-jump" onClick={() => goTo(id)}>
        <span className="people-sub">{label}</span> {text} <ArrowRight aria-hidden="true" />
      </button>,
    ];
  });
}
