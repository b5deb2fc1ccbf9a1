import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** Entries of `out/main` that the application starts itself. The command line needs a Node that the fused binary is not. */
const entries = [
  'main/index.js',
  'main/dossier-worker.js',
  'main/parse-worker.js',
  'main/write-worker.js',
  'main/search-worker.js',
  'main/reference-worker.js',
];
const notShipped = 'main/cli.js';

/** The most that the application's archive may weigh, in bytes: 20 MiB. Raise it knowingly. */
export const archiveBudget = 20 * 1024 * 1024;

/**
 * Lays the application out in a folder, exactly as it is packed: electron-builder takes all of it and nothing else.
 * @param {string} root the repository, with a finished build in `out`
 * @param {string} folder is emptied first
 * @param {object} stamp from `makeStamp`
 */
export function layOutApp(root, folder, stamp) {
  rmSync(folder, { recursive: true, force: true });
  for (const file of appFiles(join(root, 'out'))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, 'out', file), join(folder, file));
  }
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(shippedManifest(manifest), null, 2)}\n`);
  writeFileSync(join(folder, 'stamp.json'), `${JSON.stringify(stamp, null, 2)}\n`);
}

/**
 * What the packed application says about itself. Every library is in the bundles, so it depends on none.
 * @param {Readonly<Record<string, unknown>>} manifest the project's `package.json`
 */
export function shippedManifest({ name, productName, version, description, license, author }) {
  return {
    name,
    productName,
    version,
    description,
    license,
    author,
    type: 'module',
    main: 'main/index.js',
    desktopName: 'stet.desktop',
  };
}

/**
 * The files of a build that belong into the application, relative, with `/`, in order of their names: all but the command line, and what it
 * alone loads. Errors: a build that is not whole.
 * @param {string} built the folder `out`
 * @returns {string[]}
 */
export function appFiles(built) {
  const wanted = [...entries, 'preload/index.cjs', 'renderer/index.html'];
  const missing = wanted.filter((file) => !existsSync(join(built, file)));
  if (missing.length > 0) throw new Error(`The build is not whole: ${missing.join(', ')} missing.`);
  const ofCommandLine = loadedBy(built, [notShipped]);
  const ofApp = loadedBy(built, entries);
  return ['main', 'preload', 'renderer']
    .flatMap((part) => filesBelow(built, part))
    .filter((file) => ofApp.has(file) || !ofCommandLine.has(file))
    .sort();
}

/** @returns {string[]} */
function filesBelow(built, folder) {
  return readdirSync(join(built, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(built, path) : [path];
  });
}

/**
 * The scripts that these load, themselves included, at once or later: each relative path to a script that a script names.
 * @returns {Set<string>}
 */
function loadedBy(built, scripts) {
  const found = new Set();
  const open = scripts.filter((script) => existsSync(join(built, script)));
  for (let script = open.pop(); script !== undefined; script = open.pop()) {
    if (found.has(script)) continue;
    found.add(script);
    const source = readFileSync(join(built, script), 'utf8');
    for (const [, path] of source.matchAll(/["'`](\.{1,2}\/[\w./-]+\.js)["'`]/g)) {
      const target = posix.join(posix.dirname(script), path);
      if (existsSync(join(built, target))) open.push(target);
    }
  }
  return found;
}

/**
 * What is wrong with the application's archive; empty when nothing is.
 * @param {readonly string[]} files all files in it, relative, with `/`
 * @param {number} size in bytes
 * @param {(file: string) => string} read the text of one
 * @returns {string[]}
 */
export function archiveProblems(files, size, read) {
  const present = new Set(files);
  const problems = ['package.json', 'stamp.json', 'preload/index.cjs', 'renderer/index.html', ...entries]
    .filter((file) => !present.has(file))
    .map((file) => `${file} is missing.`);
  for (const file of files) {
    const reason = unwanted.find(([pattern]) => pattern.test(file))?.[1];
    if (reason !== undefined) problems.push(`${file} is ${reason}.`);
  }
  if (size > archiveBudget) {
    problems.push(`The archive weighs ${size} bytes, more than the ${archiveBudget} it may.`);
  }
  if (!present.has('package.json')) return problems;
  const manifest = JSON.parse(read('package.json'));
  if (!present.has(manifest.main)) problems.push(`The entry ${manifest.main} is missing.`);
  for (const key of ['dependencies', 'devDependencies', 'scripts']) {
    if (manifest[key] !== undefined) problems.push(`package.json still has ${key}.`);
  }
  if (present.has('stamp.json') && JSON.parse(read('stamp.json')).version !== manifest.version) {
    problems.push('stamp.json is of another version than package.json.');
  }
  return problems;
}

/** What has no business in the archive, and what it is called. */
const unwanted = [
  [/(^|\/)node_modules\//, 'a package; all of them are in the bundles'],
  [/(^|\/)main\/cli\.js$/, 'the command line, which the fused binary cannot run'],
  [/\.(test|spec)\.[cm]?[jt]sx?$/, 'a test'],
  [/(^|\/)(testing|fixtures|__tests__|e2e|bench)\//, 'for tests'],
  [/\.map$/, 'a source map'],
  [/\.[cm]?tsx?$/, 'source'],
  [/(^|\/)\.(?!vite)/, 'hidden'],
  [/(^|\/)(src|scripts|docs)\//, 'of the repository'],
];
