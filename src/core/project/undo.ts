import { spanIndex } from '../article/spans.ts';
import { isVerdict } from '../claims/claim-status.ts';
import type { Claim } from '../claims/claim.ts';
import { isMarkingStale } from '../claims/staleness.ts';
import type { Command, MarkRange } from './commands.ts';
import type { Project } from './project.ts';

/**
 * The commands that take back `command`, or null when it cannot be taken back (a decision that others saw: accepting a
 * change, an export, a sign-off's loss) or when the editor's own undo does it (typing). Undo is a new act: it is logged
 * like any other and needs the same permissions.
 *
 * @param before the project the command was applied to
 */
export function inverse(before: Project, command: Command): readonly Command[] | null {
  switch (command.kind) {
    case 'claim.create':
      return [{ kind: 'claim.remove', claimId: command.claimId }];
    case 'claim.remove':
      return ofClaim(before, command.claimId, (claim) => [
        { kind: 'claim.restore', claimId: claim.id, ranges: rangesOf(before, claim) },
      ]);
    case 'claim.restore':
      return [{ kind: 'claim.remove', claimId: command.claimId }];
    case 'claim.add-span':
      return [{ kind: 'claim.remove-span', claimId: command.claimId, spanId: command.range.spanId }];
    case 'claim.remove-span':
      return ofClaim(before, command.claimId, (claim) => {
        const range = rangesOf(before, claim).find((entry) => entry.spanId === command.spanId);
        return range ? [{ kind: 'claim.add-span', claimId: claim.id, range }] : null;
      });
    case 'claim.update':
      return ofClaim(before, command.claimId, (claim) => [
        {
          kind: 'claim.update',
          claimId: claim.id,
          type: claim.type,
          flags: claim.flags,
          owner: claim.owner,
          attribution: claim.attribution,
          summary: claim.summary,
        },
      ]);
    case 'claim.set-status':
    case 'claim.verdict':
      return ofClaim(before, command.claimId, (claim) => undoVerdict(claim, command));
    case 'claim.set-formula':
      return ofClaim(before, command.claimId, (claim) => [
        { kind: 'claim.set-formula', claimId: claim.id, formula: claim.formula },
      ]);
    case 'finding.dismiss':
      return [{ kind: 'finding.recall', dismissalId: command.dismissalId }];
    case 'finding.recall': {
      const dismissal = before.dismissals[command.dismissalId];
      if (!dismissal) return null;
      const { id: dismissalId, by: _by, at: _at, ...rest } = dismissal;
      return [{ kind: 'finding.dismiss', dismissalId, ...rest }];
    }
    case 'suggestion.ignore':
      return [{ kind: 'suggestion.recall', ignoreId: command.ignoreId }];
    case 'suggestion.recall': {
      const ignored = before.ignoredSuggestions[command.ignoreId];
      if (!ignored) return null;
      const { id: ignoreId, blockId, text } = ignored;
      return [{ kind: 'suggestion.ignore', ignoreId, blockId, text }];
    }
    case 'name.confirm':
      return [{ kind: 'name.remove', nameId: command.nameId }];
    case 'name.update':
    case 'name.remove': {
      const entry = before.names[command.nameId];
      if (!entry) return null;
      const { id: nameId, by: _by, at: _at, ...rest } = entry;
      const kind = command.kind === 'name.remove' ? 'name.confirm' : 'name.update';
      return [{ kind, nameId, ...rest }];
    }
    case 'contact.log':
      return [{ kind: 'contact.remove', contactId: command.contactId }];
    case 'contact.remove': {
      const contact = before.contacts[command.contactId];
      if (!contact) return null;
      const { id: contactId, by: _by, recordedAt: _recordedAt, ...rest } = contact;
      return [{ kind: 'contact.log', contactId, ...rest }];
    }
    case 'allegation.add':
      return [{ kind: 'allegation.remove', allegationId: command.allegationId }];
    case 'allegation.update':
    case 'allegation.remove': {
      const known = before.allegations[command.allegationId];
      if (!known) return null;
      const { id: allegationId, sourceId, by: _by, at: _at, ...rest } = known;
      return command.kind === 'allegation.remove'
        ? [{ kind: 'allegation.add', allegationId, sourceId, ...rest }]
        : [{ kind: 'allegation.update', allegationId, ...rest }];
    }
    case 'privilege.mark':
      return [{ kind: 'privilege.lift', privilegeId: command.privilegeId }];
    case 'privilege.lift': {
      const mark = before.privileges[command.privilegeId];
      if (!mark) return null;
      const { id: privilegeId, subject, kind: privilegeKind, ground } = mark;
      return [{ kind: 'privilege.mark', privilegeId, subject, privilegeKind, ground }];
    }
    case 'not-checkable.mark':
      return [{ kind: 'not-checkable.remove', id: command.id }];
    case 'not-checkable.remove': {
      const marking = before.notCheckable[command.id];
      // Made anew it would vouch for words that nobody has looked at since they changed.
      if (!marking || isMarkingStale(before, marking)) return null;
      const ranges = rangesOf(before, marking);
      return ranges.length === 0
        ? null
        : [
            {
              kind: 'not-checkable.mark',
              id: marking.id,
              ranges,
              reason: marking.reason,
              note: marking.note,
            },
          ];
    }
    case 'citation.add':
      return [{ kind: 'citation.remove', citationId: command.citationId }];
    case 'citation.remove': {
      const citation = before.citations[command.citationId];
      if (!citation) return null;
      const { id: citationId, by: _by, at: _at, ...rest } = citation;
      return [{ kind: 'citation.add', citationId, ...rest }];
    }
    case 'citation.update': {
      const citation = before.citations[command.citationId];
      if (!citation) return null;
      const { evidenceId, role, stance, locator, excerpt, region, note } = citation;
      return [
        {
          kind: 'citation.update',
          citationId: citation.id,
          evidenceId,
          role,
          stance,
          locator,
          excerpt,
          region,
          note,
        },
      ];
    }
    case 'source.add':
      return [{ kind: 'source.remove', sourceId: command.sourceId }];
    case 'source.update':
    case 'source.remove': {
      const source = before.sources[command.sourceId];
      if (!source) return null;
      const { id: sourceId, kind: sourceKind, csl, person, origin, note } = source;
      const kind = command.kind === 'source.remove' ? 'source.add' : 'source.update';
      return [{ kind, sourceId, sourceKind, csl, person, origin, note }];
    }
    case 'query.open':
      return [{ kind: 'query.resolve', queryId: command.queryId }];
    case 'query.resolve':
      return [{ kind: 'query.reopen', queryId: command.queryId }];
    case 'query.reopen':
      return [{ kind: 'query.resolve', queryId: command.queryId }];
    case 'change.propose':
      return [{ kind: 'change.withdraw', changeId: command.changeId }];
    case 'furniture.restore':
      return [{ kind: 'furniture.remove', furnitureId: command.furnitureId }];
    case 'furniture.remove':
      return [{ kind: 'furniture.restore', furnitureId: command.furnitureId }];
    case 'story.update': {
      // Only what it changed: somebody else may have changed the rest since.
      const story = Object.entries(before.story).filter(([key]) => key !== 'stage' && key in command);
      return [{ kind: 'story.update', ...Object.fromEntries(story) }];
    }
    case 'coverage.sign-exception':
      return [{ kind: 'coverage.withdraw-exception', exceptionId: command.exceptionId }];
    // A ledger entry is public from then on: it is withdrawn with a reason, never undone in passing.
    case 'correction.add':
    case 'correction.withdraw':
      return null;
    case 'embargo.set':
      return [{ kind: 'embargo.set', embargo: before.embargo }];
    case 'retention.set':
      return [{ kind: 'retention.set', retention: before.retention }];
    case 'sign-off.give':
      return [{ kind: 'sign-off.withdraw', signOffId: command.signOffId }];
    default:
      return null;
  }
}

function ofClaim(
  project: Project,
  claimId: string,
  make: (claim: Claim) => readonly Command[] | null,
): readonly Command[] | null {
  const claim = project.claims[claimId];
  return claim ? make(claim) : null;
}

/**
 * Back to the status before, but never back to a verdict: it would be given again in another name, at another time and,
 * if the text changed meanwhile, for other words. A verdict that replaced one leaves the claim in progress.
 */
function undoVerdict(claim: Claim, command: Command): readonly Command[] | null {
  if (isVerdict(claim.status) && command.kind !== 'claim.verdict') return null;
  const status = claim.status === 'to-check' ? 'to-check' : 'in-progress';
  return [{ kind: 'claim.set-status', claimId: claim.id, status }];
}

/** Where a record's spans stand; a split span is left out, since a range holds one block. */
function rangesOf(project: Project, record: Pick<Claim, 'spans'>): readonly MarkRange[] {
  const index = spanIndex(project.article);
  return record.spans.flatMap((span) => {
    const fragments = index.get(span.id) ?? [];
    const [only] = fragments;
    return only && fragments.length === 1
      ? [{ spanId: span.id, blockId: only.blockId, start: only.start, end: only.end }]
      : [];
  });
}
