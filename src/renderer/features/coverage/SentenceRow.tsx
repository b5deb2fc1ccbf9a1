import { Check, PenLine } from 'lucide-react';
import type { LedgerPassage } from '../../../core/claims/coverage-ledger.ts';
import { classNames } from '../../ui/class-names.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { blockNames } from '../claims/block-names.ts';
import { reasonNames } from '../claims/claim-words.ts';
import { sentencePieces, type CoverageRow } from './coverage-rows.ts';

/** What somebody or something proposes for a sentence, shown below it with its reasons in words. */
export interface RowSuggestion {
  readonly reasons: readonly string[];
}

export interface SentenceRowProps {
  readonly row: CoverageRow;
  readonly isTicked: boolean;
  /** The one passage chosen in it; null: all that is uncovered. */
  readonly chosen: LedgerPassage | null;
  readonly suggestion?: RowSuggestion | null;
}

/**
 * A sentence with what became of its words: uncovered ones underlined and on a ground, those in claims plain and faint,
 * those not checkable in italics.
 */
export function SentenceRow({ row, isTicked, chosen, suggestion = null }: SentenceRowProps) {
  const reasons = [...new Set(row.sentence.passages.flatMap(({ reason }) => reason ?? []))];
  return (
    <div className="coverage-row" data-ticked={isTicked || undefined}>
      <span className="coverage-tick" aria-hidden="true">
        {isTicked ? <Check /> : null}
      </span>
      <VisuallyHidden>{rowText(row, suggestion)} </VisuallyHidden>
      <p className="coverage-words">
        {sentencePieces(row).map(({ text, passage }, at) =>
          passage === null ? (
            <span key={at} className="is-between">
              {text}
            </span>
          ) : (
            <span
              key={at}
              className={classNames('coverage-piece', `is-${passage.state}`)}
              data-chosen={passage === chosen || undefined}
            >
              {text}
            </span>
          ),
        )}
      </p>
      <p className="coverage-facts" aria-hidden="true">
        {row.kind === 'paragraph' || blockNames[row.kind] === row.part ? null : (
          <span>{blockNames[row.kind]}</span>
        )}
        {row.uncovered.length === 0 ? null : (
          <span className="coverage-left">
            {row.sentence.counts.uncovered} of {row.sentence.counts.words}
          </span>
        )}
        {reasons.map((reason) => (
          <span key={reason} className="coverage-reason">
            – {reasonNames[reason]}
          </span>
        ))}
      </p>
      {row.exception === null ? null : (
        <p className="coverage-signed" aria-hidden="true">
          <PenLine /> Left out by {row.exception.by}: “{row.exception.reason}”
        </p>
      )}
      {suggestion === null ? null : (
        <p className="coverage-suggested" aria-hidden="true">
          · Suggested: {suggestion.reasons.join('; ')}
        </p>
      )}
    </div>
  );
}

/** What is said of a sentence before it is read: where it stands, what is uncovered in it, and why other words are not. */
function rowText(row: CoverageRow, suggestion: RowSuggestion | null): string {
  const { sentence, blockText, uncovered, exception } = row;
  const words = uncovered.map(({ start, end }) => `“${blockText.slice(start, end)}”`);
  const isWhole = sentence.counts.uncovered === sentence.counts.words;
  const place =
    row.kind === 'paragraph' || blockNames[row.kind] === row.part
      ? row.part
      : `${row.part}, ${blockNames[row.kind].toLowerCase()}`;
  const reasons = [...new Set(sentence.passages.flatMap(({ reason }) => reason ?? []))];
  return [
    `${place}.`,
    uncovered.length === 0 ? 'Covered.' : isWhole ? 'All uncovered.' : `Uncovered: ${words.join(', ')}.`,
    ...reasons.map((reason) => `Not checkable, ${reasonNames[reason].toLowerCase()}.`),
    ...(exception === null ? [] : [`Left out by ${exception.by}: “${exception.reason}”.`]),
    ...(suggestion === null ? [] : [`Suggested: ${suggestion.reasons.join('; ')}.`]),
    'Sentence:',
  ].join(' ');
}
