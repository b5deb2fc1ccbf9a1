import { textBlocks } from '../../../core/article/block-tree.ts';
import { describeRange } from '../../../core/checks/excerpt-anchor.ts';
import { commandSchema, type Command } from '../../../core/project/commands.ts';
import type { Project } from '../../../core/project/project.ts';
import type { SampleStep } from './sample-files.ts';

/**
 * Turns a step of the sample into a command for the project as it stands: words become ranges, and the words of an
 * excerpt become its anchors. Throws when they are not there: the sample is part of the program.
 *
 * @param textOf the extracted text of a piece of evidence
 */
export function resolveStep(
  project: Project,
  step: SampleStep,
  textOf: (evidenceId: string) => string,
): Command {
  if ('type' in step) return typing(project, step.type);
  if (!('do' in step)) throw new Error('An attach step is no command');
  const resolved: Record<string, unknown> = { ...step.do };
  if (Array.isArray(resolved['ranges']))
    resolved['ranges'] = resolved['ranges'].map((r) => range(project, r));
  if (resolved['range'] !== undefined) resolved['range'] = range(project, resolved['range']);
  const excerpt = resolved['excerpt'] as { words?: string } | null | undefined;
  if (excerpt?.words !== undefined) {
    const text = textOf(String(resolved['evidenceId']));
    const start = text.indexOf(excerpt.words);
    if (start < 0) throw new Error(`The evidence does not say “${excerpt.words}”`);
    resolved['excerpt'] = describeRange(text, start, start + excerpt.words.length);
  }
  return commandSchema.parse(resolved);
}

function range(project: Project, given: unknown): unknown {
  const { spanId, words, in: blockId } = given as { spanId: string; words?: string; in?: string };
  if (words === undefined) return given;
  const leaf = textBlocks(project.article).find(
    (block) => (blockId === undefined || block.id === blockId) && block.text.includes(words),
  );
  if (!leaf) throw new Error(`The article does not say “${words}”`);
  const start = leaf.text.indexOf(words);
  return { spanId, blockId: leaf.id, start, end: start + words.length };
}

/** An editor's typing over some words: spans around the words grow or shrink with them. */
function typing(project: Project, step: { in: string; replace: string; by: string }): Command {
  const block = project.article.blocks.find((one) => one.id === step.in);
  if (!block || !('text' in block)) throw new Error(`There is no text block ${step.in}`);
  const at = block.text.indexOf(step.replace);
  if (at < 0) throw new Error(`${step.in} does not say “${step.replace}”`);
  const end = at + step.replace.length;
  const shift = step.by.length - step.replace.length;
  const spans = block.spans.map((span) => ({
    ...span,
    start: span.start >= end ? span.start + shift : span.start,
    end: span.end >= end ? span.end + shift : span.end,
  }));
  const text = block.text.slice(0, at) + step.by + block.text.slice(end);
  return { kind: 'article.edit', put: [{ block: { ...block, text, spans } }], remove: [] };
}
