import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { appError } from '../../core/app-error.ts';
import { err, ok } from '../../core/result.ts';
import { createLog } from '../log.ts';
import type { SenderFrame } from '../security/trusted-sender.ts';
import { createRouter, UntrustedSenderError, type Sender } from './router.ts';

const channels = {
  'note:add': {
    request: z.strictObject({ text: z.string().max(20) }),
    response: z.strictObject({ count: z.int() }),
  },
  'note:break': {
    request: z.strictObject({ how: z.enum(['throw', 'shape', 'refuse']) }),
    response: z.strictObject({ count: z.int() }),
  },
} as const;

const frame: SenderFrame = { origin: 'stet://app', parent: null };
const ourWindow: Sender = { frame, mainFrame: frame, windowId: 7 };

function aRouter() {
  const lines: string[] = [];
  const notes: string[] = [];
  const route = createRouter({
    channels,
    payloadLimits: { 'note:add': 100 },
    log: createLog(
      (line) => lines.push(line),
      () => '2026-01-01T00:00:00.000Z',
    ),
    handlers: {
      'note:add': ({ text }) => ok({ count: notes.push(text) }),
      'note:break': ({ how }) => {
        if (how === 'throw') throw new RangeError('the secret words of a story');
        if (how === 'refuse') return err(appError('locked', 'Somebody else has it open.'));
        return ok({ count: 'many' as never });
      },
    },
  });
  return { route, lines, notes };
}

it('takes a request to its handler and the answer back', async () => {
  const { route, notes } = aRouter();
  expect(await route(ourWindow, 'note:add', { text: 'hello' })).toEqual(ok({ count: 1 }));
  expect(notes).toEqual(['hello']);
});

it('hands an expected failure on as it is', async () => {
  expect(await aRouter().route(ourWindow, 'note:break', { how: 'refuse' })).toMatchObject({
    error: { code: 'locked' },
  });
});

describe('refuses, without calling the handler,', () => {
  it.each([
    ['a wrong type', 'note:add', { text: 5 }, 'invalid-request'],
    ['an extra key', 'note:add', { text: 'a', more: 1 }, 'invalid-request'],
    ['a missing payload', 'note:add', undefined, 'invalid-request'],
    ['a value over the limit of the schema', 'note:add', { text: 'x'.repeat(21) }, 'invalid-request'],
    ['a payload over the size limit', 'note:add', { text: 'x'.repeat(60) }, 'too-large'],
    ['an unknown channel', 'note:remove', {}, 'invalid-request'],
    ['a name of the prototype', 'constructor', {}, 'invalid-request'],
    ['a name that is no string', 5, {}, 'invalid-request'],
  ])('%s', async (_what, channel, payload, code) => {
    const { route, notes, lines } = aRouter();
    expect(await route(ourWindow, channel, payload)).toMatchObject({ ok: false, error: { code } });
    expect(notes).toEqual([]);
    expect(lines).toHaveLength(1);
  });

  it.each<[string, Sender]>([
    ['a frame that is gone', { ...ourWindow, frame: null }],
    ['a foreign frame', { ...ourWindow, frame: { ...frame } }],
    ['a foreign origin', { ...ourWindow, frame: { origin: 'https://example.com', parent: null } }],
  ])('%s', async (_what, sender) => {
    const { route, notes, lines } = aRouter();
    await expect(route(sender, 'note:add', { text: 'a' })).rejects.toThrow(UntrustedSenderError);
    expect(notes).toEqual([]);
    expect(lines[0]).toContain('"channel":"note:add"');
  });
});

describe('answers "internal" and keeps the words out of the log', () => {
  it.each(['throw', 'shape'])('when a handler goes wrong: %s', async (how) => {
    const { route, lines } = aRouter();
    expect(await route(ourWindow, 'note:break', { how })).toMatchObject({
      ok: false,
      error: { code: 'internal' },
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"channel":"note:break"');
    expect(lines[0]).not.toMatch(/secret|many/);
    expect(JSON.parse(lines[0]!)).toMatchObject({ at: '2026-01-01T00:00:00.000Z', level: 'error' });
  });
});
