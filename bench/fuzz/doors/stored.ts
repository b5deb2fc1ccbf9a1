import { zipSync } from 'fflate';
import { settingsSchema } from '../../../src/contract/settings.ts';
import { canonicalJson } from '../../../src/core/canonical-json.ts';
import { examineDossier } from '../../../src/core/dossier/examine-dossier.ts';
import {
  followLog,
  logBytes,
  recordBytes,
  readRecordPart,
  replayProblem,
} from '../../../src/core/dossier/log-part.ts';
import { readManifest } from '../../../src/core/dossier/manifest.ts';
import {
  aCheckedStory,
  aDossier,
  stetVersion,
  systemTools,
} from '../../../src/core/dossier/testing/a-dossier.ts';
import { sha256Hex } from '../../../src/core/hash.ts';
import { migrator } from '../../../src/core/migrations/registry.ts';
import { replayEntries, type StoredEntry } from '../../../src/core/migrations/replay-entries.ts';
import { logRoot } from '../../../src/core/project/log.ts';
import { currentSchema } from '../../../src/core/project/project.ts';
import { IndexPart, IndexPartBuilder } from '../../../src/core/search/index-part.ts';
import { defaultSettings, parseSettings } from '../../../src/main/services/settings-service.ts';
import { encodeBatch, encodeHeader, scanJournal } from '../../../src/main/storage/journal-format.ts';
import { joinSegments } from '../../../src/main/storage/log-reader.ts';
import { readRecord } from '../../../src/main/storage/record-reader.ts';
import { decodeSnapshot, encodeSnapshot } from '../../../src/main/storage/snapshot-format.ts';
import { openZip } from '../../../src/core/documents-in/docx/zip-reader.ts';
import { defaultLimits } from '../../../src/core/documents-in/limits.ts';
import { asBytes, asText, promised, takenAs, type Door, type Input, type Taken } from '../door.ts';
import { mutateBytes } from '../mutate-bytes.ts';
import { mutateJson } from '../mutate-json.ts';

/** Files of Stet's own kinds, which may come from anybody all the same. */

const { project, entries: acceptedEntries } = aCheckedStory();
const entries: readonly StoredEntry[] = acceptedEntries.map((entry) => ({ ...entry, schema: currentSchema }));
const record = canonicalJson(project);
const snapshot = await encodeSnapshot(project, 3);
const journal = Buffer.concat([
  encodeHeader({
    format: 'stet-journal',
    schema: currentSchema,
    generation: 3,
    after: { revision: 0, logHead: logRoot },
  }),
  encodeBatch(entries.slice(0, 3).map(withoutSchema)),
  encodeBatch(entries.slice(3).map(withoutSchema)),
  Buffer.alloc(8192),
]);
const dossier = await aDossier();
const dossierParts = partsOf(dossier);
const indexPart = new IndexPartBuilder().build([
  { kind: 0, text: 'The council voted 9 to 4 on Tuesday to bring back the night ferry' },
  { kind: 1, text: 'Öresund straße ferry ferries' },
]);

function withoutSchema({ schema: _schema, ...entry }: StoredEntry) {
  return { revision: entry.revision, json: canonicalJson(entry) };
}

function partsOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const zip = openZip(bytes, defaultLimits);
  if (!zip.ok) throw new Error(zip.error.message);
  return new Map(
    zip.value.names.map((name) => {
      const part = zip.value.read(name);
      return [name, (part.ok ? part.value : null) ?? new Uint8Array()];
    }),
  );
}

/** Reads a snapshot as opening a project does, and its record in full. */
function sendSnapshot(bytes: Uint8Array): Taken {
  const decoded = decodeSnapshot(bytes);
  return takenAs(decoded.ok ? readRecord(decoded.value, migrator) : decoded);
}

function sendJournal(bytes: Uint8Array): Taken {
  const scan = scanJournal(bytes);
  const segment = { generation: 3, isArchived: false, path: 'journal', size: bytes.length, scan };
  const stretch = joinSegments([segment], { revision: 0, logHead: logRoot });
  replayEntries(null, stretch.entries, migrator);
  return stretch.entries.length > 0 ? 'accepted' : 'refused';
}

function sendDossier(bytes: Uint8Array): Taken {
  const { findings, dossier: intact } = examineDossier(bytes, systemTools, stetVersion);
  promised(findings.isIntact === (findings.problems.length === 0), 'Intact and with problems at once.');
  promised(intact === null || findings.isIntact, 'A damaged dossier was handed on.');
  return intact === null ? 'refused' : 'accepted';
}

/** Entries after a change, chained again as if nothing had happened: their hashes hold whatever they say. */
function rechained(text: string): readonly StoredEntry[] {
  let previous = logRoot;
  const changed: unknown = JSON.parse(text);
  return (Array.isArray(changed) ? (changed as StoredEntry[]) : entries).map((entry, at) => {
    if (typeof entry !== 'object' || (entry as unknown) === null) return entry;
    const { hash: _hash, schema, ...body } = { ...entry, revision: at + 1, previous };
    const hash = sha256Hex(canonicalJson(body));
    previous = hash;
    return { ...body, hash, schema };
  });
}

/** Levels of nesting that can still be hashed here, to make inputs with; deeper ones have tests of their own. */
const hashable = 400;

/** The one form that a manifest may have. */
const canonical = (json: string): Uint8Array => Buffer.from(`${canonicalJson(JSON.parse(json))}\n`);

const sendBytes = (send: (bytes: Uint8Array) => Taken) => (input: Input) => send(asBytes(input));

export const storedDoors: readonly Door[] = [
  {
    name: 'snapshot-bytes',
    weight: 3,
    make: (random) => mutateBytes(random, snapshot),
    send: sendBytes(sendSnapshot),
  },
  {
    name: 'snapshot-record',
    weight: 8,
    make: (random) => mutateJson(random, record),
    // With a header that fits: what is wrong is in the record alone.
    send: (input) => {
      const body = Buffer.from(asText(input));
      const value: unknown = JSON.parse(asText(input));
      const { schema, revision } = (value ?? {}) as {
        readonly schema?: unknown;
        readonly revision?: unknown;
      };
      const header = {
        format: 'stet-project',
        // Nesting that breaks writing is for the record; a header is written by us.
        schema: typeof schema === 'object' ? null : schema,
        generation: 3,
        revision: typeof revision === 'object' ? null : revision,
        length: body.length,
        checksum: systemTools.sha256(body),
      };
      return sendSnapshot(
        Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body, Buffer.from('\n')]),
      );
    },
  },
  {
    name: 'journal-bytes',
    weight: 5,
    make: (random) => mutateBytes(random, journal),
    send: sendBytes(sendJournal),
  },
  {
    name: 'journal-entries',
    weight: 8,
    make: (random) => JSON.stringify(rechained(mutateJson(random, JSON.stringify(entries), hashable))),
    send: (input) => {
      const list = JSON.parse(asText(input)) as StoredEntry[];
      const framed = list.map((entry, at) => ({
        revision: at + 1,
        json: JSON.stringify(entry, (key, value: unknown) => (key === 'schema' ? undefined : value)),
      }));
      const head = encodeHeader({
        format: 'stet-journal',
        schema: currentSchema,
        generation: 3,
        after: { revision: 0, logHead: logRoot },
      });
      return sendJournal(Buffer.concat([head, encodeBatch(framed)]));
    },
  },
  {
    name: 'dossier-log',
    weight: 5,
    make: (random) => asText(logBytes(rechained(mutateJson(random, JSON.stringify(entries), hashable)))),
    send: (input) => {
      const { entries: read, problem } = followLog(asBytes(input), null);
      if (problem !== null) return 'refused';
      return replayProblem(read, null, project) === null ? 'accepted' : 'refused';
    },
  },
  {
    name: 'dossier-bytes',
    weight: 4,
    make: (random) => mutateBytes(random, dossier),
    send: sendBytes(sendDossier),
  },
  {
    name: 'dossier-parts',
    weight: 4,
    make: (random) => {
      const names = [...dossierParts.keys()];
      const name = random.pick(names);
      const part = dossierParts.get(name) ?? new Uint8Array();
      const isJson = name.endsWith('.json');
      const mutated =
        isJson && random.chance(0.8)
          ? canonical(mutateJson(random, asText(part), hashable))
          : mutateBytes(random, part);
      const renamed = random.chance(0.1)
        ? random.pick(['../../x', '/etc/x', 'C:\\x', 'log.jsonl', 'constructor', ' '])
        : name;
      const parts = names.map((each) =>
        each === name ? [renamed, mutated] : [each, dossierParts.get(each)],
      );
      return zipSync(Object.fromEntries(parts) as Record<string, Uint8Array>, { level: 0 });
    },
    send: sendBytes(sendDossier),
  },
  {
    name: 'dossier-manifest',
    weight: 3,
    make: (random) =>
      canonical(mutateJson(random, asText(dossierParts.get('manifest.json') ?? new Uint8Array()), hashable)),
    send: (input) => (readManifest(asBytes(input)).kind === 'read' ? 'accepted' : 'refused'),
  },
  {
    name: 'dossier-record',
    weight: 3,
    make: (random) => mutateJson(random, asText(recordBytes(project))),
    send: (input) => (readRecordPart(asBytes(input)) === null ? 'refused' : 'accepted'),
  },
  {
    name: 'settings',
    weight: 2,
    make: (random) => mutateJson(random, JSON.stringify(defaultSettings())),
    send: (input) => {
      const answer = parseSettings(JSON.parse(asText(input)));
      if (answer.ok) settingsSchema.parse(answer.value);
      return takenAs(answer);
    },
  },
  {
    name: 'search-index',
    weight: 3,
    make: (random) => mutateBytes(random, indexPart),
    send: (input) => {
      const part = IndexPart.open(asBytes(input));
      for (const word of ['ferry', 'f', 'öresund', 'zz']) part?.find(Buffer.from(word), word.length === 1);
      return part === null ? 'refused' : 'accepted';
    },
  },
];
