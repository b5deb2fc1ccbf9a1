import { appError } from '../../../core/app-error.ts';
import { maxUrlLength } from '../../../core/documents-in/url-policy.ts';
import { safeFileName } from '../../../core/documents-out/file-name.ts';
import type { IdSource } from '../../../core/ids.ts';
import type { Command } from '../../../core/project/commands.ts';
import { err, ok, type Result } from '../../../core/result.ts';
import { cslTypeForKind, type CslItem, type Source } from '../../../core/sources/source.ts';
import type { ExtractedText } from '../evidence-service.ts';
import type { Actor, ProjectSession } from '../project-session.ts';
import type { CapturedPage } from './run-capture.ts';

export interface KeepWish {
  /** The source it belongs to; null makes one. */
  readonly sourceId: string | null;
  /** For a new source. */
  readonly title: string;
  /** What the reader found in the snapshot; null for no text. */
  readonly text: ExtractedText | null;
}

/**
 * Stores snapshot, picture and text by their hashes and only then makes them one piece of evidence, under a source that gets
 * the address, the day and the title where it has none. Errors: `unknown-id`, `read-only`, those of `EvidenceStore.put` and
 * of the commands.
 */
export async function keepCapture(
  session: ProjectSession,
  by: Actor,
  page: CapturedPage,
  wish: KeepWish,
  newId: IdSource,
): Promise<Result<{ readonly evidenceId: string; readonly sourceId: string }>> {
  if (session.access.kind === 'read-only') return err(appError('read-only', session.access.reason));
  const source = wish.sourceId === null ? null : session.project.sources[wish.sourceId];
  if (source === undefined) {
    return err(appError('unknown-id', 'That source is no longer in the project. Nothing was stored.'));
  }
  const stored = await storeAll(session, page, wish.text);
  if (!stored.ok) return stored;
  const sourceId = source?.id ?? newId('source');
  const sourceCommand = source === null ? newSource(sourceId, page, wish.title) : filledSource(source, page);
  if (sourceCommand !== null) {
    const done = await session.execute(sourceCommand, by);
    if (!done.ok) return done;
  }
  const evidenceId = newId('evidence');
  const { snapshot } = page;
  const done = await session.execute(
    {
      kind: 'evidence.add',
      evidenceId,
      sourceId,
      evidenceKind: 'captured',
      fileName: safeFileName(page.title.trim() || new URL(page.address).host, snapshot.extension),
      mediaType: snapshot.mediaType,
      sha256: stored.value.sha256,
      size: snapshot.bytes.length,
      text: stored.value.text,
      picture: stored.value.picture,
      from: custodyWords(page),
    },
    by,
  );
  return done.ok ? ok({ evidenceId, sourceId }) : done;
}

type EvidenceAdd = Extract<Command, { kind: 'evidence.add' }>;

async function storeAll(
  session: ProjectSession,
  { snapshot, picture }: CapturedPage,
  text: ExtractedText | null,
): Promise<
  Result<{ sha256: string; text: EvidenceAdd['text']; picture: NonNullable<EvidenceAdd['picture']> | null }>
> {
  const file = await session.evidence.put(snapshot.bytes);
  if (!file.ok) return file;
  const image = picture === null ? null : await session.evidence.put(picture);
  if (image !== null && !image.ok) return image;
  const words = text === null ? null : await session.evidence.put(Buffer.from(text.text, 'utf8'));
  if (words !== null && !words.ok) return words;
  return ok({
    sha256: file.value,
    text:
      text === null || words === null
        ? { kind: 'none', sha256: null, length: 0 }
        : { kind: text.kind, sha256: words.value, length: text.text.length },
    picture: image === null ? null : { sha256: image.value, mediaType: 'image/png' },
  });
}

type Addresses = Pick<CapturedPage, 'requested' | 'address'>;

/** The address the page was at and, where that differs, the one that was asked for. */
function custodyWords({ requested, address }: Addresses): string {
  const both = requested === address ? address : `${address} (asked for: ${requested})`;
  return both.length <= maxUrlLength ? both : citedAddress({ requested, address });
}

function newSource(sourceId: string, page: CapturedPage, title: string): Command {
  const csl: CslItem = {
    type: cslTypeForKind['web-page'],
    title: (title.trim() || page.title.trim() || page.address).slice(0, 1_000),
    URL: citedAddress(page),
    accessed: accessedOn(page),
  };
  return {
    kind: 'source.add',
    sourceId,
    sourceKind: 'web-page',
    csl,
    person: null,
    origin: '',
    note: sourceNote(page),
  };
}

/** Fills what a web page's source leaves open; what somebody wrote stays. Null when there is nothing to fill. */
function filledSource(source: Source, page: CapturedPage): Command | null {
  if (source.kind !== 'web-page') return null;
  const { csl } = source;
  const missing: Partial<CslItem> = {
    ...(csl.title.trim() === '' ? { title: page.title.slice(0, 1_000) } : {}),
    ...(csl.URL === undefined || csl.URL === '' ? { URL: citedAddress(page) } : {}),
    ...(csl.accessed === undefined ? { accessed: accessedOn(page) } : {}),
  };
  if (Object.keys(missing).length === 0) return null;
  const { id, kind, person, origin, note } = source;
  return {
    kind: 'source.update',
    sourceId: id,
    sourceKind: kind,
    csl: { ...csl, ...missing },
    person,
    origin,
    note,
  };
}

/** A redirect may lead to an address that is longer than a record holds; the one that was asked for never is. */
function citedAddress({ requested, address }: Addresses): string {
  return address.length <= maxUrlLength ? address : requested;
}

function accessedOn({ capturedAt }: CapturedPage): NonNullable<CslItem['accessed']> {
  return { 'date-parts': [capturedAt.slice(0, 10).split('-').map(Number)] };
}

/** What somebody who only sees the source should know of how the page was captured. */
function sourceNote({ ranScripts, status, notes }: CapturedPage): string {
  const scripts = ranScripts
    ? 'Captured with the page’s scripts running.'
    : 'Captured without running the page’s scripts.';
  return [scripts, ...(status >= 200 && status < 300 ? [] : [`HTTP status ${status}.`]), ...notes].join('\n');
}
