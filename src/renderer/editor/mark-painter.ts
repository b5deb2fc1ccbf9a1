import {
  $getNodeByKey,
  $getState,
  $isLineBreakNode,
  $isTextNode,
  TextNode,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import type { MarkState } from '../../contract/settings.ts';
import type { SpanView } from './article-editor-props.ts';
import { $isLink } from './nodes/LinkNode.ts';
import { sameIds, spansState } from './nodes/node-state.ts';

/** Where claims overlap, the state that needs somebody's attention first is the one that is seen. */
const urgency: readonly MarkState[] = [
  'wrong',
  'disputed',
  'stale',
  'not-confirmable',
  'queried',
  'in-progress',
  'to-check',
  'confirmed-with-change',
  'confirmed',
  'on-author',
  'cut',
  'not-checkable',
  'suggested',
];

/** The view that is seen of several; null of none. */
export function foremost(views: readonly SpanView[]): SpanView | null {
  const [first = null] = [...views].sort((a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state));
  return first;
}

/** The view that gets a line of its own below the one that is seen first; null where there is none, or nothing to draw. */
export function secondLine(views: readonly SpanView[], first: SpanView): SpanView | null {
  if (first.state === 'not-checkable') return null;
  return foremost(views.filter((view) => view.ownerId !== first.ownerId && view.state !== 'not-checkable'));
}

/** How many claims have these views. */
function ownersIn(views: readonly SpanView[]): number {
  return new Set(views.map((view) => view.ownerId)).size;
}

const noViews: ReadonlyMap<string, SpanView> = new Map();

/**
 * Paints claims on the page: sets attributes on the elements of marked text, and nothing in the editor's state, so
 * that a verdict or a choice in the queue costs no update of the text.
 */
export class MarkPainter {
  readonly #editor: LexicalEditor;
  readonly #spans = new Map<NodeKey, readonly string[]>();
  readonly #keys = new Map<string, Set<NodeKey>>();
  #views = noViews;
  #chosen: ReadonlySet<string> = new Set();

  constructor(editor: LexicalEditor) {
    this.#editor = editor;
  }

  /** Starts to follow the text; the answer stops it. */
  follow(): () => void {
    return this.#editor.registerMutationListener(
      TextNode,
      (mutations) =>
        this.#editor.getEditorState().read(() => {
          for (const [key, what] of mutations) {
            if (what === 'destroyed') this.#forget(key);
            else this.#$notice(key);
          }
        }),
      { skipInitialization: false },
    );
  }

  /** Takes new views and a new choice; paints only what changed. */
  show(views: ReadonlyMap<string, SpanView>, chosen: ReadonlySet<string>): void {
    const changed = new Set<string>();
    for (const id of new Set([...views.keys(), ...this.#views.keys()])) {
      if (!sameView(views.get(id), this.#views.get(id))) changed.add(id);
    }
    for (const id of [...chosen, ...this.#chosen])
      if (chosen.has(id) !== this.#chosen.has(id)) changed.add(id);
    this.#views = views;
    this.#chosen = chosen;
    const keys = new Set([...changed].flatMap((id) => [...(this.#keys.get(id) ?? [])]));
    this.#editor.getEditorState().read(() => {
      for (const key of keys) this.#$paint(key);
    });
  }

  /** The elements a span is painted on, in no special order. */
  elementsOf(spanId: string): HTMLElement[] {
    return [...(this.#keys.get(spanId) ?? [])].flatMap((key) => this.#editor.getElementByKey(key) ?? []);
  }

  #$notice(key: NodeKey): void {
    const node = $getNodeByKey(key);
    if (!$isTextNode(node)) return;
    const ids = $getState(node, spansState);
    const known = this.#spans.get(key) ?? [];
    if (!sameIds(ids, known)) {
      this.#forget(key);
      if (ids.length > 0) this.#spans.set(key, ids);
      for (const id of ids) {
        const keys = this.#keys.get(id);
        if (keys) keys.add(key);
        else this.#keys.set(id, new Set([key]));
      }
    }
    if (ids.length > 0 || known.length > 0) this.#$paint(key);
  }

  #forget(key: NodeKey): void {
    for (const id of this.#spans.get(key) ?? []) {
      const keys = this.#keys.get(id);
      keys?.delete(key);
      if (keys?.size === 0) this.#keys.delete(id);
    }
    this.#spans.delete(key);
  }

  #$paint(key: NodeKey): void {
    const element = this.#editor.getElementByKey(key);
    if (element === null) return;
    const ids = this.#spans.get(key) ?? [];
    const views = ids.flatMap((id) => this.#views.get(id) ?? []);
    const view = foremost(views);
    if (view === null) {
      undress(element);
      return;
    }
    element.classList.add('mark');
    const isChosen = ids.some((id) => this.#chosen.has(id));
    element.classList.toggle('is-chosen', isChosen);
    if (isChosen) element.setAttribute('aria-current', 'true');
    else element.removeAttribute('aria-current');
    const below = secondLine(views, view);
    element.classList.toggle('is-overlap', ownersIn(views) > 1);
    element.dataset['mark'] = view.state;
    if (below === null) delete element.dataset['under'];
    else element.dataset['under'] = below.state;
    element.classList.toggle('has-more', below !== null && ownersIn(views) > 2);
    const chosen = ids.flatMap((id) => (this.#chosen.has(id) ? (this.#views.get(id) ?? []) : []))[0];
    // The ground is the chosen claim's, whichever claim is seen first.
    if (chosen === undefined) element.style.removeProperty('--mark-ground');
    else element.style.setProperty('--mark-ground', `var(--mark-${chosen.state}-ground)`);
    element.dataset['spans'] = ids.join(' ');
    element.setAttribute('role', 'mark');
    const fresh = this.#$firstHere(key, ids);
    const said = [...new Set(fresh.flatMap((id) => this.#views.get(id)?.description ?? []))].join('; ');
    if (said === '') element.removeAttribute('aria-description');
    else element.setAttribute('aria-description', said);
  }

  /** The spans of a piece that do not go on from the piece before it: each is announced once per fragment. */
  #$firstHere(key: NodeKey, ids: readonly string[]): readonly string[] {
    const before = $textBefore($getNodeByKey(key));
    if (before === null) return ids;
    const known = $getState(before, spansState);
    return ids.filter((id) => !known.includes(id));
  }
}

/** The text or line break right before a node in its block; note references are passed over. */
function $textBefore(node: LexicalNode | null): LexicalNode | null {
  for (let at = node; at !== null;) {
    let previous = at.getPreviousSibling();
    if (previous === null) {
      const link = at.getParent();
      if (!$isLink(link)) return null;
      at = link;
      continue;
    }
    if ($isLink(previous)) previous = previous.getLastChild();
    if ($isTextNode(previous) || $isLineBreakNode(previous)) return previous;
    at = previous;
  }
  return null;
}

function undress(element: HTMLElement): void {
  element.classList.remove('mark', 'is-chosen', 'is-overlap', 'has-more');
  element.style.removeProperty('--mark-ground');
  delete element.dataset['mark'];
  delete element.dataset['under'];
  delete element.dataset['spans'];
  element.removeAttribute('role');
  element.removeAttribute('aria-current');
  element.removeAttribute('aria-description');
}

function sameView(a: SpanView | undefined, b: SpanView | undefined): boolean {
  return (
    a === b ||
    (a !== undefined &&
      b !== undefined &&
      a.state === b.state &&
      a.glyph === b.glyph &&
      a.description === b.description &&
      a.ownerId === b.ownerId)
  );
}
