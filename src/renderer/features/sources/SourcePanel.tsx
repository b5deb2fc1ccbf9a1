import { Pencil, Trash2 } from 'lucide-react';
import type { LibrarySource } from '../../../contract/library-views.ts';
import { useDesk } from '../desk/desk-context.ts';
import type { Evidence } from '../../../core/sources/evidence.ts';
import { sourceTitle, type Source } from '../../../core/sources/source.ts';
import { claimRows } from '../claims/claim-rows.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { InspectorSection } from '../claims/InspectorSection.tsx';
import { Refusal } from '../desk/Refusal.tsx';
import { shortTime } from '../desk/time-words.ts';
import { useAct, useMay } from '../desk/use-act.ts';
import { OriginHints } from '../people/OriginHints.tsx';
import { PersonPanel } from '../people/PersonPanel.tsx';
import { ForCounsel } from '../privilege/ForCounsel.tsx';
import { AttachEvidence } from './AttachEvidence.tsx';
import { sizeText } from '../publish/format-words.ts';
import { FormattedReference } from './FormattedReference.tsx';
import { UsedInProjects } from './LibrarySourcePanel.tsx';
import { useAttach } from './use-attach.ts';
import { usePastedText } from './use-pasted-text.ts';
import { claimsCiting, evidenceOf, isMismatched, sourceKindNames } from './source-words.ts';

export interface SourcePanelProps {
  readonly source: Source;
  /** The same source in other projects. */
  readonly elsewhere: readonly LibrarySource[];
  readonly onEdit: () => void;
}

/** One source: its particulars, its evidence with the custody record, and the claims that stand on it, here and elsewhere. */
export function SourcePanel({ source, elsewhere, onEdit }: SourcePanelProps) {
  const { project } = useDesk();
  const { act, error, isBusy, dismiss } = useAct();
  const mayChange = useMay('source.update');
  const attach = useAttach();
  const pasted = usePastedText(source.id, source.id, attach);
  const evidence = evidenceOf(project, source.id);
  return (
    <aside className="sources-panel" aria-label="Chosen source" data-pane="Chosen source" tabIndex={-1}>
      <header className="claim-head">
        <p className="insp-hint">{sourceKindNames[source.kind]}</p>
        <h2 className="story-title">{sourceTitle(source)}</h2>
        {source.csl.URL === undefined ? null : <p className="source-address">{source.csl.URL}</p>}
        {source.note === '' ? null : <p>{source.note}</p>}
        <div className="insp-row">
          <Button size="small" icon={<Pencil />} isDisabled={!mayChange} onPress={onEdit}>
            Edit…
          </Button>
          <Button
            size="small"
            variant="quiet"
            icon={<Trash2 />}
            isDisabled={!mayChange || isBusy}
            onPress={() => void act({ kind: 'source.remove', sourceId: source.id })}
          >
            Remove
          </Button>
        </div>
        <ForCounsel subject={{ kind: 'source', sourceId: source.id }} what="the source" />
        <Refusal error={error} onDismiss={dismiss} />
      </header>
      <PersonPanel source={source} />
      <OriginHints source={source} />
      <InspectorSection title="Evidence" count={evidence.length}>
        {evidence.map((each) => (
          <EvidenceItem key={each.id} evidence={each} />
        ))}
        <AttachEvidence key={source.id} sourceId={source.id} attach={attach} pasted={pasted} />
      </InspectorSection>
      <UsedBy sourceId={source.id} />
      {elsewhere.length === 0 ? null : <UsedInProjects entries={elsewhere} />}
      {source.kind === 'person' ? null : <FormattedReference source={source} />}
    </aside>
  );
}

const custodyWords: Readonly<Record<Evidence['custody'][number]['action'], string>> = {
  collected: 'Collected',
  verified: 'Verified',
  mismatch: 'Found changed',
  exported: 'Exported',
};

function EvidenceItem({ evidence }: { readonly evidence: Evidence }) {
  const { act, error, isBusy, dismiss } = useAct();
  const mayRemove = useMay('evidence.remove');
  const now = new Date();
  return (
    <article className="citation" aria-label={evidence.fileName}>
      <header className="citation-head">
        <p className="citation-title">{evidence.fileName}</p>
        <IconButton
          label={`Remove ${evidence.fileName}`}
          icon={<Trash2 />}
          size="small"
          isDisabled={!mayRemove || isBusy}
          onPress={() => void act({ kind: 'evidence.remove', evidenceId: evidence.id })}
        />
      </header>
      <p className="citation-facts">
        <span>{sizeText(evidence.size)}</span>
        <span>{evidence.text.kind === 'none' ? 'no readable text' : evidence.text.kind}</span>
        <span title={evidence.sha256}>SHA-256 {evidence.sha256.slice(0, 12)}…</span>
      </p>
      {isMismatched(evidence) ? (
        <p className="is-missing">The stored file is not what was collected.</p>
      ) : null}
      <ol className="custody">
        {evidence.custody.map((entry, at) => (
          <li key={at}>
            {custodyWords[entry.action]} by {entry.by}, {shortTime(entry.at, now)}
            {entry.from === '' ? '' : ` · ${entry.from}`}
          </li>
        ))}
      </ol>
      <Refusal error={error} onDismiss={dismiss} />
    </article>
  );
}

function UsedBy({ sourceId }: { readonly sourceId: string }) {
  const { project, legend, selectClaim, setView } = useDesk();
  const ids = claimsCiting(project, sourceId);
  const rows = claimRows(project).filter((row) => ids.includes(row.id));
  return (
    <InspectorSection title="Claims that cite it" count={rows.length}>
      {rows.length === 0 ? <p className="insp-hint">No claim stands on it yet.</p> : null}
      <ul className="used-by">
        {rows.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              className="used-by-claim"
              onClick={() => {
                setView({ kind: 'desk' });
                requestAnimationFrame(() => {
                  selectClaim(row.id, { reveal: true });
                });
              }}
            >
              <StatusGlyph state={row.mark} legend={legend} />
              <span>{row.text}</span>
            </button>
          </li>
        ))}
      </ul>
    </InspectorSection>
  );
}
