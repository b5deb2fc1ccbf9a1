import { parse, Parser, type DefaultTreeAdapterMap } from 'parse5';
import { safeHref } from '../documents-in/url-policy.ts';
import { exportPolicy } from './html.ts';

/**
 * Reads an exported page again and says what is wrong with it, in plain words; an empty list means it may leave.
 * `expectedNotices` are paragraphs that must stand anywhere on the page: corrections, retraction, embargo. It trusts nothing the writer did: the page must stand on its own, do nothing, and say what the article says.
 */
export function validateHtml(
  html: string,
  expectedTexts: readonly string[] | null,
  expectedNotices: readonly string[] = [],
): readonly string[] {
  const { document, problems } = parsed(html);
  const elements = elementsIn(document);
  const ids = new Set<string>();
  for (const element of elements) {
    const id = attribute(element, 'id');
    if (id === null) continue;
    if (ids.has(id)) problems.push(`two elements have the id “${id}”`);
    ids.add(id);
  }
  for (const element of elements) problems.push(...elementProblems(element, ids));
  problems.push(...frameProblems(elements));
  if (expectedTexts !== null) {
    const article = elements.find((element) => element.tagName === 'article');
    const found = article ? leafTexts(article) : [];
    if (!article) problems.push('there is no article');
    else problems.push(...textProblems(found, expectedTexts));
  }
  const paragraphs = new Set(elements.filter((element) => element.tagName === 'p').map(ownText));
  const missing = expectedNotices.filter((notice) => !paragraphs.has(notice)).length;
  if (missing > 0) problems.push(`${missing} of ${expectedNotices.length} notices to readers are missing`);
  return problems;
}

/**
 * Parses a page. Reading with places takes half as long again, and a page with a mistake is one in thousands: it is read a second time
 * for its lines.
 */
function parsed(html: string): { readonly document: Node; readonly problems: string[] } {
  let mistakes = 0;
  const parser = new Parser<DefaultTreeAdapterMap>({
    onParseError: () => {
      mistakes += 1;
    },
  });
  parser.options.sourceCodeLocationInfo = false;
  parser.tokenizer.write(html, true);
  const problems: string[] = [];
  if (mistakes > 0) {
    parse(html, { onParseError: ({ code, startLine }) => problems.push(`line ${startLine}: ${code}`) });
  }
  return { document: parser.document, problems };
}

/** What differs between the texts found and those expected, by position and without quoting them. */
export function textProblems(found: readonly string[], expected: readonly string[]): readonly string[] {
  const at = expected.findIndex((text, index) => found[index] !== text);
  if (at >= 0) return [`passage ${at + 1} of ${expected.length} does not say what the article says`];
  return found.length > expected.length
    ? [`${found.length - expected.length} passages stand there that the article does not have`]
    : [];
}

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const allowedElements: ReadonlySet<string> = new Set(
  (
    'html head meta title style body header main article section footer nav aside h1 h2 h3 h4 p blockquote ul ol li hr ' +
    'figure img figcaption div span a strong em s del ins q cite sup br table caption thead tbody tfoot tr th td dl dt dd ' +
    'time code small mark'
  ).split(' '),
);

function elementProblems(element: Element, ids: ReadonlySet<string>): readonly string[] {
  const { tagName } = element;
  const problems: string[] = [];
  if (!allowedElements.has(tagName)) problems.push(`<${tagName}> is not allowed`);
  for (const { name, value } of element.attrs) {
    if (name.startsWith('on') || name === 'style' || name === 'srcset' || name === 'srcdoc') {
      problems.push(`${name} on <${tagName}> is not allowed`);
    } else if (name === 'href') {
      const isFine = value.startsWith('#') ? ids.has(value.slice(1)) : safeHref(value) === value;
      if (!isFine) problems.push(`a link leads nowhere or to an address that is not allowed`);
    } else if (name === 'src' && !/^data:image\/(?:png|jpeg|gif|webp);base64,/u.test(value)) {
      problems.push('a picture is not embedded');
    } else if (/^aria-(?:labelledby|describedby|details)$/u.test(name) && !ids.has(value)) {
      problems.push(`${name} names “${value}”, which is not there`);
    }
  }
  if (tagName === 'img' && attribute(element, 'alt') === null)
    problems.push('a picture has no text alternative');
  return problems;
}

function frameProblems(elements: readonly Element[]): readonly string[] {
  const problems: string[] = [];
  const named = (name: string) => elements.filter((element) => element.tagName === name);
  const policy = named('meta').find((meta) => attribute(meta, 'http-equiv') === 'Content-Security-Policy');
  if (!policy || attribute(policy, 'content') !== exportPolicy)
    problems.push('the content security policy is missing');
  if (!attribute(named('html')[0], 'lang')) problems.push('the page does not say its language');
  if (named('h1').length > 1) problems.push('there are several main headings');
  return problems;
}

const leafNames: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'p', 'li', 'td', 'th', 'span']);
const containers: ReadonlySet<string> = new Set(['ul', 'ol', 'p', 'blockquote']);

/** The texts of the article's passages as a reader sees them, without references and back links; empty ones left out. */
function leafTexts(root: Element): readonly string[] {
  const texts: string[] = [];
  const visit = (node: Node) => {
    if (!isElement(node)) return;
    if (leafNames.has(node.tagName)) {
      const text = ownText(node);
      if (text !== '') texts.push(text);
      node.childNodes.filter((child) => isElement(child) && containers.has(child.tagName)).forEach(visit);
    } else node.childNodes.forEach(visit);
  };
  visit(root);
  return texts;
}

function ownText(element: Element): string {
  return element.childNodes
    .map((node): string => {
      if (node.nodeName === '#text' && 'value' in node) return node.value;
      if (!isElement(node) || containers.has(node.tagName) || isApparatus(node)) return '';
      return node.tagName === 'br' ? '\n' : ownText(node);
    })
    .join('');
}

function isApparatus(element: Element): boolean {
  return /^(?:back|(?:footnote|source|claim)-reference)$/u.test(attribute(element, 'class') ?? '');
}

/** All elements in the order of the document. */
function elementsIn(root: Node): readonly Element[] {
  const found: Element[] = [];
  const visit = (node: Node) => {
    if (isElement(node)) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(root);
  return found;
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function attribute(element: Element | undefined, name: string): string | null {
  return element?.attrs.find((entry) => entry.name === name)?.value ?? null;
}
