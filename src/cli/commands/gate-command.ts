import { gate, gateIsOpen } from '../../core/gate/gate.ts';
import { validOverride } from '../../core/gate/seal.ts';
import { exitCodes, operand, type CliCommand } from '../outcome.ts';
import { withProject } from '../projects.ts';

/** `stet gate`: what keeps the article from being exported as vetted. */
export const gateCommand: CliCommand = (given, context) =>
  withProject(operand(given, 0), 'read', context, ({ project }) => {
    const blockers = gate(project);
    const open = gateIsOpen(project);
    const override = validOverride(project);
    const state =
      override === null
        ? `The gate is ${open ? 'open' : 'closed'}.`
        : `The gate is open by override of ${override.by}: ${override.reason}`;
    return Promise.resolve({
      json: { open, blockers },
      text: [state, ...blockers.map(({ code, message }) => `${code}: ${message}`)].join('\n'),
      exitCode: open ? exitCodes.done : exitCodes.gateClosed,
    });
  });
