import { FileText, Library, Quote, SquareCheck } from 'lucide-react';
import { useCallback, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { SearchHit } from '../../../contract/library-views.ts';
import type { SearchKind } from '../../../core/library/catalogue.ts';
import { goToPlace } from '../../app/navigation.ts';
import { useStores } from '../../stores/stores.ts';
import '../../styles/search.css';
import { Banner } from '../../ui/Banner.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { hitGroups, hitKey, kindChoices, kindTitles, markedPieces, placeOf } from './hit-groups.ts';
import { shownValue, useLibraryAnswer, type Progressing } from './use-library-answer.ts';

export interface FindInLibraryProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Words in every project: results while one types, arrow keys choose, Enter opens the place. */
export function FindInLibrary({ isOpen, onClose }: FindInLibraryProps) {
  return (
    <ModalOverlay
      className="ui-scrim"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="ui-dialog find-library">
        <Dialog aria-label="Find in library" className="ui-dialog-body">
          <FindContent onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const typingPause = 120;

function FindContent({ onClose }: { readonly onClose: () => void }) {
  const stores = useStores();
  const { bridge } = stores;
  const [text, setText] = useState('');
  const [kind, setKind] = useState<SearchKind | 'all'>('all');
  const [chosen, setChosen] = useState<string | null>(null);
  const listId = useId();
  const isAsking = text.trim() !== '';
  const ask = useCallback(
    () => bridge.invoke('search:query', { text, ...(kind === 'all' ? {} : { kinds: [kind] }) }),
    [bridge, text, kind],
  );
  const answer = useLibraryAnswer(isAsking ? ask : null, typingPause);
  const found = isAsking ? shownValue(answer) : null;
  const groups = found === null ? [] : hitGroups(found.hits, found.counts);
  const hits = groups.flatMap((group) => group.hits);
  const at = Math.max(
    0,
    hits.findIndex((hit) => hitKey(hit) === chosen),
  );
  const current = hits[at];

  const open = (hit: SearchHit) => {
    // Closed first, so that the focus can go where the hit is.
    flushSync(onClose);
    void goToPlace(stores, placeOf(hit));
  };
  const choose = (index: number) => {
    const hit = hits[index];
    if (hit === undefined) return;
    setChosen(hitKey(hit));
    document.getElementById(`${listId}-${index}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Partial<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 6,
      PageUp: at - 6,
    };
    const next = steps[event.key];
    if (next !== undefined) {
      event.preventDefault();
      choose(Math.min(hits.length - 1, Math.max(0, next)));
    } else if (event.key === 'Enter' && current !== undefined) {
      event.preventDefault();
      open(current);
    }
  };

  return (
    <>
      <div className="find-library-head" onKeyDownCapture={onKeyDown}>
        <SearchField
          label="Find in library"
          placeholder="Words in articles, claims, sources and evidence"
          value={text}
          onChange={setText}
          className="find-library-field"
          inputProps={{
            autoFocus: true,
            role: 'combobox',
            'aria-expanded': hits.length > 0,
            'aria-controls': listId,
            'aria-activedescendant': current === undefined ? undefined : `${listId}-${at}`,
          }}
        />
        <Segmented
          label="Where to look"
          segments={kindChoices.map((value) => ({
            value,
            label: value === 'all' ? 'All' : kindTitles[value],
          }))}
          value={kind}
          onChange={setKind}
        />
      </div>
      <div
        className="find-library-results"
        id={listId}
        // A list box without an option is none to assistive technology.
        {...(hits.length === 0 ? {} : { role: 'listbox', 'aria-label': 'Hits', tabIndex: -1 })}
      >
        {answer.kind === 'failed' ? (
          <Banner kind="error" title="The library could not be searched" code={answer.error.code}>
            {answer.error.message}
          </Banner>
        ) : !isAsking ? (
          <FindHelp />
        ) : found !== null && hits.length === 0 && found.isComplete ? (
          <EmptyState title="Nothing found">
            All words must stand in the same article, claim, source or piece of evidence. Try fewer words, or
            the beginning of one.
          </EmptyState>
        ) : (
          groups.map((group) => (
            <div key={group.kind} role="group" aria-label={group.title} className="find-library-group">
              <h3 className="find-library-kind" aria-hidden="true">
                {group.title}
                <span className="insp-count">
                  {group.count > group.hits.length ? `${group.hits.length} of ${group.count}` : group.count}
                </span>
              </h3>
              {group.hits.map((hit) => {
                const index = hits.indexOf(hit);
                return (
                  <HitRow
                    key={hitKey(hit)}
                    id={`${listId}-${index}`}
                    hit={hit}
                    isChosen={index === at}
                    onOpen={() => {
                      open(hit);
                    }}
                    onHover={() => {
                      setChosen(hitKey(hit));
                    }}
                  />
                );
              })}
            </div>
          ))
        )}
      </div>
      <FindFoot progress={found} hits={hits.length} isAsking={isAsking} />
    </>
  );
}

const icons: Readonly<Record<SearchKind, ReactNode>> = {
  article: <FileText />,
  claim: <SquareCheck />,
  source: <Library />,
  evidence: <Quote />,
};

interface HitRowProps {
  readonly id: string;
  readonly hit: SearchHit;
  readonly isChosen: boolean;
  readonly onOpen: () => void;
  readonly onHover: () => void;
}

function HitRow({ id, hit, isChosen, onOpen, onHover }: HitRowProps) {
  const isTitled = hit.kind === 'source' || hit.kind === 'evidence';
  return (
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      className="find-library-hit"
      onClick={onOpen}
      onPointerMove={() => {
        if (!isChosen) onHover();
      }}
    >
      <span className="ui-icon" aria-hidden="true">
        {icons[hit.kind]}
      </span>
      <span className="find-library-text">
        {isTitled ? <span className="find-library-title">{hit.title}</span> : null}
        <span className="find-library-snippet">
          {markedPieces(hit.snippet, hit.marks).map((piece, at) =>
            piece.isMarked ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>,
          )}
        </span>
      </span>
      <span className="find-library-project">{hit.projectTitle}</span>
    </div>
  );
}

function FindHelp() {
  return (
    <EmptyState title="Search every project at once">
      Type a name, a figure or a few words. You find the stories that say it, the claims that were checked,
      the sources and the passages of evidence. The last word may be unfinished; accents and capitals make no
      difference.
    </EmptyState>
  );
}

interface FindFootProps {
  readonly progress: Progressing | null;
  readonly hits: number;
  readonly isAsking: boolean;
}

function FindFoot({ progress, hits, isAsking }: FindFootProps) {
  const isBehind = progress !== null && !progress.isComplete && progress.total > 0;
  const said = !isAsking
    ? ''
    : isBehind
      ? `Reading the library: ${progress.done} of ${progress.total} projects`
      : progress === null
        ? ''
        : hits === 0
          ? 'Nothing found'
          : `${hits} ${hits === 1 ? 'hit' : 'hits'}`;
  return (
    <footer className="find-library-foot">
      <span role="status">{said}</span>
      <span aria-hidden="true">↑ ↓ choose · Enter opens · Esc closes</span>
    </footer>
  );
}
