import { parseArgs } from 'node:util';
import { appError } from '../core/app-error.ts';
import {
  CliFailure,
  exitCodeOf,
  exitCodes,
  wrongUse,
  type CliCommand,
  type CliContext,
  type ExitCode,
  type Given,
} from './outcome.ts';
import { commandHelp, commandNames, commands, overview, type CommandName } from './usage.ts';

export interface Printer {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Each command is loaded when it is called: nobody waits for the Word reader to see a gate. */
const loaders: Readonly<Record<CommandName, () => Promise<CliCommand>>> = {
  import: async () => (await import('./commands/import-command.ts')).importCommand,
  show: async () => (await import('./commands/show-command.ts')).showCommand,
  text: async () => (await import('./commands/show-command.ts')).textCommand,
  attach: async () => (await import('./commands/attach-command.ts')).attachCommand,
  apply: async () => (await import('./commands/apply-command.ts')).applyCommand,
  gate: async () => (await import('./commands/gate-command.ts')).gateCommand,
  quote: async () => (await import('./commands/quote-command.ts')).quoteCommand,
  compare: async () => (await import('./commands/compare-command.ts')).compareCommand,
  spot: async () => (await import('./commands/spot-command.ts')).spotCommand,
  export: async () => (await import('./commands/export-command.ts')).exportCommand,
  verify: async () => (await import('./commands/verify-command.ts')).verifyCommand,
  key: async () => (await import('./commands/verify-command.ts')).keyCommand,
  search: async () => (await import('./commands/search-command.ts')).searchCommand,
  sources: async () => (await import('./commands/sources-command.ts')).sourcesCommand,
  doctor: async () => (await import('./commands/doctor-command.ts')).doctorCommand,
  backups: async () => (await import('./commands/restore-command.ts')).backupsCommand,
  restore: async () => (await import('./commands/restore-command.ts')).restoreCommand,
  demo: async () => (await import('./commands/demo-command.ts')).demoCommand,
};

/**
 * Runs one command line and answers the exit status. Standard output gets the answer and nothing else; an error leaves
 * it empty (unless part of the work was done) and goes to standard error as `code: message`.
 * @param version what `--version` answers; only asked for then
 */
export async function runCli(
  argv: readonly string[],
  createContext: () => CliContext,
  version: () => string,
  print: Printer,
): Promise<ExitCode> {
  try {
    if (argv[0] === '--version') {
      print.out(`stet ${version()}\n`);
      return exitCodes.done;
    }
    const help = helpWanted(argv);
    if (help !== null) {
      print.out(help);
      return exitCodes.done;
    }
    const name = commandName(argv[0]);
    const { given, isJson } = parseGiven(name, argv.slice(1));
    const command = await loaders[name]();
    const outcome = await command(given, createContext());
    print.out(`${isJson ? JSON.stringify(outcome.json) : outcome.text}\n`);
    if (outcome.failure) {
      print.err(`${outcome.failure.code}: ${outcome.failure.message}\n`);
      return exitCodeOf(outcome.failure.code);
    }
    return outcome.exitCode ?? exitCodes.done;
  } catch (error) {
    const failure =
      error instanceof CliFailure
        ? error
        : new CliFailure(
            appError(
              'internal',
              `Something went wrong inside Stet: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
            ),
          );
    print.err(`${failure.error.code}: ${failure.error.message}\n`);
    return failure.exitCode;
  }
}

function helpWanted(argv: readonly string[]): string | null {
  const [first, second] = argv;
  if (first === 'help' && second !== undefined) return commandHelp(commandName(second));
  if (first === 'help' || first === '--help' || first === '-h') return overview();
  if (first !== undefined && (argv.includes('--help') || argv.includes('-h'))) {
    return commandHelp(commandName(first));
  }
  return null;
}

function commandName(name: string | undefined): CommandName {
  return (
    commandNames.find((known) => known === name) ??
    wrongUse(
      name === undefined
        ? `Say what to do: ${commandNames.join(', ')}. “stet help” tells more.`
        : `There is no command “${name}”. “stet help” lists them.`,
    )
  );
}

function parseGiven(name: CommandName, argv: readonly string[]): { given: Given; isJson: boolean } {
  const help = commands[name];
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { ...help.options, json: { type: 'boolean' } },
      allowPositionals: true,
      strict: true,
    });
    const [least, most] = typeof help.operands === 'number' ? [help.operands, help.operands] : help.operands;
    if (positionals.length < least || positionals.length > most) wrongUse(`Usage: ${help.usage}`);
    return { given: { operands: positionals, options: values }, isJson: values['json'] === true };
  } catch (error) {
    if (error instanceof CliFailure || !(error instanceof TypeError)) throw error;
    return wrongUse(`${error.message.split('.')[0] ?? 'Unknown option'}. Usage: ${help.usage}`);
  }
}
