import { $getNearestNodeFromDOMNode, type LexicalEditor } from 'lexical';
import type { SuggestionView, TextRange } from './article-editor-props.ts';
import { $readText } from './lexical-to-article.ts';
import { $pageRange, elementsInView, paintHighlight } from './page-geometry.ts';
import { $textBlockOf } from './positions.ts';
import { drawLines, keepLines } from './suggestion-lines.ts';

/** A suggestion that is in sight, as a range of the page. */
export interface ShownSuggestion {
  readonly view: SuggestionView;
  readonly range: Range;
}

/** So many suggestions of one block are told to a screen reader that reads it; of more, the number. */
const mostTold = 3;

/**
 * Underlines the claim spotter's suggestions. They are no part of the article, so nothing is put into it: the underlines are
 * a drawing over the page, made only where it is in sight, and screen readers find what is suggested in a description
 * of the block. A suggestion stands where its words stand; while they cannot be told from others it is not painted.
 */
export class SuggestionPainter {
  readonly #editor: LexicalEditor;
  #byBlock: ReadonlyMap<string, readonly SuggestionView[]> = new Map();
  #byId: ReadonlyMap<string, SuggestionView> = new Map();
  #chosen: readonly TextRange[] = [];
  /** By block, in the order of the page. */
  #shown: ReadonlyMap<string, readonly ShownSuggestion[]> = new Map();

  constructor(editor: LexicalEditor) {
    this.#editor = editor;
  }

  /** Takes new suggestions, and the passages that are chosen of them. Paints at the next {@link paint}. */
  show(root: HTMLElement, suggestions: readonly SuggestionView[], chosen: readonly TextRange[]): void {
    this.#chosen = chosen;
    const byId = new Map(suggestions.map((view) => [view.id, view]));
    const byBlock = new Map<string, SuggestionView[]>();
    for (const view of suggestions) {
      const known = byBlock.get(view.blockId);
      if (known) known.push(view);
      else byBlock.set(view.blockId, [view]);
    }
    this.#byId = byId;
    this.#byBlock = byBlock;
    for (const element of root.querySelectorAll<HTMLElement>('[data-block]')) {
      const told = describe(byBlock.get(element.dataset['block'] ?? '') ?? []);
      if (element.getAttribute('aria-description') === told) continue;
      if (told === null) element.removeAttribute('aria-description');
      else element.setAttribute('aria-description', told);
    }
  }

  /** Paints what is in sight. */
  paint(scroller: HTMLElement, root: HTMLElement, drawing: SVGElement): void {
    const shown = new Map<string, readonly ShownSuggestion[]>();
    const chosen: Range[] = [];
    if (this.#byBlock.size > 0 || this.#chosen.length > 0) {
      const elements = elementsInView(scroller, root).flatMap((element) => [
        ...(element.dataset['block'] === undefined ? [] : [element]),
        ...element.querySelectorAll<HTMLElement>('[data-block]'),
      ]);
      this.#editor.getEditorState().read(
        () => {
          for (const element of elements) {
            const blockId = element.dataset['block'] ?? '';
            const found = this.#$findSuggestions(element, blockId);
            if (found.length > 0) shown.set(blockId, found);
            chosen.push(...this.#$findChosen(element, blockId));
          }
        },
        { editor: this.#editor },
      );
    }
    this.#shown = shown;
    keepLines(drawing, [...shown.keys()]);
    drawLines(drawing, shown);
    paintHighlight('suggestion-chosen', chosen);
  }

  /**
   * Follows the words of blocks that are painted, as they are typed: the answer stops it. A highlight of the stylesheet would follow by
   * itself, but with every letter it has the browser paint all highlighted text in sight again.
   */
  follow(drawing: SVGElement): () => void {
    return this.#editor.registerUpdateListener(({ editorState, dirtyElements }) => {
      if (this.#shown.size === 0 || dirtyElements.size === 0) return;
      const changed = new Map<string, readonly ShownSuggestion[]>();
      editorState.read(
        () => {
          for (const key of dirtyElements.keys()) {
            const element = this.#editor.getElementByKey(key);
            const blockId = element?.dataset['block'];
            if (element && blockId !== undefined && this.#shown.has(blockId))
              changed.set(blockId, this.#$findSuggestions(element, blockId));
          }
        },
        { editor: this.#editor },
      );
      this.#shown = new Map([...this.#shown, ...changed]);
      drawLines(drawing, changed);
    });
  }

  /** The suggestions in sight, as they were last painted. */
  get shown(): readonly ShownSuggestion[] {
    return [...this.#shown.values()].flat();
  }

  /** The suggestion of an id, in sight or not. */
  viewOf(id: string): SuggestionView | undefined {
    return this.#byId.get(id);
  }

  /** The suggestion at a place of the page; null when there is none. */
  at(node: Node, offset: number): SuggestionView | null {
    return this.shown.find(({ range }) => range.isPointInRange(node, offset))?.view ?? null;
  }

  clear(drawing: SVGElement): void {
    this.#shown = new Map();
    keepLines(drawing, []);
    paintHighlight('suggestion-chosen', []);
  }

  #$findSuggestions(element: HTMLElement, blockId: string): readonly ShownSuggestion[] {
    const views = this.#byBlock.get(blockId) ?? [];
    const block = views.length === 0 ? null : $textBlockOf($getNearestNodeFromDOMNode(element));
    if (block === null) return [];
    const { text } = $readText(block);
    return views.flatMap((view) => {
      const start = placeOf(text, view);
      const range = start === null ? null : $pageRange(this.#editor, block, start, start + view.words.length);
      return range === null ? [] : { view, range };
    });
  }

  #$findChosen(element: HTMLElement, blockId: string): readonly Range[] {
    const own = this.#chosen.filter((range) => range.blockId === blockId);
    const block = own.length === 0 ? null : $textBlockOf($getNearestNodeFromDOMNode(element));
    if (block === null) return [];
    return own.flatMap(({ start, end }) => $pageRange(this.#editor, block, start, end) ?? []);
  }
}

/** Where the words of a suggestion begin now: where they were, or at the only other place where they stand. */
function placeOf(text: string, { start, words }: SuggestionView): number | null {
  if (text.startsWith(words, start)) return start;
  const first = text.indexOf(words);
  return first >= 0 && text.indexOf(words, first + 1) < 0 ? first : null;
}

function describe(views: readonly SuggestionView[]): string | null {
  if (views.length === 0) return null;
  const told = views.slice(0, mostTold).map(({ description }) => description);
  const more = views.length - told.length;
  return [...told, ...(more > 0 ? [`${more} more`] : [])].join('; ');
}
