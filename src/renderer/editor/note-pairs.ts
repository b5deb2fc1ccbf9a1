import {
  $getNodeByKey,
  $getRoot,
  $hasUpdateTag,
  $isElementNode,
  HISTORIC_TAG,
  mergeRegister,
  RootNode,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import { syncTag } from './article-sync.ts';
import { $isNote, NoteNode } from './nodes/NoteNode.ts';
import { $isTextBlock } from './nodes/TextBlockNode.ts';
import { $ensureText } from './removal.ts';

/**
 * A footnote goes with its last reference, as in every word processor: a note that nothing refers to would be printed and counted
 * without anybody seeing why. Both go in one update, so that one undo brings both back. What the project itself changes
 * (an accepted change, another desk's work) is taken as it is.
 */
export function installNotePairs(editor: LexicalEditor): () => void {
  /** The footnote each reference that stands in the text points to. */
  let references = new Map<NodeKey, string>();
  return mergeRegister(
    editor.registerNodeTransform(NoteNode, (node) => {
      references.set(node.getKey(), node.getFootnoteId());
    }),
    // Lexical applies this one last, when the update is complete.
    editor.registerNodeTransform(RootNode, () => {
      const gone = new Set<string>();
      for (const [key, footnoteId] of references) {
        if ($getNodeByKey(key)?.isAttached() === true) continue;
        references.delete(key);
        gone.add(footnoteId);
      }
      if (gone.size === 0 || $hasUpdateTag(syncTag)) return;
      // What was only moved or written anew stands there again under another key.
      for (const id of $references().values()) gone.delete(id);
      if (gone.size > 0) $removeNotes(gone);
    }),
    editor.registerUpdateListener(({ tags, editorState }) => {
      // Undo puts a whole state back, and transforms do not see it.
      if (tags.has(HISTORIC_TAG)) references = editorState.read($references);
    }),
  );
}

/** The footnote of every reference in the text, by the reference's key. */
export function $references(): Map<NodeKey, string> {
  const found = new Map<NodeKey, string>();
  const walk = (node: LexicalNode): void => {
    if ($isNote(node)) found.set(node.getKey(), node.getFootnoteId());
    else if ($isElementNode(node)) node.getChildren().forEach(walk);
  };
  walk($getRoot());
  return found;
}

function $removeNotes(ids: ReadonlySet<string>): void {
  for (const node of $getRoot().getChildren()) {
    if ($isTextBlock(node) && node.getShape().kind === 'footnote' && ids.has(node.getBlockId()))
      node.remove();
  }
  $ensureText();
}
