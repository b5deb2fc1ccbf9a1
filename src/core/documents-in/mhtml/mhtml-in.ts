import { appError } from '../../app-error.ts';
import { err, ok, type Result } from '../../result.ts';
import type { MessageLog } from '../import-messages.ts';
import type { ImportLimits } from '../limits.ts';
import { safeHref } from '../url-policy.ts';
import { partBytes, readPart, readParts, type MimePart } from './mime-parts.ts';

/**
 * A page that a browser saved with everything it showed (RFC 2557, `.mhtml`). Only its main HTML is read, by the same readers as
 * any page, and the pictures that it names; nothing else in the file is looked at.
 */
export interface SavedPage {
  /** As the server sent it or the browser wrote it, decoded from its transfer encoding. */
  readonly html: Uint8Array;
  /** The encoding that the part names; null when it names none. */
  readonly charset: string | null;
  /** The page's own address, if the file states one that the address policy lets pass. */
  readonly location: string | null;
  /** The bytes of what the page shows under an address (absolute, relative to the page, or `cid:`); null when not in the file. */
  readonly resource: (address: string) => Uint8Array | null;
}

/** Multipart bodies inside each other. */
const maxNesting = 4;

/**
 * Reads a saved page. Errors: `malformed` where no page can be found in it, `too-complex` with more parts than the limit for
 * packed files or deeper nesting than any browser writes.
 */
export function readSavedPage(
  bytes: Uint8Array,
  limits: ImportLimits,
  messages: MessageLog,
): Result<SavedPage> {
  const whole = readPart(bytes, 0, bytes.length);
  const parts: MimePart[] = [];
  const gathered = gather(bytes, whole, { parts, left: limits.zipEntries, depth: 0, messages });
  if (!gathered.ok) return gathered;
  const main = mainPart(parts, whole);
  if (main === null) {
    return err(
      appError(
        'malformed',
        'The saved page holds no HTML, or its parts cannot be told apart. Nothing was imported.',
      ),
    );
  }
  const frames = parts.filter((part) => part !== main && isHtml(part)).length;
  messages.add('frame-dropped', 'A page that the saved page showed inside itself was left out.', frames);
  const location = safeHref(main.location) ?? safeHref(whole.location);
  return ok({
    html: partBytes(bytes, main),
    charset: main.type.parameters.get('charset') ?? null,
    location,
    resource: resourceFinder(bytes, parts, location),
  });
}

interface Gathering {
  readonly parts: MimePart[];
  /** Parts that may still be read. */
  left: number;
  readonly depth: number;
  readonly messages: MessageLog;
}

/** Collects the parts that are no multipart themselves, in the order of the file. */
function gather(bytes: Uint8Array, part: MimePart, to: Gathering): Result<null> {
  if (!part.type.value.startsWith('multipart/')) {
    to.parts.push(part);
    return ok(null);
  }
  if (to.depth >= maxNesting) return tooComplex('nests its parts too deeply');
  const found = readParts(bytes, part, to.left);
  if (found === null) return ok(null);
  if (found.hasMore) return tooComplex('has too many parts');
  if (!found.isComplete) {
    to.messages.add(
      'archive-cut-off',
      'The saved page breaks off: its end is missing. What there is was read.',
    );
  }
  to.left -= found.parts.length;
  for (const inner of found.parts) {
    const inside: Gathering = { ...to, depth: to.depth + 1 };
    const gathered = gather(bytes, inner, inside);
    if (!gathered.ok) return gathered;
    to.left = inside.left;
  }
  return ok(null);
}

function tooComplex(what: string): Result<never> {
  return err(appError('too-complex', `The saved page ${what} to be read. Nothing was imported.`));
}

const isHtml = (part: MimePart): boolean =>
  part.type.value === 'text/html' || part.type.value === 'application/xhtml+xml';

/** The part that `start` names (RFC 2387 section 3.2), else the first that is HTML. */
function mainPart(parts: readonly MimePart[], whole: MimePart): MimePart | null {
  const start = whole.type.parameters.get('start')?.replace(/^<|>$/gu, '');
  const stated = start === undefined ? undefined : parts.find((part) => part.id === start && isHtml(part));
  return stated ?? parts.find(isHtml) ?? null;
}

function resourceFinder(
  bytes: Uint8Array,
  parts: readonly MimePart[],
  base: string | null,
): SavedPage['resource'] {
  const known = new Map<string, MimePart>();
  for (const part of parts) {
    const names = [part.location, safeHref(part.location, base), part.id === '' ? '' : `cid:${part.id}`];
    for (const name of names) if (name !== null && name !== '' && !known.has(name)) known.set(name, part);
  }
  return (address) => {
    const part = known.get(address.trim()) ?? known.get(safeHref(address, base) ?? '');
    return part === undefined ? null : partBytes(bytes, part);
  };
}
