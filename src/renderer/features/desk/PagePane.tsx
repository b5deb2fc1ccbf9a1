import { useMemo } from 'react';
import { coverageCounts } from '../../../core/claims/coverage-ledger.ts';
import { ArticleEditor } from '../../editor/ArticleEditor.tsx';
import type { EditorSelection, TextRange } from '../../editor/article-editor-props.ts';
import { useStores } from '../../stores/stores.ts';
import { markLegend, ownGlyph } from '../../ui/mark-legend.ts';
import { SuggestionsBar } from '../suggestions/SuggestionsBar.tsx';
import { useSuggestions } from '../suggestions/suggestions-context.ts';
import { suggestionDescription } from '../suggestions/suggestion-words.ts';
import { useDesk, useDeskBehindTyping } from './desk-context.ts';
import { pageMode } from './page-mode.ts';
import { tellRefused } from './refused-edit.ts';
import { RoleNote } from './RoleNote.tsx';
import { SelectionButtons } from './SelectionButtons.tsx';
import { isKnownSpan, ownersOfSpans, spanViews } from './span-views.ts';
import { isSeenOnPage, undoNotice } from './undo-words.ts';
import type { WritingStore } from './writing-store.ts';

export interface PagePaneProps {
  readonly onSelection: (selection: EditorSelection | null) => void;
  /** Hears of saving and of counts. */
  readonly writing: WritingStore;
}

const noPassages: readonly TextRange[] = [];

/** The article, joined to the project: its marks, its saves, its pictures, and what a selection can become. */
export function PagePane({ onSelection, writing }: PagePaneProps) {
  const desk = useDesk();
  // Marks and coverage are worked out over all claims: a letter does not wait for that.
  const { project: marked } = useDeskBehindTyping();
  const { project, legend, mode, selectedClaimId, selectedMarkingId, access, role } = desk;
  const stores = useStores();
  const { shown, chosen, choose } = useSuggestions();
  const { bridge, notices } = stores;
  const spans = useMemo(
    () => spanViews(marked, (state) => ownGlyph(state, legend) ?? markLegend[state].glyph),
    [marked, legend],
  );
  const selectedSpanIds = useMemo(() => {
    const chosen = selectedClaimId === null ? undefined : project.claims[selectedClaimId];
    const marking = selectedMarkingId === null ? undefined : project.notCheckable[selectedMarkingId];
    return new Set([...(chosen?.spans ?? []), ...(marking?.spans ?? [])].map((span) => span.id));
  }, [project, selectedClaimId, selectedMarkingId]);
  // Read shows the page as readers will see it, apart from the claim that was asked for.
  const shownSpans = useMemo(
    () => (mode === 'read' ? new Map([...spans].filter(([spanId]) => selectedSpanIds.has(spanId))) : spans),
    [mode, spans, selectedSpanIds],
  );
  const suggestions = useMemo(() => {
    const glyph = ownGlyph('suggested', legend) ?? markLegend.suggested.glyph;
    return mode === 'read'
      ? []
      : shown.map((each) => ({
          id: each.id,
          blockId: each.blockId,
          start: each.start,
          end: each.end,
          words: each.text,
          glyph,
          description: suggestionDescription(each),
        }));
  }, [mode, shown, legend]);
  const page = pageMode(mode, role, access);
  return (
    <ArticleEditor
      ref={desk.editor}
      article={project.article}
      mode={page.mode}
      readOnlyBecause={page.because}
      spans={shownSpans}
      selectedSpanIds={selectedSpanIds}
      suggestions={suggestions}
      chosenPassages={chosen?.claims ?? noPassages}
      onSuggestionClick={choose}
      bar={
        mode === 'read' ? null : (
          <>
            <RoleNote />
            <SuggestionsBar />
          </>
        )
      }
      isKnownSpan={(spanId) => isKnownSpan(desk.current(), spanId)}
      coverage={coverageCounts(marked)}
      execute={stores.project.execute}
      runCommands={desk.runRecorded}
      newId={desk.newId}
      readImage={(sha256) => bridge.invoke('image:read', { projectId: project.id, sha256 })}
      pickImage={async () => {
        const picked = await bridge.invoke('files:pick', { purpose: 'image' });
        if (!picked.ok || picked.value.file === null) return picked.ok ? { ok: true, value: null } : picked;
        return bridge.invoke('image:add', { projectId: project.id, token: picked.value.file.token });
      }}
      onOpenLink={(url) => void bridge.invoke('links:open', { url })}
      onSelectSpans={(spanIds) => {
        const owners = ownersOfSpans(desk.current(), spanIds);
        const claimId = owners.claimIds[0];
        const markingId = owners.notCheckableIds[0];
        if (claimId !== undefined) desk.selectClaim(claimId);
        else if (markingId !== undefined) desk.selectMarking(markingId);
      }}
      onSelectionChange={(selection) => {
        // Whatever was chosen last is what keys act on.
        if (selection !== null) desk.selectSuggestion(null);
        onSelection(selection);
      }}
      onSaveState={(saveState) => {
        writing.set({ ...writing.get(), saveState });
      }}
      onCounts={(counts) => {
        writing.set({ ...writing.get(), counts });
      }}
      onRefused={(refused) => {
        tellRefused(notices, refused, (words) => navigator.clipboard.writeText(words));
      }}
      onUndo={(direction, outcome) => {
        if (!isSeenOnPage(outcome)) notices.tell(undoNotice(direction, outcome));
      }}
      onNotice={(text) => {
        notices.tell({ text });
      }}
      renderSelectionBar={(selection) => <SelectionButtons selection={selection} />}
    />
  );
}
