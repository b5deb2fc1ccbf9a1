/**
 * How long each export of a long and much-checked article takes, and how much memory: 20,000 words with 1,500 claims. The limits are
 * 2 s and 500 MB each: `node bench/exports.mjs [WORDS CLAIMS]`. Each format is timed in a process of its own, for the first export
 * after starting and for the third. On a busy machine the clock counts others’ work, and the processors’ time counts threads that run
 * beside each other: the smaller of the two is held against the limit.
 */
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { wordCount } from '../src/core/article/article-text.ts';
import { exportFormatsCore } from '../src/core/documents-out/export-formats.ts';
import { longProject } from '../src/core/documents-out/testing/long-project.ts';
import { tellTarget } from './app/targets.mjs';

const limits = { ms: 2_000, mb: 500 };
const [, , first, second, one] = process.argv;
const words = Number(first ?? 20_000);
const claims = Number(second ?? 1_500);

/** The time of the first export and of the third, and the most memory that the process ever held. */
async function time(format) {
  const { exportDocument } = await import('../src/core/documents-out/export-document.ts');
  const options = { format, isDraft: true, generatedAt: '2026-03-04T10:15:00.000Z', stetVersion: '1' };
  const times = [];
  let size = 0;
  for (let round = 0; round < 3; round += 1) {
    // A new project each round: nothing is remembered of the one before.
    const project =
      format in reviewed ? reviewed[format](longProject(words, claims)) : longProject(words, claims);
    const [start, used] = [performance.now(), process.cpuUsage()];
    const result =
      format === 'dossier'
        ? await dossier(project, options)
        : format in reviewed
          ? await review(project, options)
          : await exportDocument(project, options);
    const { user, system } = process.cpuUsage(used);
    times.push({ wall: performance.now() - start, processor: (user + system) / 1000 });
    if (!result.ok) return { refused: result.error.message };
    size = result.value.bytes.length;
  }
  return { first: times[0], again: times[2], size, mb: process.resourceUsage().maxRSS / 1024 };
}

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
async function review(project, options) {
  const { formatWriters } = await import('../src/core/documents-out/format-writers.ts');
  const { forbiddenFields } = await import('../src/core/documents-out/editions/absence.ts');
  const { gate } = await import('../src/core/gate/gate.ts');
  gate(project);
  const written = await formatWriters[options.format].write(project, { ...options, isDraft: false });
  if (!written.ok) return written;
  const { content, problems } = written.value;
  const found = [...problems, ...forbiddenFields(project, options.format, content)];
  if (found.length > 0) throw new Error(found.slice(0, 3).join('; '));
  return { ok: true, value: { bytes: Buffer.from(content, 'utf8') } };
}

/** The dossier of core: its three documents, its record, hashes, signature and archive; no evidence, whose files are as big as they are. */
async function dossier(project, options) {
  const { exportDocument } = await import('../src/core/documents-out/export-document.ts');
  const { planDossier, writeDossier } = await import('../src/core/dossier/write-dossier.ts');
  const { aSigner, systemTools } = await import('../src/core/dossier/testing/a-dossier.ts');
  const documents = {};
  for (const [name, format] of Object.entries({
    html: 'html-notes',
    markdown: 'markdown',
    report: 'report',
  })) {
    const made = await exportDocument(project, { ...options, format });
    if (!made.ok) return made;
    documents[name] = made.value.bytes;
  }
  const readFile = () => Promise.reject(new Error('no evidence'));
  const plan = planDossier(
    { project, entries: [], root: project, ...documents, files: [], missing: [] },
    {
      edition: 'draft',
      createdAt: options.generatedAt,
      stetVersion: options.stetVersion,
      signer: aSigner(),
      sha256: systemTools.sha256,
      readFile,
    },
  );
  return plan.ok ? { ok: true, value: { bytes: await writeDossier(plan.value, readFile) } } : plan;
}

function both({ wall, processor }) {
  return `${wall.toFixed(0)} / ${processor.toFixed(0)}`.padStart(13);
}

function compare() {
  const project = longProject(words, claims);
  console.log(`${wordCount(project.article)} words, ${Object.keys(project.claims).length} claims`);
  console.log('ms on the clock / of the processors');
  console.log('format                        first          again     KB  most MB');
  const slow = [];
  const slowest = { format: '', ms: 0 };
  let most = 0;
  for (const format of [...exportFormatsCore, 'dossier']) {
    const file = fileURLToPath(import.meta.url);
    const child = spawnSync(process.execPath, [file, String(words), String(claims), format], {
      encoding: 'utf8',
    });
    if (child.status !== 0) throw new Error(child.stderr);
    const figures = JSON.parse(child.stdout);
    if ('refused' in figures) throw new Error(`${format}: ${figures.refused}`);
    const { first: cold, again, size, mb } = figures;
    console.log(
      `${format.padEnd(20)} ${both(cold)}  ${both(again)}  ${(size / 1024).toFixed(0).padStart(5)}  ${mb.toFixed(0).padStart(7)}`,
    );
    // A dossier holds three of the other formats.
    const ms = format === 'dossier' ? 3 * limits.ms : limits.ms;
    const time = Math.min(cold.wall, cold.processor);
    if (format !== 'dossier' && time > slowest.ms) Object.assign(slowest, { format, ms: time });
    most = Math.max(most, mb);
    if (time > ms || mb > limits.mb) slow.push(format);
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

if (one === undefined) compare();
else console.log(JSON.stringify(await time(one)));
