import { ChevronDown, Plus } from 'lucide-react';
import type { FigureImage } from '../../core/article/block-tree.ts';
import type { IdSource } from '../../core/ids.ts';
import { Button } from '../ui/Button.tsx';
import { Menu, type MenuGroup } from '../ui/Menu.tsx';
import type { ArticleEditorProps } from './article-editor-props.ts';
import { $insert, $turnInto, blockChoices, type BlockChoice, type Insertion } from './block-kinds.ts';
import type { EditorSession } from './editor-session.ts';
import { FormatButtons } from './FormatButtons.tsx';
import type { SelectionView } from './page-selection.ts';
import { $selectedParts } from './positions.ts';
import { $editTable, type TableEdit } from './table-edits.ts';

export interface DraftBarProps {
  readonly session: EditorSession;
  readonly view: SelectionView;
  readonly newId: IdSource;
  readonly pickImage: ArticleEditorProps['pickImage'] | undefined;
  readonly onLink: () => void;
  readonly onNotice: (text: string) => void;
}

const blockKeys: Partial<Record<BlockChoice, string>> = {
  paragraph: 'Mod+Alt+0',
  'heading-2': 'Mod+Alt+H',
  'number-list': 'Mod+Shift+7',
  'bullet-list': 'Mod+Shift+8',
  'block-quote': 'Mod+Shift+9',
};

const tableEdits: readonly { readonly id: TableEdit; readonly label: string }[] = [
  { id: 'row-below', label: 'Add a row below' },
  { id: 'column-right', label: 'Add a column to the right' },
  { id: 'remove-row', label: 'Remove this row' },
  { id: 'remove-column', label: 'Remove this column' },
  { id: 'header', label: 'First row is a header, or not' },
  { id: 'remove-table', label: 'Remove the table' },
];

/** What Draft mode can do with the selection, above the page. */
export function DraftBar({ session, view, newId, pickImage, onLink, onNotice }: DraftBarProps) {
  const { editor } = session;
  const change = (act: () => void): void => {
    editor.update(act);
    editor.focus();
  };
  const insert = (insertion: Insertion): void => change(() => $insert(insertion, newId));
  const insertFigure = async (): Promise<void> => {
    const picked = await pickImage?.();
    if (!picked) return;
    if (!picked.ok) onNotice(picked.error.message);
    else if (picked.value !== null) insert({ kind: 'figure', image: imageOf(picked.value) });
  };
  const act = (id: string): void => {
    const edit = tableEdits.find((known) => known.id === id);
    if (edit) {
      change(() => {
        const cell = $selectedParts()[0]?.block;
        if (cell) $editTable(cell, edit.id);
      });
    } else if (id === 'table') insert({ kind: 'table', rows: 3, columns: 3 });
    else if (id === 'figure') void insertFigure();
    else if (id === 'divider' || id === 'footnote' || id === 'dek' || id === 'byline') insert({ kind: id });
  };
  const insertions: MenuGroup = {
    title: '',
    items: [
      ...(pickImage ? [{ id: 'figure', label: 'Figure…' }] : []),
      { id: 'footnote', label: 'Footnote' },
      { id: 'table', label: 'Table' },
      { id: 'divider', label: 'Divider' },
    ],
  };
  const front: MenuGroup = {
    title: 'Below the headline',
    items: [
      { id: 'dek', label: 'Dek' },
      { id: 'byline', label: 'Byline' },
    ],
  };
  return (
    <div className="draft-bar" role="toolbar" aria-label="Text">
      <Menu
        label="Turn into"
        trigger={
          <Button size="small" variant="quiet" className="draft-kind">
            {blockChoices.find((choice) => choice.id === view.choice)?.label ?? 'Turn into'}
            <ChevronDown aria-hidden="true" className="draft-caret" />
          </Button>
        }
        groups={[
          {
            title: '',
            items: blockChoices.map(({ id, label }) => ({ id, label, keys: blockKeys[id] ?? null })),
          },
        ]}
        onAction={(id) => change(() => $turnInto(id as BlockChoice))}
      />
      <span className="draft-rule" aria-hidden="true" />
      <FormatButtons session={session} view={view} onLink={onLink} />
      <span className="draft-rule" aria-hidden="true" />
      <Menu
        label="Insert"
        trigger={
          <Button size="small" variant="quiet" icon={<Plus />}>
            Insert
          </Button>
        }
        groups={view.isInTable ? [insertions, { title: 'Table', items: tableEdits }] : [insertions, front]}
        onAction={act}
      />
    </div>
  );
}

function imageOf({ sha256, mediaType }: { sha256: string; mediaType: string }): FigureImage {
  return { sha256, mediaType, originalUrl: null };
}
