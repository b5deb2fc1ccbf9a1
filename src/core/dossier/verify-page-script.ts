/**
 * The script of `verify.html`, in the language of browsers: it is written into the page as it stands, without a build. It examines
 * a dossier by the same rules as `examine-dossier.ts`, on nothing but Web Crypto; only repeating the log's commands is left to Stet.
 */
export const examineScript = String.raw`
'use strict';
const decoder = new TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();

/** JSON with keys in code-unit order: the one form in which hashed things are written. */
function canonical(value) {
  if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return '{' + Object.keys(value).sort().map((key) => JSON.stringify(key) + ':' + canonical(value[key])).join(',') + '}';
}
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const sha256 = async (bytes) => hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));
const isSame = (a, b) => a.length === b.length && a.every((byte, index) => byte === b[index]);

const table = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
function crc32(bytes) {
  let crc = 0xffffffff;
  for (let at = 0; at < bytes.length; at += 1) crc = table[(crc ^ bytes[at]) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** The parts that the archive lists; null when it is none. */
function listParts(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 65558 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return null;
  const parts = new Map();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
    const length = view.getUint16(at + 28, true);
    const path = String.fromCharCode(...bytes.subarray(at + 46, at + 46 + length));
    const header = view.getUint32(at + 42, true);
    const isStored = view.getUint16(at + 10, true) === 0 && header + 30 <= bytes.length;
    const start = isStored ? header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true) : 0;
    const content = isStored ? bytes.subarray(start, start + view.getUint32(at + 20, true)) : new Uint8Array();
    if (!parts.has(path)) parts.set(path, content);
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}

/** The first byte outside the parts that is not as it must be; null when all are. */
function frameDifference(bytes, parts) {
  const pieces = [];
  const entries = [];
  let offset = 0;
  for (const { path, content } of parts) {
    const sum = crc32(content);
    const name = encoder.encode(path);
    const header = new DataView(new ArrayBuffer(30));
    header.setUint32(0, 0x04034b50, true);
    header.setUint16(4, 10, true);
    header.setUint16(12, 0x21, true);
    header.setUint32(14, sum, true);
    header.setUint32(18, content.length, true);
    header.setUint32(22, content.length, true);
    header.setUint16(26, name.length, true);
    pieces.push([offset, new Uint8Array(header.buffer)], [offset + 30, name]);
    const entry = new DataView(new ArrayBuffer(46));
    entry.setUint32(0, 0x02014b50, true);
    entry.setUint16(4, 10, true);
    entry.setUint16(6, 10, true);
    entry.setUint16(14, 0x21, true);
    entry.setUint32(16, sum, true);
    entry.setUint32(20, content.length, true);
    entry.setUint32(24, content.length, true);
    entry.setUint16(28, name.length, true);
    entry.setUint32(42, offset, true);
    entries.push([new Uint8Array(entry.buffer), name]);
    offset += 30 + name.length + content.length;
  }
  const start = offset;
  for (const [entry, name] of entries) {
    pieces.push([offset, entry], [offset + 46, name]);
    offset += 46 + name.length;
  }
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, parts.length, true);
  end.setUint16(10, parts.length, true);
  end.setUint32(12, offset - start, true);
  end.setUint32(16, start, true);
  pieces.push([offset, new Uint8Array(end.buffer)]);
  for (const [at, piece] of pieces) {
    for (let index = 0; index < piece.length; index += 1) if (bytes[at + index] !== piece[index]) return at + index;
  }
  return bytes.length === offset + 22 ? null : offset + 22;
}

/** A JSON file in its one form; null for anything else. */
function readJson(bytes) {
  try {
    const value = JSON.parse(decoder.decode(bytes));
    return isSame(encoder.encode(canonical(value) + '\n'), bytes) ? value : null;
  } catch {
    return null;
  }
}

/** 'holds', 'broken', or 'unknown' where the browser has no Ed25519. */
async function signatureState(file, manifest, manifestHash) {
  const value = readJson(file);
  if (value === null || value.algorithm !== 'Ed25519') return 'broken';
  const statement =
    'Stet dossier 1\nmanifest ' + manifestHash + '\nlog ' + manifest.record.logHead + '\nseal ' + manifest.seal + '\n';
  let key, signature;
  try {
    key = fromBase64(value.publicKey);
    signature = fromBase64(value.signature);
  } catch {
    return 'broken';
  }
  const fits =
    toBase64(key) === value.publicKey && toBase64(signature) === value.signature &&
    Object.keys(value).sort().join() === 'algorithm,publicKey,signature,statement' &&
    value.publicKey === manifest.key.publicKey && (await sha256(key)) === manifest.key.fingerprint &&
    value.statement === statement;
  if (!fits) return 'broken';
  try {
    const imported = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
    const holds = await crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, encoder.encode(statement));
    return holds ? 'holds' : 'broken';
  } catch (error) {
    return error.name === 'NotSupportedError' || error.name === 'SyntaxError' ? 'unknown' : 'broken';
  }
}

/** Follows the log hash by hash; why it cannot be followed, or null. */
async function logProblem(bytes, root, manifest) {
  let revision = root === null ? 0 : root.revision;
  let last = root === null ? '0'.repeat(64) : root.logHead;
  const lines = decoder.decode(bytes).split('\n');
  if (lines.pop() !== '') return 'The log is cut off.';
  for (const line of lines) {
    revision += 1;
    let entry;
    try {
      entry = JSON.parse(line);
    } catch {
      return 'Entry ' + revision + ' of the log cannot be read.';
    }
    const { command, context, previous } = entry;
    const hash = await sha256(encoder.encode(canonical({ command, context, previous, revision: entry.revision })));
    if (entry.revision !== revision || previous !== last || hash !== entry.hash) {
      return 'The log breaks at entry ' + revision + ': it was changed after it was written.';
    }
    last = hash;
  }
  return last === manifest.record.logHead ? null : 'The log does not end where the manifest says.';
}

/** What of the manifest this page relies on has the shape that it must have. */
function isManifest(value) {
  return value !== null && value.format === 'stet-dossier' && Array.isArray(value.parts) && Array.isArray(value.claims) &&
    Array.isArray(value.signOffs) && Array.isArray(value.overrides) && Array.isArray(value.missing) &&
    typeof value.record === 'object' && typeof value.key === 'object' &&
    value.parts.every((part) => typeof part.path === 'string' && typeof part.sha256 === 'string');
}

const nothing = (problem) => ({
  isIntact: false, manifest: null, signature: 'missing', parts: [], touched: 'all', problems: [problem], notes: [],
});

/** Examines a dossier, given as the bytes of its file. */
async function examine(bytes) {
  const archive = listParts(bytes);
  if (archive === null) return nothing('The file is no archive, or its list of parts is damaged.');
  const written = archive.get('manifest.json');
  if (written === undefined) return nothing('The file is no dossier: it has no manifest.');
  const manifest = readJson(written);
  if (!isManifest(manifest)) return nothing('The manifest, which says what belongs into the dossier, was changed or is none.');
  if (manifest.version !== 1) return nothing('The dossier was made by a newer version of Stet. Use the page of a newer dossier.');
  const problems = [];
  const notes = [];
  const parts = [];
  const frame = [];
  for (const { path, sha256: hash, size, name, claims } of manifest.parts) {
    const content = archive.get(path);
    if (content !== undefined && content.length === size && (await sha256(content)) === hash) {
      frame.push({ path, content });
      continue;
    }
    const state = content === undefined ? 'missing' : 'changed';
    parts.push({ path, name, state, claims });
    problems.push(path + (name === null ? '' : ' (' + name + ')') + (state === 'missing' ? ' is missing.' : ' was changed.'));
  }
  const known = new Set([...manifest.parts.map((part) => part.path), 'manifest.json', 'manifest.sig']);
  for (const path of archive.keys()) {
    if (known.has(path)) continue;
    parts.push({ path, name: null, state: 'extra', claims: [] });
    problems.push(JSON.stringify(path) + ' was added; the manifest does not know it.');
  }
  for (const path of ['article.html', 'article.md', 'key.pub', 'log.jsonl', 'project.json', 'report.html']) {
    if (!known.has(path)) problems.push('The manifest lacks ' + path + '.');
  }
  const signed = archive.get('manifest.sig');
  const signature = signed === undefined ? 'missing' : await signatureState(signed, manifest, await sha256(written));
  if (signature === 'missing') problems.push('The signature is missing: nobody vouches for the manifest.');
  if (signature === 'broken') problems.push('The signature does not hold: the manifest or the signature was changed after signing.');
  if (signature === 'unknown') {
    notes.push('This browser cannot check the signature (it has no Ed25519). Everything else was checked. Use a current browser, or stet verify.');
  }
  if (parts.length === 0 && signed !== undefined) {
    frame.push({ path: 'manifest.json', content: written }, { path: 'manifest.sig', content: signed });
    const at = frameDifference(bytes, frame);
    if (at !== null) {
      problems.push('The archive itself was changed at byte ' + at + ', outside its parts: in its headers, its list of parts or behind them.');
    }
  }
  const wholePart = (path) => (parts.some((part) => part.path === path) ? undefined : archive.get(path));
  const record = wholePart('project.json') && readJson(wholePart('project.json'));
  const root = manifest.logFrom > 0 && wholePart('log-root.json') ? readJson(wholePart('log-root.json')) : null;
  if (wholePart('log.jsonl')) {
    const problem = await logProblem(wholePart('log.jsonl'), root, manifest);
    if (problem !== null) problems.push(problem);
  }
  if (record) {
    const given = (each) => canonical(each.map(({ role, by, at }) => ({ role, by, at })));
    const { projectId, revision, logHead, title } = manifest.record;
    const agrees = record.id === projectId && record.revision === revision && record.logHead === logHead &&
      record.story.title === title && given(record.signOffs) === given(manifest.signOffs);
    if (!agrees) problems.push('What the manifest says of seal, sign-offs or claims is not what the record says.');
  }
  if (manifest.missing.length > 0) {
    notes.push('Stored files that were gone or damaged when the dossier was made: ' + manifest.missing.map(({ name }) => name).join(', ') + '.');
  }
  if (manifest.logFrom > 0) {
    notes.push('The log begins with the record at change ' + manifest.logFrom + ': the project had been restored from a backup.');
  }
  const ids = new Set(parts.flatMap(({ claims }) => (claims === 'all' ? [] : claims)));
  const isAll = signature === 'missing' || signature === 'broken' || (parts.length === 0 && problems.length > 0) ||
    parts.some(({ claims }) => claims === 'all');
  const touched = isAll ? 'all' : manifest.claims.map(({ id }) => id).filter((id) => ids.has(id));
  return { isIntact: problems.length === 0, manifest, signature, parts, touched, problems, notes };
}
`.trim();
