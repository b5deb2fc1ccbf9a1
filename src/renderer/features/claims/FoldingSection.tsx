import { ChevronRight } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import type { ClaimPart } from '../../../contract/settings.ts';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';

export interface FoldingSectionProps {
  readonly part: ClaimPart;
  readonly title: string;
  /** Number behind the title; null for none. */
  readonly count?: number | null;
  /** What is said beside the title while the section is folded: its answer in a few words. */
  readonly summary?: string;
  /** How much waits here to be done or read. With something the section is open, and opens when more comes. */
  readonly waiting?: number;
  /** Open whatever was chosen, as while a form is being filled in. */
  readonly isHeld?: boolean;
  /** A small button at the end of the title's line; there when folded, too. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/**
 * A part of the claim's inspector that can be folded. Which parts a person has open is remembered for all claims. What was opened for its
 * content stays open under the hands of whoever settles it; what was folded keeps what was typed in it.
 */
export function FoldingSection(props: FoldingSectionProps) {
  const { part, title, count = null, summary = '', waiting = 0, isHeld = false, action, children } = props;
  const id = useId();
  const { isOpen, wasOpen, toggle } = useFold(part, waiting, isHeld);
  return (
    <section className="insp-section" aria-labelledby={id} data-folded={isOpen ? undefined : ''}>
      <header className="insp-section-head">
        <h3 id={id} className="insp-section-title">
          <button type="button" className="insp-fold" aria-expanded={isOpen} onClick={toggle}>
            <ChevronRight aria-hidden="true" />
            {title}
            {count === null || count === 0 ? null : <span className="insp-count">{count}</span>}
          </button>
        </h3>
        {isOpen || summary === '' ? null : <span className="insp-fold-summary">{summary}</span>}
        {action}
      </header>
      {isOpen || wasOpen ? (
        <div className="insp-fold-body" hidden={!isOpen}>
          {children}
        </div>
      ) : null}
    </section>
  );
}

function useFold(part: ClaimPart, waiting: number, isHeld: boolean) {
  const { settings } = useStores();
  const remembered = useStore(settings, (state) => state?.openParts ?? null);
  const [startsOpen] = useState(waiting > 0);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const [seen, setSeen] = useState(waiting);
  if (waiting !== seen) {
    setSeen(waiting);
    if (waiting > seen) setChosen(true);
  }
  // What was held open stays open, so that what came of the form is seen.
  if (isHeld && chosen !== true) setChosen(true);
  const isOpen = isHeld || (chosen ?? (startsOpen || remembered?.includes(part) === true));
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  return {
    isOpen,
    wasOpen,
    toggle: () => {
      const next = !isOpen;
      setChosen(next);
      const others = (remembered ?? []).filter((other) => other !== part);
      void settings.update({ openParts: next ? [...others, part] : others });
    },
  };
}
