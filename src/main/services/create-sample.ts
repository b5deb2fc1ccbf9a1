import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../core/clock.ts';
import { defaultPolicy } from '../../core/gate/policy.ts';
import type { CommandOf } from '../../core/project/commands.ts';
import { ok, type Result } from '../../core/result.ts';
import { hashOf } from '../storage/evidence-store.ts';
import type { ProjectLibrary } from './project-library.ts';
import { ProjectSession } from './project-session.ts';
import type { Runtime } from './runtime.ts';
import { playSteps } from './sample/play-steps.ts';
import { readSample, type Sample } from './sample/sample-files.ts';

/**
 * Makes a new project of the sample that comes with Stet, with its half-finished work. A broken sample is a mistake in
 * the program and throws; errors are the disk's.
 * @param folder `resources/sample`
 */
export async function createSample(
  library: ProjectLibrary,
  folder: string,
  runtime: Runtime,
): Promise<Result<{ readonly projectId: string; readonly path: string }>> {
  const sample = await readSample(folder);
  const picture = await readFile(join(folder, sample.image.file));
  const command = createCommand(sample, picture, runtime.newId('project'));
  const clock = sampleClock(sample.startedAt);
  const by = { actor: sample.story.people[0]?.name ?? 'Sample', role: 'writer' as const };
  const made = await library.create([{ command, by }], [picture], async (path) => {
    const session = await ProjectSession.open(path, 'write', { ...runtime.store, clock, idleAfter: null });
    if (!session.ok) return session;
    try {
      return await playSteps(session.value, sample.steps, {
        folder,
        evidence: sample.evidence,
      });
    } finally {
      await session.value.close();
    }
  });
  return made.ok ? ok({ projectId: command.projectId, path: made.value.path }) : made;
}

function createCommand(sample: Sample, picture: Uint8Array, projectId: string): CommandOf<'project.create'> {
  const { image } = sample;
  return {
    kind: 'project.create',
    projectId,
    origin: { kind: 'sample', fileName: '', messages: [] },
    story: sample.story,
    policy: defaultPolicy,
    blocks: sample.blocks.map((block) =>
      block.kind === 'figure' && block.id === image.block
        ? { ...block, image: { sha256: hashOf(picture), mediaType: image.mediaType, originalUrl: null } }
        : block,
    ),
    furniture: sample.furniture,
  };
}

/** A clock for work that was done before the reader came: one minute per command. */
function sampleClock(startedAt: string): Clock {
  let minutes = 0;
  return () => {
    minutes += 1;
    return new Date(Date.parse(startedAt) + minutes * 60_000).toISOString();
  };
}
