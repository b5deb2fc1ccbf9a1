import { verdictStatuses, type VerdictStatus } from '../../../core/claims/claim-status.ts';
import type { Claim } from '../../../core/claims/claim.ts';
import { useStores } from '../../stores/stores.ts';
import { useUnsentWords } from '../../stores/use-unsent-words.ts';
import { Button } from '../../ui/Button.tsx';
import { markLegend } from '../../ui/mark-legend.ts';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { shortTime } from '../desk/time-words.ts';
import { useAct, useMay } from '../desk/use-act.ts';
import { mediaNames, verdictMeanings } from './claim-words.ts';
import { InspectorSection } from './InspectorSection.tsx';
import { isAboutMedia, mediaDraft, MediaFields } from './MediaFields.tsx';
import { verdictWithWords } from './verdict-with-words.ts';

/**
 * The seven verdicts under their keys, the way back, and the note that goes with the next verdict. What is typed and not given yet stays
 * with its claim while another is looked at.
 */
export function StatusControl({ claim }: { readonly claim: Claim }) {
  const { unsent } = useStores();
  const { project, legend, role, announce } = useDesk();
  const { act, error, isBusy, dismiss } = useAct();
  const mayDecide = useMay('claim.verdict');
  const unsentNote = useUnsentWords('verdict-note', claim.id);
  const unsentMedia = useUnsentWords('verdict-media', claim.id);
  const note = unsentNote.words ?? '';
  const decide = async (verdict: VerdictStatus) => {
    const { command, isGiven } = verdictWithWords(unsent, project.id, claim, verdict);
    if (!(await act(command))) return;
    isGiven();
    announce(`Verdict: ${markLegend[verdict].label.toLowerCase()}.`);
  };
  return (
    <InspectorSection title="Verdict">
      <div className="verdicts" role="group" aria-label="Verdict">
        {verdictStatuses.map((verdict, at) => (
          <Tooltip key={verdict} content={verdictMeanings[verdict]} placement="left">
            <Button
              variant="quiet"
              className="verdict"
              aria-pressed={claim.status === verdict}
              aria-keyshortcuts={String(at + 1)}
              isDisabled={!mayDecide || isBusy}
              onPress={() => void decide(verdict)}
            >
              <span className="verdict-key" aria-hidden="true">
                {at + 1}
              </span>
              <StatusGlyph state={verdict} legend={legend} isDecorative />
              <span className="verdict-name">{markLegend[verdict].label}</span>
            </Button>
          </Tooltip>
        ))}
      </div>
      {mayDecide ? (
        <>
          <TextArea
            label="Note with the verdict"
            isLabelHidden
            placeholder="Note with the next verdict (optional)"
            rows={1}
            value={note}
            onChange={unsentNote.keep}
            {...(note.trim() === '' ? {} : { description: 'Not saved yet: it goes with the next verdict.' })}
          />
          {isAboutMedia(claim) ? (
            <MediaFields value={mediaDraft(claim, unsentMedia.words)} onChange={unsentMedia.keep} />
          ) : null}
        </>
      ) : (
        <p className="insp-hint">Verdicts are the checker’s; you act as {role}.</p>
      )}
      <Refusal error={error} onDismiss={dismiss} />
      <VerdictLine claim={claim} />
      <div className="insp-row">
        {claim.status === 'to-check' ? (
          <Button
            size="small"
            isDisabled={!mayDecide || isBusy}
            onPress={() => void act({ kind: 'claim.set-status', claimId: claim.id, status: 'in-progress' })}
          >
            Start work
          </Button>
        ) : (
          <Button
            size="small"
            keys="0"
            isDisabled={!mayDecide || isBusy}
            onPress={() => void act({ kind: 'claim.set-status', claimId: claim.id, status: 'to-check' })}
          >
            Back to check
          </Button>
        )}
      </div>
    </InspectorSection>
  );
}

function VerdictLine({ claim }: { readonly claim: Claim }) {
  const { verdict } = claim;
  if (verdict === null) return null;
  return (
    <p className="insp-hint">
      {verdict.by}, <time dateTime={verdict.at}>{shortTime(verdict.at, new Date())}</time>
      {verdict.note === '' ? null : <> · “{verdict.note}”</>}
      {verdict.media === null ? null : (
        <> · {verdict.media.categories.map((category) => mediaNames[category]).join(', ')}</>
      )}
    </p>
  );
}
