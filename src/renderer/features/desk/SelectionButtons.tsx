import { CopyPlus, Highlighter, MessageCircleQuestion, MinusSquare } from 'lucide-react';
import type { EditorSelection } from '../../editor/article-editor-props.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Button } from '../../ui/Button.tsx';
import { useStores } from '../../stores/stores.ts';
import { useDesk } from './desk-context.ts';
import { isOnExactly, markRanges } from './mark-ranges.ts';

/** What selected words can become, in the bar that floats at them. */
export function SelectionButtons({ selection }: { readonly selection: EditorSelection }) {
  const { access, openDialog, run, newId, project, selectedClaimId, mode } = useDesk();
  const { notices } = useStores();
  if (access.kind !== 'write' || mode === 'read') return null;
  // Just marked, the words need no bar over their neighbours; the keys work on.
  const chosen = selectedClaimId === null ? undefined : project.claims[selectedClaimId];
  const markings = [...(chosen === undefined ? [] : [chosen]), ...Object.values(project.notCheckable)];
  if (markings.some(({ spans }) => isOnExactly(project.article, spans, selection.ranges))) return null;
  const passage = { ranges: selection.ranges, words: selection.text };
  const addToClaim = async (claimId: string) => {
    const done = await run(
      markRanges(selection.ranges, newId).map((range) => ({ kind: 'claim.add-span', claimId, range })),
    );
    if (!done.ok) notices.tellError(done.error);
  };
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        icon={<Highlighter />}
        onPress={() => {
          openDialog({ kind: 'mark', ...passage });
        }}
      >
        Mark claim
      </Button>
      <IconButton
        label="Mark not checkable"
        keys={mode === 'check' ? 'X' : 'Mod+Shift+X'}
        icon={<MinusSquare />}
        size="small"
        onPress={() => {
          openDialog({ kind: 'not-checkable', ...passage });
        }}
      />
      <IconButton
        label="Query these words"
        keys={mode === 'check' ? 'Q' : 'Mod+Alt+M'}
        icon={<MessageCircleQuestion />}
        size="small"
        onPress={() => {
          openDialog({ kind: 'query', claimId: null, passage });
        }}
      />
      {selectedClaimId === null ? null : (
        <IconButton
          label="Add these words to the chosen claim"
          icon={<CopyPlus />}
          size="small"
          onPress={() => void addToClaim(selectedClaimId)}
        />
      )}
    </>
  );
}
