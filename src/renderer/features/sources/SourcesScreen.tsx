import { ArrowLeft, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { useMay } from '../desk/use-act.ts';
import { SourceDialog } from './SourceDialog.tsx';
import { SourcePanel } from './SourcePanel.tsx';
import { SourceTable } from './SourceTable.tsx';
import { filterSources, sourceRows } from './source-words.ts';

type Editing = { readonly sourceId: string | null } | null;

/** All sources of the project: what they are, where they are used, and their evidence. */
export function SourcesScreen() {
  const { project, setView } = useDesk();
  const mayAdd = useMay('source.add');
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [editing, setEditing] = useState<Editing>(null);
  const all = sourceRows(project);
  const rows = filterSources(all, filter);
  const source = chosen === null ? undefined : project.sources[chosen];
  const add = (
    <Button
      icon={<Plus />}
      isDisabled={!mayAdd}
      onPress={() => {
        setEditing({ sourceId: null });
      }}
    >
      New source…
    </Button>
  );
  return (
    <div className="sources">
      <section className="sources-main" aria-label="Sources" data-pane="Sources" tabIndex={-1}>
        <header className="screen-head">
          <IconButton
            label="Back to the page"
            icon={<ArrowLeft />}
            keys="Escape"
            onPress={() => {
              setView({ kind: 'desk' });
            }}
          />
          <h2 className="screen-title">Sources</h2>
          <SearchField
            label="Filter sources"
            value={filter}
            onChange={setFilter}
            className="sources-filter"
          />
          {add}
        </header>
        {all.length === 0 ? (
          <EmptyState title="No sources yet" actions={add}>
            A source is a person, a document, a page, a recording: whatever a claim stands on. Add one here,
            or cite it from a claim and add it there.
          </EmptyState>
        ) : rows.length === 0 ? (
          <EmptyState title="No source matches">Change the filter to see more.</EmptyState>
        ) : (
          <SourceTable
            rows={rows}
            chosen={source?.id ?? null}
            onChoose={setChosen}
            onOpen={(sourceId) => {
              setEditing({ sourceId });
            }}
          />
        )}
      </section>
      {source === undefined ? null : (
        <SourcePanel
          key={source.id}
          source={source}
          onEdit={() => {
            setEditing({ sourceId: source.id });
          }}
        />
      )}
      {editing === null ? null : (
        <SourceDialog
          sourceId={editing.sourceId}
          onSaved={setChosen}
          onClose={() => {
            setEditing(null);
          }}
        />
      )}
    </div>
  );
}
