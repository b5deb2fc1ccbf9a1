import { claimState } from '../claims/staleness.ts';
import type { Project } from '../project/project.ts';
import type { Allegation } from './allegation.ts';
import { personName } from './source.ts';

/**
 * The right of reply: whoever a story accuses hears of it in time, may answer, and is answered for in the text (Mission
 * Investigate’s practice, GIJN).
 */

/** How far an allegation is, in the order of the work. */
export const replySteps = ['to-put', 'waiting', 'overdue', 'to-place', 'settled'] as const;
export type ReplyStep = (typeof replySteps)[number];

/** How an allegation stands. */
export interface AllegationState {
  readonly step: ReplyStep;
  /** Days until the deadline, negative when it is over; null when there is none or an answer is there. */
  readonly daysLeft: number | null;
  /** The claims that carry it and stand in the text. Without any it accuses nobody in print. */
  readonly liveClaimIds: readonly string[];
  /** Whether the claim that gives the reply stands in the text. */
  readonly isReplyInText: boolean;
}

type Story = Pick<Project, 'article' | 'claims'>;

/** Whether a claim counts and its words stand in the text. */
export function isInText(project: Story, claimId: string): boolean {
  const claim = project.claims[claimId];
  return claim !== undefined && claim.removed === null && !claimState(project, claim).isDetached;
}

/**
 * How an allegation stands on a day.
 * @param today `YYYY-MM-DD`
 */
export function allegationState(project: Story, allegation: Allegation, today: string): AllegationState {
  const { putAt, reply, deadline, replyClaimId } = allegation;
  const isReplyInText = replyClaimId !== null && isInText(project, replyClaimId);
  const daysLeft = reply !== null || deadline === null ? null : daysBetween(today, deadline);
  return {
    step: stepOf(putAt !== null, reply, isReplyInText, daysLeft),
    daysLeft,
    liveClaimIds: allegation.claimIds.filter((id) => isInText(project, id)),
    isReplyInText,
  };
}

function stepOf(
  isPut: boolean,
  reply: Allegation['reply'],
  isReplyInText: boolean,
  daysLeft: number | null,
): ReplyStep {
  if (!isPut) return 'to-put';
  if (reply === null) return daysLeft !== null && daysLeft < 0 ? 'overdue' : 'waiting';
  return hasWords(reply) && !isReplyInText ? 'to-place' : 'settled';
}

/**
 * What an allegation in the text still lacks, in a sentence; null when its right of reply was given or when none of its claims
 * stands in the text. Given means: it was put to them, and either they declined or let the deadline pass (an empty reply), or
 * they answered and the text gives the answer. Needs no clock: a deadline that is over settles nothing until somebody records it.
 */
export function replyShortfall(
  project: Pick<Project, 'article' | 'claims' | 'sources'>,
  allegation: Allegation,
): string | null {
  if (!allegation.claimIds.some((id) => isInText(project, id))) return null;
  const source = project.sources[allegation.sourceId];
  const who = source ? personName(source) : 'The accused';
  const { putAt, reply, replyClaimId } = allegation;
  if (putAt === null) return `${who} has not been asked about it yet`;
  if (reply === null)
    return `${who} was asked, and no answer is recorded; record the answer, or that there is none`;
  if (!hasWords(reply)) return null;
  if (replyClaimId === null) return `the answer of ${who} is recorded and does not stand in the text`;
  return isInText(project, replyClaimId)
    ? null
    : `the passage that gave the answer of ${who} no longer stands in the text`;
}

function hasWords(reply: NonNullable<Allegation['reply']>): boolean {
  return reply.text.trim() !== '';
}

/** Calendar days from one day to another, both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Allegations with work left first, by deadline; then those that are settled. */
export function allegationsInOrder(
  project: Pick<Project, 'article' | 'claims' | 'allegations'>,
  today: string,
): readonly { readonly allegation: Allegation; readonly state: AllegationState }[] {
  const rank = (state: AllegationState) =>
    state.step === 'settled' || state.liveClaimIds.length === 0 ? 1 : 0;
  return Object.values(project.allegations)
    .map((allegation) => ({ allegation, state: allegationState(project, allegation, today) }))
    .sort(
      (a, b) =>
        rank(a.state) - rank(b.state) ||
        (a.allegation.deadline ?? '9').localeCompare(b.allegation.deadline ?? '9') ||
        a.allegation.at.localeCompare(b.allegation.at),
    );
}
