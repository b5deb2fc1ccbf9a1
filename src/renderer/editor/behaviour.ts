import { registerRichText } from '@lexical/rich-text';
import { mergeRegister, type LexicalEditor } from 'lexical';
import type { IdSource } from '../../core/ids.ts';
import { installBlockIds } from './block-ids.ts';
import { installBlockKeys } from './block-keys.ts';
import { installNotePairs } from './note-pairs.ts';
import { installShortcuts } from './shortcuts.ts';
import { installStorableText } from './storable-pieces.ts';
import { installStructure } from './structure.ts';
import { installTyping } from './typing.ts';

/** Everything that makes a bare Lexical editor behave as the article editor; works without a page too. */
export function installBehaviour(editor: LexicalEditor, newId: IdSource): () => void {
  return mergeRegister(
    registerRichText(editor),
    installBlockIds(editor, newId),
    installStructure(editor),
    installStorableText(editor),
    installTyping(editor),
    installBlockKeys(editor),
    installShortcuts(editor, newId),
    installNotePairs(editor),
  );
}
