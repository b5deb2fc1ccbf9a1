import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readEvidenceText } from '../../../core/documents-in/evidence-text.ts';
import { readFile } from 'node:fs/promises';
import { defaultPolicy } from '../../../core/gate/policy.ts';
import { gate } from '../../../core/gate/gate.ts';
import { apply } from '../../../core/project/apply.ts';
import type { Command } from '../../../core/project/commands.ts';
import type { Project } from '../../../core/project/project.ts';
import { quoteChecks } from '../../../core/claims/quote-check.ts';
import { claimState } from '../../../core/claims/staleness.ts';
import { resolveStep } from './resolve-step.ts';
import { readFinish, readSample, type SampleStep } from './sample-files.ts';

const folder = resolve(import.meta.dirname, '../../../../resources/sample');

async function play() {
  const sample = await readSample(folder);
  const texts = new Map<string, string>();
  for (const item of sample.evidence) {
    const read = await readEvidenceText(await readFile(resolve(folder, 'evidence', item.file)), item.file);
    texts.set(item.id, read.ok && read.value ? read.value.text : '');
  }
  let tick = 0;
  const give = (
    project: Project | null,
    command: Command,
    step: { actor: string; as: SampleStep['as'] },
  ): Project => {
    tick += 1;
    const at = new Date(Date.parse(sample.startedAt) + tick * 60_000).toISOString();
    const applied = apply(project, command, { at, actor: step.actor, role: step.as });
    if (!applied.ok) throw new Error(`${command.kind}: ${applied.error.message}`);
    return applied.value.project;
  };
  const attachment = (id: string): Command => {
    const item = sample.evidence.find((one) => one.id === id)!;
    const length = texts.get(id)!.length;
    const text = { kind: 'text' as const, sha256: 'a'.repeat(64), length };
    return {
      kind: 'evidence.add',
      evidenceId: id,
      sourceId: item.sourceId,
      evidenceKind: 'file',
      fileName: item.file,
      mediaType: item.mediaType,
      sha256: 'a'.repeat(64),
      size: length,
      text,
      from: item.file,
    };
  };
  const run = (project: Project, steps: readonly SampleStep[]): Project =>
    steps.reduce(
      (now, step) =>
        give(
          now,
          'attach' in step ? attachment(step.attach) : resolveStep(now, step, (id) => texts.get(id)!),
          step,
        ),
      project,
    );
  const start = give(
    null,
    {
      kind: 'project.create',
      projectId: 'project_sample',
      origin: { kind: 'sample', fileName: '', messages: [] },
      story: sample.story,
      policy: defaultPolicy,
      blocks: sample.blocks,
      furniture: sample.furniture,
    },
    { actor: 'Jonas Ek', as: 'writer' },
  );
  const opened = run(start, sample.steps);
  return { opened, finished: run(opened, await readFinish(folder)) };
}

it('opens half checked, with every kind of state to look at', async () => {
  const { opened } = await play();
  const claims = Object.values(opened.claims);
  const states = claims.map((claim) => claimState(opened, claim));
  expect(states.filter((state) => state.isStale)).toHaveLength(1);
  expect(states.filter((state) => state.isDetached)).toHaveLength(1);
  expect(new Set(claims.map((claim) => claim.status))).toEqual(
    new Set(['to-check', 'in-progress', 'queried', 'confirmed', 'on-author']),
  );
  const cars = quoteChecks(opened, opened.claims['claim_cars']!);
  expect(cars[0]?.finding?.verdict).toBe('altered');
  const deck = quoteChecks(opened, opened.claims['claim_deck']!);
  expect(deck[0]?.finding?.verdict).toMatch(/^verbatim/);
  expect(new Set(gate(opened).map((blocker) => blocker.code))).toEqual(
    new Set([
      'claim-open',
      'claim-stale',
      'claim-detached',
      'sourcing',
      'missing-locator',
      'open-query',
      'quote-differs',
      'open-change',
      'coverage',
      'sign-off-missing',
    ]),
  );
});

it('can be finished: the gate opens with no mistake left', async () => {
  const { finished } = await play();
  expect(gate(finished)).toEqual([]);
});
