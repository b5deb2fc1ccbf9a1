import { $getRoot, type LexicalEditor, type NodeKey } from 'lexical';
import type { Article, Block } from '../../core/article/block-tree.ts';
import { sameBlock } from '../../core/article/normal-form.ts';
import { $readBlock } from './lexical-to-article.ts';

/**
 * The editor's text as an article, read again only where it changed: blocks that did not change stay the same objects,
 * and nothing is read while nobody asks.
 */
export class ArticleMirror {
  readonly #editor: LexicalEditor;
  readonly #blocks = new Map<NodeKey, Block>();
  readonly #dirty = new Set<NodeKey>();
  #isAllDirty = true;
  #article: Article = { blocks: [] };
  readonly #stop: () => void;

  constructor(editor: LexicalEditor) {
    this.#editor = editor;
    this.#stop = editor.registerUpdateListener(
      ({ dirtyElements, dirtyLeaves, tags, editorState, prevEditorState }) => {
        if (editorState === prevEditorState) return;
        // A restored state (undo) says nothing about what differs.
        if (tags.has('historic')) this.#isAllDirty = true;
        for (const key of dirtyElements.keys()) this.#dirty.add(key);
        for (const key of dirtyLeaves) this.#dirty.add(key);
      },
    );
  }

  /** The article now, in normal form. The same object until something changes. */
  current(): Article {
    if (!this.#isAllDirty && this.#dirty.size === 0) return this.#article;
    const blocks = this.#editor.getEditorState().read(() => this.#$read());
    this.#dirty.clear();
    this.#isAllDirty = false;
    const known = this.#article.blocks;
    if (blocks.length !== known.length || blocks.some((block, at) => block !== known[at]))
      this.#article = { blocks };
    return this.#article;
  }

  /** Stops listening to the editor. */
  dispose(): void {
    this.#stop();
  }

  #$read(): Block[] {
    const seen = new Set<NodeKey>();
    const blocks = $getRoot()
      .getChildren()
      .map((node) => {
        const key = node.getKey();
        seen.add(key);
        const known = this.#blocks.get(key);
        if (known && !this.#isAllDirty && !this.#dirty.has(key)) return known;
        const read = $readBlock(node);
        if (known && sameBlock(known, read)) return known;
        this.#blocks.set(key, read);
        return read;
      });
    for (const key of this.#blocks.keys()) if (!seen.has(key)) this.#blocks.delete(key);
    return blocks;
  }
}
