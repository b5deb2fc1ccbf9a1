/* global AbortController -- Node has it */
/**
 * How long each export of a long and much-checked article takes, and how much memory: 20,000 words with 1,500 claims. The limits are
 * 2 s and 500 MB each: `node bench/exports.mjs [WORDS CLAIMS]`. Each format is timed in a process of its own, for the first export
 * after starting and for the third: the project lies on the disk, documents are written in the built application's threads, what they
 * say is searched for the people in the vault, as when somebody presses the button. The clock counts; memory is what comes on top of Node
 * with these sources before a project is open.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { wordCount } from '../src/core/article/article-text.ts';
import { exportFormatsCore } from '../src/core/documents-out/export-formats.ts';
import { longProject } from '../src/core/documents-out/testing/long-project.ts';
import { DocumentWriter } from '../src/main/services/document-writer.ts';
import { makeExport, previewExport } from '../src/main/services/export-service.ts';
import { ProjectSession } from '../src/main/services/project-session.ts';
import { systemRuntime } from '../src/main/services/runtime.ts';
import { adoptProject } from '../src/main/storage/adopt-project.ts';
import { settle } from '../src/main/storage/store-options.ts';
import { provideBuild } from '../scripts/lib/build.mjs';
import { root } from '../scripts/lib/process.mjs';
import { tellTarget } from './app/targets.mjs';

const limits = { ms: 2_000, mb: 500 };
/** A dossier holds three of the other formats, and takes their time. */
const inDossier = 3;
const rounds = 3;
const [, , first, second, one, scratch] = process.argv;
const words = Number(first ?? 20_000);
const claims = Number(second ?? 1_500);

const by = { actor: 'Ada Quist', role: 'editor' };
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

/** The time of the first export and of the third, and the most memory that the process ever held. */
async function time(format, scratch) {
  const runtime = systemRuntime({ idleAfter: null });
  const writer = new DocumentWriter(join(root, 'out', 'main', 'write-worker.js'));
  const write = writer.until(new AbortController().signal);
  const tools = { clock: runtime.clock, stetVersion: '1', printToPdf: null, vault, write };
  const times = [];
  let size = 0;
  // Node with all these sources translated, which the built application has not.
  const before = process.memoryUsage.rss() / 1024 / 1024;
  for (let round = 0; round < rounds; round += 1) {
    const path = join(scratch, `project-${round}`);
    const session = demand(await ProjectSession.open(path, 'write', runtime.store));
    // The screen shows the page as it will leave before anybody can press its button.
    if (round === 0) demand(await previewExport(session, { format: 'html', isDraft: true }, tools));
    const start = performance.now();
    const document =
      format in reviewed
        ? await review(session.project, format)
        : demand(await makeExport(session, by, { format, isDraft: true }, tools));
    times.push(performance.now() - start);
    size = document.bytes.length;
    await session.close();
  }
  return { first: times[0], again: times[2], size, mb: process.resourceUsage().maxRSS / 1024 - before };
}

/** A vault with one person, whom no document names. */
const vault = {
  identitiesOf: () =>
    Promise.resolve({
      ok: true,
      value: [{ sourceId: 's', name: 'Quirina Zell', contact: 'quirina@zell.example', notes: '' }],
    }),
};

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

/** Reviews leave as vetted alone, and no article with open points does: the gate is asked, and its answer set aside. */
async function review(project, format) {
  const { formatWriters } = await import('../src/core/documents-out/format-writers.ts');
  const { forbiddenFields } = await import('../src/core/documents-out/editions/absence.ts');
  const { gate } = await import('../src/core/gate/gate.ts');
  gate(project);
  const options = { format, isDraft: false, generatedAt: '2026-03-04T10:15:00.000Z', stetVersion: '1' };
  const { content, problems } = demand(await formatWriters[format].write(project, options));
  const found = [...problems, ...forbiddenFields(project, format, content)];
  if (found.length > 0) throw new Error(found.slice(0, 3).join('; '));
  return { bytes: Buffer.from(content, 'utf8') };
}

async function compare() {
  await provideBuild(['main']);
  const project = longProject(words, claims);
  console.log(`${wordCount(project.article)} words, ${Object.keys(project.claims).length} claims`);
  console.log('format               first, ms  again, ms     KB  most MB');
  const slow = [];
  const slowest = { format: '', ms: 0 };
  let most = 0;
  for (const format of [...exportFormatsCore, 'dossier']) {
    const folder = mkdtempSync(join(tmpdir(), 'stet-exports-'));
    await prepare(format, folder);
    const child = spawnSync(
      process.execPath,
      [fileURLToPath(import.meta.url), String(words), String(claims), format, folder],
      { encoding: 'utf8' },
    );
    rmSync(folder, { recursive: true, force: true });
    if (child.status !== 0) throw new Error(`${format}: ${child.stderr}`);
    const { first, again, size, mb } = JSON.parse(child.stdout);
    const shown = [first.toFixed(0), again.toFixed(0), (size / 1024).toFixed(0), mb.toFixed(0)];
    const widths = [9, 11, 7, 9];
    console.log(`${format.padEnd(20)} ${shown.map((each, at) => each.padStart(widths[at])).join('')}`);
    if (format !== 'dossier' && first > slowest.ms) Object.assign(slowest, { format, ms: first });
    most = Math.max(most, mb);
    const isDossier = format === 'dossier';
    if (first > limits.ms * (isDossier ? inDossier : 1) || mb > limits.mb) slow.push(format);
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

if (one === undefined) await compare();
else console.log(JSON.stringify(await time(one, scratch)));
