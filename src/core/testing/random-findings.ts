import { textBlocks } from '../article/block-tree.ts';
import type { Claim } from '../claims/claim.ts';
import { correctionKinds } from '../corrections/correction.ts';
import type { Command } from '../project/commands.ts';
import type { Project } from '../project/project.ts';
import type { Intent } from './random-work.ts';

/** Random work on findings, ignored suggestions, calculations, names, contacts, allegations and corrections. */
export const findingIntents = [
  'formula',
  'dismiss',
  'recall',
  'ignore',
  'ignore-recall',
  'name',
  'name-update',
  'name-remove',
  'contact',
  'contact-remove',
  'allege',
  'allege-update',
  'allege-remove',
  'correct',
  'correct-withdraw',
  'embargo',
  'retention',
] as const;
export type FindingIntent = (typeof findingIntents)[number];

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

/** The command of one of these intents on this project; null when there is nothing to do it to. */
export function findingCommandFor(
  project: Project,
  what: FindingIntent,
  { a, b, c, text }: Intent,
  n: number,
  claim: Claim | null,
): Command | null {
  const id = (kind: string) => `${kind}_${n}`;
  const source = pick(Object.values(project.sources), b);
  const allegation = pick(Object.values(project.allegations), a);
  const name = pick(Object.values(project.names), a);
  switch (what) {
    case 'formula': {
      const citation = pick(Object.values(project.citations), b);
      const values = [
        { name: 'now', value: '48,312', citationId: citation?.id ?? null },
        { name: 'then', value: `4${c}`, citationId: null },
      ];
      const formula = { expression: 'percent-change(then, now)', values, stated: '12 per cent' };
      return claim && { kind: 'claim.set-formula', claimId: claim.id, formula: c % 4 ? formula : null };
    }
    case 'dismiss':
      return (
        claim && {
          kind: 'finding.dismiss',
          dismissalId: id('dismiss'),
          claimId: claim.id,
          check: 'number',
          claimText: text,
          evidenceText: '',
          finding: b % 2 ? 'not-found' : 'differs',
          reason: 'Another year',
        }
      );
    case 'recall': {
      const dismissal = pick(Object.values(project.dismissals), a);
      return dismissal ? { kind: 'finding.recall', dismissalId: dismissal.id } : null;
    }
    case 'ignore': {
      const block = pick(textBlocks(project.article), a);
      const start = b % Math.max(1, block?.text.length ?? 1);
      const words = block?.text.slice(start, start + 1 + c) ?? '';
      return block && words !== ''
        ? { kind: 'suggestion.ignore', ignoreId: id('ignore'), blockId: block.id, text: words }
        : null;
    }
    case 'ignore-recall': {
      const ignored = pick(Object.values(project.ignoredSuggestions), a);
      return ignored ? { kind: 'suggestion.recall', ignoreId: ignored.id } : null;
    }
    case 'name':
      return {
        kind: 'name.confirm',
        nameId: id('name'),
        canonical: `Ada ${pick(['Strand', 'Holt', 'Quill'], c) ?? 'Strand'}`,
        variants: [],
        nameKind: 'person',
        sourceId: a % 2 ? (source?.id ?? null) : null,
      };
    case 'name-update':
      return name
        ? { kind: 'name.update', nameId: name.id, variants: ['A. Strand'], sourceId: source?.id ?? null }
        : null;
    case 'name-remove':
      return name ? { kind: 'name.remove', nameId: name.id } : null;
    case 'contact':
      return source
        ? {
            kind: 'contact.log',
            contactId: id('contact'),
            sourceId: source.id,
            at: '2026-03-01T10:00:00.000Z',
            channel: 'phone',
            outcome: b % 2 ? 'no-answer' : 'spoke',
            note: text,
          }
        : null;
    case 'contact-remove': {
      const contact = pick(Object.values(project.contacts), a);
      return contact ? { kind: 'contact.remove', contactId: contact.id } : null;
    }
    case 'allege':
      return source
        ? {
            kind: 'allegation.add',
            allegationId: id('alleg'),
            sourceId: source.id,
            claimIds: claim ? [claim.id] : [],
            summary: 'That the ferry sailed overloaded',
            putAt: null,
            channel: 'email',
            deadline: '2026-03-04',
            reply: null,
            replyClaimId: null,
          }
        : null;
    case 'allege-update':
      return allegation
        ? {
            kind: 'allegation.update',
            allegationId: allegation.id,
            reply: { text, at: '2026-03-02T10:00:00.000Z' },
            replyClaimId: claim?.id ?? null,
          }
        : null;
    case 'allege-remove':
      return allegation ? { kind: 'allegation.remove', allegationId: allegation.id } : null;
    case 'correct':
      return {
        kind: 'correction.add',
        correctionId: id('corr'),
        correctionKind: pick(correctionKinds, c) ?? 'correction',
        note: `It was ${a}.`,
        on: '2026-03-01',
        cause: b % 5 ? 'A slip' : '',
        foundBy: 'A reader',
        claimIds: claim ? [claim.id] : [],
      };
    case 'correct-withdraw': {
      const entry = pick(project.corrections, a);
      return entry ? { kind: 'correction.withdraw', correctionId: entry.id, reason: 'Another story' } : null;
    }
    case 'embargo': {
      const until = new Date(Date.UTC(2026, 2, 1 + (b % 3), 5)).toISOString();
      return { kind: 'embargo.set', embargo: c % 3 ? { until, timeZone: 'Europe/Vienna' } : null };
    }
    case 'retention': {
      const retention = { what: 'Recordings', until: b % 2 ? null : '2029-03-01', why: 'Libel' };
      return { kind: 'retention.set', retention: c % 3 ? retention : null };
    }
  }
}
