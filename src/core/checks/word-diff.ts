import type { EvidenceText } from './evidence-text.ts';
import type { Piece } from './quote-changes.ts';
import type { QuoteText } from './quote-parts.ts';

/**
 * A part of the difference from the evidence to the quotation. The texts of `equal` and `insert`, joined, are the
 * quotation as printed; `delete` holds words of the evidence that the quotation lacks.
 */
export interface DiffPart {
  readonly kind: 'equal' | 'insert' | 'delete';
  readonly text: string;
}

/** Brackets and quotation marks that belong to the word before them. */
const closers = /^[\])’”"»]+/u;

/** Shows `pieces` as text, in the order of the quotation. */
export function wordDiff(
  quote: QuoteText,
  evidence: EvidenceText,
  pieces: readonly Piece[],
): readonly DiffPart[] {
  const parts: DiffPart[] = [];
  const push = (kind: DiffPart['kind'], text: string): void => {
    const last = parts.at(-1);
    if (text === '') return;
    if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text };
    else parts.push({ kind, text });
  };
  let printedTo = 0;
  for (const piece of pieces) {
    const { words, tokens } = piece;
    const isSame = piece.kind === 'same' || piece.kind === 'hyphen';
    if (!isSame && tokens.to > tokens.from) {
      const text = evidence.text.slice(evidence.starts[tokens.from], evidence.ends[tokens.to - 1]);
      const isApart = /\s/u.test(evidence.text.charAt((evidence.starts[tokens.from] ?? 0) - 1));
      push('delete', parts.length > 0 && isApart ? ` ${text}` : text);
    }
    if (words.to > words.from) {
      const lastWord = quote.tokens.ends[words.to - 1] ?? quote.text.length;
      const end = lastWord + (closers.exec(quote.text.slice(lastWord, lastWord + 4))?.[0].length ?? 0);
      push(isSame ? 'equal' : 'insert', quote.text.slice(printedTo, end));
      printedTo = end;
    }
  }
  const last = parts.findLast((part) => part.kind !== 'delete');
  push(last?.kind ?? 'equal', quote.text.slice(printedTo));
  return parts;
}
