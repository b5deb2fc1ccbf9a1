import type { ClaimStatus } from '../claims/claim-status.ts';
import type { Attribution, ClaimFlag, ClaimType } from '../claims/claim.ts';
import { sha256Hex } from '../hash.ts';
import type { Query } from '../project/exchange.ts';
import { flagWords, statusWords, typeWords } from './report-words.ts';

/**
 * How claims, queries and proposed changes are written into comments of a Word document, so that people read them and an
 * import gets them back. Everything stands in the visible text: it is the one thing that every program that opens and
 * saves Word files keeps.
 */

/** One claim at one of its places. */
export interface ClaimLines {
  /** Counts the document's claims from 1; the places of one claim share it. */
  readonly number: number;
  readonly type: ClaimType;
  readonly status: ClaimStatus;
  /** Whether the words had changed since the verdict when the document was written. */
  readonly isStale: boolean;
  readonly place: number;
  readonly places: number;
  /** Who gave the verdict, or who marked the claim: “Carl Checker, 2 March 2026, 09:00 UTC”. Only at the first place. */
  readonly by: string;
  readonly flags: readonly ClaimFlag[];
  readonly owner: string;
  readonly attribution: Attribution | null;
  readonly summary: string;
  /** Citations in plain words. */
  readonly sources: readonly string[];
  /** The words it stands on, where the comment itself cannot stand on them. */
  readonly words: string;
  readonly note: string;
  /** See {@link wordsPrint}. */
  readonly print: string;
}

/** What the head of a query's first comment says; its text follows. */
export interface QueryLines {
  readonly number: number;
  readonly to: Query['to'];
  /** The number of the claim it is about, or null. */
  readonly claim: number | null;
  readonly text: string;
}

/** A proposed change as a reply to its claim: its reason, and its words where they could not be tracked in the text. */
export interface ChangeLines {
  readonly place: number;
  readonly isTracked: boolean;
  readonly reason: string;
  readonly replacement: string;
}

/** Ten hexadecimal digits that stand for exact words: with them an import knows whether a verdict's words still stand. */
export function wordsPrint(words: string): string {
  return sha256Hex(words).slice(0, 10);
}

const dot = ' · ';
const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();

function inverse<K extends string>(words: Readonly<Record<K, string>>): ReadonlyMap<string, K> {
  return new Map((Object.entries(words) as [K, string][]).map(([code, word]) => [word.toLowerCase(), code]));
}
const statusOf = (word: string) =>
  inverse(
    Object.fromEntries(Object.entries(statusWords).map(([code, { word }]) => [code, word])) as Record<
      ClaimStatus,
      string
    >,
  ).get(word);

/** The paragraphs of a claim's comment. */
export function claimParagraphs(claim: ClaimLines): readonly string[] {
  const { attribution: said } = claim;
  const head = [
    `Claim ${claim.number}`,
    typeWords[claim.type],
    statusWords[claim.status].word.toLowerCase(),
    ...(claim.isStale ? [stale] : []),
    ...(claim.places > 1 ? [`place ${claim.place} of ${claim.places}`] : []),
  ];
  return [
    head.join(dot),
    ...labelled('By', claim.by),
    ...labelled('Flags', claim.flags.map((flag) => flagWords[flag]).join(dot)),
    ...labelled('Owner', claim.owner),
    ...(said === null
      ? []
      : labelled(
          `Said by ${said.kind === 'person' ? 'the person' : 'the organization'}`,
          [said.name, said.jobTitle, said.saidOn, said.url].map((part) => oneLine(part) || '–').join(dot),
        )),
    ...labelled('In short', claim.summary),
    ...claim.sources.flatMap((source) => labelled('Source', source)),
    ...labelled('Words', claim.words),
    ...(claim.note === '' ? [] : [`Note: ${claim.note}`]),
    `Stet${dot}${claim.print}`,
  ];
}

const stale = 'words changed since';

function labelled(label: string, value: string): readonly string[] {
  const line = oneLine(value);
  return line === '' ? [] : [`${label}: ${line}`];
}

/** Reads what {@link claimParagraphs} wrote, paragraphs joined by line breaks; null for any other comment. */
export function readClaimLines(text: string): ClaimLines | null {
  const lines = text.trim().split('\n');
  const head = /^Claim (\d{1,6}) · (.+)$/u.exec(lines[0] ?? '');
  const print = /^Stet · ([0-9a-f]{10})\s*$/u.exec(lines.at(-1) ?? '')?.[1];
  if (head === null || print === undefined) return null;
  const parts = (head[2] ?? '').trim().split(dot);
  const type = inverse(typeWords).get(parts.shift() ?? '');
  const status = statusOf(parts.shift() ?? '');
  if (type === undefined || status === undefined) return null;
  const isStale = parts[0] === stale;
  if (isStale) parts.shift();
  const place = /^place (\d{1,6}) of (\d{1,6})$/u.exec(parts.shift() ?? 'place 1 of 1');
  if (place === null || parts.length > 0) return null;

  const fields = new Map<string, string[]>();
  let note = '';
  for (const [at, line] of lines.entries()) {
    if (at === 0 || at === lines.length - 1) continue;
    const [, label, value] =
      /^(By|Flags|Owner|Said by the \w+|In short|Source|Words|Note): (.*)$/su.exec(line) ?? [];
    if (label === 'Note') {
      note = [value, ...lines.slice(at + 1, -1)].join('\n');
      break;
    }
    // A line that somebody wrote into the comment belongs to no field; as a note it is kept.
    if (label === undefined || value === undefined) note = note === '' ? line : `${note}\n${line}`;
    else fields.set(label, [...(fields.get(label) ?? []), value.trim()]);
  }
  const field = (label: string) => fields.get(label)?.[0] ?? '';
  return {
    number: Number(head[1]),
    type,
    status,
    isStale,
    place: Number(place[1]),
    places: Number(place[2]),
    by: field('By'),
    flags: field('Flags')
      .split(dot)
      .flatMap((word) => inverse(flagWords).get(word) ?? []),
    owner: field('Owner'),
    attribution: readAttribution(fields),
    summary: field('In short'),
    sources: fields.get('Source') ?? [],
    words: field('Words'),
    note,
    print,
  };
}

function readAttribution(fields: ReadonlyMap<string, readonly string[]>): Attribution | null {
  for (const kind of ['person', 'organization'] as const) {
    const parts = fields.get(`Said by the ${kind}`)?.[0]?.split(dot);
    if (parts?.length !== 4) continue;
    const [name = '', jobTitle = '', saidOn = '', url = ''] = parts.map((part) => (part === '–' ? '' : part));
    if (name !== '') return { kind, name, jobTitle, saidOn, url };
  }
  return null;
}

/** The paragraphs of a query's first comment. */
export function queryParagraphs({ number, to, claim, text }: QueryLines): readonly string[] {
  return [`Query ${number} · to the ${to}${claim === null ? '' : ` · claim ${claim}`}`, text];
}

/** Reads what {@link queryParagraphs} wrote; null for any other comment. */
export function readQueryLines(text: string): QueryLines | null {
  const head = /^Query (\d{1,6}) · to the (writer|editor|source)(?: · claim (\d{1,6}))?\s*\n/u.exec(
    text.trim(),
  );
  if (head === null) return null;
  return {
    number: Number(head[1]),
    to: head[2] as Query['to'],
    claim: head[3] === undefined ? null : Number(head[3]),
    text: text.trim().slice(head[0].length),
  };
}

/** What a comment answers. */
export interface Answered {
  readonly kind: 'claim' | 'query';
  readonly number: number;
}

/** The first line of every answer: programs that know no threads keep comments, but not which answers which. */
export function answerLine({ kind, number }: Answered): string {
  return `To ${kind} ${number}`;
}

/** Reads an answer's first line, and its text without it; null for any other comment. */
export function readAnswerLine(text: string): (Answered & { readonly text: string }) | null {
  const head = /^To (claim|query) (\d{1,6})[^\S\n]*(?:\n|$)/u.exec(text.trim());
  if (head === null) return null;
  return {
    kind: head[1] as Answered['kind'],
    number: Number(head[2]),
    text: text.trim().slice(head[0].length),
  };
}

/** The paragraphs of a reply that tells of a proposed change. */
export function changeParagraphs({ place, isTracked, reason, replacement }: ChangeLines): readonly string[] {
  return isTracked
    ? [
        `Proposed change · place ${place} · tracked in the text`,
        ...(reason === '' ? [] : [`Reason: ${reason}`]),
      ]
    : [
        `Proposed change · place ${place} · not tracked in the text`,
        ...labelled('Reason', reason),
        `New words: ${replacement}`,
      ];
}

/** Reads what {@link changeParagraphs} wrote; null for any other comment. */
export function readChangeLines(text: string): ChangeLines | null {
  const all = text.trim();
  const head = /^Proposed change · place (\d{1,6}) · (not )?tracked in the text(?:\n|$)/u.exec(all);
  if (head === null) return null;
  const rest = all.slice(head[0].length);
  const place = Number(head[1]);
  if (head[2] === undefined) {
    return { place, isTracked: true, reason: rest.replace(/^Reason: /u, ''), replacement: '' };
  }
  const [, reason = '', replacement] = /^(?:Reason: ([^\n]*)\n)?New words:(?: |$)(.*)$/su.exec(rest) ?? [];
  return replacement === undefined ? null : { place, isTracked: false, reason, replacement };
}
