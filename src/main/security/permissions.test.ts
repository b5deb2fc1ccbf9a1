import { expect, it } from 'vitest';
import { isPermissionGranted } from './permissions.ts';

const ours = {
  permission: 'clipboard-sanitized-write',
  requestingUrl: 'stet://app/index.html',
  isMainFrame: true,
};

it('lets our page put text on the clipboard', () => {
  expect(isPermissionGranted(ours)).toBe(true);
  expect(isPermissionGranted({ ...ours, requestingUrl: 'stet://app/' })).toBe(true);
});

it.each([
  'clipboard-read', 'media', 'geolocation', 'notifications', 'midi', 'midiSysex', 'pointerLock', 'fullscreen', 'openExternal',
  'display-capture', 'hid', 'serial', 'usb', 'idle-detection', 'storage-access', 'a-permission-of-the-future',
])('refuses %s', (permission) => {
  expect(isPermissionGranted({ ...ours, permission })).toBe(false);
}); // prettier-ignore

it('refuses frames and other origins', () => {
  expect(isPermissionGranted({ ...ours, isMainFrame: false })).toBe(false);
  for (const requestingUrl of ['https://app/', 'stet://print/x', 'stet://app.evil/', '', 'about:blank']) {
    expect(isPermissionGranted({ ...ours, requestingUrl })).toBe(false);
  }
});
