import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { coverage } from '../../core/claims/coverage.ts';
import { claimsInOrder, claimState, isOpen } from '../../core/claims/staleness.ts';
import { safeFileName } from '../../core/documents-out/file-name.ts';
import { gate } from '../../core/gate/gate.ts';
import type { Command } from '../../core/project/commands.ts';
import type { Project } from '../../core/project/project.ts';
import { createSample } from '../../main/services/create-sample.ts';
import { formatNames, makeExport, writeExport } from '../../main/services/export-service.ts';
import { ProjectLibrary } from '../../main/services/project-library.ts';
import { ProjectSession } from '../../main/services/project-session.ts';
import { playSteps } from '../../main/services/sample/play-steps.ts';
import { readFinish, readSample, type SampleStep } from '../../main/services/sample/sample-files.ts';
import { demand, option, type CliCommand } from '../outcome.ts';
import { deskKeyOfProject } from './verify-command.ts';

/** Every format there is, but for the one that a window prints. */
const formats = (Object.keys(formatNames) as (keyof typeof formatNames)[]).filter(
  (format) => format !== 'report-pdf',
);

/** `stet demo`: the whole job on the sample project, without a window, told step by step. */
export const demoCommand: CliCommand = async (given, context) => {
  const { runtime, cwd, stetVersion, resourcesFolder } = context;
  const wanted = option(given, 'out');
  const folder = wanted === null ? await mkdtemp(join(tmpdir(), 'stet-demo-')) : resolve(cwd, wanted);
  const sampleFolder = join(resourcesFolder, 'sample');
  const story: string[] = [];

  const library = demand(await ProjectLibrary.open(join(folder, 'library'), runtime));
  const { path } = demand(await createSample(library, sampleFolder, runtime));
  const session = demand(await ProjectSession.open(path, 'write', runtime.store));
  try {
    story.push('1. The sample project, as the desk left it', ...situation(session.project), '');

    story.push('2. The rest of the work');
    const { evidence } = await readSample(sampleFolder);
    const onStep = (step: SampleStep, command: Command) =>
      story.push(`   ${told(step, command, session.project)}`);
    demand(
      await playSteps(session, await readFinish(sampleFolder), { folder: sampleFolder, evidence, onStep }),
    );
    story.push('', '3. When it is done', ...situation(session.project), '');

    story.push('4. Exported as vetted');
    const written: string[] = [];
    for (const format of formats) {
      const wish = { format, isDraft: false };
      const deskKey = deskKeyOfProject(path, context);
      const tools = { clock: runtime.clock, stetVersion, printToPdf: null, vault: null, deskKey };
      const by = { actor: 'Ruth Okafor', role: 'editor' } as const;
      const made = await makeExport(session, by, wish, tools);
      if (!made.ok && made.error.code === 'nothing-to-export') {
        story.push(`   ${formatNames[format].name.padEnd(nameWidth)}nothing in this story for it`);
        continue;
      }
      const document = demand(made);
      const name = safeFileName(`${session.project.story.slug}-${format}`, document.fileExtension);
      const file = demand(
        await writeExport(runtime.fs, session, by, wish, document, join(folder, name), null),
      );
      written.push(file.path);
      story.push(
        `   ${formatNames[format].name.padEnd(nameWidth)}${String(file.size).padStart(8)} bytes  ${file.path}`,
      );
    }
    story.push('', `The project lies in ${path}`);
    const blockers = gate(session.project).length;
    return { json: { folder, projectDir: path, blockers, exports: written }, text: story.join('\n') };
  } finally {
    await session.close();
  }
};

/** Of the names of formats, in characters. */
const nameWidth = Math.max(...formats.map((format) => formatNames[format].name.length)) + 2;

/** How far a project is, in a few lines. */
function situation(project: Project): readonly string[] {
  const claims = claimsInOrder(project);
  const ledger = coverage(project);
  const states = claims.map((claim) => claimState(project, claim));
  const blockers = gate(project);
  const counts = new Map<string, number>();
  for (const { code } of blockers) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [
    `   ${project.story.title}: ${ledger.words} words, ${Math.floor(ledger.ratio * 100)} % of them covered`,
    `   ${claims.length} claims, ${claims.filter((claim) => isOpen(project, claim)).length} open, ` +
      `${states.filter((state) => state.isStale).length} stale, ${states.filter((state) => state.isDetached).length} detached; ` +
      `${Object.keys(project.sources).length} sources, ${Object.keys(project.evidence).length} pieces of evidence`,
    blockers.length === 0
      ? '   The gate is open.'
      : `   The gate is closed: ${[...counts].map(([code, count]) => `${code} ${count}`).join(', ')}`,
  ];
}

/** One step in a sentence. */
function told(step: SampleStep, command: Command, project: Project): string {
  const who = `${step.actor} (${step.as})`;
  const words = (claimId: string) => {
    const claim = project.claims[claimId];
    const text = claim ? claimState(project, claim).text : claimId;
    return text.length > 60 ? `${text.slice(0, 57).replace(/\s+\S*$/u, '')} …` : text;
  };
  switch (command.kind) {
    case 'claim.create':
      return `${who} marks a claim (${command.type}): ${words(command.claimId)}`;
    case 'claim.verdict':
      return `${who}: ${command.verdict.replaceAll('-', ' ')}: ${words(command.claimId)}`;
    case 'citation.add':
      return `${who} cites ${project.sources[command.sourceId]?.csl.title ?? ''}, ${command.locator?.label ?? ''} ${command.locator?.value ?? ''}`;
    case 'change.propose':
      return `${who} proposes: ${command.replacement}`;
    case 'change.accept':
      return `${who} accepts the change`;
    case 'sign-off.give':
      return `${who} signs off`;
    default:
      return `${who}: ${command.kind}`;
  }
}
