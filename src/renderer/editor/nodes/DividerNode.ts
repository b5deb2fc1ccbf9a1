import { $applyNodeReplacement, $getState, $setState, DecoratorNode, type LexicalNode } from 'lexical';
import { blockIdState } from './node-state.ts';

/** A break between parts of the article. */
export class DividerNode extends DecoratorNode<null> {
  override $config() {
    return this.config('divider', { extends: DecoratorNode });
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('div');
    element.className = 'block block-divider';
    element.dataset['block'] = this.getBlockId();
    element.append(document.createElement('hr'));
    return element;
  }

  override updateDOM(_previous: this, element: HTMLElement): false {
    element.dataset['block'] = this.getBlockId();
    return false;
  }

  override getTextContent(): string {
    return '\n';
  }

  override isInline(): false {
    return false;
  }

  getBlockId(): string {
    return $getState(this, blockIdState);
  }

  setBlockId(id: string): this {
    return $setState(this, blockIdState, id);
  }
}

export function $createDivider(blockId = ''): DividerNode {
  return $applyNodeReplacement(new DividerNode()).setBlockId(blockId);
}

export function $isDivider(node: LexicalNode | null | undefined): node is DividerNode {
  return node instanceof DividerNode;
}
