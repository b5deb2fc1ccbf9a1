import { memo, useEffect, useMemo, useState } from 'react';
import type { EditorSelection } from '../../editor/article-editor-props.ts';
import type { OpenProject } from '../../stores/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';
import { SplitPanes } from '../../ui/SplitPanes.tsx';
import '../../styles/desk.css';
import '../../styles/editor.css';
import '../../styles/claims.css';
import '../../styles/evidence.css';
import '../../styles/findings.css';
import '../../styles/viewers.css';
import '../../styles/viewers-paged.css';
import '../../styles/sources.css';
import '../../styles/capture.css';
import '../../styles/people.css';
import '../../styles/people-vault.css';
import '../../styles/call-sheets.css';
import '../../styles/publish.css';
import '../../styles/corrections.css';
import '../../styles/coverage.css';
import '../../styles/suggestions.css';
import { ClaimsQueue } from '../claims/ClaimsQueue.tsx';
import { Inspector } from '../claims/Inspector.tsx';
import { CoverageScreen } from '../coverage/CoverageScreen.tsx';
import { EvidenceView } from '../evidence/EvidenceView.tsx';
import { PeopleScreen } from '../people/PeopleScreen.tsx';
import { PublishScreen } from '../publish/PublishScreen.tsx';
import { SourcesScreen } from '../sources/SourcesScreen.tsx';
import { SuggestionsContext } from '../suggestions/suggestions-context.ts';
import { useSuggestionActions } from '../suggestions/use-suggestion-actions.ts';
import { useSuggestionsValue } from '../suggestions/use-suggestions-value.ts';
import {
  DeskContext,
  FollowingDeskContext,
  PresentDeskContext,
  SelectionContext,
  useDesk,
  type Desk as DeskValue,
} from './desk-context.ts';
import { DeskDialogs } from './DeskDialogs.tsx';
import { PagePane } from './PagePane.tsx';
import { FollowingDesk, PresentDesk } from './PresentDesk.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { useDeskActions } from './use-desk-actions.ts';
import { useDeskValue } from './use-desk-value.ts';
import { useFollowingDesk } from './use-following-desk.ts';
import { usePlace } from './use-place.ts';
import { usePanes } from './use-panes.ts';
import { createWritingStore } from './writing-store.ts';

/** An open project: the page between queue and inspector, and behind it evidence, sources and publication. */
export function Desk({ open }: { readonly open: OpenProject }) {
  const { project: store } = useStores();
  const { around, project, dialog, closeDialog } = useDeskValue(open);
  const desk = useMemo(() => ({ ...around, project }), [around, project]);
  const following = useFollowingDesk(around, project);
  const [selection, setSelection] = useState<EditorSelection | null>(null);
  const [writing] = useState(createWritingStore);
  const { editor } = around;

  useEffect(
    () => store.registerFlush(() => editor.current?.flush() ?? Promise.resolve(true)),
    [store, editor],
  );
  useEscapeFromNowhere(desk);

  // The same elements as long as no dialog opens: a letter that is typed draws only what shows it.
  const inside = useMemo(
    () => (
      <>
        <PresentDesk>
          <DeskActions />
        </PresentDesk>
        <ProjectTopBar />
        <PresentDesk>
          <Views page={<PagePane onSelection={setSelection} writing={writing} />} />
        </PresentDesk>
        <StatusBar writing={writing} />
        <PresentDesk>
          <DeskDialogs dialog={dialog} onClose={closeDialog} />
        </PresentDesk>
      </>
    ),
    [writing, dialog, closeDialog],
  );
  return (
    <PresentDeskContext value={desk}>
      <FollowingDeskContext value={following}>
        <DeskContext value={following}>
          <SelectionContext value={selection}>
            <Suggesting>{inside}</Suggesting>
          </SelectionContext>
        </DeskContext>
      </FollowingDeskContext>
    </PresentDeskContext>
  );
}

/** The page between its panes, or what lies above it. */
function Views({ page }: { readonly page: React.ReactNode }) {
  const desk = useDesk();
  const { view } = desk;
  return (
    <main
      className="desk"
      onKeyDown={(event) => {
        leadOut(event, desk);
      }}
    >
      <div className="desk-layer" hidden={view.kind !== 'desk'} inert={view.kind !== 'desk'}>
        <Panes>{page}</Panes>
      </div>
      {view.kind === 'evidence' ? (
        <EvidenceView key={`${view.claimId} ${view.citationId ?? ''}`} {...view} />
      ) : null}
      {view.kind === 'sources' ? <SourcesScreen /> : null}
      {view.kind === 'people' ? <PeopleScreen {...view} /> : null}
      {view.kind === 'coverage' ? <CoverageScreen /> : null}
      {view.kind === 'publish' ? <PublishScreen /> : null}
    </main>
  );
}

type EscapeKey = Pick<KeyboardEvent, 'key' | 'defaultPrevented' | 'preventDefault'>;

/** A button that is disabled while it works, or goes away, loses the focus to the document: Escape leads on from there. */
function useEscapeFromNowhere(desk: DeskValue): void {
  const { routes } = useStores();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // Between two dialogs the focus is nowhere for a moment too: then the one that is left over is meant, not the desk.
      const isNowhere = event.target === document.body && document.querySelector('.ui-dialog') === null;
      if (isNowhere && routes.get().route.screen === 'project') leadOut(event, desk);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [desk, routes]);
}

/** Escape: from another view back to the page, from a chosen claim back to the story, else into the page. */
function leadOut(event: EscapeKey, desk: DeskValue): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  event.preventDefault();
  if (desk.view.kind !== 'desk') desk.setView({ kind: 'desk' });
  else if (desk.selectedClaimId !== null) desk.selectClaim(null);
  else if (desk.selectedMarkingId !== null) desk.selectMarking(null);
  else if (desk.selectedSuggestion !== null) desk.selectSuggestion(null);
  else desk.focusPage();
}

/** What the claim spotter proposes, for all parts of the desk. */
const Suggesting = memo(function Suggesting({ children }: { readonly children: React.ReactNode }) {
  return <SuggestionsContext value={useSuggestionsValue()}>{children}</SuggestionsContext>;
});

function DeskActions() {
  useDeskActions();
  useSuggestionActions();
  usePlace();
  return null;
}

/** The title bar belongs to the desk only while the desk is on screen. */
function ProjectTopBar() {
  const { routes } = useStores();
  const isShown = useStore(routes, (state) => state.route.screen === 'project');
  return isShown ? <TopBar /> : null;
}

/** Room for a line of about 55 letters with gutter and coverage strip, CSS pixels. */
const pageMin = 600;

const queue = (
  <FollowingDesk>
    <ClaimsQueue />
  </FollowingDesk>
);
const inspector = (
  <FollowingDesk>
    <Inspector />
  </FollowingDesk>
);

const Panes = memo(function Panes({ children }: { readonly children: React.ReactNode }) {
  const panes = usePanes();
  return (
    <SplitPanes
      label="Article"
      centreMin={pageMin}
      left={{ ...panes.queue, label: 'Claims', content: queue }}
      right={{ ...panes.inspector, label: 'Inspector', content: inspector }}
    >
      {children}
    </SplitPanes>
  );
});
