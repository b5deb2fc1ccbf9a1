import { createContext, use, type RefObject } from 'react';
import type { Access } from '../../../contract/views.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { ClaimFinding } from '../../../core/claims/claim-findings.ts';
import type { IdSource } from '../../../core/ids.ts';
import type { Command } from '../../../core/project/commands.ts';
import type { Project } from '../../../core/project/project.ts';
import type { Role } from '../../../core/project/roles.ts';
import type { Result } from '../../../core/result.ts';
import type {
  ArticleEditorHandle,
  CommandRunner,
  EditorMode,
  EditorSelection,
  TextRange,
} from '../../editor/article-editor-props.ts';
import type { CoverageFilter, CoveragePlace } from '../coverage/coverage-rows.ts';
import type { NameDraft } from '../findings/name-draft.ts';
import type { ChosenSuggestion } from '../suggestions/chosen-suggestion.ts';
import type { RowDone, RowOptions } from './run-commands.ts';

/** What fills the desk below the title bar. The page stays alive behind the others. */
export type DeskView =
  | { readonly kind: 'desk' }
  /** The evidence of one citation, beside its claim; without a citation, the evidence of the claim. */
  | ({ readonly kind: 'evidence' } & EvidencePlace)
  | { readonly kind: 'sources' }
  | ({ readonly kind: 'people' } & PeoplePlace)
  /** The coverage ledger, sentence by sentence. */
  | { readonly kind: 'coverage' }
  | { readonly kind: 'publish' };

/** Which evidence is open, and the words that somebody asked to see in it. */
export interface EvidencePlace {
  readonly claimId: string;
  readonly citationId: string | null;
  /** UTF-16 units of the evidence's text; without it, the excerpt is shown. */
  readonly at?: { readonly start: number; readonly end: number } | null;
}

/** What the inspector shows while no claim is chosen: the story, or what the machine finds in the whole article. */
export const storyViews = ['story', 'quotations', 'facts', 'names'] as const;
export type StoryView = (typeof storyViews)[number];

/** Where on the screen of people, and who or what is chosen there. */
export interface PeoplePlace {
  readonly tab: 'people' | 'reply' | 'calls';
  readonly sourceId: string | null;
  /** The allegation that something led to. */
  readonly allegationId?: string | null;
}

/** What the coverage view shows, and the place in the article that it stands on (null: the first). */
export interface CoverageAt {
  readonly filter: CoverageFilter;
  readonly place: CoveragePlace | null;
}

/** Words of the page that a dialog is about, as they were when it opened. */
export interface Passage {
  readonly ranges: readonly TextRange[];
  readonly words: string;
  /** Where several passages are marked at once, one record each: the ranges of each, which together are {@link ranges}. */
  readonly each?: readonly (readonly TextRange[])[];
  /** What happens once they are marked; without it, the claim is chosen. */
  readonly then?: () => void;
}

/** What is asked of the user at the moment, opened by a key, a button or the selection bar. */
export type DeskDialog =
  | ({ readonly kind: 'mark' } & Passage)
  | ({ readonly kind: 'not-checkable' } & Passage)
  /** About a claim, about words that become one, or about the story. */
  | { readonly kind: 'query'; readonly claimId: string | null; readonly passage: Passage | null }
  | { readonly kind: 'propose'; readonly claimId: string }
  | { readonly kind: 'note'; readonly claimId: string }
  | { readonly kind: 'citation'; readonly claimId: string; readonly citationId: string | null }
  /** A page of the web, as evidence of a source that is chosen later. */
  | { readonly kind: 'capture' }
  /** The editor's signature under everything that is uncovered now. */
  | { readonly kind: 'exception' }
  | { readonly kind: 'accept-suggestions' }
  | { readonly kind: 'ignored-suggestions' }
  | { readonly kind: 'put-aside'; readonly finding: ClaimFinding }
  /** An entry of the name register; null: a new one. */
  | { readonly kind: 'name'; readonly nameId: string | null; readonly initial: NameDraft }
  /** A new allegation about a claim or about none yet, or one to change. */
  | { readonly kind: 'allegation'; readonly claimId: string | null; readonly allegationId: string | null }
  | { readonly kind: 'contact' }
  | { readonly kind: 'confidential-source' }
  | { readonly kind: 'unlock-vault' }
  | { readonly kind: 'vault-passphrase' };

/** The open project and everything one can do with it. */
export interface Desk {
  readonly project: Project;
  readonly role: Role;
  /** The user's own name. */
  readonly actor: string;
  readonly access: Access;
  readonly legend: Settings['legend'];
  readonly mode: EditorMode;
  readonly setMode: (mode: EditorMode) => void;
  readonly selectedClaimId: string | null;
  /** Chooses a claim; `reveal` also brings its first words into view. */
  readonly selectClaim: (claimId: string | null, options?: { readonly reveal: boolean }) => void;
  /** The not-checkable marking that is chosen; never together with a claim. */
  readonly selectedMarkingId: string | null;
  readonly selectMarking: (markingId: string | null) => void;
  /** The suggestion that is chosen, as it is about to be accepted; never together with a claim or a marking. */
  readonly selectedSuggestion: ChosenSuggestion | null;
  readonly selectSuggestion: (suggestion: ChosenSuggestion | null) => void;
  readonly storyView: StoryView;
  /** Leaves the chosen claim and shows this part of the story. */
  readonly showStory: (view: StoryView) => void;
  readonly view: DeskView;
  readonly setView: (view: DeskView) => void;
  readonly openDialog: (dialog: DeskDialog) => void;
  readonly editor: RefObject<ArticleEditorHandle | null>;
  /** Where the coverage view opens: where it was left, or where something leads to. */
  readonly coveragePlace: RefObject<CoverageAt>;
  /** Puts the focus on the page. */
  readonly focusPage: () => void;
  readonly newId: IdSource;
  /** Gives commands once everything typed is on disk, and puts them on the undo stack as one act. */
  readonly run: (commands: Command | readonly Command[]) => Promise<Result<void>>;
  /** The same for many, with progress; what stands before a refusal or a stop is one act of the undo stack. */
  readonly runMany: (commands: readonly Command[], options?: RowOptions) => Promise<RowDone>;
  /** The same for the editor's undo and redo: not recorded again, and answers with what takes it back. */
  readonly runRecorded: CommandRunner;
  /** The project at this moment, for callbacks that outlive a drawing. */
  readonly current: () => Project;
  /** Says something to screen readers, politely. */
  readonly announce: (text: string) => void;
}

export const DeskContext = createContext<Desk | null>(null);

/** The desk at this moment, for `PresentDesk.tsx` alone: see `use-following-desk.ts`. */
export const PresentDeskContext = createContext<Desk | null>(null);

/** The desk for what may follow typing a moment later. */
export const FollowingDeskContext = createContext<Desk | null>(null);

/** The desk that follows typing a moment later; for what the page shows beside its text. */
export function useDeskBehindTyping(): Desk {
  const desk = use(FollowingDeskContext);
  if (desk === null) throw new Error('useDeskBehindTyping outside an open project');
  return desk;
}

/** The desk around this component; only inside an open project. */
export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (desk === null) throw new Error('useDesk outside an open project');
  return desk;
}

export const SelectionContext = createContext<EditorSelection | null>(null);

/** What is selected on the page; apart from {@link useDesk} because it changes with every caret move. */
export function usePageSelection(): EditorSelection | null {
  return use(SelectionContext);
}
