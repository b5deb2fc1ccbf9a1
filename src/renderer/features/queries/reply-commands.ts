import type { Command } from '../../../core/project/commands.ts';

/** What sends the words in the reply box of a query; with `isLast` it resolves the query after them. Blank words send no reply. */
export function replyCommands(
  queryId: string,
  replyId: string,
  words: string,
  isLast: boolean,
): readonly Command[] {
  const text = words.trim();
  const commands: Command[] = [];
  if (text !== '') commands.push({ kind: 'query.reply', queryId, replyId, text });
  if (isLast) commands.push({ kind: 'query.resolve', queryId });
  return commands;
}
