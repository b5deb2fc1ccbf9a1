import { RotateCw, Trash2 } from 'lucide-react';
import { presentWords, isMarkingStale } from '../../../core/claims/staleness.ts';
import type { NotCheckable } from '../../../core/claims/claim.ts';
import { Button } from '../../ui/Button.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { shortTime } from '../desk/time-words.ts';
import { useAct, useMay } from '../desk/use-act.ts';
import { reasonNames } from './claim-words.ts';
import { WordDiff } from './WordDiff.tsx';
import { wordStretches } from './word-stretches.ts';

/** A passage marked not checkable: why, by whom, and whether its words changed since. */
export function MarkingPanel({ marking }: { readonly marking: NotCheckable }) {
  const { project, legend } = useDesk();
  const { act, error, isBusy, dismiss } = useAct();
  const mayRemove = useMay('not-checkable.remove');
  const now = presentWords(project.article, marking).map((words) => words.text);
  const isStale = isMarkingStale(project, marking);
  return (
    <div className="inspector">
      <header className="claim-head">
        <div className="claim-head-line">
          <StatusGlyph state="not-checkable" legend={legend} isDecorative />
          <strong className="claim-head-status">
            Not checkable: {reasonNames[marking.reason].toLowerCase()}
          </strong>
        </div>
        <h2 className="claim-words">
          {now.join(' … ') || marking.spans.map((span) => span.exact).join(' … ')}
        </h2>
        <p className="insp-hint">
          Marked by {marking.by}, {shortTime(marking.at, new Date())}
          {marking.note === '' ? null : <> · “{marking.note}”</>}
        </p>
      </header>
      {isStale ? (
        <div className="claim-notice" data-kind="warning" role="note">
          <p className="claim-notice-title">
            <RotateCw aria-hidden="true" /> The words changed since
          </p>
          <WordDiff
            label="Words when it was marked compared with the words now"
            stretches={wordStretches(marking.words.map((words) => words.text).join(' … '), now.join(' … '))}
          />
          <Button
            size="small"
            isDisabled={!mayRemove || isBusy}
            onPress={() => void act({ kind: 'not-checkable.renew', id: marking.id })}
          >
            Still not checkable
          </Button>
        </div>
      ) : null}
      <section className="insp-section" aria-label="Remove the marking">
        <Button
          size="small"
          variant="quiet"
          icon={<Trash2 />}
          isDisabled={!mayRemove || isBusy}
          onPress={() => void act({ kind: 'not-checkable.remove', id: marking.id })}
        >
          Remove the marking
        </Button>
        <Refusal error={error} onDismiss={dismiss} />
      </section>
    </div>
  );
}
