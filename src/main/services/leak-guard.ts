import { appError } from '../../core/app-error.ts';
import { openZip } from '../../core/documents-in/docx/zip-reader.ts';
import { defaultLimits } from '../../core/documents-in/limits.ts';
import { findLeaks, isCertain, markupTexts, type Leak } from '../../core/documents-out/leaks.ts';
import type { Project } from '../../core/project/project.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { VaultIdentity } from './vault/vault-format.ts';

/** What the guard needs of the vault. Errors: `vault-locked`, `not-found` (no vault in this library), `damaged`. */
export interface IdentitySource {
  readonly identitiesOf: (projectId: string) => Promise<Result<readonly VaultIdentity[]>>;
}

/** Something of a file that is about to leave, and what people call it. */
export interface LeavingText {
  readonly where: string;
  readonly text: string;
}

/** Places named in a message. */
const mostPlaces = 3;

/**
 * Searches what is about to leave for the people whose identities lie in the vault.
 * @param vault null where there is none to ask, on the command line
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
  const leaks = texts.flatMap(({ where, text }) =>
    findLeaks(text, identities.value).map((leak) => ({ ...leak, where })),
  );
  const certain = leaks.filter(isCertain);
  if (certain.length > 0) {
    return err(appError('names-confidential', refusal(certain), { places: certain.length }));
  }
  const known = new Set(identities.value.map((identity) => identity.sourceId));
  return ok([
    ...(hidden.some((source) => !known.has(source.id)) ? [notSearched] : []),
    ...(leaks.length === 0 ? [] : [surnames(leaks)]),
  ]);
}

const notHere =
  'This project has confidential sources whose identities lie in the vault, and here the vault cannot be opened to search the file for them. Nothing was written. Export it from the app.';
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
    const isMarkup = /^\s*(?:<!doctype|<\?xml|<html)/iu.test(plain);
    const all = isMarkup
      ? markupTexts(plain)
      : [plain, ...(fileExtension === 'md' ? markupTexts(plain) : [])];
    return all.map((each) => ({ where: 'the text', text: each }));
  }
  const zip = openZip(bytes, defaultLimits);
  if (!zip.ok) return [{ where: 'the file', text: printableRuns(bytes) }];
  return zip.value.names.flatMap((name) => {
    const part = zip.value.read(name);
    if (!part.ok || part.value === null) return [];
    const where = partWords(name);
    if (!/\.(?:xml|rels)$/u.test(name)) return [{ where, text: printableRuns(part.value) }];
    return markupTexts(Buffer.from(part.value).toString('utf8')).map((each) => ({ where, text: each }));
  });
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
  const runs = buffer.toString('latin1').match(/[\x20-\x7e\xa0-\xff]{6,}/gu) ?? [];
  // Metadata in XMP is UTF-8; read as Latin-1 its letters beyond ASCII come out as two.
  return runs.map((run) => Buffer.from(run, 'latin1').toString('utf8')).join('\n');
}
