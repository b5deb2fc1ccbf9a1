import { Plus } from 'lucide-react';
import { useState } from 'react';
import { claimState } from '../../../core/claims/staleness.ts';
import { citationRoles, locatorLabels, stances } from '../../../core/sources/citation.ts';
import { useUnsentWords } from '../../stores/use-unsent-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { citationRoleNames, stanceNames } from '../claims/claim-words.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct } from '../desk/use-act.ts';
import { AttachEvidence } from './AttachEvidence.tsx';
import { citationCommand, draftOf, type CitationDraft } from './citation-draft.ts';
import { SourceDialog } from './SourceDialog.tsx';
import { evidenceOf, sourceKindNames, sourceRows } from './source-words.ts';
import { useAttach } from './use-attach.ts';
import { usePastedText } from './use-pasted-text.ts';

export interface CitationDialogProps {
  readonly claimId: string;
  /** Null: a new citation. */
  readonly citationId: string | null;
  readonly onClose: () => void;
}

const noEvidence = 'none';

/**
 * Cites a source for a claim: which, in what role, where in it, and on what evidence. Text that is pasted and not kept yet becomes evidence
 * with the citation, or waits with its source for the next time the dialog is opened here.
 */
export function CitationDialog({ claimId, citationId, onClose }: CitationDialogProps) {
  const { project, newId, setView, announce } = useDesk();
  const { act, error, isBusy } = useAct();
  const before = citationId === null ? null : (project.citations[citationId] ?? null);
  const pasteId = citationId ?? claimId;
  const left = useUnsentWords('paste', pasteId).words;
  const [draft, setDraft] = useState(() => {
    const known = draftOf(before);
    return before === null && left !== null && left.sourceId in project.sources
      ? { ...known, sourceId: left.sourceId }
      : known;
  });
  const attach = useAttach();
  const pasted = usePastedText(pasteId, draft.sourceId, attach);
  const [isAddingSource, setAddingSource] = useState(false);
  const claim = project.claims[claimId];
  const set = (part: Partial<CitationDraft>) => {
    setDraft((known) => ({ ...known, ...part }));
  };
  const chooseSource = (sourceId: string) => {
    pasted.moveTo(sourceId);
    set({ sourceId, evidenceId: evidenceOf(project, sourceId)[0]?.id ?? null });
  };
  const evidence = draft.sourceId === null ? [] : evidenceOf(project, draft.sourceId);
  const chosen = evidence.find((each) => each.id === draft.evidenceId);
  const save = async (goOn: boolean) => {
    const id = before?.id ?? newId('citation');
    let made = draft;
    if (pasted.isUnkept) {
      const evidenceId = await pasted.keepAsEvidence();
      if (evidenceId === null) return;
      made = { ...draft, evidenceId };
      set({ evidenceId });
    }
    const command = citationCommand(made, claimId, id, before);
    if (command === null || !(await act(command))) return;
    announce(before === null ? 'Source cited.' : 'Citation changed.');
    onClose();
    if (goOn) setView({ kind: 'evidence', claimId, citationId: id });
  };
  const isReady = !isBusy && !attach.isBusy && draft.sourceId !== null;
  const hasEvidence = chosen !== undefined || pasted.isUnkept;
  return (
    <Dialog
      title={before === null ? 'Cite a source' : 'Citation'}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button
            variant={hasEvidence ? 'plain' : 'primary'}
            isDisabled={!isReady}
            onPress={() => void save(false)}
          >
            {before === null ? 'Cite' : 'Save'}
          </Button>
          {!hasEvidence ? null : (
            <Button variant="primary" isDisabled={!isReady} onPress={() => void save(true)}>
              {before === null ? 'Cite and select the passage' : 'Save and select the passage'}
            </Button>
          )}
        </>
      }
    >
      <div className="dialog-stack">
        {claim === undefined ? null : (
          <blockquote className="dialog-words">{claimState(project, claim).text}</blockquote>
        )}
        <div className="field-row">
          <Select
            label="Source"
            className="grow"
            placeholder={Object.keys(project.sources).length === 0 ? 'No source yet' : 'Choose a source'}
            options={sourceRows(project).map((row) => ({
              value: row.id,
              label: row.title,
              description: [sourceKindNames[row.kind], row.authors, row.date].filter(Boolean).join(' · '),
            }))}
            value={draft.sourceId}
            isDisabled={before !== null}
            onChange={chooseSource}
          />
          {before === null ? (
            <Button
              icon={<Plus />}
              onPress={() => {
                setAddingSource(true);
              }}
            >
              New source…
            </Button>
          ) : null}
        </div>
        <div className="field-row">
          <div className="labelled">
            <span className="ui-label" aria-hidden="true">
              For this claim it is
            </span>
            <Segmented
              label="For this claim it is"
              segments={citationRoles.map((role) => ({ value: role, label: citationRoleNames[role] }))}
              value={draft.role}
              onChange={(role) => {
                set({ role });
              }}
            />
          </div>
          <Select
            label="What it says of the claim"
            className="grow"
            options={stances.map((stance) => ({ value: stance, label: stanceNames[stance] }))}
            value={draft.stance}
            onChange={(stance) => {
              set({ stance });
            }}
          />
        </div>
        <div className="field-row">
          <Select
            label="Where"
            options={locatorLabels.map((label) => ({ value: label, label }))}
            value={draft.locatorLabel}
            onChange={(locatorLabel) => {
              set({ locatorLabel });
            }}
          />
          <TextField
            label="Locator"
            className="grow"
            placeholder="4, 12–13, 00:12:31 …"
            value={draft.locatorValue}
            onChange={(locatorValue) => {
              set({ locatorValue });
            }}
          />
        </div>
        <p className="insp-hint">
          A citation that does not say where keeps the gate shut. Choosing a passage proposes a locator.
        </p>
        {draft.sourceId === null ? (
          <p className="insp-hint">
            Choose a source first: evidence belongs to one, and so does the citation.
          </p>
        ) : (
          <>
            {evidence.length === 0 ? (
              <span className="ui-label">Evidence: none yet</span>
            ) : (
              <Select
                label="Evidence"
                options={[
                  { value: noEvidence, label: 'None' },
                  ...evidence.map((each) => ({ value: each.id, label: each.fileName })),
                ]}
                value={draft.evidenceId ?? noEvidence}
                onChange={(id) => {
                  set({ evidenceId: id === noEvidence ? null : id });
                }}
              />
            )}
            <AttachEvidence
              sourceId={draft.sourceId}
              attach={attach}
              pasted={pasted}
              onAttached={(evidenceId) => {
                set({ evidenceId });
              }}
            />
          </>
        )}
        <TextArea
          label="Note"
          rows={2}
          value={draft.note}
          onChange={(note) => {
            set({ note });
          }}
        />
        <Refusal error={error} />
      </div>
      {isAddingSource ? (
        <SourceDialog
          sourceId={null}
          onSaved={(sourceId) => {
            pasted.moveTo(sourceId);
            set({ sourceId, evidenceId: null });
          }}
          onClose={() => {
            setAddingSource(false);
          }}
        />
      ) : null}
    </Dialog>
  );
}
