import { appError } from '../app-error.ts';
import { assertNever, err, ok, type Result } from '../result.ts';
import { commandContextSchema, commandSchema, type Command, type CommandContext } from './commands.ts';
import { checkContent } from './content-rules.ts';
import { refuse, type Handled } from './draft.ts';
import {
  handleCoverageSignException,
  handleCoverageWithdrawException,
  handleGateOverride,
  handleSignOffGive,
  handleSignOffWithdraw,
} from './handlers/approvals.ts';
import { handleArticleEdit, handleFurnitureRemove, handleFurnitureRestore } from './handlers/article.ts';
import {
  handleClaimAddSpan,
  handleClaimAttach,
  handleClaimCreate,
  handleClaimNote,
  handleClaimRemove,
  handleClaimRemoveSpan,
  handleClaimRestore,
  handleClaimSetStatus,
  handleClaimUpdate,
  handleClaimVerdict,
  handleNotCheckableMark,
  handleNotCheckableRemove,
  handleNotCheckableRenew,
} from './handlers/claims.ts';
import {
  handleChangeAccept,
  handleChangePropose,
  handleChangeReject,
  handleChangeWithdraw,
  handleQueryOpen,
  handleQueryReopen,
  handleQueryReply,
  handleQueryResolve,
} from './handlers/exchange.ts';
import {
  handleCitationAdd,
  handleCitationRemove,
  handleCitationUpdate,
  handleEvidenceAdd,
  handleEvidenceCustody,
  handleEvidenceRemove,
  handleSourceAdd,
  handleSourceMerge,
  handleSourceRemove,
  handleSourceUpdate,
} from './handlers/sources.ts';
import {
  handleCorrectionAdd,
  handleCorrectionWithdraw,
  handleEmbargoSet,
  handleRetentionSet,
} from './handlers/corrections.ts';
import { handleClaimSetFormula, handleFindingDismiss, handleFindingRecall } from './handlers/findings.ts';
import { handleNameConfirm, handleNameRemove, handleNameUpdate } from './handlers/names.ts';
import {
  handleAllegationAdd,
  handleAllegationRemove,
  handleAllegationUpdate,
  handleContactLog,
  handleContactRemove,
} from './handlers/people.ts';
import { handlePrivilegeLift, handlePrivilegeMark } from './handlers/privilege.ts';
import {
  createProject,
  handleExportRecord,
  handlePolicySet,
  handleProjectRestore,
  handleRoleSwitch,
  handleStageSet,
  handleStoryUpdate,
} from './handlers/story.ts';
import { handleSuggestionIgnore, handleSuggestionRecall } from './handlers/suggestions.ts';
import { createEntry, verifyChain, type LogEntry } from './log.ts';
import { checkPermission } from './permissions.ts';
import type { Project } from './project.ts';

export interface Applied {
  readonly project: Project;
  readonly entry: LogEntry;
}

/**
 * The one way a project changes. Checks the command's shape and content, then who may give it, then whether it makes sense
 * here, and returns the next project together with its log entry. Pure: same arguments, same bytes. A refused command returns an
 * error and nothing else; `project` itself is never altered.
 *
 * @param project null before the first command, which must be `project.create`.
 */
export function apply(project: Project | null, command: unknown, context: CommandContext): Result<Applied> {
  const shaped = checkShape(command, context);
  if (!shaped.ok) return shaped;
  const content = checkContent(shaped.value.command);
  return content.ok ? applyChecked(project, shaped.value.command, shaped.value.context) : content;
}

/**
 * {@link apply} for a command that stands in a log. What was accepted once stays accepted, also when a later version would
 * no longer take it from a person ({@link checkContent}).
 */
export function applyAgain(
  project: Project | null,
  command: unknown,
  context: CommandContext,
): Result<Applied> {
  const shaped = checkShape(command, context);
  return shaped.ok ? applyChecked(project, shaped.value.command, shaped.value.context) : shaped;
}

function checkShape(
  command: unknown,
  context: CommandContext,
): Result<{ readonly command: Command; readonly context: CommandContext }> {
  const parsed = commandSchema.safeParse(command);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue ? `${issue.path.join('.') || 'command'}: ${issue.message}` : 'unknown shape';
    return err(
      appError('invalid-command', `This is not a command Stet knows (${where}). Nothing was changed.`),
    );
  }
  const who = commandContextSchema.safeParse(context);
  if (!who.success) {
    return err(
      appError('invalid-command', 'A command needs a time, an actor and a role. Nothing was changed.'),
    );
  }
  return ok({ command: parsed.data, context: who.data });
}

/** {@link apply} for a command and a context whose shapes have been checked already. */
export function applyChecked(
  project: Project | null,
  command: Command,
  context: CommandContext,
): Result<Applied> {
  const handled = project === null ? start(command, context) : proceed(project, command, context);
  if (!handled.ok) return handled;
  const { revision, logHead } = handled.value;
  const entry = createEntry(logHead, revision + 1, command, context);
  return ok({
    project: { ...handled.value, revision: entry.revision, logHead: entry.hash, updatedAt: context.at },
    entry,
  });
}

function start(command: Command, context: CommandContext): Handled {
  return command.kind === 'project.create'
    ? createProject(command, context)
    : refuse('invalid-command', 'The first command of a project is project.create. Nothing was changed.');
}

function proceed(project: Project, command: Command, context: CommandContext): Handled {
  const permitted = checkPermission(project, command, context);
  return permitted.ok ? handle(project, command, context) : permitted;
}

function handle(project: Project, command: Command, context: CommandContext): Handled {
  switch (command.kind) {
    case 'project.create':
      return refuse('already-exists', 'The project exists already. Nothing was changed.');
    case 'project.restore':
      return handleProjectRestore(project, command, context);
    case 'story.update':
      return handleStoryUpdate(project, command, context);
    case 'stage.set':
      return handleStageSet(project, command, context);
    case 'policy.set':
      return handlePolicySet(project, command, context);
    case 'role.switch':
      return handleRoleSwitch(project, command, context);
    case 'article.edit':
      return handleArticleEdit(project, command, context);
    case 'furniture.restore':
      return handleFurnitureRestore(project, command, context);
    case 'furniture.remove':
      return handleFurnitureRemove(project, command, context);
    case 'claim.create':
      return handleClaimCreate(project, command, context);
    case 'claim.add-span':
      return handleClaimAddSpan(project, command, context);
    case 'claim.remove-span':
      return handleClaimRemoveSpan(project, command, context);
    case 'claim.attach':
      return handleClaimAttach(project, command, context);
    case 'claim.update':
      return handleClaimUpdate(project, command, context);
    case 'claim.remove':
      return handleClaimRemove(project, command, context);
    case 'claim.restore':
      return handleClaimRestore(project, command, context);
    case 'claim.note':
      return handleClaimNote(project, command, context);
    case 'claim.set-status':
      return handleClaimSetStatus(project, command, context);
    case 'claim.verdict':
      return handleClaimVerdict(project, command, context);
    case 'claim.set-formula':
      return handleClaimSetFormula(project, command, context);
    case 'finding.dismiss':
      return handleFindingDismiss(project, command, context);
    case 'finding.recall':
      return handleFindingRecall(project, command, context);
    case 'suggestion.ignore':
      return handleSuggestionIgnore(project, command, context);
    case 'suggestion.recall':
      return handleSuggestionRecall(project, command);
    case 'name.confirm':
      return handleNameConfirm(project, command, context);
    case 'name.update':
      return handleNameUpdate(project, command, context);
    case 'name.remove':
      return handleNameRemove(project, command, context);
    case 'not-checkable.mark':
      return handleNotCheckableMark(project, command, context);
    case 'not-checkable.renew':
      return handleNotCheckableRenew(project, command, context);
    case 'not-checkable.remove':
      return handleNotCheckableRemove(project, command);
    case 'source.add':
      return handleSourceAdd(project, command, context);
    case 'source.update':
      return handleSourceUpdate(project, command);
    case 'source.remove':
      return handleSourceRemove(project, command);
    case 'source.merge':
      return handleSourceMerge(project, command, context);
    case 'contact.log':
      return handleContactLog(project, command, context);
    case 'contact.remove':
      return handleContactRemove(project, command);
    case 'allegation.add':
      return handleAllegationAdd(project, command, context);
    case 'allegation.update':
      return handleAllegationUpdate(project, command, context);
    case 'allegation.remove':
      return handleAllegationRemove(project, command, context);
    case 'evidence.add':
      return handleEvidenceAdd(project, command, context);
    case 'evidence.custody':
      return handleEvidenceCustody(project, command, context);
    case 'evidence.remove':
      return handleEvidenceRemove(project, command);
    case 'citation.add':
      return handleCitationAdd(project, command, context);
    case 'citation.update':
      return handleCitationUpdate(project, command, context);
    case 'citation.remove':
      return handleCitationRemove(project, command, context);
    case 'query.open':
      return handleQueryOpen(project, command, context);
    case 'query.reply':
      return handleQueryReply(project, command, context);
    case 'query.resolve':
      return handleQueryResolve(project, command, context);
    case 'query.reopen':
      return handleQueryReopen(project, command, context);
    case 'change.propose':
      return handleChangePropose(project, command, context);
    case 'change.accept':
      return handleChangeAccept(project, command, context);
    case 'change.reject':
      return handleChangeReject(project, command, context);
    case 'change.withdraw':
      return handleChangeWithdraw(project, command, context);
    case 'coverage.sign-exception':
      return handleCoverageSignException(project, command, context);
    case 'coverage.withdraw-exception':
      return handleCoverageWithdrawException(project, command, context);
    case 'sign-off.give':
      return handleSignOffGive(project, command, context);
    case 'sign-off.withdraw':
      return handleSignOffWithdraw(project, command, context);
    case 'gate.override':
      return handleGateOverride(project, command, context);
    case 'correction.add':
      return handleCorrectionAdd(project, command, context);
    case 'correction.withdraw':
      return handleCorrectionWithdraw(project, command, context);
    case 'embargo.set':
      return handleEmbargoSet(project, command, context);
    case 'retention.set':
      return handleRetentionSet(project, command, context);
    case 'privilege.mark':
      return handlePrivilegeMark(project, command, context);
    case 'privilege.lift':
      return handlePrivilegeLift(project, command, context);
    case 'export.record':
      return handleExportRecord(project, command, context);
    default:
      return assertNever(command);
  }
}

/**
 * Rebuilds a project from its log, or carries one on from a snapshot. Checks the chain first.
 * Error `damaged`: the chain breaks, or an entry is refused that was once accepted.
 */
export function replay(entries: readonly LogEntry[], from: Project | null = null): Result<Project> {
  const chain = verifyChain(entries, from ? { revision: from.revision, hash: from.logHead } : undefined);
  if (!chain.ok) return chain;
  let project = from;
  for (const entry of entries) {
    const applied = applyChecked(project, entry.command, entry.context);
    if (!applied.ok || applied.value.entry.hash !== entry.hash) {
      const why = applied.ok ? 'it gives another result' : applied.error.message;
      return err(
        appError('damaged', `Entry ${entry.revision} of the log cannot be repeated (${why}).`, {
          revision: entry.revision,
        }),
      );
    }
    project = applied.value.project;
  }
  return project ? ok(project) : err(appError('damaged', 'The log is empty.'));
}
