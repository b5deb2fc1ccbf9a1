import type { ShownSuggestion } from './suggestion-painter.ts';

const svg = 'http://www.w3.org/2000/svg';

/** How far above the foot of its line's letters an underline lies, in heights of these letters. */
const aboveFoot = 0.06;

/** Leaves the underlines of these blocks alone, in their order. */
export function keepLines(drawing: SVGElement, blockIds: readonly string[]): void {
  const groups = [...drawing.children];
  if (groups.length === blockIds.length && groups.every((group, at) => blockOf(group) === blockIds[at]))
    return;
  drawing.replaceChildren(...blockIds.map((blockId) => groupOf(drawing, blockId)));
}

/**
 * Draws the underlines of some blocks into the drawing that lies over the page, in place of those they had. The drawing's corner is that
 * of the element it stands in. `data-words` says what each lies under.
 */
export function drawLines(
  drawing: SVGElement,
  blocks: ReadonlyMap<string, readonly ShownSuggestion[]>,
): void {
  const origin = drawing.parentElement?.getBoundingClientRect();
  if (!origin) return;
  // All is measured before anything is drawn: a measure after a stroke would make the browser lay out again.
  const drawn = [...blocks].map(([blockId, shown]) => {
    const lines = shown.map(({ range }) => ({ d: pathUnder(range, origin), 'data-words': range.toString() }));
    return { blockId, lines };
  });
  for (const { blockId, lines } of drawn) {
    const group = groupOf(drawing, blockId);
    lines.forEach((line, at) => {
      const path = group.children[at] ?? group.appendChild(document.createElementNS(svg, 'path'));
      for (const [name, value] of Object.entries(line)) setAttribute(path, name, value);
    });
    for (const path of [...group.children].slice(lines.length)) path.remove();
  }
}

function groupOf(drawing: SVGElement, blockId: string): Element {
  const known = [...drawing.children].find((group) => blockOf(group) === blockId);
  if (known) return known;
  const group = document.createElementNS(svg, 'g');
  group.setAttribute('data-for', blockId);
  return drawing.appendChild(group);
}

const blockOf = (group: Element): string | null => group.getAttribute('data-for');

/** One stroke below each line of a range, on whole pixels. */
function pathUnder(range: Range, origin: DOMRect): string {
  const strokes = [...range.getClientRects()].map(({ left, bottom, width, height }) => {
    const y = Math.round(bottom - origin.top - height * aboveFoot) - 0.5;
    return `M${Math.round(left - origin.left)} ${y}h${Math.round(width)}`;
  });
  return [...new Set(strokes)].join('');
}

function setAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
