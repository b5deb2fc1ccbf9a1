import type { MarkIndex } from '../../mark-index.ts';
import type { MarkKind } from '../../text-marks.ts';
import type { PageLayer } from './page-layer.ts';

/** In the order in which they are painted; later ones lie above. */
const kinds: readonly MarkKind[] = ['number', 'name', 'quote', 'excerpt', 'found', 'current'];

function highlightOf(kind: MarkKind): Highlight {
  const name = `pdf-${kind}`;
  const known = CSS.highlights.get(name);
  if (known !== undefined) return known;
  const made = new Highlight();
  made.priority = kinds.indexOf(kind);
  CSS.highlights.set(name, made);
  return made;
}

/**
 * Paints marks over the words of a page: highlights of the browser, since new elements would move the words off their
 * places and take a selection away. The answer takes them off again.
 */
export function paintMarks(layer: PageLayer, marks: ReturnType<MarkIndex['touching']>): () => void {
  const painted = marks.flatMap((mark) => {
    const range = layer.rangeOf(mark);
    if (range === null) return [];
    const highlight = highlightOf(mark.kind);
    highlight.add(range);
    return [{ highlight, range }];
  });
  return () => {
    for (const { highlight, range } of painted) highlight.delete(range);
  };
}
