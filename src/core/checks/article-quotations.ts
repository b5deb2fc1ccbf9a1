import type { TextBlockKind } from '../article/block-tree.ts';
import { findQuotations, type Quotation } from './quotations.ts';

/** A text block of the article as far as quotations need it. */
export interface QuotedBlock {
  readonly id: string;
  readonly kind: TextBlockKind;
  readonly text: string;
}

/** A range in one block, UTF-16 offsets. */
export interface BlockRange {
  readonly blockId: string;
  readonly start: number;
  readonly end: number;
}

/** A quotation of the article, which may run over several blocks. */
export interface ArticleQuotation {
  /** Per block that it touches, in order: marks, and an attribution in its middle, included. */
  readonly places: readonly BlockRange[];
  /** What stands between the marks, in order. */
  readonly parts: readonly BlockRange[];
  /** The parts joined: by a space inside a block, by a line break between blocks. */
  readonly text: string;
  /** True when no closing mark was found at all. */
  readonly isOpen: boolean;
  /** True for a block quote that is set without marks. */
  readonly isSetOff: boolean;
}

/** "— Mara Reed" on the last line of a block quote is no part of it. */
const signature = /(?:^|\n|\s)[—–-]{1,2}\s?\p{Lu}[^\n]{0,120}$/u;
const openingMark = /^\s*["“„«»‹›‘'”]/u;

/**
 * The quotations of an article, in reading order. A quotation of several paragraphs, each but the last without a
 * closing mark and each opening with a mark, is one. So are block quotes without marks that follow each other.
 */
export function articleQuotations(blocks: readonly QuotedBlock[]): readonly ArticleQuotation[] {
  const found: Draft[] = [];
  let open: Draft | null = null;
  let setOff: Draft | null = null;
  for (const block of blocks) {
    const quotations = findQuotations(block.text);
    const whole = setOffText(block, quotations);
    if (whole !== null) {
      if (setOff === null) found.push((setOff = emptyDraft(true)));
      add(setOff, block, { ...whole, parts: [whole], text: '', isOpen: false });
      open = null;
      continue;
    }
    setOff = null;
    const goesOn: Draft | null = open !== null && openingMark.test(block.text) ? open : null;
    open = null;
    for (const [at, quotation] of quotations.entries()) {
      const isContinuation: boolean =
        goesOn !== null && at === 0 && block.text.slice(0, quotation.start).trim() === '';
      const draft: Draft = isContinuation && goesOn !== null ? goesOn : emptyDraft(false);
      if (!isContinuation) found.push(draft);
      add(draft, block, quotation);
      if (quotation.isOpen) open = draft;
    }
  }
  return found.map(({ places, parts, texts, isOpen, isSetOff }) => ({
    places,
    parts,
    text: texts.join('\n'),
    isOpen,
    isSetOff,
  }));
}

interface Draft {
  readonly places: BlockRange[];
  readonly parts: BlockRange[];
  readonly texts: string[];
  isOpen: boolean;
  readonly isSetOff: boolean;
}

function emptyDraft(isSetOff: boolean): Draft {
  return { places: [], parts: [], texts: [], isOpen: false, isSetOff };
}

function add(draft: Draft, block: QuotedBlock, quotation: Quotation): void {
  const blockId = block.id;
  draft.places.push({ blockId, start: quotation.start, end: quotation.end });
  for (const { start, end } of quotation.parts) draft.parts.push({ blockId, start, end });
  draft.texts.push(quotation.parts.map(({ start, end }) => block.text.slice(start, end)).join(' '));
  draft.isOpen = quotation.isOpen;
}

/** The words of a block quote that does without marks, its signature left out; null for any other block. */
function setOffText(
  block: QuotedBlock,
  quotations: readonly Quotation[],
): { start: number; end: number } | null {
  if (block.kind !== 'block-quote') return null;
  const marked = quotations.reduce((sum, { start, end }) => sum + end - start, 0);
  const { text } = block;
  const end = text.trimEnd().length;
  const start = text.length - text.trimStart().length;
  if (end <= start || marked > (end - start) / 2) return null;
  const signed = signature.exec(text.slice(start, end));
  const cut = signed === null ? end : start + signed.index;
  const words = text.slice(start, cut).trimEnd().length;
  return /[\p{L}\p{N}]/u.test(text.slice(start, cut)) ? { start, end: start + words } : { start, end };
}
