import { FileText } from 'lucide-react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { actions } from '../../contract/actions.ts';
import { useStores } from '../stores/stores.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { openProject } from './navigation.ts';
import { matchesWords } from './word-match.ts';

export interface CommandPaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Everything that can be done now, by name, and every project of the library. */
export function CommandPalette({ isOpen, onClose }: CommandPaletteProps) {
  return (
    <ModalOverlay
      className="ui-scrim"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="ui-dialog palette">
        <Dialog aria-label="Command palette" className="ui-dialog-body">
          <PaletteContent onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface Entry {
  readonly id: string;
  readonly label: string;
  readonly kind: 'action' | 'project';
  readonly keys: string | null;
  readonly run: () => void;
}

function PaletteContent({ onClose }: { readonly onClose: () => void }) {
  const stores = useStores();
  // What can be done is looked up once, when the palette opens: it covers the screen meanwhile.
  const [entries] = useState<readonly Entry[]>(() => collectEntries(stores));
  return (
    <Autocomplete filter={matchesWords}>
      <div
        className="palette-search"
        // The field would only clear itself; Escape leads out of the palette, whatever was typed.
        onKeyDownCapture={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          onClose();
        }}
      >
        <SearchField aria-label="What to do" autoFocus>
          <Input className="ui-input" placeholder="Do something, or open a project" />
        </SearchField>
      </div>
      <Menu
        aria-label="Commands"
        className="palette-list"
        items={entries}
        renderEmptyState={() => <p className="palette-empty">Nothing here is called that.</p>}
        onAction={(id) => {
          const entry = entries.find((candidate) => candidate.id === id);
          // Closed first, so that the focus is back where the action expects it.
          flushSync(onClose);
          entry?.run();
        }}
      >
        {(entry) => (
          <MenuItem id={entry.id} textValue={entry.label} className="ui-menu-item palette-item">
            <span className="ui-icon" aria-hidden="true">
              {entry.kind === 'project' ? <FileText /> : null}
            </span>
            <span className="ui-menu-text">{entry.label}</span>
            {entry.keys === null ? null : (
              <span aria-hidden="true">
                <Kbd keys={entry.keys} />
              </span>
            )}
          </MenuItem>
        )}
      </Menu>
    </Autocomplete>
  );
}

function collectEntries(stores: ReturnType<typeof useStores>): readonly Entry[] {
  const library = stores.library.get();
  const projects = library.kind === 'ready' ? library.library.projects : [];
  return [
    ...actions
      .filter((action) => action.id !== 'palette' && stores.actions.canRun(action.id))
      .map((action): Entry => ({
        id: action.id,
        label: action.label,
        kind: 'action',
        keys: action.key ?? action.checkKey,
        run: () => stores.actions.run(action.id),
      })),
    ...projects.map((project): Entry => ({
      id: `open ${project.id}`,
      label: project.title === '' ? 'Untitled' : project.title,
      kind: 'project',
      keys: null,
      run: () => void openProject(stores, project.id),
    })),
  ];
}
