/**
 * How long each export of a long and much-checked article takes, and how much memory: 20,000 words with 1,500 claims. The limits are
 * 2 s and 500 MB each: `node bench/exports.mjs [WORDS CLAIMS [FORMAT…]]`. Each format is timed in a process of its own: its first
 * preview after starting, which the screen shows unasked; the export after it, which counts; and a third project's, without a preview. The project lies on the disk, documents are written in the built application's threads, what they
 * say is searched for the people in the vault, as when somebody presses the button. The clock counts; memory is the most that the process
 * held by then, Node and its threads among it; what it held after three projects is told beside it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { wordCount } from '../src/core/article/article-text.ts';
import { exportFormatsCore } from '../src/core/documents-out/export-formats.ts';
import { longProject } from '../src/core/documents-out/testing/long-project.ts';
import { systemRuntime } from '../src/main/services/runtime.ts';
import { adoptProject } from '../src/main/storage/adopt-project.ts';
import { settle } from '../src/main/storage/store-options.ts';
import { provideBuild } from '../scripts/lib/build.mjs';
import { root } from '../scripts/lib/process.mjs';
import { tellTarget } from './app/targets.mjs';

const limits = { ms: 2_000, mb: 500 };
const rounds = 3;
const [, , first, second, ...only] = process.argv;
const words = Number(first ?? 20_000);
const claims = Number(second ?? 1_500);
const formats = only.length > 0 ? only : [...exportFormatsCore, 'dossier'];

const demand = (result) => {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.message}`);
};

/** Projects on the disk, one for each round: nothing is remembered of the one before. */
async function prepare(format, scratch) {
  const { store } = systemRuntime({ idleAfter: null });
  for (let round = 0; round < rounds; round += 1) {
    const project = madeFor(format);
    const path = join(scratch, `project-${round}`);
    const whole = { project, root: project, entries: [], files: [], readFile: () => new Uint8Array() };
    demand(await adoptProject(settle(path, store), whole, `${path}.part`));
  }
}

const madeFor = (format) => (reviewed[format] ?? ((each) => each))(longProject(words, claims));

/** Everything that these formats ask of a claim, for all that have a verdict. */
const attribution = {
  kind: 'person',
  name: 'Vera Stand',
  jobTitle: '',
  saidOn: '',
  url: 'https://quay.example/1',
};
const media = { categories: ['StagedContent'], original: '', context: '' };
const withEach = (project, change) => ({
  ...project,
  claims: Object.fromEntries(Object.entries(project.claims).map(([id, claim]) => [id, change(claim)])),
});
const reviewed = {
  'claim-review': (project) => withEach(project, (claim) => ({ ...claim, attribution })),
  'media-review': (project) =>
    withEach(project, (claim) => ({
      ...claim,
      type: 'image',
      attribution,
      verdict: claim.verdict === null ? null : { ...claim.verdict, media },
    })),
};

/** The script that exports one format, bundled as the application is: no source is left to translate, which takes memory and time. */
async function bundled(folder) {
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { fflate: join(root, 'node_modules/fflate/esm/browser.js') } },
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'exports/one-format.mjs'),
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'one-format.mjs' } },
    },
  });
  return join(folder, 'one-format.mjs');
}

async function compare() {
  await provideBuild(['main']);
  const script = await bundled(join(root, '.cache/bench/exports'));
  const project = longProject(words, claims);
  console.log(`${wordCount(project.article)} words, ${Object.keys(project.claims).length} claims`);
  console.log('format               preview, ms first, ms third, ms      KB  most MB of three');
  const slow = [];
  const slowest = { format: '', ms: 0 };
  let most = 0;
  for (const format of formats) {
    const folder = mkdtempSync(join(tmpdir(), 'stet-exports-'));
    await prepare(format, folder);
    const worker = join(root, 'out/main/write-worker.js');
    const child = spawnSync(process.execPath, [script, format, folder, worker], { encoding: 'utf8' });
    rmSync(folder, { recursive: true, force: true });
    if (child.status !== 0) throw new Error(`${format}: ${child.stderr}`);
    const { preview, first, again, size, mb, mbOfThree } = JSON.parse(child.stdout);
    const shown = [preview, first, again, size / 1024, mb, mbOfThree].map((each) => each.toFixed(0));
    const widths = [11, 10, 11, 8, 9, 10];
    console.log(`${format.padEnd(20)} ${shown.map((each, at) => each.padStart(widths[at])).join('')}`);
    if (first > slowest.ms) Object.assign(slowest, { format, ms: first });
    most = Math.max(most, mb);
    if (first > limits.ms || mb > limits.mb) slow.push(format);
  }
  tellTarget({
    target: 21,
    what: 'first export of 20,000 words and 1,500 claims, slowest format: ms; most MB of any',
    stet: `${slowest.ms.toFixed(0)} (${slowest.format}); ${most.toFixed(0)}`,
    peers: '–',
    aim: `≤ ${limits.ms}; ≤ ${limits.mb}`,
    isMet: slow.length === 0,
  });
  console.log(slow.length === 0 ? 'all within 2 s and 500 MB' : `over the limits: ${slow.join(', ')}`);
}

await compare();
