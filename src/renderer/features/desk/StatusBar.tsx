import { Minus, Plus } from 'lucide-react';
import type { SaveState, TextCounts } from '../../editor/article-editor-props.ts';
import type { OpenProject } from '../../stores/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { claimRows, tabCounts } from '../claims/claim-rows.ts';
import { useDesk } from './desk-context.ts';
import { keyHints } from './key-hints.ts';
import { savedLine } from './saved-line.ts';
import { useToday } from './use-today.ts';

export interface StatusBarProps {
  readonly open: OpenProject;
  readonly saveState: SaveState;
  readonly counts: TextCounts;
}

/** The line at the foot: what is on disk, how much there is, the size of the text, and the keys of the mode. */
export function StatusBar({ open, saveState, counts }: StatusBarProps) {
  const { settings, actions } = useStores();
  const textSize = useStore(settings, (state) => state?.textSize ?? 100);
  const { view } = useDesk();
  const line = savedLine(saveState, open.saving, open.access, useToday());
  const claims = tabCounts(claimRows(open.project));
  return (
    <footer className="status-bar" aria-label="Status">
      <span className="saved" data-kind={line.kind} role={line.kind === 'failed' ? 'alert' : undefined}>
        {line.text}
      </span>
      <span>
        {counts.words.toLocaleString('en')} words, {counts.minutes} min
      </span>
      <span>
        {claims.all} claims, {claims.open} open
      </span>
      <span className="status-hint" aria-hidden="true">
        {keyHints(view.kind, open.mode).map(([key, what]) => (
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
