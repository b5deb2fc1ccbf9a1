import type { IdSource } from '../../../core/ids.ts';
import type { MarkRange } from '../../../core/project/commands.ts';
import type { TextRange } from '../../editor/article-editor-props.ts';

/** The ranges of a selection as a command takes them: each with a fresh span id, nothing else carried over. */
export function markRanges(ranges: readonly TextRange[], newId: IdSource): readonly MarkRange[] {
  return ranges.map(({ blockId, start, end }) => ({ spanId: newId('span'), blockId, start, end }));
}
