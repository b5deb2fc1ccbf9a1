import { defaultTreeAdapter, parse, type DefaultTreeAdapterMap } from 'parse5';
import { appError } from '../../app-error.ts';
import { err, ok, type Result } from '../../result.ts';

/** The parsed page and small questions to its nodes. Nothing here touches a DOM: the tree is plain objects. */

export type HtmlNode = DefaultTreeAdapterMap['childNode'];
export type HtmlElement = DefaultTreeAdapterMap['element'];
export type HtmlParent = DefaultTreeAdapterMap['parentNode'];

/** Open elements inside each other; browsers stop at about 500 themselves. */
const maxOpenElements = 700;

class TooDeep extends Error {}

/** Parses a page or a fragment (both become a whole tree). Refuses nesting that only an attack would use. */
export function parseHtml(text: string): Result<HtmlParent> {
  let open = 0;
  const adapter = {
    ...defaultTreeAdapter,
    onItemPush: () => {
      open += 1;
      if (open > maxOpenElements) throw new TooDeep();
    },
    onItemPop: () => {
      open -= 1;
    },
  };
  try {
    return ok(parse(text, { treeAdapter: adapter, scriptingEnabled: false }));
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    return err(
      appError('too-complex', 'The page nests its elements too deeply to be read. Nothing was imported.', {
        limit: maxOpenElements,
      }),
    );
  }
}

export function isElement(node: HtmlNode | HtmlParent): node is HtmlElement {
  return 'tagName' in node;
}

export function isText(node: HtmlNode): node is DefaultTreeAdapterMap['textNode'] {
  return node.nodeName === '#text';
}

/** The value of an attribute, or null. */
export function attribute(element: HtmlElement, name: string): string | null {
  return element.attrs.find((entry) => entry.name === name)?.value ?? null;
}

/** `class` and `id` together in lower case: what page authors call a part. */
export function nameOf(element: HtmlElement): string {
  return `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`.toLowerCase();
}

/** Every element below `root` in document order. */
export function* elementsIn(root: HtmlParent): Generator<HtmlElement> {
  const waiting: HtmlNode[] = [...root.childNodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!isElement(node)) continue;
    yield node;
    for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
      const child = node.childNodes[index];
      if (child !== undefined) waiting.push(child);
    }
  }
}

export function findElement(root: HtmlParent, accept: (element: HtmlElement) => boolean): HtmlElement | null {
  for (const element of elementsIn(root)) if (accept(element)) return element;
  return null;
}

export function parentOf(element: HtmlElement): HtmlElement | null {
  return element.parentNode !== null && isElement(element.parentNode) ? element.parentNode : null;
}

/** Whether `ancestor` is around `element`. */
export function isBelow(element: HtmlElement, ancestor: HtmlElement): boolean {
  for (let at = parentOf(element); at !== null; at = parentOf(at)) if (at === ancestor) return true;
  return false;
}

const silent = new Set(['script', 'style', 'template', 'noscript', 'head', 'iframe', 'object', 'svg']);

/** All text below a node, without scripts and styles; white space as it stands. */
export function textOf(node: HtmlNode | HtmlParent): string {
  const pieces: string[] = [];
  collectText(node, pieces);
  return pieces.join('');
}

function collectText(node: HtmlNode | HtmlParent, pieces: string[]): void {
  if ('value' in node) pieces.push(node.value);
  else if ('childNodes' in node && !(isElement(node) && silent.has(node.tagName))) {
    for (const child of node.childNodes) collectText(child, pieces);
    if (isElement(node) && breaking.has(node.tagName)) pieces.push(' ');
  }
}

const breaking = new Set([
  'br',
  'p',
  'div',
  'li',
  'td',
  'th',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'section',
  'article',
]);

/** The declarations of a `style` attribute, names and values in lower case. */
export function styleOf(element: HtmlElement): ReadonlyMap<string, string> {
  const style = attribute(element, 'style');
  const declarations = new Map<string, string>();
  if (style === null || style.length > 20_000) return declarations;
  for (const part of style.split(';')) {
    const colon = part.indexOf(':');
    if (colon > 0)
      declarations.set(
        part.slice(0, colon).trim().toLowerCase(),
        part
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      );
  }
  return declarations;
}
