import { MessageCircleQuestion, Paperclip, ShieldAlert, Unlink } from 'lucide-react';
import type { Settings } from '../../../contract/settings.ts';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import type { ClaimRow } from './claim-rows.ts';
import { claimTypeNames, counted, flagNames } from './claim-words.ts';

export interface ClaimRowViewProps {
  readonly row: ClaimRow;
  readonly legend: Settings['legend'];
}

/** One claim of the queue: its sign, its words, and what a checker needs to choose it. */
export function ClaimRowView({ row, legend }: ClaimRowViewProps) {
  return (
    <div className="queue-row">
      <StatusGlyph state={row.mark} legend={legend} className="queue-glyph" />
      <p className="queue-words">{row.text}</p>
      <p className="queue-facts">
        <span>{claimTypeNames[row.type]}</span>
        {row.owner === null ? null : <span className="queue-owner">{row.owner}</span>}
        <span className="queue-fact" data-empty={row.citations === 0 || undefined}>
          <Paperclip aria-hidden="true" />
          <span aria-hidden="true">{row.citations}</span>
          <VisuallyHidden>{counted(row.citations, 'citation')}</VisuallyHidden>
        </span>
        {row.isQueried ? (
          <span className="queue-fact is-queried">
            <MessageCircleQuestion aria-hidden="true" />
            <VisuallyHidden>open query</VisuallyHidden>
          </span>
        ) : null}
        {row.isDetached ? (
          <span className="queue-fact is-warning">
            <Unlink aria-hidden="true" />
            Detached
          </span>
        ) : null}
        {row.flags.map((flag) => (
          <span key={flag} className="queue-fact is-warning">
            <ShieldAlert aria-hidden="true" />
            {flagNames[flag]}
          </span>
        ))}
      </p>
    </div>
  );
}
