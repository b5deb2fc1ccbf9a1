import { Import } from 'lucide-react';
import { useState } from 'react';
import type { LibrarySource } from '../../../contract/library-views.ts';
import type { AppError } from '../../../core/app-error.ts';
import { findSame } from '../../../core/sources/source-identity.ts';
import { sourceTitle } from '../../../core/sources/source.ts';
import { formatReference } from '../../../core/sources/reference-format.ts';
import { goToPlace } from '../../app/navigation.ts';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { counted } from '../claims/claim-words.ts';
import { InspectorSection } from '../claims/InspectorSection.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useMay } from '../desk/use-act.ts';
import { elsewhere } from './library-words.ts';
import { sourceKindNames } from './source-words.ts';

export interface LibrarySourcePanelProps {
  readonly entry: LibrarySource;
  /** All sources of the library. */
  readonly all: readonly LibrarySource[];
  /** Shows a source of the open project. */
  readonly onShow: (sourceId: string) => void;
}

/** A source of any project: where it is used, and the way to have it here. */
export function LibrarySourcePanel({ entry, all, onShow }: LibrarySourcePanelProps) {
  const { bridge, notices } = useStores();
  const { project } = useDesk();
  const mayAdd = useMay('source.add');
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { source, projectId, evidence } = entry;
  const here =
    projectId === project.id
      ? source.id
      : (findSame(Object.values(project.sources), source.csl)?.source.id ?? null);
  const isVault = source.person?.isInVault === true;
  const bring = async () => {
    setBusy(true);
    const done = await bridge.invoke('sources:bring', {
      projectId: project.id,
      fromProjectId: projectId,
      sourceId: source.id,
    });
    setBusy(false);
    setError(done.ok ? null : done.error);
    if (!done.ok) return;
    const files = evidence.length === 0 ? '' : ` with ${counted(evidence.length, 'file')}`;
    notices.tell({ kind: 'done', text: `“${sourceTitle(source)}” is in this project now${files}.` });
  };
  return (
    <aside className="sources-panel" aria-label="Chosen source" data-pane="Chosen source" tabIndex={-1}>
      <header className="claim-head">
        <p className="insp-hint">
          {sourceKindNames[source.kind]} · {entry.projectTitle}
        </p>
        <h2 className="story-title">{sourceTitle(source)}</h2>
        <p className="source-reference">{formatReference(source)}</p>
        <div className="insp-row">
          {here === null ? (
            <Button
              size="small"
              icon={<Import />}
              isDisabled={!mayAdd || isBusy || isVault}
              onPress={() => void bring()}
            >
              Bring into this project
            </Button>
          ) : (
            <Button
              size="small"
              onPress={() => {
                onShow(here);
              }}
            >
              Show it in this project
            </Button>
          )}
        </div>
        {isVault ? <p className="insp-hint">In the vault of its own story; it stays there.</p> : null}
        <Refusal
          error={error}
          onDismiss={() => {
            setError(null);
          }}
        />
      </header>
      <UsedInProjects entries={[entry, ...elsewhere(all, source, projectId)]} />
      {evidence.length === 0 ? null : (
        <InspectorSection title="Evidence" count={evidence.length}>
          {evidence.map(({ id, fileName, sha256 }) => (
            <p key={id} className="citation-facts">
              <span>{fileName}</span>
              <span title={sha256}>SHA-256 {sha256.slice(0, 12)}…</span>
            </p>
          ))}
        </InspectorSection>
      )}
    </aside>
  );
}

/** Which projects use a source and for which claims; a press leads there. */
export function UsedInProjects({ entries }: { readonly entries: readonly LibrarySource[] }) {
  const stores = useStores();
  const go = (projectId: string, kind: 'claim' | 'source', recordId: string) =>
    void goToPlace(stores, { projectId, kind, recordId, passage: null });
  return (
    <InspectorSection title="Where it is used" count={entries.length}>
      {entries.map(({ projectId, projectTitle, source, claims }) => (
        <div key={`${projectId} ${source.id}`} className="used-in">
          <button
            type="button"
            className="used-in-project"
            onClick={() => {
              go(projectId, 'source', source.id);
            }}
          >
            {projectTitle}
          </button>
          <ul className="used-by">
            {claims.map(({ claimId, words }) => (
              <li key={claimId}>
                <button
                  type="button"
                  className="used-by-place"
                  onClick={() => {
                    go(projectId, 'claim', claimId);
                  }}
                >
                  {words}
                </button>
              </li>
            ))}
          </ul>
          {claims.length === 0 ? <p className="insp-hint">No claim stands on it there.</p> : null}
        </div>
      ))}
    </InspectorSection>
  );
}
