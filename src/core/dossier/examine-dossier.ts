import { openZip, type ZipReader } from '../documents-in/docx/zip-reader.ts';
import { defaultLimits } from '../documents-in/limits.ts';
import { crc32 } from '../crc32.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { StoredEntry } from '../migrations/replay-entries.ts';
import type { Project } from '../project/project.ts';
import { strFromU8 } from 'fflate';
import { sealIn } from './public-seal.ts';
import { followLog, readRecordPart, replayProblem } from './log-part.ts';
import { factsOf, readManifest, type Bearing, type Manifest } from './manifest.ts';
import { dossierLimits, partNames } from './parts.ts';
import { signatureHolds, type DossierTools } from './signature.ts';
import { frameDifference, type ZipPart } from './stored-zip.ts';

/** A part that is not as the manifest says. */
export interface PartFinding {
  readonly path: string;
  readonly name: string | null;
  readonly state: 'changed' | 'missing' | 'extra';
  /** The claims that stand on it. */
  readonly claims: Bearing;
}

/** What a look at a dossier found. */
export interface DossierFindings {
  readonly isIntact: boolean;
  /** Null when none can be read. Only when the signature holds is it what the desk wrote. */
  readonly manifest: Manifest | null;
  readonly signature: 'holds' | 'broken' | 'missing';
  /** How many parts are as they were sealed. */
  readonly whole: number;
  /** The ones that are not. */
  readonly parts: readonly PartFinding[];
  /** What the damage bears on: everything, or these claims. */
  readonly touched: Bearing;
  /** Entries that were followed; `repeated` null where that could not be tried. */
  readonly log: {
    readonly entries: number;
    readonly isChained: boolean;
    readonly isRepeated: boolean | null;
  };
  /** Everything that is wrong, in plain words. */
  readonly problems: readonly string[];
  /** What is not wrong but ought to be known. */
  readonly notes: readonly string[];
}

/** A dossier that was found intact, for whoever makes a project of it. */
export interface IntactDossier {
  readonly project: Project;
  readonly root: Project | null;
  readonly entries: readonly StoredEntry[];
  readonly seal: string;
  /** `article.html`. */
  readonly html: string;
  /** Hashes of the stored files in it. */
  readonly files: readonly string[];
  /** Bytes of a stored file. @throws when there is none of that hash */
  readonly readFile: (sha256: string) => Uint8Array;
}

export interface Examination {
  readonly findings: DossierFindings;
  /** Null unless it is intact and this version can read its record. */
  readonly dossier: IntactDossier | null;
}

const limits = {
  ...defaultLimits,
  fileBytes: dossierLimits.bytes,
  zipEntries: dossierLimits.parts + 16,
  zipInflatedBytes: dossierLimits.bytes,
};

/** Examines a dossier, byte by byte. Every byte of the file is either hashed under the signature or held against the one form it can have. */
export function examineDossier(bytes: Uint8Array, tools: DossierTools, stetVersion: string): Examination {
  if (bytes.length > dossierLimits.bytes) return unreadable('The file is larger than a dossier can be.');
  const zip = openZip(bytes, limits);
  if (!zip.ok) return unreadable('The file is no archive, or its list of parts is damaged.');
  const written = contentOf(zip.value, partNames.manifest);
  if (written === null) {
    return unreadable(
      zip.value.names.includes(partNames.manifest)
        ? 'The manifest, which says what belongs into the dossier, was changed.'
        : 'The file is no dossier: it has no manifest.',
    );
  }
  const read = readManifest(written);
  if (read.kind === 'newer') {
    return unreadable(
      'The dossier was made by a newer version of Stet and cannot be examined by this one. Update Stet.',
    );
  }
  if (read.kind !== 'read') {
    return unreadable('The manifest, which says what belongs into the dossier, was changed or is none.');
  }
  return new Examiner(bytes, zip.value, { manifest: read.manifest, written }, tools, stetVersion).result();
}

/** The bytes of a part; null when there is none or its checksum is wrong. */
function contentOf(zip: ZipReader, path: string): Uint8Array | null {
  const part = zip.read(path);
  return part.ok ? part.value : null;
}

function unreadable(problem: string): Examination {
  return {
    findings: {
      isIntact: false,
      manifest: null,
      signature: 'missing',
      whole: 0,
      parts: [],
      touched: 'all',
      log: { entries: 0, isChained: false, isRepeated: null },
      problems: [problem],
      notes: [],
    },
    dossier: null,
  };
}

class Examiner {
  readonly #bytes: Uint8Array;
  readonly #zip: ZipReader;
  readonly #manifest: Manifest;
  readonly #written: Uint8Array;
  readonly #tools: DossierTools;
  readonly #stetVersion: string;
  readonly #problems: string[] = [];
  readonly #notes: string[] = [];
  readonly #parts: PartFinding[] = [];
  readonly #kept = new Map<string, Uint8Array>();

  constructor(
    bytes: Uint8Array,
    zip: ZipReader,
    { manifest, written }: { readonly manifest: Manifest; readonly written: Uint8Array },
    tools: DossierTools,
    stetVersion: string,
  ) {
    this.#bytes = bytes;
    this.#zip = zip;
    this.#manifest = manifest;
    this.#written = written;
    this.#tools = tools;
    this.#stetVersion = stetVersion;
  }

  result(): Examination {
    const manifest = this.#manifest;
    const frame = this.#lookAtParts();
    const signature = this.#lookAtSignature(frame);
    if (this.#parts.length === 0) this.#lookAtFrame(frame);
    const record = this.#record(partNames.record);
    const root = this.#kept.has(partNames.root) ? this.#record(partNames.root) : null;
    const log = this.#lookAtLog(record, root);
    this.#lookAtFacts(record);
    this.#lookAtArticle();
    this.#tellLimits();
    const isIntact = this.#problems.length === 0;
    const hasWhole = isIntact && record !== null && record !== 'newer' && root !== 'newer';
    return {
      findings: {
        isIntact,
        manifest,
        signature,
        whole: manifest.parts.length - this.#parts.filter(({ state }) => state !== 'extra').length,
        parts: this.#parts,
        touched: this.#touched(signature),
        log: { entries: log.entries.length, isChained: log.isChained, isRepeated: log.isRepeated },
        problems: this.#problems,
        notes: this.#notes,
      },
      dossier: hasWhole ? this.#intact(record, root, log.entries) : null,
    };
  }

  /** Reads every part once; answers what the frame says about each. */
  #lookAtParts(): ZipPart[] {
    const frame: ZipPart[] = [];
    const small: ReadonlySet<string> = new Set([
      partNames.record,
      partNames.root,
      partNames.log,
      partNames.html,
    ]);
    for (const { path, sha256, size, claims, name } of this.#manifest.parts) {
      const content = contentOf(this.#zip, path);
      if (content !== null && content.length === size && this.#tools.sha256(content) === sha256) {
        frame.push({ path, size, crc: crc32(content) });
        if (small.has(path)) this.#kept.set(path, content);
        continue;
      }
      const state = this.#zip.names.includes(path) ? 'changed' : 'missing';
      this.#parts.push({ path, name, state, claims });
      this.#problems.push(
        `${path}${name === null ? '' : ` (${name})`} ${state === 'missing' ? 'is missing.' : 'was changed.'}`,
      );
    }
    const known = new Set<string>([
      ...this.#manifest.parts.map(({ path }) => path),
      partNames.manifest,
      partNames.signature,
    ]);
    for (const path of this.#zip.names.filter((each) => !known.has(each))) {
      this.#parts.push({ path, name: null, state: 'extra', claims: [] });
      this.#problems.push(`${JSON.stringify(path)} was added; the manifest does not know it.`);
    }
    for (const path of Object.values(partNames)) {
      if (path === partNames.root && this.#manifest.logFrom === 0) continue;
      if (!known.has(path)) this.#problems.push(`The manifest lacks ${path}.`);
    }
    return frame;
  }

  #lookAtSignature(frame: ZipPart[]): DossierFindings['signature'] {
    const manifestHash = this.#tools.sha256(this.#written);
    frame.push({ path: partNames.manifest, size: this.#written.length, crc: crc32(this.#written) });
    if (!this.#zip.names.includes(partNames.signature)) {
      this.#problems.push('The signature is missing: nobody vouches for the manifest.');
      return 'missing';
    }
    const file = contentOf(this.#zip, partNames.signature);
    if (file !== null) frame.push({ path: partNames.signature, size: file.length, crc: crc32(file) });
    if (file !== null && signatureHolds(file, this.#manifest, manifestHash, this.#tools)) return 'holds';
    this.#problems.push(
      'The signature does not hold: the manifest or the signature was changed after signing.',
    );
    return 'broken';
  }

  /** Only where every part is right: else what is between them is not worth a word. */
  #lookAtFrame(frame: readonly ZipPart[]): void {
    const at = frameDifference(this.#bytes, frame);
    if (at === null) return;
    this.#problems.push(
      `The archive itself was changed at byte ${at}, outside its parts: in its headers, its list of parts or behind them.`,
    );
  }

  #record(path: string): Project | 'newer' | null {
    const bytes = this.#kept.get(path);
    if (bytes === undefined) return null;
    const record = readRecordPart(bytes);
    if (record === null) this.#problems.push(`${path} does not have the shape of a project.`);
    if (record === 'newer') {
      this.#notes.push('The record was written by a newer version of Stet, so the log was not repeated.');
    }
    return record;
  }

  #lookAtLog(record: Project | 'newer' | null, root: Project | 'newer' | null) {
    const bytes = this.#kept.get(partNames.log);
    const none = { entries: [] as readonly StoredEntry[], isChained: false, isRepeated: null };
    if (bytes === undefined || root === 'newer') return none;
    const { entries, problem } = followLog(bytes, root);
    if (problem !== null) {
      this.#problems.push(problem);
      return { ...none, entries };
    }
    const last = entries.at(-1)?.hash ?? root?.logHead;
    if (last !== this.#manifest.record.logHead || (root?.revision ?? 0) !== this.#manifest.logFrom) {
      this.#problems.push('The log does not end where the manifest says.');
      return { ...none, entries };
    }
    if (record === null || record === 'newer') return { entries, isChained: true, isRepeated: null };
    const unlike = replayProblem(entries, root, record);
    if (unlike !== null) this.#problems.push(unlike);
    return { entries, isChained: true, isRepeated: unlike === null };
  }

  /** What the manifest repeats of the record; what Stet works out may differ between its versions. */
  #lookAtFacts(record: Project | 'newer' | null): void {
    if (record === null || record === 'newer') return;
    const { record: identity, seal, gate, signOffs, overrides, claims, stetVersion } = this.#manifest;
    const facts = factsOf(record);
    const isSameVersion = stetVersion === this.#stetVersion && identity.schema === facts.record.schema;
    const given = (each: DossierSignOffs) => each.map(({ role, by, at }) => ({ role, by, at }));
    const agrees = isSameVersion
      ? canonicalJson(facts) === canonicalJson({ record: identity, seal, gate, signOffs, overrides, claims })
      : canonicalJson({ ...facts.record, schema: 0 }) === canonicalJson({ ...identity, schema: 0 }) &&
        canonicalJson(given(facts.signOffs)) === canonicalJson(given(signOffs));
    if (!agrees)
      this.#problems.push('What the manifest says of seal, sign-offs or claims is not what the record says.');
    if (!isSameVersion) {
      this.#notes.push(`It was made by Stet ${stetVersion}; seal and gate were not worked out again.`);
    }
  }

  #lookAtArticle(): void {
    const html = this.#kept.get(partNames.html);
    if (html === undefined || this.#manifest.edition === 'draft') return;
    const carried = sealIn(strFromU8(html));
    const { record, seal } = this.#manifest;
    if (carried?.seal !== seal || carried.log !== record.logHead) {
      this.#problems.push('article.html does not carry the seal of this dossier.');
    }
  }

  #tellLimits(): void {
    const { missing, logFrom } = this.#manifest;
    if (missing.length > 0) {
      this.#notes.push(
        `Stored files that were gone or damaged when the dossier was made: ${missing.map(({ name }) => name).join(', ')}.`,
      );
    }
    if (logFrom > 0) {
      this.#notes.push(
        `The log begins with the record at change ${logFrom}: the project had been restored from a backup.`,
      );
    }
  }

  #touched(signature: DossierFindings['signature']): Bearing {
    if (signature !== 'holds') return 'all';
    if (this.#parts.length === 0) return this.#problems.length === 0 ? [] : 'all';
    if (this.#parts.some(({ claims }) => claims === 'all')) return 'all';
    const ids = new Set(this.#parts.flatMap(({ claims }) => (claims === 'all' ? [] : claims)));
    return this.#manifest.claims.map(({ id }) => id).filter((id) => ids.has(id));
  }

  #intact(project: Project, root: Project | null, entries: readonly StoredEntry[]): IntactDossier {
    const files = new Map(
      this.#manifest.parts
        .filter(({ path }) => path.startsWith('evidence/'))
        .map(({ path, sha256 }) => [sha256, path]),
    );
    // A reader of its own: the one that examined has counted every byte against its limit.
    const zip = openZip(this.#bytes, limits);
    return {
      project,
      root,
      entries,
      seal: this.#manifest.seal,
      html: strFromU8(this.#kept.get(partNames.html) ?? new Uint8Array()),
      files: [...files.keys()],
      readFile: (sha256) => {
        const path = files.get(sha256);
        const content = path === undefined || !zip.ok ? null : contentOf(zip.value, path);
        if (content === null) throw new Error('The dossier has no such file.');
        return content;
      },
    };
  }
}

type DossierSignOffs = Manifest['signOffs'];
