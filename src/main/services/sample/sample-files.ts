import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { blockSchema } from '../../../core/article/block-tree.ts';
import { daySchema, instantSchema } from '../../../core/clock.ts';
import { idSchema } from '../../../core/ids.ts';
import { furnitureSchema, storySchema } from '../../../core/project/project.ts';
import { roleSchema } from '../../../core/project/roles.ts';

/** The shapes of `resources/sample/*.json`; resources/sample/README.md says what they mean. */

const fileName = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/);
const by = { as: roleSchema, actor: z.string().min(1) };

const stepSchema = z.union([
  z.strictObject({ ...by, do: z.looseObject({ kind: z.string() }) }),
  z.strictObject({ ...by, attach: idSchema }),
  z.strictObject({
    ...by,
    type: z.strictObject({ in: idSchema, replace: z.string().min(1), by: z.string() }),
  }),
]);
export type SampleStep = z.infer<typeof stepSchema>;

const evidenceFileSchema = z.strictObject({
  id: idSchema,
  sourceId: idSchema,
  file: fileName,
  mediaType: z.string(),
});
export type SampleEvidence = z.infer<typeof evidenceFileSchema>;

const sampleSchema = z.strictObject({
  story: storySchema.extend({ deadline: daySchema.nullable() }),
  startedAt: instantSchema,
  image: z.strictObject({ block: idSchema, file: fileName, mediaType: z.string() }),
  blocks: z.array(blockSchema),
  furniture: z.array(furnitureSchema.omit({ restored: true })),
  evidence: z.array(evidenceFileSchema),
  steps: z.array(stepSchema),
});
export type Sample = z.infer<typeof sampleSchema>;

/** Reads the sample's description. A broken one is a mistake in the program, so it throws. */
export async function readSample(folder: string): Promise<Sample> {
  return sampleSchema.parse(JSON.parse(await readFile(join(folder, 'sample.json'), 'utf8')));
}

/** The steps that lead from the sample as it opens to the open gate. */
export async function readFinish(folder: string): Promise<readonly SampleStep[]> {
  const file: unknown = JSON.parse(await readFile(join(folder, 'finish.json'), 'utf8'));
  return z.strictObject({ steps: z.array(stepSchema) }).parse(file).steps;
}
