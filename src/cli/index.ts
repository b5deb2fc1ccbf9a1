import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { versionWords } from '../contract/build-stamp.ts';
import { readBuildStamp } from '../main/services/build-stamp-file.ts';
import { systemRuntime } from '../main/services/runtime.ts';
import type { CliContext } from './outcome.ts';
import { runCli } from './run.ts';

/** Entry of `out/main/cli.js`: connects the command line to the process. */

function stetVersion(): string {
  const packageFile = join(import.meta.dirname, '..', '..', 'package.json');
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { readonly version: string };
  return version;
}

function createContext(): CliContext {
  const isSource = import.meta.filename.endsWith('.ts');
  return {
    runtime: systemRuntime({ idleAfter: null }),
    cwd: process.cwd(),
    home: homedir(),
    env: process.env,
    platform: process.platform,
    readStdin: () => text(process.stdin),
    workerFile: isSource
      ? join(import.meta.dirname, '..', 'main', 'services', 'parse-worker.ts')
      : join(import.meta.dirname, 'parse-worker.js'),
    referenceWorkerFile: isSource
      ? join(import.meta.dirname, '..', 'main', 'services', 'references', 'reference-worker.ts')
      : join(import.meta.dirname, 'reference-worker.js'),
    resourcesFolder: join(import.meta.dirname, '..', '..', 'resources'),
    stetVersion: stetVersion(),
  };
}

// A reader that stops reading (`stet show … | head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const version = () =>
  versionWords(stetVersion(), readBuildStamp(join(import.meta.dirname, '..', 'stamp.json')));

process.exitCode = await runCli(process.argv.slice(2), createContext, version, {
  out: (output) => process.stdout.write(output),
  err: (output) => process.stderr.write(output),
});
