import { CornerUpLeft, Plus, Trash2 } from 'lucide-react';
import { findTextBlock, spanIndex } from '../../../core/article/spans.ts';
import type { Claim } from '../../../core/claims/claim.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useDesk, usePageSelection } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import { blockNames } from './block-names.ts';
import { FoldingSection } from './FoldingSection.tsx';

/** Where in the article the claim stands: every place with its words, one press away, and the way to add one more. */
export function SpanList({ claim }: { readonly claim: Claim }) {
  const { project, editor, newId, mode, setMode, view, setView } = useDesk();
  const selection = usePageSelection();
  const { act, error, dismiss } = useAct();
  const mayAdd = useMay('claim.add-span');
  const index = spanIndex(project.article);
  const places = claim.spans.flatMap((span) => {
    const fragments = index.get(span.id);
    return fragments === undefined ? [] : [{ spanId: span.id, fragments }];
  });
  const ranges = selection?.ranges ?? [];
  const placesSummary = places
    .map(({ fragments }) => findTextBlock(project.article, fragments[0]?.blockId ?? ''))
    .flatMap((block) => (block === null ? [] : [blockNames[block.kind]]))
    .join(', ');
  const goTo = (spanId: string) => {
    if (view.kind !== 'desk') setView({ kind: 'desk' });
    if (mode === 'read') setMode('check');
    requestAnimationFrame(() => editor.current?.scrollToSpan(spanId));
  };
  return (
    <FoldingSection
      title="Places"
      part="places"
      waiting={Math.max(0, places.length - 1)}
      summary={placesSummary}
      count={places.length}
      action={
        <Button
          size="small"
          variant="quiet"
          icon={<Plus />}
          isDisabled={!mayAdd || ranges.length === 0}
          onPress={() =>
            void act(
              ranges.map(({ blockId, start, end }) => ({
                kind: 'claim.add-span',
                claimId: claim.id,
                range: { spanId: newId('span'), blockId, start, end },
              })),
            )
          }
        >
          Add the selection
        </Button>
      }
    >
      <ul className="places">
        {places.map(({ spanId, fragments }) => {
          const block = findTextBlock(project.article, fragments[0]?.blockId ?? '');
          const words = fragments.map((fragment) => fragment.text).join(' … ');
          return (
            <li key={spanId} className="place">
              <button
                type="button"
                className="place-words"
                onClick={() => {
                  goTo(spanId);
                }}
              >
                <CornerUpLeft aria-hidden="true" />
                <span className="place-kind">{block === null ? '' : blockNames[block.kind]}</span>
                <span className="place-text">{words}</span>
              </button>
              {places.length > 1 ? (
                <IconButton
                  label={`Remove this place: ${words}`}
                  icon={<Trash2 />}
                  size="small"
                  isDisabled={!mayAdd}
                  onPress={() => void act({ kind: 'claim.remove-span', claimId: claim.id, spanId })}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
      {places.length === 1 && ranges.length === 0 ? (
        <p className="insp-hint">
          Does it stand elsewhere too? Select the words there and add the selection.
        </p>
      ) : null}
      <Refusal error={error} onDismiss={dismiss} />
    </FoldingSection>
  );
}
