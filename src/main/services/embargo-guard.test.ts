import { expect, it } from 'vitest';
import { embargoRefusal } from './embargo-guard.ts';

const embargo = { until: '2026-03-12T05:00:00.000Z', timeZone: 'Europe/Vienna' };
const before = '2026-03-12T04:59:59.999Z';

it('lets nothing leave before an embargo ends unless somebody said so', () => {
  const leaving = { isUnderEmbargo: undefined, at: before, isTold: true };
  expect(embargoRefusal({ embargo }, leaving)).toMatchObject({ ok: false, error: { code: 'embargoed' } });
  expect(embargoRefusal({ embargo }, { ...leaving, isUnderEmbargo: true })).toBeNull();
  expect(embargoRefusal({ embargo }, { ...leaving, at: embargo.until })).toBeNull();
  expect(embargoRefusal({ embargo: null }, leaving)).toBeNull();
});

it('promises that a file says so only where it does', () => {
  const message = (isTold: boolean) => {
    const refused = embargoRefusal({ embargo }, { isUnderEmbargo: false, at: before, isTold });
    return refused?.ok === false ? refused.error.message : '';
  };
  expect(message(true)).toContain('say so at its top');
  expect(message(false)).toContain('tell whoever gets it');
});
