import { z } from 'zod';

/** Where a story stands on its way to readers. Apart from the record, so that a list of projects need not load it whole. */
export const stages = [
  'drafting',
  'annotated',
  'checking',
  'queries',
  'legal-read',
  'closing',
  'signed-off',
  'published',
  'corrected',
  'retracted',
] as const;
export const stageSchema = z.enum(stages);
export type Stage = z.infer<typeof stageSchema>;

/** Stages after which the story is out of the desk's hands; only corrections lead on from there. */
const publicStages: readonly Stage[] = ['published', 'corrected', 'retracted'];

/** Whether readers have the story. */
export function isPublicStage(stage: Stage): boolean {
  return publicStages.includes(stage);
}
