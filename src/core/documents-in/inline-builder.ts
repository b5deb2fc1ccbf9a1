import type { Mark } from '../article/block-tree.ts';
import { sliceInline, trimInline, type Inline } from './inline.ts';

/** The formatting of one run of text that a block can carry. */
export interface Formats {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
  /** An address that passed the policy, or null. */
  readonly href: string | null;
}

export const noFormats: Formats = { bold: false, italic: false, strike: false, href: null };

const toggles = ['bold', 'italic', 'strike'] as const;

/** Collects runs of text into one inline text; runs of equal formatting that touch become one mark. */
export interface InlineBuilder {
  /** Adds text as it is. */
  addText: (text: string, formats: Formats) => void;
  /** Adds text as HTML shows it: runs of white space count as one space, none at the start of a line. */
  addCollapsed: (text: string, formats: Formats) => void;
  addNote: (footnoteId: string) => void;
  /** Whether anything stands at a point of the text so far. */
  hasNotes: () => boolean;
  /** UTF-16 length so far. */
  length: () => number;
  isBlank: () => boolean;
  /** Takes what was collected, without white space at the ends, and starts anew. */
  take: () => Inline;
}

export function createInlineBuilder(): InlineBuilder {
  let pieces: string[] = [];
  let length = 0;
  let last = '';
  let isBlank = true;
  let marks: Mark[] = [];
  /** Marks that end at the current end and may grow. */
  let open: Mark[] = [];

  const add = (text: string, formats: Formats): void => {
    if (text === '') return;
    const start = length;
    const end = start + text.length;
    const next: Mark[] = [];
    for (const kind of toggles) if (formats[kind]) next.push(extend({ kind, start, end }));
    if (formats.href !== null) next.push(extend({ kind: 'link', start, end, href: formats.href }));
    marks.push(
      ...open.filter((mark) => !next.some((grown) => isSame(grown, mark) && grown.start === mark.start)),
    );
    open = next;
    pieces.push(text);
    length = end;
    last = text.charAt(text.length - 1);
    if (isBlank && text.trim() !== '') isBlank = false;
  };
  const extend = (mark: Mark): Mark => {
    const known = open.find((other) => isSame(other, mark));
    return known === undefined ? mark : { ...mark, start: known.start };
  };

  return {
    addText: add,
    addCollapsed: (text, formats) => {
      const collapsed = text.replace(/[ \t\n\r\f]+/gu, ' ');
      const isAtStart = length === 0 || last === '\n' || last === ' ';
      add(isAtStart && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed, formats);
    },
    addNote: (footnoteId) => marks.push({ kind: 'note', start: length, end: length, footnoteId }),
    hasNotes: () => marks.some((mark) => mark.kind === 'note'),
    length: () => length,
    isBlank: () => isBlank,
    take: () => {
      const inline = trimInline({ text: pieces.join(''), marks: sortMarks([...marks, ...open]) });
      pieces = [];
      length = 0;
      last = '';
      isBlank = true;
      marks = [];
      open = [];
      return inline;
    },
  };
}

function isSame(a: Mark, b: Mark): boolean {
  return a.kind === b.kind && (a.kind !== 'link' || (b.kind === 'link' && a.href === b.href));
}

function sortMarks(marks: readonly Mark[]): Mark[] {
  return [...marks].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Cuts at empty lines (two line breaks or more, as old web pages separate paragraphs) and drops blank parts. */
export function splitAtEmptyLines(inline: Inline): Inline[] {
  const parts: Inline[] = [];
  let start = 0;
  for (const gap of inline.text.matchAll(/\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+/gu)) {
    parts.push(sliceInline(inline, start, gap.index));
    start = gap.index + gap[0].length;
  }
  parts.push(sliceInline(inline, start, inline.text.length));
  return parts.map(trimInline).filter((part) => part.text !== '');
}
