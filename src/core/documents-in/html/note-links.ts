import {
  attribute,
  elementsIn,
  findElement,
  isElement,
  nameOf,
  textOf,
  type HtmlElement,
  type HtmlParent,
} from './html-tree.ts';

/**
 * Footnotes of a page: a link with a short label ("1", "[2]", "*") to an element further down. Word, Google Docs,
 * Markdown converters and wikis all write them so.
 */
export interface NoteLinks {
  /** The note element that a reference points to; null for every other link. */
  readonly noteOf: (link: HtmlElement) => HtmlElement | null;
  readonly isNote: (element: HtmlElement) => boolean;
  /** A link inside a note that leads back to its reference. */
  readonly isBackLink: (link: HtmlElement) => boolean;
}

const label = /^[[(]?\s*(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z]|[ivxl]{1,6}|(?:note|fn|nb)\s?\d{1,3})\s*[\])]?$/iu;
/** In UTF-16 units; a longer target is a section of the page. */
const longestNote = 6_000;
const noteTags = new Set(['li', 'div', 'p', 'aside', 'section', 'td', 'dd', 'span']);

export function findNoteLinks(root: HtmlParent): NoteLinks {
  const order = new Map<HtmlElement, number>();
  const targets = new Map<string, HtmlElement>();
  const links: HtmlElement[] = [];
  for (const element of elementsIn(root)) {
    order.set(element, order.size);
    const id = attribute(element, 'id') ?? (element.tagName === 'a' ? attribute(element, 'name') : null);
    if (id !== null && !targets.has(id)) targets.set(id, element);
    if (element.tagName === 'a' && (attribute(element, 'href')?.includes('#') ?? false)) links.push(element);
  }
  const references = new Map<HtmlElement, HtmlElement>();
  const notes = new Set<HtmlElement>();
  for (const link of links) {
    if (!label.test(textOf(link).trim())) continue;
    const note = noteAround(targets.get(fragmentOf(link)));
    if (note === null || contains(note, link)) continue;
    if ((order.get(note) ?? 0) < (order.get(link) ?? 0)) continue;
    references.set(link, note);
    notes.add(note);
  }
  // A note inside a note is the same note marked twice (an anchor in a list item): keep the outer one.
  for (const [link, note] of references) {
    const outer = ancestors(note).find((ancestor) => notes.has(ancestor));
    if (outer !== undefined && textOf(outer).length < textOf(note).length + 20) references.set(link, outer);
  }
  return {
    noteOf: (link) => references.get(link) ?? null,
    isNote: (element) => notes.has(element),
    isBackLink: (link) => {
      const href = attribute(link, 'href');
      if (link.tagName !== 'a' || href?.startsWith('#') !== true) return false;
      if (attribute(link, 'data-footnote-backref') !== null || /back-?(?:ref|link)/u.test(nameOf(link)))
        return true;
      const text = textOf(link).trim();
      return (
        text === '' ||
        label.test(text) ||
        /^(?:[↩↑^⤴⏎\s]|\ufe0e|\ufe0f)+$/u.test(text) ||
        /^(?:back|jump up|return)\b/iu.test(text)
      );
    },
  };
}

function fragmentOf(link: HtmlElement): string {
  const href = attribute(link, 'href') ?? '';
  const fragment = href.slice(href.indexOf('#') + 1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A stray percent sign: the fragment is meant as written.
    return fragment;
  }
}

/** The block that holds the note's text: the target itself, or what stands around an empty anchor. */
function noteAround(target: HtmlElement | undefined): HtmlElement | null {
  if (target === undefined) return null;
  const isHolder = (element: HtmlElement): boolean => {
    if (!noteTags.has(element.tagName)) return false;
    const length = textOf(element).trim().length;
    return (
      length > 3 &&
      length < longestNote &&
      findElement(element, (inner) => /^h[1-6]$/u.test(inner.tagName)) === null
    );
  };
  if (target.tagName !== 'a' && target.tagName !== 'sup' && isHolder(target)) return target;
  return (
    ancestors(target)
      .slice(0, 4)
      .find((ancestor) => isHolder(ancestor) && ancestor.tagName !== 'span') ?? null
  );
}

function ancestors(element: HtmlElement): HtmlElement[] {
  const found: HtmlElement[] = [];
  for (let parent = element.parentNode; parent !== null && isElement(parent); parent = parent.parentNode)
    found.push(parent);
  return found;
}

function contains(outer: HtmlElement, inner: HtmlElement): boolean {
  return outer === inner || ancestors(inner).includes(outer);
}
