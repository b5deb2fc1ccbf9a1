import { SaxesParser } from 'saxes';
import { appError } from '../../app-error.ts';
import { err, ok, type Result } from '../../result.ts';

/** XML parts of a Word document as plain objects, with one fixed prefix per namespace. */

export interface XmlElement {
  /** Prefix and local name, e.g. `w:p`, whatever prefix the file uses. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
}

/** Namespaces by how their names end; the strict and the transitional kind differ in front. */
const prefixes: readonly (readonly [RegExp, string])[] = [
  [/wordprocessingml(?:\/2006)?\/main$/u, 'w'],
  [/drawingml(?:\/2006)?\/main$/u, 'a'],
  [/drawingml(?:\/2006)?\/wordprocessingDrawing$/u, 'wp'],
  [/drawingml(?:\/2006)?\/picture$/u, 'pic'],
  [/officeDocument(?:\/2006)?\/relationships$/u, 'r'],
  [/officeDocument(?:\/2006)?\/math$/u, 'm'],
  [/markup-compatibility\/2006$/u, 'mc'],
  [/word\/2010\/wordml$/u, 'w14'],
  [/word\/2012\/wordml$/u, 'w15'],
  [/word\/2010\/wordprocessingShape$/u, 'wps'],
  [/^urn:schemas-microsoft-com:vml$/u, 'v'],
  [/^urn:schemas-microsoft-com:office:office$/u, 'o'],
  [/package\/2006\/relationships$/u, 'rel'],
  [/metadata\/core-properties$/u, 'cp'],
  [/purl\.org\/dc\/elements\/1\.1\/$/u, 'dc'],
];

/** Word nests a few dozen levels; more is an attack on whatever walks the tree. */
const maxDepth = 400;

class Refused extends Error {}

/** Parses one part. Errors: `malformed` (not well-formed, or with a document type), `too-complex`. */
export function parseXml(text: string, part: string): Result<XmlElement> {
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(text)) {
    return malformed(`The part “${part}” declares entities, which no Word document needs.`, part);
  }
  const parser = new SaxesParser({ xmlns: true });
  const known = new Map<string, string>();
  const prefixOf = (uri: string): string => {
    const cached = known.get(uri);
    if (cached !== undefined) return cached;
    const prefix = prefixes.find(([pattern]) => pattern.test(uri))?.[1] ?? '';
    known.set(uri, prefix);
    return prefix;
  };
  const nameOf = (uri: string, local: string): string => {
    const prefix = prefixOf(uri);
    return prefix === '' ? local : `${prefix}:${local}`;
  };
  const root: { children: (XmlElement | string)[] } = { children: [] };
  const open: { children: (XmlElement | string)[] }[] = [root];

  parser.on('opentag', (tag) => {
    if (open.length > maxDepth) throw new Refused('too-complex');
    const attributes = new Map<string, string>();
    for (const attribute of Object.values(tag.attributes)) {
      attributes.set(nameOf(attribute.uri, attribute.local), attribute.value);
    }
    const children: (XmlElement | string)[] = [];
    open.at(-1)?.children.push({ name: nameOf(tag.uri, tag.local), attributes, children });
    open.push({ children });
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (piece: string): void => {
    open.at(-1)?.children.push(piece);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('error', () => {
    throw new Refused('malformed');
  });
  try {
    parser.write(text.startsWith('\ufeff') ? text.slice(1) : text).close();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.message === 'too-complex') {
      return err(
        appError('too-complex', 'The document nests its parts too deeply to be read. Nothing was imported.'),
      );
    }
    return malformed(`The part “${part}” is not well-formed XML.`, part);
  }
  const element = root.children.find((child) => typeof child !== 'string');
  return element === undefined ? malformed(`The part “${part}” is empty.`, part) : ok(element);
}

function malformed(what: string, part: string): Result<never> {
  return err(appError('malformed', `${what} Nothing was imported.`, { part }));
}

export function childElements(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** The first child of that name, or null. */
export function child(element: XmlElement | null, name: string): XmlElement | null {
  if (element === null) return null;
  for (const entry of element.children) if (typeof entry !== 'string' && entry.name === name) return entry;
  return null;
}

export function attr(element: XmlElement | null, name: string): string | null {
  return element?.attributes.get(name) ?? null;
}

/** Every element below, in document order. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  for (const entry of element.children) {
    if (typeof entry === 'string') continue;
    yield entry;
    yield* descendants(entry);
  }
}

export function find(element: XmlElement, name: string): XmlElement | null {
  for (const entry of descendants(element)) if (entry.name === name) return entry;
  return null;
}

export function textContent(element: XmlElement): string {
  return element.children.map((entry) => (typeof entry === 'string' ? entry : textContent(entry))).join('');
}
