import type { Mark, TextBlock } from '../../article/block-tree.ts';
import { element, inlineHtml } from '../html-text.ts';
import type { Anchor } from '../inline-pieces.ts';

/** The number of the claim that a span belongs to; null when it belongs to none that is printed. */
export type ClaimNumberOf = (spanId: string) => number | null;

/**
 * Writes the inside of text blocks with every claim's words in a `mark` of its own, which names the claim's entry as its details,
 * and behind the last of them in a block a numbered link to it. Claims that overlap are marks within marks. The words are those
 * of the public page.
 */
export class ClaimMarker {
  readonly #numberOf: ClaimNumberOf;
  readonly #anchorsOf: (blockId: string) => readonly Anchor[];
  readonly #links = new Map<number, number>();

  constructor(numberOf: ClaimNumberOf, anchorsOf: (blockId: string) => readonly Anchor[]) {
    this.#numberOf = numberOf;
    this.#anchorsOf = anchorsOf;
  }

  /** How many links to a claim were written so far. */
  linksTo(claim: number): number {
    return this.#links.get(claim) ?? 0;
  }

  inline(block: TextBlock): string {
    const ranges = block.spans.flatMap(({ id, start, end }) => {
      const number = this.#numberOf(id);
      return number === null || end <= start ? [] : [{ number, start, end }];
    });
    const anchors = this.#anchorsOf(block.id);
    if (ranges.length === 0) return inlineHtml(block, anchors, true);
    const lastEnds = new Map<number, number>();
    for (const { number, end } of ranges) lastEnds.set(number, Math.max(end, lastEnds.get(number) ?? 0));
    const cuts = [
      ...new Set([0, block.text.length, ...ranges.flatMap(({ start, end }) => [start, end])]),
    ].sort((a, b) => a - b);
    return cuts
      .slice(0, -1)
      .map((start, at) => {
        const end = cuts[at + 1] ?? block.text.length;
        const inside = ranges.filter((range) => range.start <= start && range.end >= end);
        const numbers = [...new Set(inside.map((range) => range.number))].sort((a, b) => a - b);
        const words = inlineHtml(slice(block, start, end), sliceAnchors(anchors, start, end), true);
        const marked = numbers.reduceRight(
          (html, number) => element('mark', { 'aria-details': `claim-${number}` }, html),
          words,
        );
        const closing = [...lastEnds].filter(([, last]) => last === end).map(([number]) => number);
        return marked + closing.map((number) => this.#link(number)).join('');
      })
      .join('');
  }

  #link(number: number): string {
    const occurrence = this.linksTo(number) + 1;
    this.#links.set(number, occurrence);
    return element(
      'sup',
      { class: 'claim-reference', lang: 'en' },
      element(
        'a',
        {
          id: `claim-${number}-ref-${occurrence}`,
          href: `#claim-${number}`,
          'aria-label': `Claim ${number}`,
        },
        String(number),
      ),
    );
  }
}

/** The stretch `[start, end)` as a block of its own, with the marks that reach into it. */
function slice(block: TextBlock, start: number, end: number): TextBlock {
  const marks = block.marks.flatMap((mark): readonly Mark[] => {
    const from = Math.max(mark.start, start) - start;
    const to = Math.min(mark.end, end) - start;
    return mark.kind === 'note' || to <= from ? [] : [{ ...mark, start: from, end: to }];
  });
  return { ...block, text: block.text.slice(start, end), marks, spans: [] };
}

/** References at a border stand with the words in front of them. */
function sliceAnchors(anchors: readonly Anchor[], start: number, end: number): readonly Anchor[] {
  return anchors
    .filter(({ at }) => (at > start || (at === 0 && start === 0)) && at <= end)
    .map(({ at, reference }) => ({ at: at - start, reference }));
}
