/* global AbortController -- Node has it */
/**
 * The time of the first preview in a format, of the export after it and of a third project's without a preview, and the most memory that the
 * process held until the first and the third, as one line of JSON: run by
 * `bench/exports.mjs`, bundled as the application is. Arguments: the format, the folder with the projects, the built `write-worker`.
 */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { formatWriters } from '../../src/core/documents-out/format-writers.ts';
import { forbiddenFields } from '../../src/core/documents-out/editions/absence.ts';
import { gate } from '../../src/core/gate/gate.ts';
import { DocumentWriter } from '../../src/main/services/document-writer.ts';
import { makeExport, previewExport } from '../../src/main/services/export-service.ts';
import { ProjectSession } from '../../src/main/services/project-session.ts';
import { systemRuntime } from '../../src/main/services/runtime.ts';

const rounds = 3;
const [, , format, scratch, worker] = process.argv;
const by = { actor: 'Ada Quist', role: 'editor' };
const demand = (result) => {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.message}`);
};

/** A vault with one person, whom no document names. */
const vault = {
  identitiesOf: () =>
    Promise.resolve({
      ok: true,
      value: [{ sourceId: 's', name: 'Quirina Zell', contact: 'quirina@zell.example', notes: '' }],
    }),
};

/** Reviews leave as vetted alone, and no article with open points does: the gate is asked, and its answer set aside. */
async function review(project) {
  gate(project);
  const options = { format, isDraft: false, generatedAt: '2026-03-04T10:15:00.000Z', stetVersion: '1' };
  const { content, problems } = demand(await formatWriters[format].write(project, options));
  const found = [...problems, ...forbiddenFields(project, format, content)];
  if (found.length > 0) throw new Error(found.slice(0, 3).join('; '));
  return { bytes: Buffer.from(content, 'utf8') };
}

const runtime = systemRuntime({ idleAfter: null });
const writer = new DocumentWriter(worker);
const write = writer.until(new AbortController().signal);
const tools = { clock: runtime.clock, stetVersion: '1', printToPdf: null, vault, write };
const times = [];
let preview = 0;
const most = [];
let size = 0;
for (let round = 0; round < rounds; round += 1) {
  const path = join(scratch, `project-${round}`);
  const session = demand(await ProjectSession.open(path, 'write', runtime.store));
  // The screen shows what will leave; reviews leave as vetted alone, and are refused as drafts.
  if (round === 0) {
    const opened = performance.now();
    await previewExport(session, { format, isDraft: true }, tools);
    preview = performance.now() - opened;
  }
  const start = performance.now();
  const document = format.endsWith('-review')
    ? await review(session.project)
    : demand(await makeExport(session, by, { format, isDraft: true }, tools));
  times.push(performance.now() - start);
  most.push(process.resourceUsage().maxRSS / 1024);
  size = document.bytes.length;
  await session.close();
}
await writer.close();
console.log(
  JSON.stringify({ preview, first: times[0], again: times[2], size, mb: most[0], mbOfThree: most[2] }),
);
