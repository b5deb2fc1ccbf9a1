import { $getNodeByKey, type LexicalEditor, type NodeKey } from 'lexical';
import type { IdSource } from '../../core/ids.ts';
import { $isBlockNode, type BlockNode } from './nodes/all-nodes.ts';
import { DividerNode } from './nodes/DividerNode.ts';
import { FigureNode } from './nodes/FigureNode.ts';
import { TableNode } from './nodes/TableNode.ts';
import { TextBlockNode } from './nodes/TextBlockNode.ts';

/**
 * Gives every block an id, and a fresh one to every block that shares its id with another (a copy). Runs inside the
 * update that made the block, so that no state is ever seen without ids.
 */
export function installBlockIds(editor: LexicalEditor, newId: IdSource): () => void {
  const holders = new Map<string, NodeKey>();
  const $identify = (node: BlockNode): void => {
    const id = node.getBlockId();
    const holder = holders.get(id);
    if (id !== '' && (holder === undefined || holder === node.getKey() || !$holds(holder, id))) {
      holders.set(id, node.getKey());
      return;
    }
    const fresh = newId('block');
    node.setBlockId(fresh);
    holders.set(fresh, node.getKey());
  };
  const removals = [
    editor.registerNodeTransform(TextBlockNode, $identify),
    editor.registerNodeTransform(DividerNode, $identify),
    editor.registerNodeTransform(FigureNode, $identify),
    editor.registerNodeTransform(TableNode, $identify),
  ];
  return () => removals.forEach((remove) => remove());
}

function $holds(key: NodeKey, id: string): boolean {
  const node = $getNodeByKey(key);
  return $isBlockNode(node) && node.isAttached() && node.getBlockId() === id;
}
