import { resolve } from 'node:path';
import { appError } from '../../core/app-error.ts';
import { examineLibrary, type Diagnosis } from '../../main/services/doctor.ts';
import { CliFailure, exitCodes, operand, type CliCommand } from '../outcome.ts';

/** `stet doctor`: verifies every project of a library. */
export const doctorCommand: CliCommand = async (given, context) => {
  const { runtime, cwd } = context;
  const folder = resolve(cwd, operand(given, 0));
  if ((await runtime.fs.status(folder))?.isFolder !== true) {
    throw new CliFailure(appError('not-found', `There is no folder ${folder}.`));
  }
  const projects = await examineLibrary(folder, runtime);
  const isSound = projects.every((project) => project.ok);
  const summary = `${projects.length} projects: ${isSound ? 'all verified' : 'something is wrong'}`;
  return {
    json: { ok: isSound, projects },
    text: [...projects.flatMap(describe), summary].join('\n'),
    exitCode: isSound ? exitCodes.done : exitCodes.notVerified,
  };
};

function describe(project: Diagnosis): readonly string[] {
  const { snapshots, entries, evidence } = project.verified;
  return [
    `${project.ok ? 'ok  ' : 'BAD '} ${project.title ?? project.projectDir}: ${snapshots} snapshots, ${entries} log entries, ${evidence} files`,
    ...project.problems.map(({ code, message }) => `     ${code}: ${message}`),
    ...project.repaired.map((what) => `     repaired: ${what}`),
    ...project.quarantined.map((name) => `     set aside: quarantine/${name}`),
    ...project.notes.map((note) => `     note: ${note}`),
  ];
}
