import { formatNames } from './reference-format.ts';
import { agencyAlternatives, agencyCalled, agencyNamedIn } from './news-agencies.ts';
import type { Source } from './source.ts';

/**
 * Where a source’s information seems to come from. A proposal for a person to accept or to leave: nothing is counted by it.
 * Newspapers that print one agency’s story are one source, and so are those that print one press release (KSJ, sourcing and
 * record keeping).
 */
export interface OriginHint {
  readonly kind: 'agency' | 'press-release' | 'statement';
  /** What would be written as origin; null where the text does not say whose release or statement it is. */
  readonly origin: string | null;
  /** The words that give it away, at most 120 UTF-16 units. */
  readonly because: string;
  readonly from: 'metadata' | 'evidence';
}

/** Credits stand at the head or at the foot of a text; the UTF-16 units that are looked at there. */
const headLength = 1_500;
const footLength = 800;

const dateline = new RegExp(
  `^[^\\n]{0,80}?\\((${agencyAlternatives})\\)\\s*(?:[-–—:]|$)|^[^\\n]{0,60}?\\b\\p{Lu}{2,}[^\\n]{0,60}?[,/]\\s*(${agencyAlternatives})\\s*[-–—]`,
  'mu',
);
const credit = new RegExp(
  `(?:^|\\n)\\s*(?:by\\s+[^\\n]{0,80}?(?:,|\\s[-–—|/]|\\sof)\\s*(?:the\\s+)?|(?:source|credit|quelle)\\s*:\\s*(?:the\\s+)?|©\\s*(?:\\d{4}\\s+)?(?:the\\s+)?|by\\s+(?:the\\s+)?)(${agencyAlternatives})(?![\\p{L}\\p{N}])`,
  'iu',
);
const bracketed = new RegExp(`\\((?:with\\s+)?(${agencyAlternatives})\\)`, 'u');
const named = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${agencyAlternatives})(?:\\s+news\\s+agency)?\\s+(?:reports?|reported|contributed)|(?:according\\s+to|told|reporting\\s+by|reported\\s+by)\\s+(?:the\\s+)?(?:news\\s+agency\\s+)?(?:${agencyAlternatives})(?![\\p{L}\\p{N}])`,
  'u',
);

const release =
  /\bfor immediate release\b|\b(?:press|news|media) release\b|\bPressemitteilung\b|\bcommuniqué(?: de presse)?\b|\bPR ?Newswire\b|\bBusiness Wire\b|\bGlobeNewswire\b|\bEurekAlert!?/iu;
const statement =
  /\b(?:according to|in|said in|read) (?:a|the) (?:written |joint |prepared )?(?:press )?statement\b/iu;
/** “a press release from the Harbour Board”, “a statement issued by Nordkyst AS”. */
const issuer =
  /\b(?:release|statement|communiqué|Pressemitteilung)\s+(?:was\s+)?(?:issued\s+|published\s+|released\s+)?(?:by|from|of|der|des)\s+(?:the\s+)?((?:\p{Lu}[\p{L}\p{N}&.’'-]*)(?:\s+(?:of\s+|for\s+|the\s+|and\s+|&\s+)?\p{Lu}[\p{L}\p{N}&.’'-]*){0,5})/u;

/** What the source’s own particulars say of its origin, and then what the text of its evidence says. Best first, each origin once. */
export function originHints(source: Source, evidenceTexts: readonly string[] = []): readonly OriginHint[] {
  const hints = [...metadataHints(source), ...evidenceTexts.flatMap(textHints)];
  const seen = new Set<string>();
  return hints.filter((hint) => {
    const key = hint.origin?.toLowerCase() ?? hint.kind;
    if (seen.has(key) || hint.origin?.toLowerCase() === source.origin.trim().toLowerCase()) return false;
    seen.add(key);
    return true;
  });
}

/** The agency that a source names in its particulars: as author, as publisher, or as the origin itself in another spelling. */
export function agencyOf(source: Source): string | null {
  const given = source.origin.trim();
  if (given !== '') return agencyCalled(given);
  const { csl } = source;
  const authors = (csl.author ?? []).flatMap((name) => [name.literal ?? '', formatNames([name])]);
  for (const name of [...authors, csl.source ?? '', csl.publisher ?? '', csl['container-title'] ?? '']) {
    const agency = agencyCalled(name) ?? agencyNamedIn(name);
    if (agency !== null) return agency;
  }
  return null;
}

function metadataHints(source: Source): readonly OriginHint[] {
  const { csl } = source;
  const hints: OriginHint[] = [];
  const agency = agencyOf(source);
  if (agency !== null) {
    const because = source.origin.trim() === '' ? agency : source.origin.trim();
    hints.push({ kind: 'agency', origin: agency, because: shortened(because), from: 'metadata' });
  }
  const words = [csl.title, csl.genre ?? '', csl.medium ?? '', csl['container-title'] ?? ''].join('\n');
  if (source.origin.trim() === '' && release.test(words)) {
    const who = (csl.publisher ?? '').trim() || formatNames(csl.author ?? []);
    const origin = who === '' ? issuerIn(words) : who;
    hints.push({
      kind: 'press-release',
      origin: origin === null ? null : `Press release: ${origin}`,
      because: shortened(release.exec(words)?.[0] ?? ''),
      from: 'metadata',
    });
  }
  return hints;
}

function textHints(text: string): readonly OriginHint[] {
  const head = text.slice(0, headLength);
  const foot = text.length > headLength ? text.slice(Math.max(headLength, text.length - footLength)) : '';
  const hints: OriginHint[] = [];
  for (const part of [head, foot]) {
    for (const regex of [dateline, credit, bracketed, named]) {
      const match = regex.exec(part);
      if (match === null) continue;
      // Groups of alternatives that did not match are undefined, whatever the type says.
      const words = match.slice(1).find(Boolean);
      const agency = words === undefined ? agencyIn(match[0]) : (agencyCalled(words) ?? agencyNamedIn(words));
      if (agency !== null)
        hints.push({ kind: 'agency', origin: agency, because: shortened(match[0]), from: 'evidence' });
    }
  }
  for (const [kind, regex, label] of [
    ['press-release', release, 'Press release'],
    ['statement', statement, 'Statement'],
  ] as const) {
    const match = regex.exec(text);
    if (match === null) continue;
    const who = issuerIn(text.slice(match.index, match.index + 300));
    hints.push({
      kind,
      origin: who === null ? null : `${label}: ${who}`,
      because: shortened(text.slice(match.index, match.index + 100)),
      from: 'evidence',
    });
  }
  return hints;
}

function agencyIn(words: string): string | null {
  const spelled = agencyNamedIn(words);
  if (spelled !== null) return spelled;
  for (const word of words.match(/[\p{L}-]+/gu) ?? []) {
    const agency = agencyCalled(word);
    if (agency !== null) return agency;
  }
  return null;
}

function issuerIn(words: string): string | null {
  return issuer.exec(words)?.[1]?.replace(/[.’']+$/u, '') ?? null;
}

function shortened(words: string): string {
  const plain = words.replace(/\s+/gu, ' ').trim();
  return plain.length <= 120 ? plain : `${plain.slice(0, 119).replace(/\s+\S*$/u, '')}…`;
}
