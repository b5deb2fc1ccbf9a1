import { useDesk } from '../desk/desk-context.ts';

/** Leads from any screen of the desk to a claim on the page. */
export function useGoToClaim(): (claimId: string) => void {
  const { setView, selectClaim, mode, setMode } = useDesk();
  return (claimId) => {
    if (mode === 'read') setMode('check');
    setView({ kind: 'desk' });
    // The page is drawn again before it can scroll.
    requestAnimationFrame(() => {
      selectClaim(claimId, { reveal: true });
      document.querySelector<HTMLElement>('[data-pane="Inspector"]')?.focus();
    });
  };
}
