import { $getRoot, type LexicalEditor } from 'lexical';
import { NoteNode } from './nodes/NoteNode.ts';
import { $isTextBlock } from './nodes/TextBlockNode.ts';

const bullets = ['•', '◦', '▪'] as const;

/** What stands before each list item and footnote, by node key, and the number of each footnote by its block id. */
export interface Numbers {
  readonly markers: ReadonlyMap<string, string>;
  readonly footnotes: ReadonlyMap<string, string>;
}

/** Numbers lists and footnotes in the order of the article. A list ends at the first block that is no list item. */
export function $number(): Numbers {
  const markers = new Map<string, string>();
  const footnotes = new Map<string, string>();
  let counts: number[] = [];
  for (const node of $getRoot().getChildren()) {
    const shape = $isTextBlock(node) ? node.getShape() : null;
    if (shape?.kind === 'list-item') {
      counts = counts.slice(0, shape.depth + 1);
      if (shape.list === 'bullet') {
        counts[shape.depth] = 0;
        markers.set(node.getKey(), bullets[shape.depth % bullets.length] ?? '•');
      } else {
        const number = (counts[shape.depth] ?? 0) + 1;
        counts[shape.depth] = number;
        markers.set(node.getKey(), `${number}.`);
      }
      continue;
    }
    counts = [];
    if (shape?.kind === 'footnote' && $isTextBlock(node)) {
      const number = String(footnotes.size + 1);
      footnotes.set(node.getBlockId(), number);
      markers.set(node.getKey(), number);
    }
  }
  return { markers, footnotes };
}

/** Keeps the numbers on the page right: list items, footnotes and the references to them. */
export function installNumbering(editor: LexicalEditor): () => void {
  const shown = new Set<string>();
  let references: string[] = [];
  const refresh = (): void => {
    const { markers, footnotes } = editor.getEditorState().read($number);
    for (const key of shown) {
      if (markers.has(key)) continue;
      delete editor.getElementByKey(key)?.dataset['marker'];
      shown.delete(key);
    }
    for (const [key, marker] of markers) {
      const element = editor.getElementByKey(key);
      if (element && element.dataset['marker'] !== marker) element.dataset['marker'] = marker;
      shown.add(key);
    }
    references = references.filter((key) => {
      const element = editor.getElementByKey(key);
      const id = element?.dataset['footnote'];
      if (!element || id === undefined) return false;
      const number = footnotes.get(id) ?? '?';
      element.dataset['number'] = number;
      element.setAttribute('role', 'doc-noteref');
      element.setAttribute('aria-label', `Footnote ${number}`);
      return true;
    });
  };
  const stops = [
    editor.registerMutationListener(NoteNode, (mutations) => {
      editor.getEditorState().read(() => {
        for (const [key, what] of mutations) if (what === 'created') references.push(key);
      });
      refresh();
    }),
    editor.registerUpdateListener(({ dirtyElements }) => {
      // Typing marks blocks as touched only in passing (false); what can change a number touches them on purpose.
      for (const [, onPurpose] of dirtyElements) {
        if (!onPurpose) continue;
        refresh();
        return;
      }
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
