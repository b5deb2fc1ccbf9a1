import { withoutSpans } from '../../article/spans.ts';
import { mayFollow, type ClaimStatus, type WorkingStatus } from '../../claims/claim-status.ts';
import type { Claim } from '../../claims/claim.ts';
import { isSaidInNote } from '../../claims/media-statement.ts';
import { claimState, presentContext, presentWords } from '../../claims/staleness.ts';
import { ok, type Result } from '../../result.ts';
import type { CommandContext, CommandOf } from '../commands.ts';
import {
  duplicateId,
  liveClaim,
  placeSpans,
  putClaim,
  refuse,
  unknownId,
  without,
  withHistory,
  type Handled,
} from '../draft.ts';
import type { Project } from '../project.ts';

export function handleClaimCreate(
  project: Project,
  command: CommandOf<'claim.create'>,
  context: CommandContext,
): Handled {
  if (project.claims[command.claimId]) return duplicateId(command.claimId);
  const placed = placeSpans(project, command.ranges);
  if (!placed.ok) return placed;
  const claim: Claim = {
    id: command.claimId,
    type: command.type,
    status: 'to-check',
    flags: [],
    spans: placed.value.spans,
    owner: null,
    attribution: command.attribution ?? null,
    summary: '',
    formula: null,
    notes: [],
    verdict: null,
    history: [],
    createdBy: context.actor,
    createdAt: context.at,
    removed: null,
  };
  const withArticle = { ...project, article: placed.value.article };
  return ok(putClaim(withArticle, withHistory(claim, context, command.kind, command.type)));
}

export function handleClaimAddSpan(
  project: Project,
  command: CommandOf<'claim.add-span'>,
  context: CommandContext,
): Handled {
  const claim = liveClaim(project, command.claimId);
  if (!claim) return unknownId('claim', command.claimId);
  const placed = placeSpans(project, [command.range]);
  if (!placed.ok) return placed;
  const grown = { ...claim, spans: [...claim.spans, ...placed.value.spans] };
  const settled = withHistory(grown, context, command.kind, placed.value.spans[0]?.exact ?? '');
  return ok(putClaim({ ...project, article: placed.value.article }, settled));
}

export function handleClaimRemoveSpan(
  project: Project,
  command: CommandOf<'claim.remove-span'>,
  context: CommandContext,
): Handled {
  const claim = liveClaim(project, command.claimId);
  if (!claim) return unknownId('claim', command.claimId);
  const span = claim.spans.find((entry) => entry.id === command.spanId);
  if (!span) return unknownId('span', command.spanId);
  if (claim.spans.length === 1) {
    return refuse('in-use', 'This is the claim’s only place. Remove the claim instead; nothing was changed.');
  }
  const article = withoutSpans(project.article, new Set([span.id]));
  const smaller = { ...claim, spans: claim.spans.filter((entry) => entry.id !== span.id) };
  return ok(putClaim({ ...project, article }, withHistory(smaller, context, command.kind, span.exact)));
}

export function handleClaimAttach(
  project: Project,
  command: CommandOf<'claim.attach'>,
  context: CommandContext,
): Handled {
  const claim = liveClaim(project, command.claimId);
  if (!claim) return unknownId('claim', command.claimId);
  if (!claimState(project, claim).isDetached) {
    return refuse(
      'already-settled',
      'The claim still stands in the text; add a place instead. Nothing was changed.',
    );
  }
  const reuse = new Set(claim.spans.map((span) => span.id));
  const placed = placeSpans(project, [command.range], reuse);
  if (!placed.ok) return placed;
  const attached = { ...claim, spans: placed.value.spans };
  const settled = withHistory(attached, context, command.kind, placed.value.spans[0]?.exact ?? '');
  return ok(putClaim({ ...project, article: placed.value.article }, settled));
}

export function handleClaimUpdate(
  project: Project,
  command: CommandOf<'claim.update'>,
  context: CommandContext,
): Handled {
  const claim = liveClaim(project, command.claimId);
  if (!claim) return unknownId('claim', command.claimId);
  const changes: string[] = [];
  let next = claim;
  if (command.type !== undefined && command.type !== claim.type) {
    next = { ...next, type: command.type };
    changes.push(`type: ${command.type}`);
  }
  if (command.flags !== undefined) {
    const flags = [...new Set(command.flags)].sort();
    next = { ...next, flags };
    changes.push(`flags: ${flags.join(', ') || 'none'}`);
  }
  if (command.owner !== undefined) {
    const owner = command.owner?.trim() ? command.owner.trim() : null;
    next = { ...next, owner };
    changes.push(`owner: ${owner ?? 'nobody'}`);
  }
  if (command.attribution !== undefined) {
    next = { ...next, attribution: command.attribution };
    changes.push(`said by: ${command.attribution?.name ?? 'the writer'}`);
  }
  if (command.summary !== undefined) {
    next = { ...next, summary: command.summary };
    changes.push('summary');
  }
  return ok(putClaim(project, withHistory(next, context, command.kind, changes.join('; '))));
}

export function handleClaimRemove(
  project: Project,
  command: CommandOf<'claim.remove'>,
  context: CommandContext,
): Handled {
  const claim = liveClaim(project, command.claimId);
  if (!claim) return unknownId('claim', command.claimId);
  const isAsked = Object.values(project.queries).some(
    (query) => query.claimId === claim.id && query.resolved === null,
  );
  const isProposed = Object.values(project.changes).some(
    (change) => change.claimId === claim.id && change.outcome === null,
  );
  if (isAsked || isProposed) {
    return refuse(
      'in-use',
      `${isAsked ? 'A query about the claim is open' : 'A proposed change for the claim waits for the editor'}. Settle it first; nothing was changed.`,
      { claimId: claim.id },
    );
  }
  const article = withoutSpans(project.article, new Set(claim.spans.map((span) => span.id)));
  const removed = { ...claim, removed: { by: context.actor, at: context.at } };
  return ok(putClaim({ ...project, article }, withHistory(removed, context, command.kind, '')));
}

export function handleClaimRestore(
  project: Project,
  command: CommandOf<'claim.restore'>,
  context: CommandContext,
): Handled {
  const claim = project.claims[command.claimId];
  if (!claim) return unknownId('claim', command.claimId);
  if (claim.removed === null) {
    return refuse('already-settled', 'That claim was not removed. Nothing was changed.');
  }
  const own = new Set(claim.spans.map((span) => span.id));
  const foreign = command.ranges.find((range) => !own.has(range.spanId));
  if (foreign) return unknownId('span', foreign.spanId);
  const placed = placeSpans(project, command.ranges, own);
  if (!placed.ok) return placed;
  const back = new Map(placed.value.spans.map((span) => [span.id, span]));
  if (claim.spans.some((span) => (back.get(span.id) ?? span).exact !== span.exact)) {
    return refuse(
      'text-changed',
      'Other words stand there now than the claim had. Nothing was changed; restore it without that place and attach it by hand.',
      { claimId: claim.id },
    );
  }
  const restored = { ...claim, removed: null, spans: claim.spans.map((span) => back.get(span.id) ?? span) };
  return ok(
    putClaim({ ...project, article: placed.value.article }, withHistory(restored, context, command.kind, '')),
  );
}

export function handleClaimNote(
  project: Project,
  command: CommandOf<'claim.note'>,
  context: CommandContext,
): Handled {
  const claim = liveClaim(project, command.claimId);
  if (!claim) return unknownId('claim', command.claimId);
  if (claim.notes.some((note) => note.id === command.noteId)) return duplicateId(command.noteId);
  const note = { id: command.noteId, by: context.actor, at: context.at, text: command.text };
  const noted = { ...claim, notes: [...claim.notes, note] };
  return ok(putClaim(project, withHistory(noted, context, command.kind, command.text)));
}

export function handleClaimSetStatus(
  project: Project,
  command: CommandOf<'claim.set-status'>,
  context: CommandContext,
): Handled {
  const claim = liveClaim(project, command.claimId);
  if (!claim) return unknownId('claim', command.claimId);
  const moved = moveTo(claim, command.status);
  if (!moved.ok) return moved;
  return ok(putClaim(project, withHistory(moved.value, context, command.kind, command.status)));
}

export function handleClaimVerdict(
  project: Project,
  command: CommandOf<'claim.verdict'>,
  context: CommandContext,
): Handled {
  const claim = liveClaim(project, command.claimId);
  if (!claim) return unknownId('claim', command.claimId);
  if (!mayFollow(claim.status, command.verdict)) return illegal(claim.status, command.verdict);
  if (claimState(project, claim).isDetached && command.verdict !== 'cut') {
    return refuse(
      'claim-detached',
      'The claim’s words are not in the text any more, so there is nothing to give a verdict on. Attach it again or mark it cut; nothing was changed.',
      { claimId: claim.id },
    );
  }
  const said = command.media ?? null;
  const media = said === null ? null : { ...said, categories: [...new Set(said.categories)] };
  const decided: Claim = {
    ...claim,
    status: command.verdict,
    verdict: {
      status: command.verdict,
      words: presentWords(project.article, claim),
      context: presentContext(project.article, claim),
      by: context.actor,
      at: context.at,
      note: command.note,
      media,
    },
  };
  const about =
    media === null || isSaidInNote(media, command.note) ? '' : `; media: ${media.categories.join(', ')}`;
  const detail = `${command.verdict}${command.note === '' ? '' : `: ${command.note}`}${about}`;
  return ok(putClaim(project, withHistory(decided, context, command.kind, detail)));
}

/** Moves a claim to a working status; a verdict it had is dropped from the record and stays in the history. */
export function moveTo(claim: Claim, status: WorkingStatus): Result<Claim> {
  if (claim.status === status) {
    return refuse('already-settled', `The claim is ${status} already. Nothing was changed.`);
  }
  if (!mayFollow(claim.status, status)) return illegal(claim.status, status);
  return ok({ ...claim, status, verdict: null });
}

function illegal(from: ClaimStatus, to: ClaimStatus): Result<never> {
  return refuse('illegal-transition', `A claim cannot go from ${from} to ${to}. Nothing was changed.`, {
    from,
    to,
  });
}

export function handleNotCheckableMark(
  project: Project,
  command: CommandOf<'not-checkable.mark'>,
  context: CommandContext,
): Handled {
  if (project.notCheckable[command.id]) return duplicateId(command.id);
  const placed = placeSpans(project, command.ranges);
  if (!placed.ok) return placed;
  const { article, spans } = placed.value;
  const marking = {
    id: command.id,
    spans,
    reason: command.reason,
    note: command.note,
    words: presentWords(article, { spans }),
    by: context.actor,
    at: context.at,
  };
  return ok({ ...project, article, notCheckable: { ...project.notCheckable, [marking.id]: marking } });
}

export function handleNotCheckableRenew(
  project: Project,
  command: CommandOf<'not-checkable.renew'>,
  context: CommandContext,
): Handled {
  const marking = project.notCheckable[command.id];
  if (!marking) return unknownId('not-checkable marking', command.id);
  const words = presentWords(project.article, marking);
  const renewed = { ...marking, words, by: context.actor, at: context.at };
  return ok({ ...project, notCheckable: { ...project.notCheckable, [marking.id]: renewed } });
}

export function handleNotCheckableRemove(
  project: Project,
  command: CommandOf<'not-checkable.remove'>,
): Handled {
  const marking = project.notCheckable[command.id];
  if (!marking) return unknownId('not-checkable marking', command.id);
  const article = withoutSpans(project.article, new Set(marking.spans.map((span) => span.id)));
  return ok({ ...project, article, notCheckable: without(project.notCheckable, marking.id) });
}
