import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFlushHandshake } from './flush-handshake.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('ends when the window answers', async () => {
  const handshake = createFlushHandshake(5000);
  const outcome = handshake.request(() => undefined);
  handshake.flushed();
  expect(await outcome).toBe('flushed');
  expect(vi.getTimerCount()).toBe(0);
});

it('takes an answer that comes while the question is being sent', async () => {
  const handshake = createFlushHandshake(5000);
  expect(await handshake.request(() => handshake.flushed())).toBe('flushed');
});

it('gives up after its limit, not before', async () => {
  const handshake = createFlushHandshake(5000);
  let outcome = 'waiting';
  void handshake.request(() => undefined).then((value) => (outcome = value));
  await vi.advanceTimersByTimeAsync(4999);
  expect(outcome).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1);
  expect(outcome).toBe('timed-out');
});

it('asks once while it waits, and again afterwards', async () => {
  const handshake = createFlushHandshake(5000);
  const send = vi.fn();
  const both = Promise.all([handshake.request(send), handshake.request(send)]);
  expect(send).toHaveBeenCalledTimes(1);
  handshake.flushed();
  expect(await both).toEqual(['flushed', 'flushed']);
  const next = handshake.request(send);
  expect(send).toHaveBeenCalledTimes(2);
  handshake.flushed();
  expect(await next).toBe('flushed');
});

it('ignores an answer nobody waits for', async () => {
  const handshake = createFlushHandshake(5000);
  handshake.flushed();
  const outcome = handshake.request(() => undefined);
  await vi.advanceTimersByTimeAsync(5000);
  expect(await outcome).toBe('timed-out');
});
