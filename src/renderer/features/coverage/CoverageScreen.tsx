import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { coverageLedger } from '../../../core/claims/coverage-ledger.ts';
import { groupBy } from '../../../core/group-by.ts';
import { useActions, useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { useMay } from '../desk/use-act.ts';
import { useGoToPage } from '../findings/use-jumps.ts';
import { useSuggestions } from '../suggestions/suggestions-context.ts';
import {
  coverageFilters,
  passageOf,
  rangesOf,
  type CoverageFilter,
  type CoverageRow,
} from './coverage-rows.ts';
import { countsText } from './coverage-words.ts';
import { Exceptions } from './Exceptions.tsx';
import { LedgerTable } from './LedgerTable.tsx';
import { SentenceList } from './SentenceList.tsx';
import type { RowSuggestion } from './SentenceRow.tsx';
import { useSentences, type Sentences } from './use-sentences.ts';

const filterNames: Readonly<Record<CoverageFilter, string>> = {
  uncovered: 'Uncovered',
  'not-checkable': 'Not checkable',
  all: 'All sentences',
};

/** The coverage ledger, sentence by sentence: what is uncovered, and the keys that cover it. */
export function CoverageScreen() {
  const { project, setView } = useDesk();
  const sentences = useSentences();
  const acts = useCoverageActs(sentences);
  const suggestionOf = useRowSuggestions();
  const ledger = coverageLedger(project);
  const pane = useRef<HTMLElement>(null);
  const isEmpty = sentences.shown.length === 0;
  useEffect(() => {
    const list = pane.current?.querySelector<HTMLElement>('[data-pane-focus]');
    (list ?? pane.current)?.focus();
  }, []);
  useEffect(() => {
    // The list that had the focus is gone; what was done last can still be undone from here.
    if (isEmpty && document.activeElement === document.body) pane.current?.focus();
  });
  return (
    <div className="coverage-screen">
      <section
        ref={pane}
        className="coverage-main"
        aria-label="Coverage"
        data-pane="Coverage"
        tabIndex={-1}
        onKeyDown={acts.onKeyDown}
      >
        <header className="screen-head">
          <IconButton
            label="Back to the page"
            icon={<ArrowLeft />}
            keys="Escape"
            onPress={() => {
              setView({ kind: 'desk' });
            }}
          />
          <h2 className="screen-title">Coverage</h2>
          <p className="coverage-sum" role="status">
            {countsText(ledger.counts)}
          </p>
        </header>
        <Tabs
          label="Sentences"
          className="coverage-tabs"
          tabs={coverageFilters.map((id) => ({
            id,
            label: filterNames[id],
            count: sentences.counts[id],
          }))}
          selected={sentences.filter}
          onSelect={sentences.setFilter}
        >
          <SentenceList
            label={`${filterNames[sentences.filter]}: sentences`}
            rows={sentences.shown}
            at={sentences.at}
            ticked={sentences.ticked}
            chosen={sentences.chosen}
            onMove={sentences.move}
            onToggle={sentences.toggle}
            onOpen={acts.open}
            suggestionOf={suggestionOf}
            empty={<Empty filter={sentences.filter} words={ledger.counts.words} />}
          />
        </Tabs>
        <CoverageBar sentences={sentences} acts={acts} />
      </section>
      <aside className="coverage-side" aria-label="The ledger" data-pane="The ledger" tabIndex={-1}>
        <LedgerTable ledger={ledger} />
        <Exceptions />
      </aside>
    </div>
  );
}

/** Why the claim spotter would have a sentence checked, of what is suggested in it at the present cut. */
function useRowSuggestions(): (row: CoverageRow) => RowSuggestion | null {
  const { shown } = useSuggestions();
  const byBlock = useMemo(() => groupBy(shown, ({ blockId }) => blockId), [shown]);
  return ({ blockId, sentence }) => {
    const inside = byBlock
      .get(blockId)
      ?.filter(({ start, end }) => start < sentence.end && end > sentence.start);
    if (inside === undefined || inside.length === 0) return null;
    return { reasons: [...new Set(inside.flatMap(({ reasons }) => reasons))] };
  };
}

interface CoverageActs {
  readonly mayMark: boolean;
  readonly mayDismiss: boolean;
  readonly mark: () => void;
  readonly dismiss: () => void;
  /** Goes to a sentence of the list on the page. */
  readonly open: (at: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** What keys and buttons do with the sentences chosen. */
function useCoverageActs(sentences: Sentences): CoverageActs {
  const { openDialog, announce } = useDesk();
  const { actions } = useStores();
  const goToPage = useGoToPage();
  const mayMark = useMay('claim.create');
  const mayDismiss = useMay('not-checkable.mark');
  const { shown, at, chosen, subject } = sentences;
  const ask = (kind: 'mark' | 'not-checkable', isAllowed: boolean) => {
    const passage = passageOf(subject, chosen);
    if (!isAllowed) announce('The project cannot be changed here.');
    else if (passage === null) announce('Nothing is uncovered here.');
    else openDialog({ kind, ...passage });
  };
  const mark = () => {
    ask('mark', mayMark);
  };
  const dismiss = () => {
    ask('not-checkable', mayDismiss);
  };
  const open = (index: number) => {
    const row = shown[index];
    if (row === undefined) return;
    sentences.move(index, false);
    const [range] = row.uncovered.length === 0 ? [] : rangesOf(row, index === at ? chosen : null);
    goToPage(range ?? { blockId: row.blockId, start: row.sentence.start, end: row.sentence.end }, null);
  };
  const goOn = (by: 1 | -1) => {
    if (shown[at + by] !== undefined) sentences.move(at + by, false);
  };
  useActions({
    'mark-claim': { run: mark, isEnabled: () => mayMark },
    'mark-not-checkable': { run: dismiss, isEnabled: () => mayDismiss },
    'next-claim': () => {
      goOn(1);
    },
    'previous-claim': () => {
      goOn(-1);
    },
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey) return;
    const isInList = (event.target as Element).closest('[role="listbox"]') !== null;
    const act = actOfKey(event, isInList);
    if (act === null) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const actOfKey = (event: KeyboardEvent, isInList: boolean): (() => void) | null => {
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) return key === 'a' && isInList ? sentences.tickAll : null;
    switch (key) {
      case 'm':
        return mark;
      case 'x':
        return dismiss;
      case 'z':
        return () => actions.run('undo-check');
      case 'arrowleft':
      case 'arrowright':
        if (!isInList) return null;
        return () => {
          sentences.step(key === 'arrowright' ? 1 : -1);
        };
      case 'escape':
        return sentences.ticked.size > 0 || chosen !== null ? sentences.letGo : null;
      default:
        return null;
    }
  };
  return { mayMark, mayDismiss, mark, dismiss, open, onKeyDown };
}

/** What can be done with the sentences chosen, each with its key. */
function CoverageBar({ sentences, acts }: { readonly sentences: Sentences; readonly acts: CoverageActs }) {
  const { shown, at, current, chosen, ticked, subject } = sentences;
  if (current === null) return null;
  const hasUncovered = subject.some((row) => row.uncovered.length > 0);
  const isWhole = chosen === null || ticked.size > 0;
  const subjectWords =
    ticked.size > 0
      ? `${ticked.size} of ${shown.length} sentences`
      : !isWhole
        ? `Passage ${current.uncovered.indexOf(chosen) + 1} of ${current.uncovered.length}`
        : `Sentence ${at + 1} of ${shown.length}`;
  return (
    <div className="coverage-bar" role="group" aria-label="The sentences chosen">
      <span className="coverage-subject">{subjectWords}</span>
      <Button size="small" keys="M" isDisabled={!acts.mayMark || !hasUncovered} onPress={acts.mark}>
        {ticked.size > 1 ? 'Mark claims…' : 'Mark claim…'}
      </Button>
      <Button size="small" keys="X" isDisabled={!acts.mayDismiss || !hasUncovered} onPress={acts.dismiss}>
        Not checkable…
      </Button>
      <Button
        size="small"
        icon={<ArrowRight />}
        keys="Enter"
        onPress={() => {
          acts.open(at);
        }}
      >
        On the page
      </Button>
    </div>
  );
}

function Empty({ filter, words }: { readonly filter: CoverageFilter; readonly words: number }) {
  const { setView } = useDesk();
  if (words === 0) {
    return (
      <EmptyState title="There are no words yet" level={3}>
        As soon as the article has words, every sentence stands here until it is in a claim or marked not
        checkable.
      </EmptyState>
    );
  }
  if (filter === 'not-checkable') {
    return (
      <EmptyState title="Nothing is marked not checkable" level={3}>
        Opinion, transitions, the writer’s voice and boilerplate need no checking. Press X on an uncovered
        sentence and say which of them it is; the report prints the reason.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Every word is covered"
      level={3}
      actions={
        <Button
          onPress={() => {
            setView({ kind: 'publish' });
          }}
        >
          See what the gate still asks for
        </Button>
      }
    >
      Each of the {words} words is in a claim or marked not checkable. Words that are written later come here
      until somebody answers for them.
    </EmptyState>
  );
}
