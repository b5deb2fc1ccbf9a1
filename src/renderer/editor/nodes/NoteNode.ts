import {
  $applyNodeReplacement,
  $getState,
  $setState,
  createState,
  DecoratorNode,
  type LexicalNode,
} from 'lexical';

const footnoteState = createState('footnote', { parse: (value) => (typeof value === 'string' ? value : '') });

/** A reference to a footnote: a point in the text, without text of its own. Its number is set by `numbering.ts`. */
export class NoteNode extends DecoratorNode<null> {
  override $config() {
    return this.config('note-reference', { extends: DecoratorNode });
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('sup');
    element.className = 'note-reference';
    element.dataset['footnote'] = this.getFootnoteId();
    return element;
  }

  override updateDOM(): false {
    return false;
  }

  override getTextContent(): string {
    return '';
  }

  override isInline(): true {
    return true;
  }

  getFootnoteId(): string {
    return $getState(this, footnoteState);
  }
}

export function $createNote(footnoteId: string): NoteNode {
  return $setState($applyNodeReplacement(new NoteNode()), footnoteState, footnoteId);
}

export function $isNote(node: LexicalNode | null | undefined): node is NoteNode {
  return node instanceof NoteNode;
}
