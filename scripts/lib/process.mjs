import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

/** The repository. */
export const root = resolve(import.meta.dirname, '..', '..');

/** Tells the user what is going on. Standard error, because standard output belongs to the command. */
export function say(line) {
  process.stderr.write(`stet: ${line}\n`);
}

/** The environment for child processes: the project's own programs, and with them its own Node, come first. */
export function childEnvironment() {
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...environment } = process.env;
  return {
    ...environment,
    PATH: [join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter),
  };
}

/**
 * Runs a program to its end. Its output goes to our standard error, or where `stdio` says.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').StdioOptions} [stdio]
 * @returns {Promise<number>} its exit code; 128 and the signal's number after a signal
 */
export function run(program, args, stdio = ['ignore', process.stderr, process.stderr]) {
  return new Promise((resolvePromise) => {
    const needsShell = process.platform === 'win32' && !existsSync(program);
    const child = spawn(program, args, { cwd: root, env: childEnvironment(), stdio, shell: needsShell });
    const forward = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
    const end = (code) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, forward);
      resolvePromise(code);
    };
    child.on('error', (error) => {
      say(`${program}: ${error.message}`);
      end(127);
    });
    child.on('close', (code, signal) => end(code ?? (signal === 'SIGKILL' ? 137 : 143)));
  });
}
