import { expect, it } from 'vitest';
import { channels, events } from './channels.ts';
import { isChannelName, isEventName } from './names.ts';

it('knows every channel and event of the table', () => {
  expect(Object.keys(channels).filter((name) => !isChannelName(name))).toEqual([]);
  expect(Object.keys(events).filter((name) => !isEventName(name))).toEqual([]);
});

it('knows no other name', () => {
  for (const name of ['', 'constructor', '__proto__', 'toString', 'app:flush ', 5, null, undefined]) {
    expect([isChannelName(name), isEventName(name)]).toEqual([false, false]);
  }
});
