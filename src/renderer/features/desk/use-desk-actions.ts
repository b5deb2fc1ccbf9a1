import type { VerdictStatus } from '../../../core/claims/claim-status.ts';
import { claimFindings } from '../../../core/claims/claim-findings.ts';
import { acceptance, acceptanceWords } from '../../../core/project/accept-change.ts';
import type { Command } from '../../../core/project/commands.ts';
import type { UndoDirection } from '../../editor/article-editor-props.ts';
import type { ActionHandler, ActionHandlers } from '../../stores/action-registry.ts';
import { modes } from '../../stores/project-store.ts';
import { useActions, useStores } from '../../stores/stores.ts';
import { markLegend } from '../../ui/mark-legend.ts';
import { batchQuery, unaskedCitations } from '../../../core/sources/incomplete-citations.ts';
import { claimRows, neighbour, nextOpen } from '../claims/claim-rows.ts';
import { verdictWithWords } from '../claims/verdict-with-words.ts';
import { momentTime } from './time-words.ts';
import { nextChange } from '../review/change-list.ts';
import { focusFinding, nextFinding } from '../findings/finding-focus.ts';
import { useSuggestions } from '../suggestions/suggestions-context.ts';
import { useDesk, type StoryView } from './desk-context.ts';
import { pageMode } from './page-mode.ts';
import { undoNotice } from './undo-words.ts';
import { usePanes } from './use-panes.ts';

/** What keys, menus and the palette do on the desk. */
export function useDeskActions(): void {
  const desk = useDesk();
  const { notices, routes, bridge, unsent, project: store } = useStores();
  const panes = usePanes();
  const suggestions = useSuggestions();
  const { project, selectedClaimId, view, editor } = desk;
  const isOnPage = view.kind === 'desk';

  /** Chooses a claim, shows it on the page and says it. */
  const goTo = (claimId: string | null, nothing: string) => {
    if (claimId === null) {
      desk.announce(nothing);
      return;
    }
    desk.selectClaim(claimId, { reveal: true });
    const row = claimRows(project).find((each) => each.id === claimId);
    if (row !== undefined) desk.announce(`${markLegend[row.mark].label}: ${row.text}`);
  };

  /** Gives commands from a key; a refusal is shown as a notice, since no control stands beside it. */
  const give = async (commands: Command | readonly Command[], said: string) => {
    const done = await desk.run(commands);
    if (done.ok) desk.announce(said);
    else notices.tellError(done.error);
    return done.ok;
  };

  const withClaim = (act: (claimId: string) => void, mayBeElsewhere = true): ActionHandler => ({
    run: () => {
      if (selectedClaimId !== null) act(selectedClaimId);
    },
    isEnabled: () => selectedClaimId !== null && (isOnPage || mayBeElsewhere),
  });

  const verdict = (status: VerdictStatus): ActionHandler =>
    withClaim((claimId) => {
      const said = `Verdict: ${markLegend[status].label.toLowerCase()}.`;
      const claim = project.claims[claimId];
      if (claim === undefined) return;
      const { command, isGiven } = verdictWithWords(unsent, project.id, claim, status);
      void give(command, said).then((isDone) => {
        if (isDone) isGiven();
      });
    });

  const withSelection = (kind: 'mark' | 'not-checkable'): ActionHandler => ({
    run: () => {
      if (suggestions.chosen !== null) {
        suggestions.mark(kind);
        return;
      }
      const selection = editor.current?.currentSelection() ?? null;
      if (selection === null) {
        notices.tell({ text: 'Select words on the page first.' });
        return;
      }
      desk.openDialog({ kind, ranges: selection.ranges, words: selection.text });
    },
    isEnabled: () => isOnPage && desk.access.kind === 'write',
  });

  const showStory = (storyView: StoryView): ActionHandler => ({
    run: () => {
      if (view.kind !== 'desk') desk.setView({ kind: 'desk' });
      if (!panes.inspector.isOpen) panes.toggleInspector();
      desk.showStory(storyView);
      requestAnimationFrame(() => {
        const pane = document.querySelector<HTMLElement>('[data-pane="Inspector"]');
        (pane?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]') ?? pane)?.focus();
      });
    },
  });

  /** Acts and typing in the one order of undo; what became of it is said where it can be seen. */
  const undoOrRedo = (direction: UndoDirection) => () => {
    void editor.current?.[direction]().then((outcome) => {
      notices.tell(undoNotice(direction, outcome));
    });
  };

  const handlers: ActionHandlers = {
    // Everything saves itself: this hands over at once what was just typed, and says that it is on disk.
    'save-now': () => {
      void store.flush().then((isSaved) => {
        const state = store.get();
        if (!isSaved || state.kind !== 'open') return;
        if (state.access.kind === 'read-only') desk.announce(`Read-only: ${state.access.reason}`);
        else if (state.saving.kind === 'saved')
          desk.announce(`Saved ${momentTime(state.saving.at, new Date())}.`);
      });
    },
    publish: () => {
      desk.setView({ kind: 'publish' });
    },
    policy: () => {
      routes.go({ screen: 'settings', section: 'project-policy' });
    },
    sources: () => {
      desk.setView({ kind: view.kind === 'sources' ? 'desk' : 'sources' });
    },
    coverage: () => {
      desk.setView({ kind: view.kind === 'coverage' ? 'desk' : 'coverage' });
    },
    people: () => {
      desk.setView(
        view.kind === 'people' ? { kind: 'desk' } : { kind: 'people', tab: 'people', sourceId: null },
      );
    },
    'right-of-reply': () => {
      desk.setView({ kind: 'people', tab: 'reply', sourceId: null });
    },
    'call-sheets': () => {
      desk.setView({ kind: 'people', tab: 'calls', sourceId: null });
    },
    'ask-for-places': {
      run: () => {
        const query = batchQuery(unaskedCitations(project));
        if (query === null) return;
        void give(
          { kind: 'query.open', queryId: desk.newId('query'), claimId: null, to: 'writer', ...query },
          'The writer is asked for the missing places.',
        );
      },
      isEnabled: () => desk.access.kind === 'write' && unaskedCitations(project).length > 0,
    },
    allegation: {
      run: () => {
        desk.openDialog({ kind: 'allegation', claimId: selectedClaimId, allegationId: null });
      },
      isEnabled: () => desk.access.kind === 'write',
    },
    'log-contact': {
      run: () => {
        desk.openDialog({ kind: 'contact' });
      },
      isEnabled: () => desk.access.kind === 'write',
    },
    'new-confidential-source': {
      run: () => {
        desk.openDialog({ kind: 'confidential-source' });
      },
      isEnabled: () => desk.access.kind === 'write',
    },
    'lock-vault': () => {
      void bridge.invoke('vault:lock', {}).then(() => {
        desk.announce('The vault is locked.');
      });
    },
    evidence: withClaim((claimId) => {
      if (view.kind === 'evidence') desk.setView({ kind: 'desk' });
      else desk.setView({ kind: 'evidence', claimId, citationId: null });
    }),
    find: {
      run: () => editor.current?.openFind(),
      isEnabled: () => isOnPage,
    },
    link: {
      run: () => editor.current?.openLink(),
      isEnabled: () => isOnPage && pageMode(desk.mode, desk.role, desk.access).mode === 'draft',
    },
    'next-mode': () => {
      const next = modes[(modes.indexOf(desk.mode) + 1) % modes.length] ?? 'draft';
      desk.setMode(next);
      desk.announce(`Mode: ${next}.`);
    },
    'toggle-queue': panes.toggleQueue,
    'toggle-inspector': panes.toggleInspector,
    'mark-claim': withSelection('mark'),
    'mark-not-checkable': withSelection('not-checkable'),
    'open-query': () => {
      const selection = editor.current?.currentSelection() ?? null;
      const passage = selection === null ? null : { ranges: selection.ranges, words: selection.text };
      desk.openDialog({ kind: 'query', claimId: selectedClaimId, passage });
    },
    'capture-page': {
      run: () => {
        desk.openDialog({ kind: 'capture' });
      },
      isEnabled: () => desk.access.kind === 'write',
    },
    'next-claim': () => {
      goTo(neighbour(claimRows(project), selectedClaimId, 1), 'No further claim.');
    },
    'previous-claim': () => {
      goTo(neighbour(claimRows(project), selectedClaimId, -1), 'No earlier claim.');
    },
    'next-unresolved': () => {
      goTo(nextOpen(claimRows(project), selectedClaimId), 'No other claim is open.');
    },
    'verdict-confirmed': verdict('confirmed'),
    'verdict-confirmed-with-change': verdict('confirmed-with-change'),
    'verdict-on-author': verdict('on-author'),
    'verdict-not-confirmable': verdict('not-confirmable'),
    'verdict-disputed': verdict('disputed'),
    'verdict-wrong': verdict('wrong'),
    'verdict-cut': verdict('cut'),
    'back-to-check': withClaim((claimId) => {
      void give({ kind: 'claim.set-status', claimId, status: 'to-check' }, 'Back to check.');
    }),
    'propose-change': withClaim((claimId) => {
      desk.openDialog({ kind: 'propose', claimId });
    }),
    note: withClaim((claimId) => {
      desk.openDialog({ kind: 'note', claimId });
    }),
    'next-finding': withClaim(() => {
      if (!focusFinding(nextFinding())) desk.announce('No finding here.');
    }),
    'put-finding-aside': withClaim((claimId) => {
      const claim = project.claims[claimId];
      const open = (claim === undefined ? [] : claimFindings(project, claim)).filter(
        ({ weight, dismissal }) => weight !== 'agreement' && dismissal === null,
      );
      const finding = open[0];
      if (finding === undefined) desk.announce('No finding to put aside.');
      else desk.openDialog({ kind: 'put-aside', finding });
    }),
    quotations: showStory('quotations'),
    'repeated-facts': showStory('facts'),
    names: showStory('names'),
    accept: {
      run: () => {
        if (suggestions.chosen !== null) {
          suggestions.accept();
          return;
        }
        const change = selectedClaimId === null ? null : nextChange(project, selectedClaimId);
        if (change === null) return;
        const plan = acceptance(project, change.id);
        void give(plan.commands, `Change accepted. ${acceptanceWords(plan)}`.trim());
      },
      isEnabled: () =>
        suggestions.chosen !== null ||
        (selectedClaimId !== null && nextChange(project, selectedClaimId) !== null),
    },
    'undo-check': undoOrRedo('undo'),
    'redo-act': undoOrRedo('redo'),
  };
  useActions(handlers);
}
