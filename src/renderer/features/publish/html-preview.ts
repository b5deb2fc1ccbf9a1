import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** An element of the exported page that the preview may show. */
export interface PreviewElement {
  readonly kind: 'element';
  readonly tag: string;
  /** By React's names. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly PreviewNode[];
}

export type PreviewNode = PreviewElement | { readonly kind: 'text'; readonly text: string };

/** An exported page, taken apart so that React can show it: its HTML never reaches the window's own page. */
export interface HtmlPreview {
  /** The page's own style sheet. */
  readonly styles: string;
  readonly language: string;
  readonly body: readonly PreviewNode[];
  /** Whether the page goes on where the preview stops. */
  readonly isCut: boolean;
}

const shownTags: ReadonlySet<string> = new Set(
  (
    'a abbr article blockquote br caption code dd del div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr ' +
    'i img ins li ol p s section span strong sub sup table tbody td tfoot th thead time tr u ul'
  ).split(' '),
);

/** What an attribute is called in React; others are left out. */
const shownAttributes: Readonly<Record<string, string>> = {
  alt: 'alt',
  class: 'className',
  colspan: 'colSpan',
  datetime: 'dateTime',
  dir: 'dir',
  href: 'href',
  id: 'id',
  lang: 'lang',
  role: 'role',
  rowspan: 'rowSpan',
  scope: 'scope',
  src: 'src',
  start: 'start',
  tabindex: 'tabIndex',
  'aria-hidden': 'aria-hidden',
  'aria-label': 'aria-label',
  'aria-labelledby': 'aria-labelledby',
};

const safeAddress = /^(?:#|https?:|mailto:)/iu;
const embeddedPicture = /^data:image\/(?:png|jpeg|gif|webp);base64,/iu;

/**
 * Reads an exported page. Only elements and attributes that our exports use are kept; what an unknown element holds is kept
 * without it. The page's `main` becomes a `div` of that class: the window has a main part of its own.
 * @param most characters of text after which the preview stops, at the end of a top-level part.
 */
export function readHtmlPreview(html: string, most: number): HtmlPreview {
  const document = parse(html);
  const root = childOf(document, 'html');
  const head = root === null ? null : childOf(root, 'head');
  const body = root === null ? null : childOf(root, 'body');
  const styles = head === null ? '' : textOf(childOf(head, 'style'));
  const budget = { left: most, isCut: false };
  return {
    styles,
    language: root?.attrs.find((attribute) => attribute.name === 'lang')?.value ?? 'en',
    body: body === null ? [] : body.childNodes.flatMap((node) => shown(node, budget)),
    isCut: budget.isCut,
  };
}

interface Budget {
  left: number;
  isCut: boolean;
}

/** Parts whose children may be left out once the budget is used up; anything smaller is shown whole. */
const cutTags: ReadonlySet<string> = new Set(['main', 'article', 'section', 'ol', 'ul']);

function shown(node: Tree.ChildNode, budget: Budget): readonly PreviewNode[] {
  if (node.nodeName === '#text') {
    const { value } = node as Tree.TextNode;
    budget.left -= value.trim().length;
    return [{ kind: 'text', text: value }];
  }
  if (!('tagName' in node)) return [];
  const children: PreviewNode[] = [];
  for (const child of node.childNodes) {
    if (budget.left <= 0 && cutTags.has(node.tagName)) {
      budget.isCut = true;
      break;
    }
    children.push(...shown(child, budget));
  }
  if (node.tagName === 'main') {
    return [{ kind: 'element', tag: 'div', attributes: { className: 'main' }, children }];
  }
  if (!shownTags.has(node.tagName)) return node.tagName === 'style' ? [] : children;
  return [{ kind: 'element', tag: node.tagName, attributes: attributesOf(node), children }];
}

function attributesOf(node: Tree.Element): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const { name, value } of node.attrs) {
    const reactName = shownAttributes[name];
    if (reactName === undefined) continue;
    // A named section would be one more landmark of the window, beside the window's own of that name.
    if (node.tagName === 'section' && name.startsWith('aria-label')) continue;
    if (name === 'href' && !safeAddress.test(value)) continue;
    if (name === 'src' && !embeddedPicture.test(value)) continue;
    kept[reactName] = value;
  }
  return kept;
}

function childOf(parent: Tree.ParentNode, tag: string): Tree.Element | null {
  for (const node of parent.childNodes) if ('tagName' in node && node.tagName === tag) return node;
  return null;
}

function textOf(element: Tree.Element | null): string {
  return (element?.childNodes ?? [])
    .map((node) => (node.nodeName === '#text' ? (node as Tree.TextNode).value : ''))
    .join('');
}
