import { appError } from '../../core/app-error.ts';
import { openZip } from '../../core/documents-in/docx/zip-reader.ts';
import { defaultLimits } from '../../core/documents-in/limits.ts';
import { findLeaks, isCertain, markupTexts, type Leak } from '../../core/documents-out/leaks.ts';
import type { Project } from '../../core/project/project.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { pdfStrings } from './pdf-strings.ts';
import type { VaultIdentity } from './vault/vault-format.ts';

/** What the guard needs of the vault. Errors: `vault-locked`, `not-found` (no vault in this library), `damaged`. */
export interface IdentitySource {
  readonly identitiesOf: (projectId: string) => Promise<Result<readonly VaultIdentity[]>>;
}

/** Something of a file that is about to leave, and what people call it. */
export interface LeavingText {
  readonly where: string;
  readonly text: string;
  /** It is not part of the file: a find in it is told and keeps nothing back. */
  readonly isTakenOut?: boolean;
}

/** Places named in a message. */
const mostPlaces = 3;

/**
 * Searches what is about to leave for the people whose identities lie in the vault.
 * @param vault null where nobody opened one, on the command line
 * @returns what the person who exports should know. Errors: `names-confidential` with the places; `vault-locked` where the
 * project has such people and the vault cannot be asked about them.
 */
export async function guardLeaks(
  project: Project,
  vault: IdentitySource | null,
  texts: readonly LeavingText[],
): Promise<Result<readonly string[]>> {
  const hidden = Object.values(project.sources).filter((source) => source.person?.isInVault === true);
  if (vault === null) {
    return hidden.length === 0 ? ok([]) : err(appError('vault-locked', notHere));
  }
  const identities = await vault.identitiesOf(project.id);
  if (!identities.ok) {
    if (hidden.length === 0) return ok([]);
    if (identities.error.code === 'not-found') return ok([notSearched]);
    return identities.error.code === 'vault-locked'
      ? err(appError('vault-locked', unlockFirst))
      : err(identities.error);
  }
  const search = (isTakenOut: boolean) =>
    texts
      .filter((each) => (each.isTakenOut ?? false) === isTakenOut)
      .flatMap(({ where, text }) => findLeaks(text, identities.value).map((leak) => ({ ...leak, where })));
  const leaks = search(false);
  const certain = leaks.filter(isCertain);
  if (certain.length > 0) {
    return err(appError('names-confidential', refusal(certain), { places: certain.length }));
  }
  const known = new Set(identities.value.map((identity) => identity.sourceId));
  return ok([
    ...(hidden.some((source) => !known.has(source.id)) ? [notSearched] : []),
    ...(leaks.length === 0 ? [] : [surnames(leaks)]),
    ...takenOut(search(true).filter(isCertain)),
  ]);
}

const notHere =
  'This project has confidential sources whose identities lie in the vault, and the vault was not opened to search the file for them. Nothing was written. Give its pass phrase in STET_VAULT_PASSPHRASE, or export from the app.';
const unlockFirst =
  'The vault is locked, and the file has to be searched for the people in it. Nothing was written. Unlock the vault and export again.';
const notSearched =
  'Some confidential sources have no identity in this library’s vault, so the file was not searched for their names.';

type Place = Leak & { readonly where: string };

const kindWords: Readonly<Record<Leak['kind'], string>> = {
  name: 'a name',
  surname: 'a surname',
  email: 'an address',
  phone: 'a telephone number',
  contact: 'a contact',
};

function refusal(places: readonly Place[]): string {
  const more = places.length > mostPlaces ? `; and ${places.length - mostPlaces} more` : '';
  return `The file would give away a confidential source: ${listed(places)}${more}. Nothing was written. Take it out of the text or of the desk’s notes and export again.`;
}

function surnames(places: readonly Place[]): string {
  return `A surname that is also a confidential source’s stands in the file: ${listed(places)}. If it means the same person, take it out and export again.`;
}

function takenOut(places: readonly Place[]): readonly string[] {
  return places.length === 0
    ? []
    : [
        `What was taken out of the file would have given away a confidential source: ${listed(places)}. The project still has it, and so has whoever sent it.`,
      ];
}

function listed(places: readonly Place[]): string {
  return places
    .slice(0, mostPlaces)
    .map(({ kind, where, around }) => `${kindWords[kind]} in ${where} (“${around}”)`)
    .join('; ');
}

/** An embedded picture in HTML is searched as the file it is. */
const embedded = /data:[\w/+.-]+;base64,[A-Za-z0-9+/=]+/gu;

/** The texts in an exported document of any format, for {@link guardLeaks}. */
export function textsOf(document: {
  readonly bytes: Uint8Array;
  readonly text: string | null;
  readonly fileExtension: string;
}): readonly LeavingText[] {
  const { text, bytes, fileExtension } = document;
  if (text !== null) {
    const plain = text.replace(embedded, '');
    return readings(plain, fileExtension).flatMap((each) => withAddresses('the text', each));
  }
  if (fileExtension === 'pdf') {
    return pdfStrings(bytes).map((each) => ({ where: 'the document’s properties', text: each }));
  }
  const zip = openZip(bytes, defaultLimits);
  if (!zip.ok) return [{ where: 'the file', text: printableRuns(bytes) }];
  return zip.value.names.flatMap((name) => {
    const part = zip.value.read(name);
    if (!part.ok || part.value === null) return [];
    const where = partWords(name);
    if (!/\.(?:xml|rels)$/u.test(name)) return [{ where, text: printableRuns(part.value) }];
    return markupTexts(Buffer.from(part.value).toString('utf8')).flatMap((each) =>
      withAddresses(where, each),
    );
  });
}

/** A text format as its readers see it: without the signs that part a name in its source. */
function readings(text: string, fileExtension: string): readonly string[] {
  if (/^\s*(?:<!doctype|<\?xml|<html)/iu.test(text)) return markupTexts(text);
  switch (fileExtension) {
    case 'md':
      return [text, ...markupTexts(text.replace(/[*_~`\\]/gu, ''))];
    case 'json':
    case 'jsonld':
      return [text, ...jsonStrings(text)];
    case 'bib':
      return [text, text.replace(/\\[^a-z\s]|[{}]/giu, '')];
    default:
      return [text];
  }
}

/** The strings and keys of a JSON text with their escapes resolved; empty when it is none. */
function jsonStrings(text: string): readonly string[] {
  const found: string[] = [];
  try {
    JSON.parse(text, (key, value: unknown) => {
      found.push(key);
      if (typeof value === 'string') found.push(value);
      return value;
    });
  } catch {
    return [];
  }
  return [found.join('\n')];
}

/** A text, and once more with the letters of addresses that are written as `%` and two digits. */
function withAddresses(where: string, text: string): readonly LeavingText[] {
  if (!/%[\da-f]{2}/iu.test(text)) return [{ where, text }];
  const plain = text.replace(/(?:%[\da-f]{2})+/giu, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  );
  return [
    { where, text },
    { where, text: plain },
  ];
}

function partWords(name: string): string {
  if (name === 'word/document.xml') return 'the text';
  if (name.startsWith('word/comments')) return 'a comment';
  if (name.startsWith('docProps/')) return 'the document’s properties';
  return name.startsWith('word/media/') ? 'a picture' : `the part ${name}`;
}

/** What can be read in a picture or another binary file: titles, captions and authors stand there as plain text. */
export function printableRuns(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const letters = buffer.toString('latin1');
  const runs = letters.match(/[\x20-\x7e\xa0-\xff]{6,}/gu) ?? [];
  // Windows writes its titles and authors into EXIF as UTF-16.
  const wide = letters.match(/(?:[\x20-\x7e\xa0-\xff]\0){6,}/gu) ?? [];
  // Metadata in XMP is UTF-8; read as Latin-1 its letters beyond ASCII come out as two.
  return [
    ...runs.map((run) => Buffer.from(run, 'latin1').toString('utf8')),
    ...wide.map((run) => Buffer.from(run, 'latin1').toString('utf16le')),
  ].join('\n');
}
