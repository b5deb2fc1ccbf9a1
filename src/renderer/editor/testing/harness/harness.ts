import { createElement, createRef, StrictMode, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { MarkState } from '../../../../contract/settings.ts';
import { textBlocks, type Article } from '../../../../core/article/block-tree.ts';
import { editArticle } from '../../../../core/article/edit-article.ts';
import { changeTextBlock, withoutSpans } from '../../../../core/article/spans.ts';
import { coverageCounts } from '../../../../core/claims/coverage-ledger.ts';
import { createIdSource } from '../../../../core/ids.ts';
import type { Command, CommandOf } from '../../../../core/project/commands.ts';
import { ok, type Result } from '../../../../core/result.ts';
import '../../../styles/index.css';
import '../../../styles/editor.css';
import { ArticleEditor } from '../../ArticleEditor.tsx';
import type {
  ArticleEditorHandle,
  EditorMode,
  EditorSelection,
  SaveState,
  SpanView,
  SuggestionView,
} from '../../article-editor-props.ts';

/**
 * The editor alone on a page, with a project in memory behind it: claims are marked by `claim.restore` and removed by
 * `claim.remove` with the span's id as the claim's. Driven through `window.harness` by `page.test.ts`.
 */
export interface Harness {
  start(article: Article, mode?: EditorMode): void;
  article(): Article;
  edits(): readonly CommandOf<'article.edit'>[];
  setMode(mode: EditorMode): void;
  mark(blockId: string, start: number, end: number, spanId: string, state?: MarkState): Promise<void>;
  setState(spanId: string, state: MarkState): void;
  publish(article: Article): void;
  saveState(): SaveState['kind'];
  selection(): EditorSelection | null;
  suggest(suggestions: readonly SuggestionView[]): void;
  clicked(): readonly string[];
  chosen(): readonly string[];
  notices(): readonly string[];
  links(): readonly string[];
  readonly handle: ArticleEditorHandle;
}

declare global {
  interface Window {
    harness: Harness;
  }
}

const newId = createIdSource((count) => crypto.getRandomValues(new Uint8Array(count)));
const root = createRoot(document.getElementById('root')!);
const ref = createRef<ArticleEditorHandle>();
let project: Article = { blocks: [] };
let states = new Map<string, MarkState>();
let edits: CommandOf<'article.edit'>[] = [];
let render: () => void = () => undefined;
let mode: EditorMode = 'draft';
let saved: SaveState['kind'] = 'saved';
let selected: EditorSelection | null = null;
let chosen: readonly string[] = [];
let notices: string[] = [];
let links: string[] = [];
let suggestions: readonly SuggestionView[] = [];
let clicked: string[] = [];

function publish(next: Article): void {
  project = next;
  render();
}

function run(command: Command): Command {
  if (command.kind === 'claim.restore') {
    const [range] = command.ranges;
    if (!range) throw new Error('A range is needed');
    const { blockId, start, end, spanId } = range;
    if (!states.has(spanId)) states = new Map(states).set(spanId, 'to-check');
    publish(
      changeTextBlock(project, blockId, (leaf) => ({
        ...leaf,
        spans: [...leaf.spans, { id: spanId, start, end }],
      })),
    );
    return { kind: 'claim.remove', claimId: spanId };
  }
  if (command.kind !== 'claim.remove') throw new Error(`The harness does not know ${command.kind}`);
  const spanId = command.claimId;
  const leaf = textBlocks(project).find((block) => block.spans.some((span) => span.id === spanId));
  const span = leaf?.spans.find((each) => each.id === spanId);
  publish(withoutSpans(project, new Set([spanId])));
  if (!leaf || !span) throw new Error(`No span ${spanId}`);
  return {
    kind: 'claim.restore',
    claimId: spanId,
    ranges: [{ spanId, blockId: leaf.id, start: span.start, end: span.end }],
  };
}

function execute(edit: CommandOf<'article.edit'>): Promise<Result<unknown>> {
  edits.push(edit);
  const result = editArticle(project, edit);
  if (result.ok) publish(result.value);
  return Promise.resolve(result);
}

let viewed: ReadonlyMap<string, MarkState> | null = null;
let views: ReadonlyMap<string, SpanView> = new Map();

/** The same map for as long as no state changes. */
function viewsOf(known: ReadonlyMap<string, MarkState>): ReadonlyMap<string, SpanView> {
  if (viewed !== known) {
    viewed = known;
    views = new Map(
      [...known].map(([id, state]) => [
        id,
        { state, glyph: '', description: `claim, ${state}`, ownerId: id },
      ]),
    );
  }
  return views;
}

function App(): ReactNode {
  const [, setTick] = useState(0);
  render = () => setTick((tick) => tick + 1);
  const spans = viewsOf(states);
  const coverage = coverageCounts({ article: project, notCheckable: {} });
  return createElement(
    'main',
    { style: { height: '100vh' } },
    createElement(ArticleEditor, {
      ref,
      article: project,
      mode,
      spans,
      selectedSpanIds: new Set(chosen),
      isKnownSpan: (id: string) => states.has(id),
      coverage,
      execute,
      runCommands: (commands: readonly Command[]) => Promise.resolve(ok({ inverse: commands.map(run) })),
      newId,
      readImage: () => Promise.resolve(ok({ bytes: pixel, mediaType: 'image/png' })),
      onOpenLink: (href: string) => links.push(href),
      suggestions,
      onSuggestionClick: (id: string) => clicked.push(id),
      onSelectSpans: (ids: readonly string[]) => {
        chosen = ids.slice(0, 1);
        render();
      },
      onSelectionChange: (next: EditorSelection | null) => {
        selected = next;
      },
      onSaveState: (state: SaveState) => {
        saved = state.kind;
      },
      onNotice: (text: string) => notices.push(text),
      renderSelectionBar: () => createElement('button', { type: 'button' }, 'Mark claim'),
    }),
  );
}

const pixel = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);

let instance = 0;
window.harness = {
  start: (article, inMode = 'draft') => {
    project = article;
    mode = inMode;
    states = new Map(
      textBlocks(article).flatMap((leaf) => leaf.spans.map((span) => [span.id, 'to-check'] as const)),
    );
    edits = [];
    notices = [];
    links = [];
    suggestions = [];
    clicked = [];
    chosen = [];
    instance += 1;
    root.render(createElement(StrictMode, null, createElement(App, { key: instance })));
  },
  article: () => project,
  edits: () => edits,
  setMode: (next) => {
    mode = next;
    render();
  },
  mark: async (blockId, start, end, spanId, state = 'to-check') => {
    states = new Map(states).set(spanId, state);
    await window.harness.handle.withFlushed(() => {
      const command: Command = {
        kind: 'claim.restore',
        claimId: spanId,
        ranges: [{ spanId, blockId, start, end }],
      };
      const inverse = run(command);
      window.harness.handle.recordAct([command], [inverse]);
      return Promise.resolve();
    });
  },
  setState: (spanId, state) => {
    states = new Map(states).set(spanId, state);
    render();
  },
  publish,
  saveState: () => saved,
  selection: () => selected,
  suggest: (next) => {
    suggestions = next;
    render();
  },
  clicked: () => clicked,
  chosen: () => chosen,
  notices: () => notices,
  links: () => links,
  get handle() {
    if (!ref.current) throw new Error('The editor is not there yet');
    return ref.current;
  },
};
