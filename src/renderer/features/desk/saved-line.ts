import type { Access } from '../../../contract/views.ts';
import type { SaveState } from '../../editor/article-editor-props.ts';
import type { Saving } from '../../stores/project-store.ts';
import { momentTime } from './time-words.ts';

/** What the status bar says about the disk. */
export interface SavedLine {
  readonly kind: 'saved' | 'saving' | 'failed' | 'read-only';
  readonly text: string;
}

/**
 * The one truth about what is on disk: failures go before everything, then what is still on its way in the editor or the
 * store. "Saved" is said only when nothing is, with its day when that is not today.
 */
export function savedLine(editor: SaveState, saving: Saving, access: Access, now: Date): SavedLine {
  if (access.kind === 'read-only') return { kind: 'read-only', text: `Read-only: ${access.reason}` };
  if (editor.kind === 'failed') return { kind: 'failed', text: `Not saved: ${editor.error.message}` };
  if (saving.kind === 'failed') return { kind: 'failed', text: `Not saved: ${saving.error.message}` };
  if (editor.kind !== 'saved' || saving.kind === 'saving') return { kind: 'saving', text: 'Saving…' };
  return { kind: 'saved', text: `Saved ${momentTime(saving.at, now)}` };
}
