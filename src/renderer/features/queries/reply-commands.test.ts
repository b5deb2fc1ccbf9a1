import { expect, it } from 'vitest';
import { replyCommands } from './reply-commands.ts';

const reply = { kind: 'query.reply', queryId: 'query_1', replyId: 'reply_1', text: 'It does.' };
const resolve = { kind: 'query.resolve', queryId: 'query_1' };

it('sends what is typed before it resolves', () => {
  expect(replyCommands('query_1', 'reply_1', ' It does.\n', true)).toEqual([reply, resolve]);
});

it('replies without resolving, and resolves without a reply', () => {
  expect(replyCommands('query_1', 'reply_1', 'It does.', false)).toEqual([reply]);
  expect(replyCommands('query_1', 'reply_1', ' \n', true)).toEqual([resolve]);
  expect(replyCommands('query_1', 'reply_1', '', false)).toEqual([]);
});
