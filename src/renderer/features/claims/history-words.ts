import type { ClaimEvent } from '../../../core/claims/claim.ts';

const verbs: Readonly<Record<string, string>> = {
  'claim.create': 'marked it',
  'claim.add-span': 'added a place',
  'claim.remove-span': 'removed a place',
  'claim.attach': 'attached it again',
  'claim.update': 'set',
  'claim.remove': 'removed it',
  'claim.restore': 'restored it',
  'claim.note': 'noted',
  'claim.set-formula': 'set the calculation',
  'claim.set-status': 'set the status to',
  'claim.verdict': 'gave the verdict',
  'finding.dismiss': 'put a finding aside',
  'finding.recall': 'took a finding back',
  'article.edit': 'edited the text',
  'citation.add': 'cited',
  'citation.update': 'changed a citation',
  'citation.remove': 'removed a citation',
  'query.open': 'opened a query',
  'query.reply': 'replied to a query',
  'query.resolve': 'resolved a query',
  'query.reopen': 'reopened a query',
  'change.propose': 'proposed',
  'change.accept': 'accepted the change',
  'change.reject': 'rejected the change',
  'change.withdraw': 'withdrew the change',
  'privilege.mark': 'marked as privileged',
  'privilege.lift': 'took a privilege mark away',
  'furniture.restore': 'restored a line of the import',
  'furniture.remove': 'left out a line of the import',
};

/** One line of a claim's history as a sentence without its subject. Unknown kinds keep their own name. */
export function historyLine({ what, detail }: Pick<ClaimEvent, 'what' | 'detail'>): string {
  const verb = verbs[what] ?? what;
  return detail === '' ? verb : `${verb}: ${detail}`;
}
