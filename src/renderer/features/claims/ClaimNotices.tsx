import { CornerDownLeft, RotateCw, Unlink } from 'lucide-react';
import { textBlocks } from '../../../core/article/block-tree.ts';
import { findTextBlock } from '../../../core/article/spans.ts';
import { exactCandidates } from '../../../core/claims/anchor.ts';
import type { Claim } from '../../../core/claims/claim.ts';
import type { ClaimState } from '../../../core/claims/staleness.ts';
import type { TextRange } from '../../editor/article-editor-props.ts';
import { Button } from '../../ui/Button.tsx';
import { useDesk, usePageSelection } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import { WordDiff } from './WordDiff.tsx';
import { wordStretches } from './word-stretches.ts';

/** What stands between the claim and its words: staleness, a changed sentence around it, or no place at all. */
export function ClaimNotices({ claim, state }: { readonly claim: Claim; readonly state: ClaimState }) {
  if (state.isDetached) return claim.status === 'cut' ? null : <DetachedNotice claim={claim} />;
  if (state.isStale && claim.verdict !== null) {
    return (
      <div className="claim-notice" data-kind="warning" role="note">
        <p className="claim-notice-title">
          <RotateCw aria-hidden="true" /> The words changed after the verdict
        </p>
        <WordDiff
          label="Words of the verdict compared with the words now"
          stretches={wordStretches(
            claim.verdict.words.map((words) => words.text).join(' … '),
            state.words.map((words) => words.text).join(' … '),
          )}
        />
        <p className="insp-hint">
          Only a new verdict settles it. Undoing the change brings the old one back.
        </p>
      </div>
    );
  }
  if (state.isContextChanged) {
    return (
      <div className="claim-notice" role="note">
        <p className="claim-notice-title">The sentence around it changed</p>
        <p className="insp-hint">The words are those of the verdict, which stands. Worth a look.</p>
      </div>
    );
  }
  return null;
}

const contextUnits = 40;

/** A detached claim: its last words, the places where exactly these words stand now, and the page's selection. */
function DetachedNotice({ claim }: { readonly claim: Claim }) {
  const { project, newId, editor } = useDesk();
  const selection = usePageSelection();
  const { act, error, dismiss } = useAct();
  const mayAttach = useMay('claim.attach');
  const leaves = textBlocks(project.article);
  const candidates = claim.spans.flatMap((span) => exactCandidates(span, leaves));
  const chosen = selection?.ranges.length === 1 ? selection.ranges[0] : undefined;
  const attach = (range: TextRange) =>
    act({ kind: 'claim.attach', claimId: claim.id, range: { spanId: newId('span'), ...pick(range) } });
  return (
    <div className="claim-notice" data-kind="warning" role="note">
      <p className="claim-notice-title">
        <Unlink aria-hidden="true" /> No place in the text any more
      </p>
      <p className="insp-hint">
        These are the words it last had. Only a person attaches it again; any verdict is compared with the new
        words.
      </p>
      {candidates.map((place) => (
        <div key={`${place.blockId}-${place.start}`} className="candidate">
          <button
            type="button"
            className="candidate-words"
            onClick={() => editor.current?.selectRange(place)}
          >
            <CandidateText {...place} />
          </button>
          <Button size="small" isDisabled={!mayAttach} onPress={() => void attach(place)}>
            Attach here
          </Button>
        </div>
      ))}
      {candidates.length === 0 ? (
        <p className="insp-hint">These exact words stand nowhere in the article.</p>
      ) : null}
      <Button
        size="small"
        icon={<CornerDownLeft />}
        isDisabled={!mayAttach || chosen === undefined}
        onPress={() => {
          if (chosen !== undefined) void attach(chosen);
        }}
      >
        Attach to the selection
      </Button>
      <Refusal error={error} onDismiss={dismiss} />
    </div>
  );
}

function pick({ blockId, start, end }: TextRange): TextRange {
  return { blockId, start, end };
}

function CandidateText({ blockId, start, end }: TextRange) {
  const { project } = useDesk();
  const text = findTextBlock(project.article, blockId)?.text ?? '';
  return (
    <>
      {start > contextUnits ? '…' : ''}
      {text.slice(Math.max(0, start - contextUnits), start)}
      <strong>{text.slice(start, end)}</strong>
      {text.slice(end, end + contextUnits)}
      {end + contextUnits < text.length ? '…' : ''}
    </>
  );
}
