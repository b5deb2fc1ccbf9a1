import { expect, it } from 'vitest';
import { isTimeZone } from '../../../core/corrections/embargo.ts';
import { zoneChoices } from './time-zones.ts';

it('offers every zone of the system once, and only such', () => {
  const values = zoneChoices('Europe/Vienna').map(({ value }) => value);
  expect(values[0]).toBe('UTC');
  expect(new Set(values).size).toBe(values.length);
  expect(values).toEqual(expect.arrayContaining([...Intl.supportedValuesOf('timeZone')]));
  expect(values.filter((zone) => !isTimeZone(zone))).toEqual([]);
});

it('keeps a value that was set before: an older name, and one that is not known here', () => {
  expect(zoneChoices('US/Eastern')[0]).toEqual({ value: 'US/Eastern', label: 'US/Eastern' });
  expect(zoneChoices('Mars/Olympus_Mons')[0]).toEqual({
    value: 'Mars/Olympus_Mons',
    label: 'Mars/Olympus Mons (not known here)',
  });
});
