import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { claimFragments } from '../../../core/claims/staleness.ts';
import type { Command } from '../../../core/project/commands.ts';
import type { Project } from '../../../core/project/project.ts';
import { inverse } from '../../../core/project/undo.ts';
import { err, ok } from '../../../core/result.ts';
import type { ArticleEditorHandle, CommandRunner } from '../../editor/article-editor-props.ts';
import type { OpenProject } from '../../stores/project-store.ts';
import type { ProjectView } from '../../stores/route-store.ts';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';
import type {
  CoverageAt,
  Desk,
  DeskDialog,
  DeskView,
  EvidencePlace,
  PeoplePlace,
  StoryView,
} from './desk-context.ts';
import type { ChosenSuggestion } from '../suggestions/chosen-suggestion.ts';
import { runCommands, runRow } from './run-commands.ts';

const noLegend = {};

export interface DeskState {
  /** All of the desk but the project: the same object while somebody types. */
  readonly around: Omit<Desk, 'project'>;
  readonly project: Project;
  readonly dialog: DeskDialog | null;
  readonly closeDialog: () => void;
}

/** Joins the stores, the editor and what is chosen into the one thing that the desk's parts work with. */
export function useDeskValue(open: OpenProject): DeskState {
  const stores = useStores();
  const { project: store, routes, settings, notices, newId } = stores;
  const name = useStore(settings, (state) => state?.name ?? '');
  const legend = useStore(settings, (state) => state?.legend ?? noLegend);
  const routed = useStore(routes, ({ route }): ProjectView =>
    route.screen === 'project' ? route.view : 'desk',
  );
  const [evidence, setEvidence] = useState<EvidencePlace | null>(null);
  const [people, setPeople] = useState<PeoplePlace>({ tab: 'people', sourceId: null });
  const [selectedMarkingId, setMarking] = useState<string | null>(null);
  const [selectedSuggestion, setSuggestion] = useState<ChosenSuggestion | null>(null);
  const [storyView, setStoryView] = useState<StoryView>('story');
  const [dialog, setDialog] = useState<DeskDialog | null>(null);
  const editor = useRef<ArticleEditorHandle>(null);
  const coveragePlace = useRef<CoverageAt>({ filter: 'uncovered', place: null });
  const lastFocus = useRef<HTMLElement | null>(null);
  const { project, selectedClaimId } = open;

  const last = useRef(project);
  useEffect(() => {
    last.current = project;
  }, [project]);
  const current = useCallback(() => {
    const state = store.get();
    return state.kind === 'open' ? state.project : last.current;
  }, [store]);

  const view = useMemo((): DeskView => {
    if (routed === 'people') return { kind: routed, ...people };
    if (routed !== 'evidence') return { kind: routed };
    const claimId = selectedClaimId ?? evidence?.claimId ?? null;
    if (claimId === null) return { kind: 'desk' };
    return evidence?.claimId === claimId
      ? { kind: 'evidence', ...evidence }
      : { kind: 'evidence', claimId, citationId: null };
  }, [routed, evidence, people, selectedClaimId]);

  const focusPage = useCallback(() => {
    editor.current?.focus();
  }, []);

  const setView = useCallback(
    (next: DeskView) => {
      if (next.kind === 'evidence') {
        const { kind: _kind, ...place } = next;
        setEvidence(place);
        store.selectClaim(next.claimId);
      }
      if (next.kind === 'people') {
        const { kind: _kind, ...place } = next;
        setPeople(place);
      }
      const isOnDesk = routes.get().route.screen === 'project' && view.kind === 'desk';
      if (isOnDesk && next.kind !== 'desk') {
        const { activeElement, body } = document;
        // Nothing has the focus while a dialog closes: then the page gets it back.
        lastFocus.current =
          activeElement instanceof HTMLElement && activeElement !== body ? activeElement : null;
      }
      routes.setView(next.kind);
      if (next.kind !== 'desk' || view.kind === 'desk') return;
      const back = lastFocus.current;
      requestAnimationFrame(() => {
        if (back?.isConnected === true && back.checkVisibility()) back.focus();
        else focusPage();
      });
    },
    [routes, store, view.kind, focusPage],
  );

  const selectClaim = useCallback<Desk['selectClaim']>(
    (claimId, options) => {
      setMarking(null);
      setSuggestion(null);
      store.selectClaim(claimId);
      const claim = claimId === null ? undefined : current().claims[claimId];
      if (options?.reveal !== true || claim === undefined) return;
      const [first] = claimFragments(current().article, claim);
      if (first !== undefined) editor.current?.scrollToSpan(first.spanId);
    },
    [store, current],
  );

  const showStory = useCallback(
    (next: StoryView) => {
      setMarking(null);
      setSuggestion(null);
      store.selectClaim(null);
      setStoryView(next);
    },
    [store],
  );

  const selectMarking = useCallback(
    (markingId: string | null) => {
      store.selectClaim(null);
      setSuggestion(null);
      setMarking(markingId);
    },
    [store],
  );

  const selectSuggestion = useCallback(
    (suggestion: ChosenSuggestion | null) => {
      if (suggestion !== null) {
        store.selectClaim(null);
        setMarking(null);
      }
      setSuggestion(suggestion);
    },
    [store],
  );

  const runRecorded = useCallback<CommandRunner>(
    (commands) => runCommands({ executeAll: store.executeAll, inverse }, commands),
    [store],
  );

  const run = useCallback<Desk['run']>(
    async (given) => {
      const commands: readonly Command[] = 'kind' in given ? [given] : given;
      const page = editor.current;
      const act = () => runRow({ executeAll: store.executeAll, inverse }, commands);
      const done = page === null ? await act() : await page.withFlushed(act);
      // What stands before a refusal was done too: undo must not jump over it.
      page?.recordAct(commands.slice(0, done.applied), done.inverse);
      return done.refused === null ? ok(undefined) : err(done.refused);
    },
    [store],
  );

  const runMany = useCallback<Desk['runMany']>(
    async (commands, options) => {
      const page = editor.current;
      const act = () => runRow({ executeAll: store.executeAll, inverse }, commands, options);
      const done = page === null ? await act() : await page.withFlushed(act);
      page?.recordAct(commands.slice(0, done.applied), done.inverse);
      return done;
    },
    [store],
  );

  const around = useMemo(
    (): DeskState['around'] => ({
      role: open.role,
      actor: name,
      access: open.access,
      legend,
      mode: open.mode,
      setMode: (mode) => void store.setMode(mode),
      selectedClaimId,
      selectClaim,
      selectedMarkingId,
      selectMarking,
      selectedSuggestion,
      selectSuggestion,
      storyView,
      showStory,
      view,
      setView,
      openDialog: setDialog,
      editor,
      coveragePlace,
      focusPage,
      newId,
      run,
      runMany,
      runRecorded,
      current,
      announce: notices.announce,
    }),
    [
      open.role,
      open.access,
      open.mode,
      name,
      legend,
      selectedClaimId,
      selectedMarkingId,
      view,
      store,
      notices,
      newId,
      selectClaim,
      selectMarking,
      selectedSuggestion,
      selectSuggestion,
      storyView,
      showStory,
      setView,
      focusPage,
      run,
      runMany,
      runRecorded,
      current,
    ],
  );
  const closeDialog = useCallback(() => {
    setDialog(null);
  }, []);
  return { around, project, dialog, closeDialog };
}
