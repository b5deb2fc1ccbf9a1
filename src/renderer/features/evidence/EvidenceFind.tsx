import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useActions } from '../../stores/stores.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { SearchField } from '../../ui/SearchField.tsx';

export interface EvidenceFindProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly count: number;
  /** Which of them is shown, from 0. */
  readonly at: number;
  readonly onStep: (step: 1 | -1) => void;
}

/** Finds words in the evidence: Enter goes on, Shift and Enter back. */
export function EvidenceFind({ query, onQuery, count, at, onStep }: EvidenceFindProps) {
  const input = useRef<HTMLInputElement>(null);
  useActions({
    find: () => {
      input.current?.focus();
      input.current?.select();
    },
  });
  useEffect(() => {
    const element = input.current;
    if (element !== null) element.spellcheck = false;
  }, []);
  return (
    <div className="evidence-find" role="search">
      <SearchField
        label="Find in the evidence"
        placeholder="Find"
        value={query}
        onChange={onQuery}
        keys="Mod+F"
        inputRef={input}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          onStep(event.shiftKey ? -1 : 1);
        }}
      />
      <output className="evidence-count" aria-live="polite">
        {query.trim() === '' ? '' : count === 0 ? 'None' : `${at + 1} of ${count}`}
      </output>
      <IconButton
        label="Previous place"
        icon={<ChevronUp />}
        size="small"
        isDisabled={count === 0}
        onPress={() => {
          onStep(-1);
        }}
      />
      <IconButton
        label="Next place"
        icon={<ChevronDown />}
        size="small"
        isDisabled={count === 0}
        onPress={() => {
          onStep(1);
        }}
      />
    </div>
  );
}
