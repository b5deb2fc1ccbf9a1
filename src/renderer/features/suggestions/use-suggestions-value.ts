import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { textBlocks } from '../../../core/article/block-tree.ts';
import { findTextBlock } from '../../../core/article/spans.ts';
import type { Command } from '../../../core/project/commands.ts';
import { defaultCut } from '../../../core/spotting/model.ts';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';
import { useDesk } from '../desk/desk-context.ts';
import { markRanges } from '../desk/mark-ranges.ts';
import { useMay } from '../desk/use-act.ts';
import { moveEnd, moveStart, toggleSplit, type Passage } from './chosen-passage.ts';
import { choiceOf, claimsOf } from './chosen-suggestion.ts';
import {
  aboveCut,
  isMostlyForeign,
  listSuggestions,
  neighbourOf,
  type OpenSuggestion,
  type PlaceInOrder,
} from './open-list.ts';
import { spokenSuggestion, typeWords } from './suggestion-words.ts';
import type { ChosenView, Suggestions } from './suggestions-context.ts';

const none: readonly OpenSuggestion[] = [];

/** Joins the claim spotter, the settings and what is chosen into the one thing that bar, panel, page and keys work with. */
export function useSuggestionsValue(): Suggestions {
  const desk = useDesk();
  const { spotting, settings, notices } = useStores();
  const state = useStore(spotting, (value) => value);
  const stored = useStore(settings, (value) => value?.suggestions ?? null);
  const mayAccept = useMay('claim.create');
  const mayIgnore = useMay('suggestion.ignore');
  /** The cut since the slider was first moved here: what is stored follows it, and may lag behind a key held down. */
  const [moved, setMoved] = useState<number | null>(null);
  const isBusy = useRef(false);
  /** What was chosen when an act began: it stays in view until the next is chosen, so that the focus has somewhere to stay. */
  const [held, setHeld] = useState<ChosenView | null>(null);
  const { project, mode, selectedSuggestion: choice, selectSuggestion, selectedClaimId } = desk;
  const { article, ignoredSuggestions } = project;
  const isOn = stored?.isOn ?? false;
  const cut = moved ?? stored?.cut ?? defaultCut;

  useEffect(() => {
    if (isOn) spotting.want(article);
  }, [spotting, isOn, article]);

  const all = useMemo(
    () => (isOn ? listSuggestions({ article, ignoredSuggestions }, state) : none),
    [isOn, article, ignoredSuggestions, state],
  );
  const shown = useMemo(() => aboveCut(all, cut), [all, cut]);

  const chosen = useMemo((): ChosenView | null => {
    if (choice === null) return null;
    const at = shown.findIndex(({ id }) => id === choice.id);
    const suggestion = shown[at];
    const block = suggestion && findTextBlock(article, suggestion.blockId);
    if (!suggestion || !block || choice.end > block.text.length) return null;
    return { suggestion, choice, claims: claimsOf(block, choice, suggestion), at };
  }, [choice, shown, article]);

  /** Chooses a suggestion, shows it on the page and says it, after what was done. */
  const goTo = (list: readonly OpenSuggestion[], to: OpenSuggestion | null, said: string) => {
    if (to === null) {
      selectSuggestion(null);
      desk.announce(`${said}Nothing is left to suggest.`);
      return;
    }
    desk.editor.current?.collapseSelection();
    selectSuggestion(choiceOf(to));
    desk.editor.current?.scrollToRange(to);
    desk.announce(`${said}${spokenSuggestion(to, list.indexOf(to), list.length)}`);
  };
  /** Where going on begins: at what is chosen, else at the claim that is chosen, else outside. */
  const here = (): PlaceInOrder | null => {
    if (chosen !== null) return chosen.suggestion;
    const claim = selectedClaimId === null ? undefined : project.claims[selectedClaimId];
    const ids = new Set(claim?.spans.map(({ id }) => id));
    for (const [blockAt, block] of textBlocks(article).entries()) {
      const span = block.spans.find(({ id }) => ids.has(id));
      if (span) return { blockAt, start: span.start };
    }
    return null;
  };
  /** After an act: goes on to what follows it, in the article as it is now. */
  const goOn = (from: PlaceInOrder, said: string) => {
    const list = aboveCut(listSuggestions(desk.current(), spotting.get()), cut);
    goTo(list, neighbourOf(list, from, 1), said);
  };
  /** Gives commands one act at a time: a key held down must not make a claim twice. */
  const act = async (commands: readonly Command[], done: () => void) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setHeld(chosen);
    const outcome = await desk.run(commands);
    isBusy.current = false;
    if (outcome.ok) done();
    else notices.tellError(outcome.error);
    setHeld(null);
  };

  const accept = () => {
    if (chosen === null || !mayAccept) return;
    const { claims, suggestion } = chosen;
    const commands = claims.map(({ type, ...range }) => ({
      kind: 'claim.create' as const,
      claimId: desk.newId('claim'),
      type,
      ranges: markRanges([range], desk.newId),
    }));
    void act(commands, () => {
      goOn(suggestion, `Accepted as ${claims.map(({ type }) => typeWords(type)).join(' and ')}. `);
    });
  };
  const ignore = () => {
    if (chosen === null || !mayIgnore) return;
    const { suggestion } = chosen;
    const { blockId, text } = suggestion;
    void act([{ kind: 'suggestion.ignore', ignoreId: desk.newId('ignored'), blockId, text }], () => {
      goOn(suggestion, 'Ignored. ');
    });
  };
  const mark: Suggestions['mark'] = (kind) => {
    if (chosen === null) return;
    const { claims, suggestion } = chosen;
    const each = claims.map(({ blockId, start, end }) => [{ blockId, start, end }]);
    desk.openDialog({
      kind,
      ranges: each.flat(),
      words: claims.map(({ words }) => words).join(' … '),
      ...(each.length > 1 ? { each } : {}),
      then: () => {
        goOn(suggestion, '');
      },
    });
  };
  const move = (change: (text: string, passage: Passage) => Passage) => {
    const block = chosen && findTextBlock(article, chosen.suggestion.blockId);
    if (!block) return;
    const next = { ...chosen.choice, ...change(block.text, chosen.choice) };
    selectSuggestion(next);
    desk.announce(
      claimsOf(block, next, chosen.suggestion)
        .map(({ words }) => words)
        .join(' and '),
    );
  };

  const store = useCallback(
    (change: { readonly isOn?: boolean; readonly cut?: number }) => {
      const before = settings.get()?.suggestions;
      if (before !== undefined) void settings.update({ suggestions: { ...before, ...change } });
    },
    [settings],
  );

  return {
    isOn,
    setOn: (next) => {
      store({ isOn: next });
      if (!next) selectSuggestion(null);
    },
    cut,
    setCut: (next, isKept) => {
      setMoved(next);
      if (isKept && next !== stored?.cut) store({ cut: next });
    },
    shown,
    isReading: isOn && state.isReading,
    isFailed: isOn && state.isFailed,
    isForeign: isMostlyForeign(state),
    ignored: Object.keys(ignoredSuggestions).length,
    mayAccept,
    mayIgnore,
    chosen: mode === 'read' ? null : (chosen ?? held),
    choose: (id) => {
      goTo(shown, shown.find((each) => each.id === id) ?? null, '');
    },
    step: (by) => {
      goTo(shown, neighbourOf(shown, here(), by), '');
    },
    accept,
    ignore,
    mark,
    moveStart: (by) => {
      move((text, passage) => moveStart(text, passage, by));
    },
    moveEnd: (by) => {
      move((text, passage) => moveEnd(text, passage, by));
    },
    toggleSplit: () => {
      move(toggleSplit);
    },
    setType: (type) => {
      if (chosen !== null) selectSuggestion({ ...chosen.choice, type });
    },
  };
}
