import type { Command, CommandKind } from '../../../core/project/commands.ts';

/** What each act is called when it is taken back or cannot be: "Undone: marking a claim". */
const names: Readonly<Record<CommandKind, string>> = {
  'project.create': 'starting the project',
  'project.restore': 'bringing back an earlier state',
  'story.update': 'a change of the story’s details',
  'stage.set': 'setting the stage',
  'policy.set': 'setting the policy',
  'role.switch': 'switching the role',
  'article.edit': 'typing',
  'furniture.restore': 'putting back a left-out line',
  'furniture.remove': 'leaving out a line',
  'claim.create': 'marking a claim',
  'claim.add-span': 'adding words to a claim',
  'claim.remove-span': 'taking words out of a claim',
  'claim.attach': 'attaching a claim to words',
  'claim.update': 'a change of a claim',
  'claim.set-formula': 'the sum of a claim',
  'claim.remove': 'removing a claim',
  'claim.restore': 'bringing back a claim',
  'claim.note': 'a note',
  'claim.set-status': 'setting a claim’s status',
  'claim.verdict': 'a verdict',
  'finding.dismiss': 'putting a finding aside',
  'finding.recall': 'taking a finding up again',
  'suggestion.ignore': 'ignoring a suggestion',
  'suggestion.recall': 'taking a suggestion up again',
  'name.confirm': 'confirming a name',
  'name.update': 'a change of a name',
  'name.remove': 'removing a name',
  'not-checkable.mark': 'marking words not checkable',
  'not-checkable.renew': 'renewing a not-checkable mark',
  'not-checkable.remove': 'removing a not-checkable mark',
  'source.add': 'a new source',
  'source.update': 'a change of a source',
  'source.remove': 'removing a source',
  'source.merge': 'joining two sources',
  'contact.log': 'logging a contact',
  'contact.remove': 'removing a contact',
  'allegation.add': 'a new allegation',
  'allegation.update': 'a change of an allegation',
  'allegation.remove': 'removing an allegation',
  'privilege.mark': 'marking something as privileged',
  'privilege.lift': 'lifting a privilege mark',
  'evidence.add': 'adding evidence',
  'evidence.custody': 'an entry about who kept the evidence',
  'evidence.remove': 'removing evidence',
  'citation.add': 'a citation',
  'citation.update': 'a change of a citation',
  'citation.remove': 'removing a citation',
  'query.open': 'a query',
  'query.reply': 'a reply to a query',
  'query.resolve': 'settling a query',
  'query.reopen': 'opening a query again',
  'change.propose': 'proposing a change',
  'change.accept': 'accepting a proposed change',
  'change.reject': 'rejecting a proposed change',
  'change.withdraw': 'withdrawing a proposed change',
  'coverage.sign-exception': 'signing a coverage exception',
  'coverage.withdraw-exception': 'withdrawing a coverage exception',
  'sign-off.give': 'a sign-off',
  'sign-off.withdraw': 'withdrawing a sign-off',
  'gate.override': 'overriding the gate',
  'correction.add': 'publishing a correction',
  'correction.withdraw': 'withdrawing a correction',
  'embargo.set': 'setting the embargo',
  'retention.set': 'saying how long the research is kept',
  'export.record': 'an export',
};

/** What leads on where an act cannot be taken back. */
const instead: Readonly<Partial<Record<CommandKind, string>>> = {
  'change.accept':
    'To have the old words again, change the text in Draft mode as writer or editor, or propose them.',
  'change.reject': 'To have the words after all, propose the change again.',
  'change.withdraw': 'To have the words after all, propose the change again.',
  'claim.set-status': 'A verdict that was given up has to be given again.',
  'claim.verdict': 'Give another verdict, or set the claim back to check.',
  'claim.note': 'Notes stay; write another that puts it right.',
  'query.reply': 'Replies stay; write another that puts it right.',
  'stage.set': 'Choose the other stage in the title bar.',
  'policy.set': 'Change the policy in the settings of this project.',
  'evidence.add': 'Remove the evidence from its source where it is not cited.',
  'sign-off.withdraw': 'Give the sign-off again.',
  'correction.add': 'Withdraw the correction with a reason.',
};

const otherwise = 'It stays on record; put it right with a new act.';

function nameOf(command: Command): string {
  const isEvidence = command.kind === 'citation.update' && command.evidenceId !== undefined;
  return isEvidence ? 'evidence of a citation' : names[command.kind];
}

/**
 * What a row of commands is called that was given as one act: "accepting a proposed change", "a citation (3)".
 * Up to three kinds are named.
 */
export function actWords(commands: readonly Command[]): string {
  const all = [...new Set(commands.map(nameOf))];
  const [only] = all;
  if (only === undefined) return 'the last act';
  if (all.length === 1) {
    return commands.length === 1 ? only : `${only} (${commands.length.toLocaleString('en')})`;
  }
  return `${all.slice(0, 3).join(', ')}${all.length > 3 ? ' and more' : ''}`;
}

/** What can be done where a row of commands cannot be taken back. */
export function insteadOfUndo(commands: readonly Command[]): string {
  const known = commands.map(({ kind }) => kind).find((kind) => instead[kind] !== undefined);
  return (known === undefined ? undefined : instead[known]) ?? otherwise;
}
