import { parseDayLine } from './day-line.ts';
import { countWords, oneLine } from './text-shape.ts';

/** Lines that say who wrote an article. */

export interface Byline {
  /** People (or agencies) named, in order, without roles. */
  readonly names: readonly string[];
  /** A day that stood on the same line, `YYYY-MM-DD`. */
  readonly day: string | null;
  /** It said "By" or a role, so it is a byline wherever in the front matter it stands. */
  readonly isExplicit: boolean;
}

const opener =
  /^(?:(?:written|story|reported|words|text|article|analysis|opinion|compiled|reporting)\s+)?(?:by|von|par|por|door)\b\s*:?\s+(?=[\p{Lu}\p{N}“"])/iu;
const particles = new Set(
  'de da del della di du des dos van von der den ter ten la le el al bin ibn y e af av'.split(' '),
);
const namePart = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;
const notNames = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december the a an this that these those he she it we they i you in on at for from ' +
    'more read all photo image source updated published posted news world politics sports business opinion'
  ).split(' '),
);
const role =
  /\b(?:reporter|writer|editor|correspondent|journalist|columnist|staff|contributor|critic|producer|bureau|desk|chief|author|fellow|intern|analyst|freelance|special to|news agency|associated press|reuters|afp|dpa)\b/iu;

/** Reads a byline; null when the line is anything else. Linear, and only for lines of at most 30 words. */
export function parseByline(text: string): Byline | null {
  const line = oneLine(text);
  if (line.length === 0 || line.length > 220 || countWords(line) > 30) return null;
  const start = opener.exec(line);
  const body = start === null ? line : line.slice(start[0].length);
  const segments = body.split(/\s*[|•·—–]\s*|\s+-\s+|\n/u).filter((segment) => segment !== '');
  let day: string | null = null;
  const people: string[] = [];
  let hasRole = false;
  for (const [index, segment] of segments.entries()) {
    const date = parseDayLine(segment);
    if (date !== null) {
      day ??= date.day;
      continue;
    }
    const names = index === 0 ? namesIn(segment, start !== null) : null;
    if (names !== null) {
      people.push(...names.names);
      hasRole ||= names.hasRole;
      continue;
    }
    if (index === 0) return null;
    if (!role.test(segment) && countWords(segment) > 5) return null;
    if (endsLikeClause(segment)) return null;
    hasRole ||= role.test(segment);
  }
  return people.length === 0 ? null : { names: people, day, isExplicit: start !== null || hasRole };
}

const endsLikeClause = (text: string): boolean =>
  /[!?;:]$/u.test(text) || (/\.$/u.test(text) && countWords(text) > 4);

/** "Jane Doe and John Roe, Staff Writers": names up to the first part that is a role or no name. */
function namesIn(segment: string, isAnnounced: boolean): { names: string[]; hasRole: boolean } | null {
  const names: string[] = [];
  const parts = segment
    .split(/\s*,\s*(?:and\s+)?|\s+(?:and|&|with|und|et|y)\s+/u)
    .filter((part) => part !== '');
  for (const [index, part] of parts.entries()) {
    if (/^(?:jr|sr|iii?|ph\.?d|m\.?d)\.?$/iu.test(part) && names.length > 0) {
      names.push(`${names.pop() ?? ''}, ${part}`);
    } else if (isName(part, isAnnounced) && !(index > 0 && role.test(part))) {
      names.push(part);
    } else {
      const isRole = role.test(part) || (isAnnounced && /^(?:for|of|in|at)\s+(?:the\s+)?\p{Lu}/u.test(part));
      return names.length > 0 && isRole && !endsLikeClause(part) ? { names, hasRole: true } : null;
    }
  }
  return names.length === 0 ? null : { names, hasRole: false };
}

function isName(text: string, isAnnounced: boolean): boolean {
  const agency = /^(?:the\s+)?(?:associated press|reuters|afp|dpa|ap)$/iu.test(text);
  if (agency) return isAnnounced;
  const parts = text.replace(/^(?:the|dr\.?|prof\.?)\s+/iu, '').split(' ');
  if (parts.length > 5 || (parts.length === 1 && !isAnnounced)) return false;
  if (notNames.has((parts[0] ?? '').toLowerCase()) || notNames.has((parts.at(-1) ?? '').toLowerCase()))
    return false;
  return parts.every((part, index) => namePart.test(part) || (index > 0 && particles.has(part)));
}
