import type { Nodes, Parent, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { isTangled } from '../markdown-in.ts';
import { readFrontMatter } from '../front-matter.ts';
import { createMessageLog } from '../import-messages.ts';
import { safeHref } from '../url-policy.ts';
import type { ShownBlock, ShownDocument, ShownFormat, ShownLeaf, ShownRun } from './shown-document.ts';
import { writtenPieces } from './written-pieces.ts';

/**
 * Markdown as it is shown, over the text as it is written, in which excerpts are anchored. HTML inside it is shown as
 * written. Null when the text is so tangled that parsing it would take too long: it is then shown as written.
 */
export function shownMarkdown(text: string): ShownDocument | null {
  if (isTangled(text)) return null;
  const base = text.length - readFrontMatter(text, createMessageLog()).body.length;
  const root = fromMarkdown(text.slice(base), {
    extensions: [gfm()],
    // Its transforms split text without saying where the parts stand.
    mdastExtensions: gfmFromMarkdown().map(({ transforms: _, ...rest }) => rest),
  });
  const reading: Reading = { text, base, count: 0 };
  const front = base === 0 ? [] : [frontBlock(text.slice(0, base).trimEnd())];
  return {
    blocks: [...front, ...root.children.flatMap((node) => blocksOf(node, reading, plainPlace))],
    comments: [],
  };
}

interface Reading {
  readonly text: string;
  /** Where the parsed part starts in the text. */
  readonly base: number;
  count: number;
}

/** What the blocks around a block make of it. */
interface Place {
  readonly isQuoted: boolean;
  readonly depth: number | null;
  readonly marker: string;
}
const plainPlace: Place = { isQuoted: false, depth: null, marker: '' };

function frontBlock(written: string): ShownBlock {
  const run: ShownRun = { ...noRun, text: written, start: 0, end: written.length };
  return { kind: 'text', role: 'code', id: 'front', start: 0, end: written.length, runs: [run] };
}

const noRun: ShownRun = {
  text: '',
  start: 0,
  end: 0,
  formats: [],
  href: null,
  noteId: null,
  isBroken: false,
};

function blocksOf(node: RootContent, reading: Reading, place: Place): ShownBlock[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', level: node.depth, ...leafOf(node, node.children, reading) }];
    case 'paragraph':
      return [inPlace(leafOf(node, node.children, reading), place)];
    case 'blockquote':
      return node.children.flatMap((child) => blocksOf(child, reading, { ...place, isQuoted: true }));
    case 'list':
      return node.children.flatMap((item, at) => {
        const number = node.ordered === true ? `${(node.start ?? 1) + at}.` : '•';
        const marker = typeof item.checked === 'boolean' ? (item.checked ? '☑' : '☐') : number;
        const depth = (place.depth ?? -1) + 1;
        return item.children.flatMap((child, index) =>
          blocksOf(child, reading, { ...place, depth, marker: index === 0 ? marker : '' }),
        );
      });
    case 'code':
    case 'html': {
      const { start, end } = spanOf(node, reading);
      const runs = piecesOf(node, node.value, reading).map((piece) => ({ ...noRun, ...piece }));
      return [{ kind: 'text', role: 'code', id: nextId(reading), start, end, runs }];
    }
    case 'table':
      return [
        {
          kind: 'table',
          hasHeader: true,
          rows: node.children.map((row) => row.children.map((cell) => leafOf(cell, cell.children, reading))),
        },
      ];
    case 'thematicBreak':
      return [{ kind: 'divider' }];
    case 'footnoteDefinition':
      return node.children.flatMap((child, at) =>
        blocksOf(child, reading, place).map((block): ShownBlock => {
          if (block.kind !== 'text') return block;
          return { ...block, role: 'footnote', id: at === 0 ? noteId(node.identifier) : block.id };
        }),
      );
    default:
      return [];
  }
}

function inPlace(leaf: ShownLeaf, { isQuoted, depth, marker }: Place): ShownBlock {
  if (depth !== null) return { kind: 'item', depth, marker, ...leaf };
  return { kind: 'text', role: isQuoted ? 'quote' : 'paragraph', ...leaf };
}

const noteId = (identifier: string): string => `note ${identifier}`;

function nextId(reading: Reading): string {
  reading.count += 1;
  return `block ${reading.count}`;
}

function leafOf(node: Nodes, children: readonly PhrasingContent[], reading: Reading): ShownLeaf {
  const id = nextId(reading);
  return {
    id,
    ...spanOf(node, reading),
    runs: children.flatMap((child) => runsOf(child, reading, [], null)),
  };
}

function runsOf(
  node: PhrasingContent,
  reading: Reading,
  formats: readonly ShownFormat[],
  href: string | null,
): ShownRun[] {
  const inside = (parent: Parent, more: readonly ShownFormat[], link = href): ShownRun[] =>
    (parent.children as PhrasingContent[]).flatMap((child) =>
      runsOf(child, reading, [...formats, ...more], link),
    );
  const written = (value: string, more: readonly ShownFormat[] = []): ShownRun[] =>
    piecesOf(node, value, reading).map((piece) => ({
      ...noRun,
      ...piece,
      formats: [...formats, ...more],
      href,
    }));
  switch (node.type) {
    case 'text':
      return written(node.value);
    case 'strong':
      return inside(node, ['bold']);
    case 'emphasis':
      return inside(node, ['italic']);
    case 'delete':
      return inside(node, ['strike']);
    case 'link':
      return inside(node, [], safeHref(node.url));
    case 'linkReference':
      return inside(node, []);
    case 'inlineCode':
      return written(node.value, ['code']);
    case 'html':
      return written(node.value, ['html']);
    case 'image':
    case 'imageReference':
      return written(node.alt ?? '', ['picture']);
    case 'footnoteReference': {
      const { start } = spanOf(node, reading);
      return [{ ...noRun, start, end: start, noteId: noteId(node.identifier) }];
    }
    case 'break': {
      const { end } = spanOf(node, reading);
      return [{ ...noRun, text: '\n', start: end - 1, end, isBroken: true }];
    }
    default:
      return [];
  }
}

function spanOf(node: Nodes, { base }: Reading): { readonly start: number; readonly end: number } {
  return {
    start: base + (node.position?.start.offset ?? 0),
    end: base + (node.position?.end.offset ?? 0),
  };
}

/** Where a value stands in what was written for its node: between the marks around it, where it has some. */
function piecesOf(node: Nodes, value: string, reading: Reading): ReturnType<typeof writtenPieces> {
  const { start, end } = spanOf(node, reading);
  const written = reading.text.slice(start, end);
  if (node.type === 'text') return writtenPieces(written, start, value);
  const lead = node.type === 'code' ? (/^[ \t]*(?:`{3,}|~{3,})[^\n]*\n/u.exec(written)?.[0].length ?? 0) : 0;
  const at = written.indexOf(value, lead);
  if (value !== '' && at !== -1) return [{ text: value, start: start + at, end: start + at + value.length }];
  return value === '' ? [] : writtenPieces(written.slice(lead), start + lead, value);
}
