import { $getSelection, $isRangeSelection, TextNode, type LexicalEditor } from 'lexical';
import { storableText, unstorableCharacter } from '../../core/article/storable-text.ts';

/**
 * Keeps characters that an article may not hold out of the page, whatever way they came: a keyboard, a composition, a
 * program that types, an older project. The caret stays where it was among the letters that remain.
 */
export function installStorableText(editor: LexicalEditor): () => void {
  return editor.registerNodeTransform(TextNode, (node) => {
    const text = node.getTextContent();
    if (unstorableCharacter(text) === null) return;
    const selection = $getSelection();
    const points = $isRangeSelection(selection)
      ? [selection.anchor, selection.focus].filter(
          (point) => point.type === 'text' && point.key === node.getKey(),
        )
      : [];
    const moved = points.map((point) => cleaned(text.slice(0, point.offset)).length);
    node.setTextContent(cleaned(text));
    points.forEach((point, at) => {
      point.set(node.getKey(), moved[at] ?? 0, 'text');
    });
  });
}

/** A line end inside a piece would be no line break of the article. */
const cleaned = (text: string): string => storableText(text).replaceAll('\n', '');
