import { findTextBlock } from '../../article/spans.ts';
import { ok } from '../../result.ts';
import { isIgnored } from '../../spotting/ignored-suggestion.ts';
import type { CommandContext, CommandOf } from '../commands.ts';
import { duplicateId, refuse, unknownId, without, type Handled } from '../draft.ts';
import type { Project } from '../project.ts';

/** Errors: `duplicate-id`, `unknown-id` (block), `text-changed` (other words stand there), `already-settled`. */
export function handleSuggestionIgnore(
  project: Project,
  command: CommandOf<'suggestion.ignore'>,
  context: CommandContext,
): Handled {
  const { ignoreId: id, blockId, text } = command;
  if (project.ignoredSuggestions[id]) return duplicateId(id);
  const block = findTextBlock(project.article, blockId);
  if (!block) return unknownId('text block', blockId);
  if (!block.text.includes(text)) {
    return refuse(
      'text-changed',
      'Other words stand there now than were suggested. Nothing was changed; look at the new suggestion.',
      { blockId },
    );
  }
  if (isIgnored(project.ignoredSuggestions, blockId, text)) {
    return refuse('already-settled', 'That suggestion was ignored already. Nothing was changed.');
  }
  const ignored = { id, blockId, text, by: context.actor, at: context.at };
  return ok({ ...project, ignoredSuggestions: { ...project.ignoredSuggestions, [id]: ignored } });
}

/** Error: `unknown-id`. */
export function handleSuggestionRecall(project: Project, command: CommandOf<'suggestion.recall'>): Handled {
  const ignored = project.ignoredSuggestions[command.ignoreId];
  if (!ignored) return unknownId('ignored suggestion', command.ignoreId);
  return ok({ ...project, ignoredSuggestions: without(project.ignoredSuggestions, ignored.id) });
}
