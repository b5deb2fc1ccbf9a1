import { ArrowLeft, Copy, FileDown, FileUp, Plus } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { findDuplicates } from '../../../core/sources/source-identity.ts';
import { referenceFormats, type ReferenceFormat } from '../../../core/sources/reference-kinds.ts';
import { goToPlace } from '../../app/navigation.ts';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { useMay } from '../desk/use-act.ts';
import { shownValue, useLibraryAnswer } from '../search/use-library-answer.ts';
import { DuplicatesDialog } from './DuplicatesDialog.tsx';
import { ImportSourcesDialog } from './ImportSourcesDialog.tsx';
import { LibrarySourcePanel } from './LibrarySourcePanel.tsx';
import { LibrarySources } from './LibrarySources.tsx';
import { elsewhere, libraryRows, sourcePlace } from './library-words.ts';
import { SourceDialog } from './SourceDialog.tsx';
import { SourcePanel } from './SourcePanel.tsx';
import { SourceTable } from './SourceTable.tsx';
import { filterSources, sourceRows } from './source-words.ts';
import { useEmbargoQuestion } from '../publish/use-embargo-question.tsx';
import { useExportSources } from './use-export-sources.ts';

type Asked =
  | { readonly kind: 'edit'; readonly sourceId: string | null }
  | { readonly kind: 'import' | 'duplicates' }
  | null;
type Scope = 'project' | 'library';

const formatNames: Readonly<Record<ReferenceFormat, string>> = {
  'csl-json': 'CSL-JSON',
  bibtex: 'BibTeX',
  ris: 'RIS',
};

/** The sources of the project, and by a switch of the whole library: what they are, where they are used, their evidence. */
export function SourcesScreen() {
  const stores = useStores();
  const { bridge } = stores;
  const { project, setView } = useDesk();
  const mayAdd = useMay('source.add');
  const exportSources = useExportSources();
  // A list of references has no place for an embargo.
  const embargo = useEmbargoQuestion(false);
  const [scope, setScope] = useState<Scope>('project');
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [chosenAnywhere, setChosenAnywhere] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => {
    setAsked(null);
  };
  const show = useCallback((sourceId: string) => {
    setScope('project');
    setFilter('');
    setChosen(sourceId);
  }, []);
  useWantedSource(project.id, show);

  const ask = useCallback(() => bridge.invoke('sources:list-all', {}), [bridge]);
  // The whole library crosses the bridge: only when there is something to show of it.
  const answer = useLibraryAnswer(scope === 'library' || chosen !== null ? ask : null);
  const listed = shownValue(answer);
  const everything = listed?.sources ?? [];
  const all = sourceRows(project);
  const matching = useMemo(() => filterSources(all, filter), [all, filter]);
  const pairs = useMemo(() => findDuplicates(Object.values(project.sources)), [project.sources]);
  const source = chosen === null ? undefined : project.sources[chosen];
  const rows = libraryRows(everything, filter);
  const entry = rows.find((row) => row.id === chosenAnywhere)?.entry;
  const add = (
    <Button
      icon={<Plus />}
      isDisabled={!mayAdd}
      onPress={() => {
        setAsked({ kind: 'edit', sourceId: null });
      }}
    >
      New source…
    </Button>
  );
  const bringIn = (
    <Button
      icon={<FileDown />}
      isDisabled={!mayAdd}
      onPress={() => {
        setAsked({ kind: 'import' });
      }}
    >
      Import…
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
          <Segmented
            label="Whose sources"
            segments={[
              { value: 'project', label: 'This project' },
              { value: 'library', label: 'Library' },
            ]}
            value={scope}
            onChange={setScope}
          />
          <SearchField
            label="Filter sources"
            value={filter}
            onChange={setFilter}
            className="sources-filter"
          />
          {bringIn}
          <Menu
            label="Export sources"
            placement="bottom end"
            trigger={
              <Button icon={<FileUp />} isDisabled={all.length === 0}>
                Export
              </Button>
            }
            groups={[{ title: '', items: referenceFormats.map((id) => ({ id, label: formatNames[id] })) }]}
            onAction={(id) => {
              const format = referenceFormats.find((one) => one === id);
              if (format === undefined) return;
              embargo.leave((isUnderEmbargo) => void exportSources(format, isUnderEmbargo));
            }}
          />
          {add}
        </header>
        {pairs.length === 0 || scope === 'library' ? null : (
          <div className="sources-duplicates">
            <Copy aria-hidden="true" />
            <span>
              {pairs.length === 1
                ? 'Two sources look like one.'
                : `${pairs.length} pairs of sources look like one.`}
            </span>
            <Button
              size="small"
              onPress={() => {
                setAsked({ kind: 'duplicates' });
              }}
            >
              Compare…
            </Button>
          </div>
        )}
        {scope === 'library' ? (
          answer.kind === 'failed' ? (
            <Banner kind="error" title="The library could not be read" code={answer.error.code}>
              {answer.error.message}
            </Banner>
          ) : (
            <LibrarySources
              rows={rows}
              chosen={chosenAnywhere}
              onChoose={setChosenAnywhere}
              onOpen={(id) => {
                const row = rows.find((each) => each.id === id);
                if (row !== undefined) void goToPlace(stores, sourcePlace(row.entry));
              }}
              isFiltered={filter !== ''}
              progress={listed === null || !listed.isComplete ? (listed ?? { done: 0, total: 0 }) : null}
            />
          )
        ) : all.length === 0 ? (
          <EmptyState
            title="No sources yet"
            actions={
              <>
                {add}
                {bringIn}
              </>
            }
          >
            A source is a person, a document, a page, a recording: whatever a claim stands on. Add one here,
            cite it from a claim, import references, or look under Library for one that another project has.
          </EmptyState>
        ) : matching.length === 0 ? (
          <EmptyState title="No source matches">Change the filter to see more.</EmptyState>
        ) : (
          <SourceTable
            rows={matching}
            chosen={source?.id ?? null}
            onChoose={setChosen}
            onOpen={(sourceId) => {
              setAsked({ kind: 'edit', sourceId });
            }}
          />
        )}
      </section>
      {scope === 'project' && source !== undefined ? (
        <SourcePanel
          key={source.id}
          source={source}
          elsewhere={elsewhere(everything, source, project.id)}
          onEdit={() => {
            setAsked({ kind: 'edit', sourceId: source.id });
          }}
        />
      ) : null}
      {scope === 'library' && entry !== undefined ? (
        <LibrarySourcePanel
          key={`${entry.projectId} ${entry.source.id}`}
          entry={entry}
          all={everything}
          onShow={show}
        />
      ) : null}
      {asked?.kind === 'edit' ? (
        <SourceDialog sourceId={asked.sourceId} onSaved={setChosen} onClose={close} />
      ) : null}
      {embargo.question}
      {asked?.kind === 'import' ? <ImportSourcesDialog onClose={close} /> : null}
      {asked?.kind === 'duplicates' ? <DuplicatesDialog pairs={pairs} onClose={close} /> : null}
    </div>
  );
}

/** Shows the source that somebody asked for from outside, and takes the wish out. */
function useWantedSource(projectId: string, show: (sourceId: string) => void): void {
  const { places } = useStores();
  const place = useStore(places, (wanted) => wanted);
  useEffect(() => {
    if (place?.projectId !== projectId || place.kind !== 'source') return;
    places.set(null);
    show(place.recordId);
  }, [place, places, projectId, show]);
}
