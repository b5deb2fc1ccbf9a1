import { resolve } from 'node:path';
import { acceptance } from '../../core/project/accept-change.ts';
import { commandSchema, type Command } from '../../core/project/commands.ts';
import { roles } from '../../core/project/roles.ts';
import { ok, type Result } from '../../core/result.ts';
import type { Actor, BatchOutcome, ProjectSession } from '../../main/services/project-session.ts';
import type { AppError, ErrorCode } from '../../core/app-error.ts';
import { demand, oneOf, operand, option, type CliCommand, type CliContext } from '../outcome.ts';
import { actorName, withProject } from '../projects.ts';
import { readInput } from './import-command.ts';

/** A command and the line it stands on, counted from 1. */
interface NumberedCommand {
  readonly line: number;
  readonly command: Command;
}

/** Lines up to the first that is no command, and what is wrong with that one. */
interface ReadCommands {
  readonly commands: readonly NumberedCommand[];
  readonly broken: { readonly line: number; readonly why: string } | null;
}

/** `stet apply`: gives the commands of a file, one per line. */
export const applyCommand: CliCommand = async (given, context) => {
  const role = oneOf('as', option(given, 'as') ?? 'editor', roles);
  const by = { actor: actorName(option(given, 'actor'), context), role };
  const source = await readSource(operand(given, 1), context);
  const { commands, broken } = readCommands(source);
  return withProject(operand(given, 0), 'write', context, async (session) => {
    const { applied, revision, refused } = demand(
      await giveInOrder(
        session,
        commands.map(({ command }) => command),
        by,
      ),
    );
    await session.housekeep();
    const answer = {
      json: { applied, revision },
      text: `${applied} commands applied; revision ${revision}`,
    };
    if (refused !== null) {
      const line = commands[refused.index]?.line ?? 0;
      return { ...answer, failure: refusal(refused.error.code, line, refused.error.message, applied) };
    }
    return broken === null
      ? answer
      : { ...answer, failure: refusal('invalid-command', broken.line, broken.why, applied) };
  });
};

/**
 * Gives the commands one after the other. Accepting a change takes along the footnotes that lose their last reference, as it does in the
 * window, unless the file removes blocks itself right behind it, as a log does that is given again.
 */
async function giveInOrder(
  session: ProjectSession,
  commands: readonly Command[],
  by: Actor,
): Promise<Result<BatchOutcome>> {
  let given = 0;
  while (given < commands.length) {
    const at = commands.findIndex((command, index) => index >= given && command.kind === 'change.accept');
    const until = at < 0 ? commands.length : at;
    const before = await session.giveAll(commands.slice(given, until), by);
    if (!before.ok) return before;
    given += before.value.applied;
    const { refused } = before.value;
    if (refused !== null || at < 0) {
      return ok({
        ...before.value,
        applied: given,
        refused: refused === null ? null : { ...refused, index: given },
      });
    }
    const accept = commands[at];
    const next = commands[at + 1];
    if (accept?.kind !== 'change.accept') break;
    const isRemovedByHand = next?.kind === 'article.edit' && next.remove.length > 0;
    const plan = isRemovedByHand ? [accept] : acceptance(session.project, accept.changeId).commands;
    const accepted = await session.giveTogether(plan, by);
    if (!accepted.ok) {
      const { revision } = session.project;
      return ok({ applied: given, revision, refused: { index: given, error: accepted.error } });
    }
    given += 1;
  }
  return ok({ applied: given, revision: session.project.revision, refused: null });
}

function refusal(code: ErrorCode, line: number, why: string, applied: number): AppError {
  const kept =
    applied === 0
      ? ''
      : ` ${applied === 1 ? 'The command before it is' : `The ${applied} commands before it are`} kept.`;
  return { code, message: `line ${line}: ${why}${kept}`, details: { line, applied } };
}

async function readSource(name: string, context: CliContext): Promise<string> {
  if (name === '-') return context.readStdin();
  const bytes = demand(await readInput(context.runtime.fs, resolve(context.cwd, name)));
  return Buffer.from(bytes).toString('utf8');
}

function readCommands(source: string): ReadCommands {
  const commands: NumberedCommand[] = [];
  for (const [index, text] of source
    .replace(/^\uFEFF/u, '')
    .split('\n')
    .entries()) {
    if (text.trim() === '') continue;
    const line = index + 1;
    const value = parseLine(text);
    if (!value.ok) return { commands, broken: { line, why: value.why } };
    const parsed = commandSchema.safeParse(value.json);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const where = issue?.path.join('.') ?? '';
      const why = `This is not a command Stet knows (${where === '' ? '' : `${where}: `}${issue?.message ?? 'unknown shape'}).`;
      return { commands, broken: { line, why } };
    }
    commands.push({ line, command: parsed.data });
  }
  return { commands, broken: null };
}

type ParsedLine =
  { readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly why: string };

/** One line as JSON, or what is wrong with it and where. */
function parseLine(text: string): ParsedLine {
  try {
    return { ok: true, json: JSON.parse(text) as unknown };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const at = brokenAt(text);
    const where =
      at === null
        ? 'it ends too early'
        : `it breaks at character ${at + 1}, at “${text.slice(at, at + 20).trim()}”`;
    return { ok: false, why: `This is no JSON: ${where}. Each line holds one whole command.` };
  }
}

/** The offset of the first character that no JSON could have there; null when the line only ends too early. */
function brokenAt(text: string): number | null {
  if (mayGoOn(text)) return null;
  let whole = 0;
  let broken = text.length;
  while (broken - whole > 1) {
    const middle = Math.floor((whole + broken) / 2);
    if (mayGoOn(text.slice(0, middle))) whole = middle;
    else broken = middle;
  }
  return whole;
}

/** Whether more text could make JSON of this. The parser says where it stopped: behind the end, or before it. */
function mayGoOn(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    if (/^(?:Unexpected end|Unterminated string)/u.test(error.message)) return true;
    const at = /at position (\d+)/u.exec(error.message)?.[1];
    return at !== undefined && Number(at) >= text.length;
  }
}
