import { useActions } from '../../stores/stores.ts';
import { useDesk } from '../desk/desk-context.ts';
import { useSuggestions } from './suggestions-context.ts';

/** What keys, menus and the palette do with suggestions; accepting and marking stand with the desk's own actions. */
export function useSuggestionActions(): void {
  const { view, mode, openDialog, announce } = useDesk();
  const suggestions = useSuggestions();
  const isOnPage = view.kind === 'desk' && mode !== 'read';
  const step = (by: 1 | -1) => ({
    run: () => {
      if (suggestions.isOn) suggestions.step(by);
      else announce('Suggestions are off. Show them from the bar above the page or the command palette.');
    },
    isEnabled: () => isOnPage,
  });
  const withChosen = (run: () => void) => ({ run, isEnabled: () => isOnPage && suggestions.chosen !== null });
  useActions({
    'next-suggestion': step(1),
    'previous-suggestion': step(-1),
    ignore: withChosen(suggestions.ignore),
    'suggestion-end-later': withChosen(() => {
      suggestions.moveEnd(1);
    }),
    'suggestion-end-earlier': withChosen(() => {
      suggestions.moveEnd(-1);
    }),
    'suggestion-start-earlier': withChosen(() => {
      suggestions.moveStart(-1);
    }),
    'suggestion-start-later': withChosen(() => {
      suggestions.moveStart(1);
    }),
    'split-suggestion': withChosen(suggestions.toggleSplit),
    'accept-all-suggestions': {
      run: () => {
        openDialog({ kind: 'accept-suggestions' });
      },
      isEnabled: () => suggestions.mayAccept && suggestions.shown.length > 0,
    },
    'ignored-suggestions': () => {
      openDialog({ kind: 'ignored-suggestions' });
    },
    'toggle-suggestions': () => {
      suggestions.setOn(!suggestions.isOn);
      announce(suggestions.isOn ? 'Suggestions are hidden.' : 'Suggestions are shown.');
    },
  });
}
