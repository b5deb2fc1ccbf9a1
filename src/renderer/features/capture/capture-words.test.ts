import { expect, it } from 'vitest';
import { leftOutText, progressText } from './capture-words.ts';

it('says what was left out, how often and where it would have come from', () => {
  expect(leftOutText({ reason: 'frame', count: 1, hosts: ['ads.example'] })).toBe(
    '1 page shown inside the page (ads.example)',
  );
  expect(leftOutText({ reason: 'own-network', count: 3, hosts: ['10.0.0.1', 'nas.local:5000'] })).toBe(
    '3 requests to your own network (10.0.0.1, nas.local:5000)',
  );
  expect(leftOutText({ reason: 'script', count: 2, hosts: [] })).toBe('2 scripts');
});

it('says how far loading has come', () => {
  const progress = {
    captureId: 'b4b1a0e2-6b7c-4a38-9a51-0d3ad3a5a111',
    step: 'loading',
    address: 'https://ferry.example/fares',
    requests: 1,
    bytes: 0,
  } as const;
  expect(progressText(null)).toBe('Connecting…');
  expect(progressText(progress)).toMatch(/^Loading from ferry\.example: 1 request, 0/u);
  expect(progressText({ ...progress, requests: 12 })).toContain('12 requests');
  expect(progressText({ ...progress, step: 'snapshot' })).toBe('Taking the snapshot…');
});
