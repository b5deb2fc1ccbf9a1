import fc from 'fast-check';
import { textBlocks, type Block, type PlainTextBlock, type TextBlock } from '../article/block-tree.ts';
import { spanIndex } from '../article/spans.ts';
import { claimTypes, notCheckableReasons, type Claim } from '../claims/claim.ts';
import { mediaCategories } from '../claims/media-statement.ts';
import { verdictStatuses } from '../claims/claim-status.ts';
import { defaultPolicy } from '../gate/policy.ts';
import type { Command, CommandContext, MarkRange } from '../project/commands.ts';
import type { Project } from '../project/project.ts';
import type { PrivilegeKind, PrivilegeSubject } from '../privilege/privilege.ts';
import { roles } from '../project/roles.ts';
import { findingCommandFor, findingIntents } from './random-findings.ts';

/**
 * Random work on a project: intents that are turned into commands against whatever the project is at that moment. Some
 * come out valid, some are refused; both are the point.
 */

const small = fc.nat(1000);

export const anIntent = fc.record({
  what: fc.constantFrom(
    'type',
    'type',
    'type',
    'delete',
    'delete',
    'split',
    'join',
    'drop-block',
    'drop-block',
    'move-block',
    'new-block',
    'lose-ids',
    'claim',
    'claim',
    'claim',
    'overlap',
    'add-span',
    'remove-span',
    'attach',
    'attach',
    'attach',
    'update',
    'remove-claim',
    'restore',
    'note',
    'status',
    'verdict',
    'verdict',
    'verdict',
    'mark',
    'renew',
    'unmark',
    'source',
    'source-update',
    'source-remove',
    'evidence',
    'evidence-remove',
    'cite',
    'cite-update',
    'uncite',
    'query',
    'reply',
    'resolve',
    'reopen',
    'propose',
    'propose',
    'accept',
    'accept',
    'reject',
    'withdraw',
    'except',
    'sign',
    'unsign',
    'override',
    'stage',
    'policy',
    'furniture',
    'export',
    'merge',
    'privilege',
    'privilege',
    'lift',
    'media',
    ...findingIntents,
    'nonsense',
  ),
  role: fc.constantFrom(...roles),
  actor: fc.constantFrom('Ada Writer', 'Bo Editor', 'Cy Checker', 'Di Legal'),
  a: small,
  b: small,
  c: small,
  text: fc.constantFrom(
    '0',
    '1',
    '12',
    ' not',
    'never ',
    'x',
    '.',
    ' ',
    '😀',
    'é',
    '\n',
    ' and more',
    '',
    '5.',
    '-',
  ),
});
export type Intent = typeof anIntent extends fc.Arbitrary<infer T> ? T : never;

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

/** Offsets that do not cut a surrogate pair. */
function offsetIn(text: string, n: number): number {
  const at = n % (text.length + 1);
  const cuts =
    at > 0 &&
    at < text.length &&
    /[\udc00-\udfff]/.test(text[at] ?? '') &&
    /[\ud800-\udbff]/.test(text[at - 1] ?? '');
  return cuts ? at + 1 : at;
}

/** What an editor does to ranges when text is replaced: ranges before stay, behind shift, around grow, inside go. */
export function editLeaf<L extends TextBlock>(leaf: L, from: number, to: number, inserted: string): L {
  const shift = inserted.length - (to - from);
  const move = <R extends { start: number; end: number }>(range: R): R | null => {
    const start = range.start >= to ? range.start + shift : Math.min(range.start, from);
    const end = range.end <= from ? range.end : range.end >= to ? range.end + shift : from;
    return start < end ? { ...range, start, end } : null;
  };
  return {
    ...leaf,
    text: leaf.text.slice(0, from) + inserted + leaf.text.slice(to),
    marks: leaf.marks.map(move).filter((range) => range !== null),
    spans: leaf.spans.map(move).filter((range) => range !== null),
  };
}

function simpleBlocks(project: Project): readonly PlainTextBlock[] {
  return project.article.blocks.filter((block): block is PlainTextBlock => block.kind === 'paragraph');
}

function rangeFor(project: Project, intent: Intent, spanId: string): MarkRange | null {
  const leaf = pick(textBlocks(project.article), intent.a);
  if (!leaf) return null;
  const [x, y] = [offsetIn(leaf.text, intent.b), offsetIn(leaf.text, intent.c)];
  return { spanId, blockId: leaf.id, start: Math.min(x, y), end: Math.max(x, y) };
}

/** Turns an intent into a command for this project; null when there is nothing to do it to. */
export function commandFor(project: Project, intent: Intent, n: number): Command | null {
  const { a, b, c, text } = intent;
  const id = (kind: string) => `${kind}_${n}`;
  const claims = Object.values(project.claims);
  const standing = spanIndex(project.article);
  const lost = claims.filter((one) => !one.removed && one.spans.every((span) => !standing.has(span.id)));
  const claim = pick(intent.what === 'attach' && lost.length > 0 ? lost : claims, a);
  const paragraph = pick(simpleBlocks(project), a);
  const edit = (...put: { block: Block; after?: string | null }[]): Command => ({
    kind: 'article.edit',
    put,
    remove: [],
  });

  switch (intent.what) {
    case 'type': {
      if (!paragraph) return null;
      const at = offsetIn(paragraph.text, b);
      return edit({ block: editLeaf(paragraph, at, at, text) });
    }
    case 'delete': {
      if (!paragraph) return null;
      const at = offsetIn(paragraph.text, b);
      const end = offsetIn(paragraph.text, Math.min(paragraph.text.length, at + (c % 6)));
      return edit({ block: editLeaf(paragraph, Math.min(at, end), Math.max(at, end), '') });
    }
    case 'split': {
      if (!paragraph) return null;
      const at = offsetIn(paragraph.text, b);
      const head = editLeaf(paragraph, at, paragraph.text.length, '');
      const tail = editLeaf(paragraph, 0, at, '');
      return edit({ block: head }, { block: { ...tail, id: id('block') }, after: head.id });
    }
    case 'join': {
      const all = project.article.blocks;
      const at = all.findIndex((block) => block.id === paragraph?.id);
      const next = all[at + 1];
      if (!paragraph || next?.kind !== 'paragraph') return null;
      const shift = paragraph.text.length;
      const moved = <R extends { start: number; end: number }>(range: R): R => ({
        ...range,
        start: range.start + shift,
        end: range.end + shift,
      });
      const block = {
        ...paragraph,
        text: paragraph.text + next.text,
        marks: [...paragraph.marks, ...next.marks.map(moved)],
        spans: [...paragraph.spans, ...next.spans.map(moved)],
      };
      return { kind: 'article.edit', put: [{ block }], remove: [next.id] };
    }
    case 'drop-block':
      return paragraph && simpleBlocks(project).length > 1
        ? { kind: 'article.edit', put: [], remove: [paragraph.id] }
        : null;
    case 'move-block':
      return paragraph ? edit({ block: paragraph, after: null }) : null;
    case 'new-block':
      return edit({
        block: {
          kind: 'paragraph',
          id: id('block'),
          text: paragraph?.text ?? 'New words.',
          marks: [],
          spans: paragraph?.spans ?? [],
        },
        after: paragraph?.id ?? null,
      });
    case 'lose-ids': {
      if (!paragraph) return null;
      const at = offsetIn(paragraph.text, b);
      return edit({ block: { ...editLeaf(paragraph, at, at, c % 2 ? text : ''), spans: [] } });
    }
    case 'claim': {
      const range = rangeFor(project, intent, id('span'));
      return range
        ? { kind: 'claim.create', claimId: id('claim'), type: pick(claimTypes, b) ?? 'fact', ranges: [range] }
        : null;
    }
    case 'overlap': {
      const fragment = pick([...spanIndex(project.article).values()].flat(), a);
      if (!fragment) return null;
      const { blockId, start, end } = fragment;
      return {
        kind: 'claim.create',
        claimId: id('claim'),
        type: 'fact',
        ranges: [{ spanId: id('span'), blockId, start, end }],
      };
    }
    case 'add-span':
    case 'attach': {
      const range = rangeFor(
        project,
        intent,
        intent.what === 'attach' ? (claim?.spans[0]?.id ?? id('span')) : id('span'),
      );
      if (!claim || !range) return null;
      return { kind: intent.what === 'attach' ? 'claim.attach' : 'claim.add-span', claimId: claim.id, range };
    }
    case 'remove-span': {
      const span = claim && pick(claim.spans, b);
      return claim && span ? { kind: 'claim.remove-span', claimId: claim.id, spanId: span.id } : null;
    }
    case 'update':
      return claim
        ? { kind: 'claim.update', claimId: claim.id, owner: text, flags: ['legal', 'legal'] }
        : null;
    case 'remove-claim':
      return claim ? { kind: 'claim.remove', claimId: claim.id } : null;
    case 'restore': {
      const range = claim && rangeFor(project, intent, claim.spans[0]?.id ?? '');
      return claim && range
        ? { kind: 'claim.restore', claimId: claim.id, ranges: c % 2 ? [range] : [] }
        : null;
    }
    case 'note':
      return claim
        ? { kind: 'claim.note', claimId: claim.id, noteId: id('note'), text: `note ${text}` }
        : null;
    case 'status':
      return claim
        ? { kind: 'claim.set-status', claimId: claim.id, status: b % 2 ? 'to-check' : 'in-progress' }
        : null;
    case 'verdict':
      return claim
        ? {
            kind: 'claim.verdict',
            claimId: claim.id,
            verdict: pick(verdictStatuses, b) ?? 'wrong',
            note: text,
          }
        : null;
    case 'mark': {
      const range = rangeFor(project, intent, id('span'));
      return range
        ? {
            kind: 'not-checkable.mark',
            id: id('nc'),
            ranges: [range],
            reason: pick(notCheckableReasons, c) ?? 'voice',
            note: '',
          }
        : null;
    }
    case 'renew':
    case 'unmark': {
      const marking = pick(Object.values(project.notCheckable), a);
      if (!marking) return null;
      return {
        kind: intent.what === 'renew' ? 'not-checkable.renew' : 'not-checkable.remove',
        id: marking.id,
      };
    }
    case 'source':
      return {
        kind: 'source.add',
        sourceId: id('source'),
        sourceKind: 'document',
        csl: { type: 'report', title: `Report ${n}` },
        person: null,
        origin: b % 2 ? 'agency' : '',
        note: '',
      };
    case 'source-update':
    case 'source-remove': {
      const source = pick(Object.values(project.sources), a);
      if (!source) return null;
      return intent.what === 'source-update'
        ? { kind: 'source.update', sourceId: source.id, note: text }
        : { kind: 'source.remove', sourceId: source.id };
    }
    case 'evidence': {
      const source = pick(Object.values(project.sources), a);
      return source
        ? {
            kind: 'evidence.add',
            evidenceId: id('evidence'),
            sourceId: source.id,
            evidenceKind: 'pasted',
            fileName: 'notes.txt',
            mediaType: 'text/plain',
            sha256: 'a'.repeat(64),
            size: 9,
            text: { kind: 'text', sha256: 'a'.repeat(64), length: 9 },
            from: 'pasted',
          }
        : null;
    }
    case 'evidence-remove': {
      const item = pick(Object.values(project.evidence), a);
      return item ? { kind: 'evidence.remove', evidenceId: item.id } : null;
    }
    case 'cite': {
      const source = pick(Object.values(project.sources), b);
      const item = pick(Object.values(project.evidence), c);
      if (!claim || !source) return null;
      const excerpt = item && c % 3 ? { exact: 'abc', prefix: '', suffix: '', start: 0, end: 3 } : null;
      return {
        kind: 'citation.add',
        citationId: id('cite'),
        claimId: claim.id,
        sourceId: source.id,
        evidenceId: item?.id ?? null,
        role: b % 2 ? 'primary' : 'secondary',
        stance: c % 4 ? 'supports' : 'context',
        locator: a % 3 ? { label: 'page', value: '4' } : null,
        excerpt,
        note: '',
      };
    }
    case 'cite-update':
    case 'uncite': {
      const citation = pick(Object.values(project.citations), a);
      if (!citation) return null;
      return intent.what === 'uncite'
        ? { kind: 'citation.remove', citationId: citation.id }
        : {
            kind: 'citation.update',
            citationId: citation.id,
            stance: 'partly',
            locator: { label: 'line', value: String(b) },
          };
    }
    case 'query':
      return {
        kind: 'query.open',
        queryId: id('query'),
        claimId: b % 3 ? (claim?.id ?? null) : null,
        to: 'writer',
        text: 'Where from?',
      };
    case 'reply':
    case 'resolve':
    case 'reopen': {
      const query = pick(Object.values(project.queries), a);
      if (!query) return null;
      if (intent.what === 'reply')
        return { kind: 'query.reply', queryId: query.id, replyId: id('reply'), text: 'From her notes.' };
      return { kind: intent.what === 'resolve' ? 'query.resolve' : 'query.reopen', queryId: query.id };
    }
    case 'propose': {
      const span = claim && pick(claim.spans, b);
      return claim && span
        ? {
            kind: 'change.propose',
            changeId: id('change'),
            claimId: claim.id,
            spanId: span.id,
            replacement: `${span.exact.slice(0, c % 9)}${text}`,
            reason: '',
          }
        : null;
    }
    case 'accept':
    case 'reject':
    case 'withdraw': {
      const change = pick(Object.values(project.changes), a);
      if (!change) return null;
      if (intent.what === 'reject') return { kind: 'change.reject', changeId: change.id, reason: 'no' };
      return { kind: intent.what === 'accept' ? 'change.accept' : 'change.withdraw', changeId: change.id };
    }
    case 'except':
      return { kind: 'coverage.sign-exception', exceptionId: id('except'), reason: 'trial' };
    case 'sign':
      return { kind: 'sign-off.give', signOffId: id('sign'), note: '' };
    case 'unsign': {
      const signOff = pick(project.signOffs, a);
      return signOff ? { kind: 'sign-off.withdraw', signOffId: signOff.id } : null;
    }
    case 'override':
      return { kind: 'gate.override', overrideId: id('override'), reason: 'deadline' };
    case 'stage':
      return {
        kind: 'stage.set',
        stage:
          pick(['checking', 'closing', 'signed-off', 'published', 'corrected'] as const, a) ?? 'checking',
      };
    case 'policy':
      return { kind: 'policy.set', policy: { ...defaultPolicy, onePersonDesk: a % 2 === 0 } };
    case 'furniture': {
      const line = pick(Object.values(project.furniture), a);
      if (!line) return null;
      return { kind: line.restored ? 'furniture.remove' : 'furniture.restore', furnitureId: line.id };
    }
    case 'export':
      return {
        kind: 'export.record',
        format: 'html',
        vetted: b % 2 === 0,
        fileName: 'story.html',
        sha256: 'b'.repeat(64),
      };
    case 'merge': {
      const all = Object.keys(project.sources);
      const [from, into] = [pick(all, a), pick(all, b)];
      return from && into ? { kind: 'source.merge', fromId: from, intoId: into } : null;
    }
    case 'privilege': {
      const [subject, privilegeKind] = privilegeFor(project, intent, claim ?? null);
      return subject
        ? {
            kind: 'privilege.mark',
            privilegeId: id('privilege'),
            subject,
            privilegeKind,
            ground: `case ${c % 3}`,
          }
        : null;
    }
    case 'lift': {
      const mark = pick(Object.values(project.privileges), a);
      return mark ? { kind: 'privilege.lift', privilegeId: mark.id } : null;
    }
    case 'media':
      return claim
        ? {
            kind: 'claim.verdict',
            claimId: claim.id,
            verdict: 'wrong',
            note: text,
            media: { categories: [pick(mediaCategories, b) ?? 'StagedContent'], original: '', context: text },
          }
        : null;
    case 'nonsense':
      return { kind: 'claim.verdict', claimId: 'claim_none', verdict: 'confirmed', note: '' };
    default:
      return findingCommandFor(project, intent.what, intent, n, claim ?? null);
  }
}

/** Something that there is, with a kind that fits it more often than not. */
function privilegeFor(
  project: Project,
  { a, b }: Intent,
  claim: Claim | null,
): readonly [PrivilegeSubject | null, PrivilegeKind] {
  const note = claim && pick(claim.notes, b);
  const query = pick(Object.values(project.queries), a);
  const source = pick(Object.values(project.sources), a);
  const subjects: readonly (PrivilegeSubject | null)[] = [
    claim && { kind: 'claim', claimId: claim.id },
    claim && note ? { kind: 'note', claimId: claim.id, noteId: note.id } : null,
    query ? { kind: 'query', queryId: query.id } : null,
    source ? { kind: 'source', sourceId: source.id } : null,
  ];
  const subject =
    pick(
      subjects.filter((each) => each !== null),
      b,
    ) ?? null;
  const isStatement = subject?.kind === 'claim' ? b % 5 > 0 : b % 5 === 0;
  return [subject, isStatement ? 'absolute' : 'communication'];
}

/** The context in which the n-th command is given. */
export function contextFor(intent: Intent, n: number): CommandContext {
  return {
    at: new Date(Date.UTC(2026, 2, 1, 9, 0, n)).toISOString(),
    actor: intent.actor,
    role: intent.role,
  };
}
