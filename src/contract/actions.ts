/**
 * Everything a menu item, the command palette, a key or a tooltip can ask for. One table, so that all four agree and
 * `docs/keyboard.md` can be checked against it. Keys: `Mod` is Ctrl, or Cmd on a Mac.
 */
export interface Action {
  readonly id: string;
  readonly label: string;
  /** Where it stands in the application menu; null: palette and keys only. */
  readonly menu: 'File' | 'Edit' | 'View' | 'Claim' | 'Help' | null;
  /** Works wherever the focus is; those of {@link textKeys} not in text fields, on the page and in dialogs. */
  readonly key: string | null;
  /** Single key in Check mode, when no text field has the focus. */
  readonly checkKey: string | null;
  /** Which screen must be open. */
  readonly scope: 'anywhere' | 'project' | 'draft' | 'check';
}

/** Keys that text fields and the page have of their own: there they are theirs. */
export const textKeys: ReadonlySet<string> = new Set(['Mod+Z', 'Mod+Shift+Z']);

const action = (
  id: string,
  label: string,
  scope: Action['scope'],
  menu: Action['menu'],
  key: string | null,
  checkKey: string | null = null,
): Action => ({ id, label, scope, menu, key, checkKey });

export const actions = [
  action('new-blank', 'New project', 'anywhere', 'File', 'Mod+N'),
  action('import-file', 'Import a file…', 'anywhere', 'File', 'Mod+O'),
  action('import-paste', 'New project from pasted text…', 'anywhere', 'File', null),
  action('verify-dossier', 'Verify a dossier…', 'anywhere', 'File', null),
  action('open-sample', 'Open the sample project', 'anywhere', 'File', null),
  action('go-library', 'Library', 'anywhere', 'File', 'Mod+Shift+L'),
  action('save-now', 'Save now', 'project', 'File', 'Mod+S'),
  action('publish', 'Publish…', 'project', 'File', 'Mod+Shift+E'),
  action('policy', 'Policy of this project', 'project', 'File', null),
  action('settings', 'Settings', 'anywhere', 'File', 'Mod+,'),
  action('find', 'Find and replace', 'project', 'Edit', 'Mod+F'),
  action('find-in-library', 'Find in library…', 'anywhere', 'Edit', 'Mod+Shift+F'),
  action('link', 'Link…', 'draft', 'Edit', 'Mod+K'),
  action('mark-claim', 'Mark claim', 'project', 'Claim', 'Mod+Shift+M', 'M'),
  action('mark-not-checkable', 'Mark not checkable', 'project', 'Claim', 'Mod+Shift+X', 'X'),
  action('open-query', 'Query…', 'project', 'Claim', 'Mod+Alt+M', 'Q'),
  action('ask-for-places', 'Ask the writer for missing places', 'project', 'Claim', null),
  action('allegation', 'This accuses somebody…', 'project', 'Claim', null),
  action('log-contact', 'Log a contact…', 'project', 'Claim', 'Mod+Alt+L'),
  action('new-confidential-source', 'New confidential source…', 'project', 'Claim', null),
  action('lock-vault', 'Lock the vault', 'project', 'File', null),
  action('next-claim', 'Next claim', 'check', 'Claim', null, 'J'),
  action('previous-claim', 'Previous claim', 'check', 'Claim', null, 'K'),
  action('next-unresolved', 'Next unresolved claim', 'check', 'Claim', null, 'U'),
  action('verdict-confirmed', 'Verdict: confirmed', 'check', 'Claim', null, '1'),
  action('verdict-confirmed-with-change', 'Verdict: confirmed with change', 'check', 'Claim', null, '2'),
  action('verdict-on-author', 'Verdict: on author', 'check', 'Claim', null, '3'),
  action('verdict-not-confirmable', 'Verdict: not confirmable', 'check', 'Claim', null, '4'),
  action('verdict-disputed', 'Verdict: disputed', 'check', 'Claim', null, '5'),
  action('verdict-wrong', 'Verdict: wrong', 'check', 'Claim', null, '6'),
  action('verdict-cut', 'Verdict: cut', 'check', 'Claim', null, '7'),
  action('back-to-check', 'Back to check', 'check', 'Claim', null, '0'),
  action('evidence', 'Evidence', 'check', 'Claim', null, 'E'),
  action('propose-change', 'Propose a change…', 'check', 'Claim', null, 'P'),
  action('note', 'Note…', 'check', 'Claim', null, 'N'),
  action('next-finding', 'Next finding', 'check', 'Claim', null, 'F'),
  action('put-finding-aside', 'Put the finding aside…', 'check', 'Claim', null, 'D'),
  action('accept', 'Accept the suggestion or proposed change', 'check', 'Claim', null, 'A'),
  action('ignore', 'Ignore the suggestion', 'check', 'Claim', null, 'I'),
  action('next-suggestion', 'Next suggestion', 'check', 'Claim', null, 'S'),
  action('previous-suggestion', 'Previous suggestion', 'check', 'Claim', null, 'Shift+S'),
  action('suggestion-end-later', 'End the suggestion a word later', 'check', 'Claim', null, 'W'),
  action('suggestion-end-earlier', 'End the suggestion a word earlier', 'check', 'Claim', null, 'Shift+W'),
  action('suggestion-start-earlier', 'Begin the suggestion a word earlier', 'check', 'Claim', null, 'B'),
  action('suggestion-start-later', 'Begin the suggestion a word later', 'check', 'Claim', null, 'Shift+B'),
  action('split-suggestion', 'Split the suggestion in two, or join it', 'check', 'Claim', null, 'T'),
  action('accept-all-suggestions', 'Accept all suggestions…', 'project', 'Claim', null),
  action('ignored-suggestions', 'Ignored suggestions…', 'project', 'Claim', null),
  action('toggle-suggestions', 'Show or hide suggestions', 'project', 'View', null),
  action('undo-check', 'Undo the last act', 'project', null, 'Mod+Z', 'Z'),
  action('redo-act', 'Do the undone act again', 'project', null, 'Mod+Shift+Z'),
  action('next-mode', 'Next mode (Draft, Check, Read)', 'project', 'View', 'Mod+Shift+H'),
  action('next-pane', 'Next pane', 'project', 'View', 'F6'),
  action('previous-pane', 'Previous pane', 'project', 'View', 'Shift+F6'),
  action('sources', 'Sources', 'project', 'View', 'Mod+Shift+S'),
  action('capture-page', 'Capture a page…', 'project', 'File', null),
  action('coverage', 'Coverage', 'project', 'View', 'Mod+Alt+G', 'G'),
  action('quotations', 'Quotations', 'project', 'View', null),
  action('repeated-facts', 'Repeated facts', 'project', 'View', null),
  action('names', 'Names', 'project', 'View', null),
  action('people', 'People', 'project', 'View', 'Mod+Alt+P'),
  action('right-of-reply', 'Right of reply', 'project', 'View', null),
  action('call-sheets', 'Call sheets', 'project', 'View', null),
  action('toggle-queue', 'Show or hide the claims queue', 'project', 'View', 'Mod+Alt+1'),
  action('toggle-inspector', 'Show or hide the inspector', 'project', 'View', 'Mod+Alt+2'),
  action('text-larger', 'Larger text', 'anywhere', 'View', 'Mod+Plus'),
  action('text-smaller', 'Smaller text', 'anywhere', 'View', 'Mod+-'),
  action('palette', 'Command palette', 'anywhere', 'View', 'Mod+Shift+P'),
  action('keyboard', 'Keyboard sheet', 'anywhere', 'Help', 'Mod+/', '?'),
] as const satisfies readonly Action[];

export type ActionId = (typeof actions)[number]['id'];
