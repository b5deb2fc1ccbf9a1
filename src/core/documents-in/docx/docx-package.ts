import { appError } from '../../app-error.ts';
import { err, ok, type Result } from '../../result.ts';
import { decodeMarkup } from '../decode-text.ts';
import { checkCharacters, type ImportLimits } from '../limits.ts';
import { attr, childElements, parseXml, type XmlElement } from './xml-tree.ts';
import { openZip, type ZipReader } from './zip-reader.ts';

/** A Word document as its parts and the relations between them. */
export interface DocxPackage {
  readonly names: readonly string[];
  readonly document: XmlElement;
  /** The part that a relation of the document of this kind leads to, parsed; null when there is none. */
  readonly related: (kind: string) => Result<XmlElement | null>;
  /** Relations of a part by id; of the document itself when no part is named. */
  readonly relations: (kind?: string) => ReadonlyMap<string, Relation>;
  readonly readBytes: (path: string) => Result<Uint8Array | null>;
  readonly readXml: (path: string) => Result<XmlElement | null>;
}

export interface Relation {
  /** The last part of the relation's type: `image`, `hyperlink`, `footnotes`. */
  readonly kind: string;
  /** A path inside the package, or the address as written when it leads outside. */
  readonly target: string;
  readonly isExternal: boolean;
}

const noRelations: ReadonlyMap<string, Relation> = new Map();

export function openDocx(bytes: Uint8Array, limits: ImportLimits): Result<DocxPackage> {
  const zip = openZip(bytes, limits);
  if (!zip.ok) return zip;
  const readXml = (path: string): Result<XmlElement | null> => readXmlPart(zip.value, path, limits);
  const rootRelations = readRelations('', readXml);
  if (!rootRelations.ok) return rootRelations;
  const main = [...rootRelations.value.values()].find(
    (relation) => relation.kind === 'officeDocument' && !relation.isExternal,
  );
  const path = main?.target ?? 'word/document.xml';
  const document = readXml(path);
  if (!document.ok) return document;
  if (document.value?.name !== 'w:document') {
    return err(
      appError(
        'wrong-type',
        'The file is a zip archive but no Word document: it has no main text. Nothing was imported.',
      ),
    );
  }
  const relations = readRelations(path, readXml);
  if (!relations.ok) return relations;
  const partRelations = new Map<string, ReadonlyMap<string, Relation>>();
  for (const relation of relations.value.values()) {
    if (relation.isExternal || !/^(?:footnotes|endnotes|comments)$/u.test(relation.kind)) continue;
    const own = readRelations(relation.target, readXml);
    if (!own.ok) return own;
    partRelations.set(relation.kind, own.value);
  }
  return ok({
    names: zip.value.names,
    document: document.value,
    related: (kind) => {
      const relation = [...relations.value.values()].find(
        (entry) => entry.kind === kind && !entry.isExternal,
      );
      return relation === undefined ? ok(null) : readXml(relation.target);
    },
    relations: (kind) => (kind === undefined ? relations.value : (partRelations.get(kind) ?? noRelations)),
    readBytes: (name) => zip.value.read(name),
    readXml,
  });
}

function readXmlPart(zip: ZipReader, path: string, limits: ImportLimits): Result<XmlElement | null> {
  const bytes = zip.read(path);
  if (!bytes.ok || bytes.value === null) return bytes.ok ? ok(null) : bytes;
  const text = decodeMarkup(bytes.value);
  // Markup around each word makes XML about ten times as long as the text.
  const length = checkCharacters(Math.floor(text.length / 10), limits);
  return length.ok ? parseXml(text, path) : length;
}

function readRelations(
  path: string,
  readXml: (path: string) => Result<XmlElement | null>,
): Result<ReadonlyMap<string, Relation>> {
  const slash = path.lastIndexOf('/');
  const folder = path.slice(0, slash + 1);
  const part = readXml(`${folder}_rels/${path.slice(slash + 1)}.rels`);
  if (!part.ok) return part;
  const relations = new Map<string, Relation>();
  for (const element of part.value === null ? [] : childElements(part.value)) {
    const target = attr(element, 'Target');
    const id = attr(element, 'Id');
    if (target === null || id === null) continue;
    const isExternal = attr(element, 'TargetMode')?.toLowerCase() === 'external';
    relations.set(id, {
      kind: (attr(element, 'Type') ?? '').replace(/^.*\//u, ''),
      target: isExternal ? target : resolve(folder, target),
      isExternal,
    });
  }
  return ok(relations);
}

/** A path inside the package; `..` never leads out of it. */
function resolve(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
