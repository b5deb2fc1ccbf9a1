import { Minus, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { claimRows, tabCounts } from '../claims/claim-rows.ts';
import { counted } from '../claims/claim-words.ts';
import { useDesk } from './desk-context.ts';
import { keyHints } from './key-hints.ts';
import { savedLine } from './saved-line.ts';
import { useToday } from './use-today.ts';
import type { WritingStore } from './writing-store.ts';

export interface StatusBarProps {
  readonly writing: WritingStore;
}

/** The line at the foot: what is on disk, how much there is, the size of the text, and the keys of the mode. */
export function StatusBar({ writing }: StatusBarProps) {
  const { settings, actions } = useStores();
  const textSize = useStore(settings, (state) => state?.textSize ?? 100);
  const { view, mode, project } = useDesk();
  const claims = useMemo(() => tabCounts(claimRows(project)), [project]);
  return (
    <footer className="status-bar" aria-label="Status">
      <SavedLine writing={writing} />
      <Counts writing={writing} />
      <span>
        {counted(claims.all, 'claim')}, {claims.open} open
      </span>
      <span className="status-hint" aria-hidden="true">
        {keyHints(view.kind, mode)
          .toReversed()
          .map(([key, what]) => (
            <span key={key}>
              <Kbd keys={key} /> {what}
            </span>
          ))}
      </span>
      <span className="zoom" role="group" aria-label="Text size">
        <IconButton
          label="Smaller text"
          keys="Mod+-"
          icon={<Minus />}
          size="small"
          placement="top"
          onPress={() => actions.run('text-smaller')}
        />
        <output aria-label="Text size">{textSize} %</output>
        <IconButton
          label="Larger text"
          keys="Mod+Plus"
          icon={<Plus />}
          size="small"
          placement="top"
          onPress={() => actions.run('text-larger')}
        />
      </span>
    </footer>
  );
}

/** What is on disk. Apart from the rest of the line, since it changes several times with every edit. */
function SavedLine({ writing }: StatusBarProps) {
  const { project } = useStores();
  const saving = useStore(project, (state) => (state.kind === 'open' ? state.saving : null));
  const access = useStore(project, (state) => (state.kind === 'open' ? state.access : null));
  const saveState = useStore(writing, (state) => state.saveState);
  const today = useToday();
  if (saving === null || access === null) return null;
  const line = savedLine(saveState, saving, access, today);
  return (
    <span className="saved" data-kind={line.kind} role={line.kind === 'failed' ? 'alert' : undefined}>
      {line.text}
    </span>
  );
}

function Counts({ writing }: StatusBarProps) {
  const { words, minutes } = useStore(writing, (state) => state.counts);
  return (
    <span>
      {words.toLocaleString('en')} words, {minutes} min
    </span>
  );
}
