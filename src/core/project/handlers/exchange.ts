import { changeTextBlock, spanIndex } from '../../article/spans.ts';
import { replaceText } from '../../article/replace-text.ts';
import type { Claim } from '../../claims/claim.ts';
import { ok } from '../../result.ts';
import type { CommandContext, CommandOf } from '../commands.ts';
import {
  duplicateId,
  liveClaim,
  putClaim,
  refuse,
  unknownId,
  withEvent,
  withHistory,
  type Handled,
} from '../draft.ts';
import type { Change, Query } from '../exchange.ts';
import type { Project } from '../project.ts';
import { settleSpans } from './article.ts';

export function handleQueryOpen(
  project: Project,
  command: CommandOf<'query.open'>,
  context: CommandContext,
): Handled {
  if (project.queries[command.queryId]) return duplicateId(command.queryId);
  const missing = (command.citationIds ?? []).find((id) => !project.citations[id]);
  if (missing !== undefined) return unknownId('citation', missing);
  const query: Query = {
    id: command.queryId,
    claimId: command.claimId,
    to: command.to,
    text: command.text,
    citationIds: [...new Set(command.citationIds)],
    by: context.actor,
    role: context.role,
    at: context.at,
    replies: [],
    resolved: null,
  };
  const asked = { ...project, queries: { ...project.queries, [query.id]: query } };
  if (command.claimId === null) return ok(withEvent(asked, context, command.kind, command.text));
  const claim = liveClaim(project, command.claimId);
  if (!claim) return unknownId('claim', command.claimId);
  return ok(noteOnClaim(asked, claim, context, command.kind, command.text));
}

export function handleQueryReply(
  project: Project,
  command: CommandOf<'query.reply'>,
  context: CommandContext,
): Handled {
  const query = project.queries[command.queryId];
  if (!query) return unknownId('query', command.queryId);
  if (query.replies.some((reply) => reply.id === command.replyId)) return duplicateId(command.replyId);
  const reply = {
    id: command.replyId,
    by: context.actor,
    role: context.role,
    at: context.at,
    text: command.text,
  };
  return ok(putQuery(project, { ...query, replies: [...query.replies, reply] }, context, command.kind));
}

export function handleQueryResolve(
  project: Project,
  command: CommandOf<'query.resolve'>,
  context: CommandContext,
): Handled {
  const query = project.queries[command.queryId];
  if (!query) return unknownId('query', command.queryId);
  if (query.resolved !== null) {
    return refuse('already-settled', 'That query is resolved already. Nothing was changed.');
  }
  const resolved = { by: context.actor, at: context.at };
  return ok(putQuery(project, { ...query, resolved }, context, command.kind));
}

export function handleQueryReopen(
  project: Project,
  command: CommandOf<'query.reopen'>,
  context: CommandContext,
): Handled {
  const query = project.queries[command.queryId];
  if (!query) return unknownId('query', command.queryId);
  if (query.resolved === null) {
    return refuse('already-settled', 'That query is open already. Nothing was changed.');
  }
  return ok(putQuery(project, { ...query, resolved: null }, context, command.kind));
}

function putQuery(project: Project, query: Query, context: CommandContext, what: string): Project {
  const next = { ...project, queries: { ...project.queries, [query.id]: query } };
  const claim = query.claimId === null ? null : liveClaim(project, query.claimId);
  return claim
    ? noteOnClaim(next, claim, context, what, query.text)
    : withEvent(next, context, what, query.text);
}

/** A claim without a verdict is `queried` for as long as a query about it is open. */
function noteOnClaim(
  project: Project,
  claim: Claim,
  context: CommandContext,
  what: string,
  detail: string,
): Project {
  const isAsked = Object.values(project.queries).some(
    (query) => query.claimId === claim.id && query.resolved === null,
  );
  let next = claim;
  if (isAsked && (claim.status === 'to-check' || claim.status === 'in-progress')) {
    next = { ...claim, status: 'queried' };
  }
  if (!isAsked && claim.status === 'queried') next = { ...claim, status: 'in-progress' };
  return putClaim(project, withHistory(next, context, what, detail));
}

export function handleChangePropose(
  project: Project,
  command: CommandOf<'change.propose'>,
  context: CommandContext,
): Handled {
  if (project.changes[command.changeId]) return duplicateId(command.changeId);
  const claim = liveClaim(project, command.claimId);
  if (!claim) return unknownId('claim', command.claimId);
  if (!claim.spans.some((span) => span.id === command.spanId)) return unknownId('span', command.spanId);
  const fragments = spanIndex(project.article).get(command.spanId) ?? [];
  const [fragment] = fragments;
  if (!fragment) {
    return refuse('claim-detached', 'Those words are not in the text any more. Nothing was changed.');
  }
  if (fragments.length > 1) {
    return refuse(
      'bad-range',
      'The passage runs over several paragraphs. Mark one of them as a claim of its own and propose the change there.',
    );
  }
  if (fragment.text === command.replacement) {
    return refuse('text-changed', 'The proposed words are the ones that stand there. Nothing was changed.');
  }
  const change: Change = {
    id: command.changeId,
    claimId: claim.id,
    spanId: command.spanId,
    exact: fragment.text,
    replacement: command.replacement,
    reason: command.reason,
    by: context.actor,
    at: context.at,
    outcome: null,
  };
  const noted = putClaim(project, withHistory(claim, context, command.kind, command.replacement));
  return ok({ ...noted, changes: { ...noted.changes, [change.id]: change } });
}

/** The one way in which a checker's words reach the article: an editor takes them. The claim then awaits a verdict. */
export function handleChangeAccept(
  project: Project,
  command: CommandOf<'change.accept'>,
  context: CommandContext,
): Handled {
  const change = project.changes[command.changeId];
  if (!change) return unknownId('proposed change', command.changeId);
  if (change.outcome !== null) return settled(change);
  const fragments = spanIndex(project.article).get(change.spanId) ?? [];
  const [fragment] = fragments;
  if (!fragment || fragments.length > 1 || fragment.text !== change.exact) {
    return refuse(
      'outdated',
      'The words this change was proposed for have changed since. Nothing was changed; reject it or ask for a new one.',
      { changeId: change.id },
    );
  }
  const edited = changeTextBlock(project.article, fragment.blockId, (leaf) =>
    replaceText(leaf, fragment.start, fragment.end, change.replacement, change.spanId),
  );
  const touched = edited.blocks.filter((block, at) => block !== project.article.blocks[at]);
  const next = settleSpans(
    project,
    edited,
    touched.map((block) => block.id),
    context,
    command.kind,
  );
  return ok(settleChange(next, change, 'accepted', '', context, command.kind));
}

export function handleChangeReject(
  project: Project,
  command: CommandOf<'change.reject'>,
  context: CommandContext,
): Handled {
  const change = project.changes[command.changeId];
  if (!change) return unknownId('proposed change', command.changeId);
  if (change.outcome !== null) return settled(change);
  return ok(settleChange(project, change, 'rejected', command.reason, context, command.kind));
}

export function handleChangeWithdraw(
  project: Project,
  command: CommandOf<'change.withdraw'>,
  context: CommandContext,
): Handled {
  const change = project.changes[command.changeId];
  if (!change) return unknownId('proposed change', command.changeId);
  if (change.outcome !== null) return settled(change);
  return ok(settleChange(project, change, 'withdrawn', '', context, command.kind));
}

function settled(change: Change): Handled {
  return refuse(
    'already-settled',
    `That change was ${change.outcome?.kind ?? 'settled'} already. Nothing was changed.`,
  );
}

function settleChange(
  project: Project,
  change: Change,
  kind: 'accepted' | 'rejected' | 'withdrawn',
  reason: string,
  context: CommandContext,
  what: string,
): Project {
  const outcome = { kind, by: context.actor, at: context.at, reason };
  const next = { ...project, changes: { ...project.changes, [change.id]: { ...change, outcome } } };
  const claim = liveClaim(next, change.claimId);
  return claim
    ? putClaim(next, withHistory(claim, context, what, `${change.exact} → ${change.replacement}`))
    : next;
}
