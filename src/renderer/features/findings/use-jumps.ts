import { useCallback } from 'react';
import type { PageRange } from '../../../core/claims/claim-findings.ts';
import { useDesk } from '../desk/desk-context.ts';

/**
 * Selects words on the page and brings them into view. `keep` is the claim that stays chosen (null: the story), whatever
 * marks the words lie in.
 */
export function useGoToPage(): (range: PageRange, keep: string | null) => void {
  const { editor, view, setView, mode, setMode, selectClaim } = useDesk();
  return useCallback(
    (range, keep) => {
      if (view.kind !== 'desk') setView({ kind: 'desk' });
      if (mode === 'read') setMode('check');
      requestAnimationFrame(() => {
        editor.current?.selectRange(range);
        // The page says which mark its caret came to; that is not what was asked for.
        requestAnimationFrame(() => {
          selectClaim(keep);
        });
      });
    },
    [editor, view.kind, setView, mode, setMode, selectClaim],
  );
}
