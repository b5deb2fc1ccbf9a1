import {
  $applyNodeReplacement,
  $getState,
  $setState,
  createState,
  ElementNode,
  type LexicalNode,
} from 'lexical';
import { blockIdState } from './node-state.ts';

const headerState = createState('hasHeader', { parse: (value) => value === true });

/** A simple table: rows of cells, each cell one text block. No merged cells. */
export class TableNode extends ElementNode {
  override $config() {
    return this.config('simple-table', { extends: ElementNode });
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('table');
    element.className = 'block block-table';
    element.dataset['block'] = this.getBlockId();
    return element;
  }

  override updateDOM(_previous: this, element: HTMLElement): false {
    element.dataset['block'] = this.getBlockId();
    return false;
  }

  override canIndent(): false {
    return false;
  }

  getBlockId(): string {
    return $getState(this, blockIdState);
  }

  setBlockId(id: string): this {
    return $setState(this, blockIdState, id);
  }

  getHasHeader(): boolean {
    return $getState(this, headerState);
  }

  setHasHeader(hasHeader: boolean): this {
    return $setState(this, headerState, hasHeader);
  }
}

/** One row of a {@link TableNode}. It has no id: a row is known by its place. */
export class TableRowNode extends ElementNode {
  override $config() {
    return this.config('simple-table-row', { extends: ElementNode });
  }

  override createDOM(): HTMLElement {
    return document.createElement('tr');
  }

  override updateDOM(): false {
    return false;
  }

  override canIndent(): false {
    return false;
  }
}

/** A table without rows. */
export function $createTable(hasHeader: boolean, blockId = ''): TableNode {
  return $applyNodeReplacement(new TableNode()).setBlockId(blockId).setHasHeader(hasHeader);
}

export function $createTableRow(): TableRowNode {
  return $applyNodeReplacement(new TableRowNode());
}

export function $isTable(node: LexicalNode | null | undefined): node is TableNode {
  return node instanceof TableNode;
}

export function $isTableRow(node: LexicalNode | null | undefined): node is TableRowNode {
  return node instanceof TableRowNode;
}
