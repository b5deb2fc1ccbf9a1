import type { ReactNode } from 'react';
import type { TextBlock } from '../../../core/article/block-tree.ts';
import { inlinePieces, nestPieces, type InlineNode } from '../../../core/documents-out/inline-pieces.ts';

/** A block's words with their emphasis. Links show where they lead on hovering and lead nowhere yet. */
export function InlineText({ block }: { readonly block: TextBlock }) {
  if (block.marks.length === 0) return block.text;
  return nestPieces(inlinePieces(block)).map((node, at) => <InlineNodeView key={at} node={node} />);
}

function InlineNodeView({ node }: { readonly node: InlineNode }): ReactNode {
  if (node.kind === 'piece') {
    const { piece } = node;
    return piece.kind === 'text' ? piece.text : piece.kind === 'break' ? '\n' : null;
  }
  const children = node.children.map((child, at) => <InlineNodeView key={at} node={child} />);
  switch (node.kind) {
    case 'link':
      return (
        <span className="import-link" title={node.href}>
          {children}
        </span>
      );
    case 'bold':
      return <strong>{children}</strong>;
    case 'italic':
      return <em>{children}</em>;
    case 'strike':
      return <s>{children}</s>;
  }
}
