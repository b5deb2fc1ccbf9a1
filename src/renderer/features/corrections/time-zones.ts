import { isTimeZone } from '../../../core/corrections/embargo.ts';

/** A time zone to choose. */
export interface ZoneChoice {
  /** IANA name. */
  readonly value: string;
  /** The name as people read it. */
  readonly label: string;
}

const readable = (zone: string) => zone.replaceAll('_', ' ');

/**
 * The time zones that this system knows, UTC first, and one that is set already: a zone of another system, or an older name, stays
 * to be chosen.
 */
export function zoneChoices(kept: string): readonly ZoneChoice[] {
  const known = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
  const all = kept === '' || known.includes(kept) ? known : [kept, ...known];
  return all.map((value) => ({
    value,
    label: isTimeZone(value) ? readable(value) : `${readable(value)} (not known here)`,
  }));
}
