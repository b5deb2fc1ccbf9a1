import { textBlocks, type TextBlock } from '../../core/article/block-tree.ts';
import { wholeWords } from '../../core/claims/whole-words.ts';
import type {
  ImportedChange,
  ImportedComment,
  ImportedDocument,
} from '../../core/documents-in/imported-document.ts';
import {
  readAnswerLine,
  readChangeLines,
  readClaimLines,
  readQueryLines,
  wordsPrint,
  type ClaimLines,
} from '../../core/documents-out/comment-lines.ts';
import type { IdSource } from '../../core/ids.ts';
import type { Command, MarkRange } from '../../core/project/commands.ts';
import { samePerson } from '../../core/project/permissions.ts';

/** What becomes of a document's margin: its comments and tracked changes as commands. */
export interface ImportedExchange {
  /** In the order in which they have to be given. */
  readonly commands: readonly Command[];
  /** What has no home in a project, or came back as something else, in plain words. */
  readonly messages: readonly string[];
}

export interface ExchangeOptions {
  readonly newId: IdSource;
  /** Who imports: their own words need no name before them. */
  readonly importer: string;
  /** Whether somebody here may ask queries, and propose changes. */
  readonly maySend: { readonly queries: boolean; readonly changes: boolean };
  /** Blocks that are left out of the article. */
  readonly leftOut: ReadonlySet<string>;
}

/**
 * Claims, queries and proposed changes that Stet wrote into the document come back as such; other comments become queries,
 * other tracked changes proposed changes on claims of their own. A verdict never comes back as a verdict: whoever opens
 * the file in Word could have written it. It is a note of the claim, and a person decides again.
 */
export function exchangeCommands(document: ImportedDocument, options: ExchangeOptions): ImportedExchange {
  return new ExchangeReader(document, options).read();
}

interface KnownPlace {
  readonly claimId: string;
  readonly spanId: string;
  readonly range: Omit<MarkRange, 'spanId'>;
}

class ExchangeReader {
  private readonly document: ImportedDocument;
  private readonly options: ExchangeOptions;
  private readonly leaves: ReadonlyMap<string, TextBlock>;
  private readonly comments: readonly ImportedComment[];
  private readonly commands: Command[] = [];
  private readonly messages: string[] = [];
  private readonly placesOfClaim = new Map<number, KnownPlace[]>();
  private readonly reasons: { readonly place: KnownPlace; readonly reason: string }[] = [];

  constructor(document: ImportedDocument, options: ExchangeOptions) {
    this.document = document;
    this.comments = threaded(document.comments);
    this.options = options;
    this.leaves = new Map(
      document.article.blocks
        .filter((block) => !options.leftOut.has(block.id))
        .flatMap((block) => textBlocks({ blocks: [block] }))
        .map((leaf) => [leaf.id, leaf]),
    );
  }

  read(): ImportedExchange {
    const { comments } = this;
    const known = new Set(comments.map((comment) => comment.id));
    const roots = comments.filter(
      ({ id, parentId }) => parentId === null || parentId === id || !known.has(parentId),
    );
    const claims = new Map<number, { comment: ImportedComment; lines: ClaimLines }[]>();
    const others: ImportedComment[] = [];
    for (const comment of roots) {
      const lines = readClaimLines(comment.text);
      if (lines === null) others.push(comment);
      else claims.set(lines.number, [...(claims.get(lines.number) ?? []), { comment, lines }]);
    }
    for (const [number, places] of claims) this.claim(number, places, others);
    this.changes();
    const numberOf = (comment: ImportedComment) => readQueryLines(comment.text)?.number ?? Infinity;
    this.queries(
      others.toSorted((a, b) => (numberOf(a) < numberOf(b) ? -1 : numberOf(a) > numberOf(b) ? 1 : 0)),
    );
    return { commands: this.commands, messages: this.messages };
  }

  private claim(
    number: number,
    entries: readonly { readonly comment: ImportedComment; readonly lines: ClaimLines }[],
    others: ImportedComment[],
  ): void {
    const { newId } = this.options;
    const inOrder = [...entries].sort((a, b) => a.lines.place - b.lines.place);
    const placed = inOrder.flatMap(({ comment, lines }) =>
      this.rangesOf(comment, lines).map((range) => ({ ...range, lines, spanId: newId('span') })),
    );
    const [first] = inOrder;
    if (first === undefined) return;
    if (placed.length === 0) {
      others.push(...inOrder.map(({ comment }) => comment));
      this.messages.push(
        `Claim ${number} of the document stands on no words of the text: it was kept as a query.`,
      );
      return;
    }
    const claimId = newId('claim');
    const { lines } = first;
    const ranges = placed.map(({ spanId, blockId, start, end }) => ({ spanId, blockId, start, end }));
    this.placesOfClaim.set(
      number,
      ranges.map(({ spanId, ...range }) => ({ claimId, spanId, range })),
    );
    this.commands.push({
      kind: 'claim.create',
      claimId,
      type: lines.type,
      ranges,
      attribution: lines.attribution,
    });
    if (lines.flags.length > 0 || lines.owner !== '' || lines.summary !== '') {
      this.commands.push({
        kind: 'claim.update',
        claimId,
        ...(lines.flags.length === 0 ? {} : { flags: lines.flags }),
        ...(lines.owner === '' ? {} : { owner: lines.owner.slice(0, 300) }),
        ...(lines.summary === '' ? {} : { summary: lines.summary.slice(0, 500) }),
      });
    }
    const isSame = placed.every(
      ({ lines: { print }, blockId, start, end }) => print === this.printAt(blockId, start, end),
    );
    this.note(claimId, this.standing(lines, isSame));
    for (const { comment } of inOrder) this.answers(comment, claimId, number);
  }

  /** What the document says of the claim's standing, as a note. */
  private standing(lines: ClaimLines, isSame: boolean): string {
    const isChecked = !/^(?:to-check|in-progress|queried)$/u.test(lines.status);
    const words = !isChecked
      ? []
      : [
          `In the document: ${lines.status.replaceAll('-', ' ')}${lines.by === '' ? '' : `, ${lines.by}`}.`,
          ...(lines.isStale || !isSame ? ['Its words changed since.'] : []),
        ];
    return [
      ...words,
      ...(lines.note === '' ? [] : [lines.note]),
      ...lines.sources.map((source) => `Source: ${source}`),
    ].join('\n');
  }

  private answers(comment: ImportedComment, claimId: string, number: number): void {
    for (const reply of this.comments) {
      if (reply.parentId !== comment.id || reply.id === comment.id) continue;
      const change = readChangeLines(reply.text);
      const place = change === null ? undefined : this.placesOfClaim.get(number)?.[change.place - 1];
      if (change === null || place === undefined) this.note(claimId, this.said(reply, ''));
      else if (change.isTracked) this.reasons.push({ place, reason: change.reason });
      else this.propose(place, change.replacement, this.signed(change.reason, reply));
    }
  }

  private note(claimId: string, text: string): void {
    if (!/[\p{L}\p{N}]/u.test(text)) return;
    this.commands.push({
      kind: 'claim.note',
      claimId,
      noteId: this.options.newId('note'),
      text: text.slice(0, 20_000),
    });
  }

  private changes(): void {
    const places = [...this.placesOfClaim.values()].flat();
    for (const change of this.document.changes) {
      const leaf = this.leaves.get(change.blockId);
      const widened = leaf === undefined ? null : wordsAround(leaf.text, change);
      if (leaf === undefined || widened === null) {
        this.messages.push(this.homeless(change, leaf));
        continue;
      }
      const own = places.find(
        ({ range }) =>
          range.blockId === change.blockId && range.start === change.start && range.end === change.end,
      );
      const reason = this.reasons.find(({ place }) => place === own)?.reason ?? '';
      this.propose(own ?? null, own ? change.replacement : widened.replacement, this.signed(reason, change), {
        blockId: change.blockId,
        start: widened.start,
        end: widened.end,
      });
    }
  }

  private propose(
    own: KnownPlace | null,
    replacement: string,
    reason: string,
    range: Omit<MarkRange, 'spanId'> | null = own?.range ?? null,
  ): void {
    const { newId, maySend } = this.options;
    const before =
      range === null ? '' : (this.leaves.get(range.blockId)?.text.slice(range.start, range.end) ?? '');
    if (range === null || before === replacement) return;
    if (!maySend.changes || replacement.length > 20_000) {
      this.messages.push(
        `A change that the document tracks was not offered${maySend.changes ? ' because it is too long' : ', because nobody here may propose changes'}: “${before.slice(0, 200)}” → “${replacement.slice(0, 200)}”. ${reason}`,
      );
      return;
    }
    let place = own;
    if (place === null) {
      place = { claimId: newId('claim'), spanId: newId('span'), range };
      this.commands.push({
        kind: 'claim.create',
        claimId: place.claimId,
        type: /\p{N}/u.test(before + replacement) ? 'number' : 'fact',
        ranges: [{ spanId: place.spanId, ...range }],
      });
    }
    const { claimId, spanId } = place;
    this.commands.push({
      kind: 'change.propose',
      changeId: newId('change'),
      claimId,
      spanId,
      replacement,
      reason: reason.slice(0, 5_000),
    });
  }

  private homeless({ author, start, end, replacement }: ImportedChange, leaf: TextBlock | undefined): string {
    const before = leaf?.text.slice(start, end) ?? '';
    return `A change that ${author.trim() || 'somebody'} tracked in the document has no words to stand on: “${before.slice(0, 200)}” → “${replacement.slice(0, 200)}”.`;
  }

  private queries(roots: readonly ImportedComment[]): void {
    const { newId, maySend } = this.options;
    if (roots.length > 0 && !maySend.queries) {
      this.messages.push(
        `${roots.length} margin comments were left out: nobody here may open queries.`,
        ...roots.map((comment) => this.said(comment, this.passage(comment)).slice(0, 500)),
      );
      return;
    }
    for (const comment of roots) {
      const own = readQueryLines(comment.text);
      const queryId = newId('query');
      const claimId =
        own === null || own.claim === null ? null : (this.placesOfClaim.get(own.claim)?.[0]?.claimId ?? null);
      this.commands.push({
        kind: 'query.open',
        queryId,
        claimId,
        to: own?.to ?? 'writer',
        text: this.said(
          own === null ? comment : { ...comment, text: own.text },
          own === null ? this.passage(comment) : '',
        ),
      });
      for (const reply of this.comments) {
        if (reply.parentId !== comment.id || reply.id === comment.id) continue;
        this.commands.push({
          kind: 'query.reply',
          queryId,
          replyId: newId('reply'),
          text: this.said(reply, ''),
        });
      }
      if (comment.resolved) this.commands.push({ kind: 'query.resolve', queryId });
    }
  }

  /** Where a claim's comment stands: its own range, else the one place in the text that has its words. */
  private rangesOf(comment: ImportedComment, lines: ClaimLines): readonly Omit<MarkRange, 'spanId'>[] {
    const own = comment.ranges.filter(({ blockId, start, end }) => {
      const text = this.leaves.get(blockId)?.text;
      return text !== undefined && text.slice(start, end).trim() !== '';
    });
    if (own.length > 0 && lines.words === '') return own;
    if (lines.words === '') return [];
    const pattern = new RegExp(lines.words.split(/\s+/u).map(escaped).join('\\s+'), 'gu');
    const found = [...this.leaves.values()].flatMap((leaf) =>
      Array.from(leaf.text.matchAll(pattern), (match) => ({
        blockId: leaf.id,
        start: match.index,
        end: match.index + match[0].length,
      })),
    );
    const exact = found.filter(
      ({ blockId, start, end }) => this.printAt(blockId, start, end) === lines.print,
    );
    if (exact.length === 1) return exact;
    return found.length === 1 ? found : [];
  }

  private printAt(blockId: string, start: number, end: number): string {
    const text = this.leaves.get(blockId)?.text ?? '';
    const wide = wholeWords(text, start, end);
    return wordsPrint(text.slice(wide.start, wide.end));
  }

  private passage({ ranges }: ImportedComment): string {
    return ranges
      .map(({ blockId, start, end }) => this.leaves.get(blockId)?.text.slice(start, end).trim() ?? '')
      .filter((words) => words !== '')
      .join(' … ')
      .slice(0, 300);
  }

  /** Words of the document with who wrote them and when; the importer's own stand as they are. */
  private said(comment: Pick<ImportedComment, 'author' | 'date' | 'text'>, passage: string): string {
    const text = comment.text.trim() || '(empty)';
    const author = comment.author.trim();
    const isOwn = author !== '' && samePerson(author, this.options.importer) && passage === '';
    const where = passage === '' ? '' : ` on “${passage}”`;
    const day = /^\d{4}-\d{2}-\d{2}/u.exec(comment.date ?? '')?.[0];
    const who = author === '' ? 'Comment' : author;
    const whole = isOwn
      ? text
      : `${who} in the document${day === undefined ? '' : ` (${day})`}${where}: ${text}`;
    return (/[\p{L}\p{N}]/u.test(whole) ? whole : `Comment in the document: ${whole}`).slice(0, 20_000);
  }

  private signed(reason: string, { author, date }: Pick<ImportedChange, 'author' | 'date'>): string {
    const name = author.trim();
    if (name !== '' && samePerson(name, this.options.importer)) return reason;
    const day = /^\d{4}-\d{2}-\d{2}/u.exec(date ?? '')?.[0];
    const by = `Tracked in the document by ${name || 'somebody'}${day === undefined ? '' : `, ${day}`}`;
    return reason === '' ? `${by}.` : `${by}: ${reason}`;
  }
}

/**
 * The comments with the threads that the document states, or that the answers' first lines name where a program lost them;
 * answers in the order of their dates.
 */
function threaded(comments: readonly ImportedComment[]): readonly ImportedComment[] {
  const roots = new Map<string, string>();
  for (const { id, text } of comments) {
    const [claim, query] = [readClaimLines(text), readQueryLines(text)];
    const name = claim?.place === 1 ? `claim ${claim.number}` : query ? `query ${query.number}` : null;
    if (name !== null && !roots.has(name)) roots.set(name, id);
  }
  const all = comments.map((comment) => {
    const answer = readAnswerLine(comment.text);
    const root = answer === null ? undefined : roots.get(`${answer.kind} ${answer.number}`);
    if (answer === null || root === undefined) return comment;
    return { ...comment, parentId: comment.parentId ?? root, text: answer.text };
  });
  const answers = all.filter((comment) => comment.parentId !== null);
  return [
    ...all.filter((comment) => comment.parentId === null),
    ...answers.toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? '')),
  ];
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');

/**
 * Words for a change to stand on. An insertion stands on the word before it, or on the one behind it at the start of a
 * paragraph; null where there is none.
 */
function wordsAround(
  text: string,
  change: Pick<ImportedChange, 'start' | 'end' | 'replacement'>,
): { readonly start: number; readonly end: number; readonly replacement: string } | null {
  const { start, end, replacement } = change;
  if (text.slice(start, end).trim() !== '') return { start, end, replacement };
  const before = /\S+\s*$/u.exec(text.slice(0, start))?.[0];
  if (before !== undefined) return { start: start - before.length, end, replacement: before + replacement };
  const behind = /^\s*\S+/u.exec(text.slice(end))?.[0];
  return behind === undefined ? null : { start, end: end + behind.length, replacement: replacement + behind };
}
