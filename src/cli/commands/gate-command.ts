import { gate, gateIsOpen } from '../../core/gate/gate.ts';
import { validOverride } from '../../core/gate/seal.ts';
import { exitCodes, operand, type CliCommand } from '../outcome.ts';
import { examineEvidence, withLosses } from '../../main/services/evidence-examination.ts';
import { actorName, withProject } from '../projects.ts';

/** `stet gate`: what keeps the article from being exported as vetted. All evidence is hashed again for the answer. */
export const gateCommand: CliCommand = (given, context) =>
  withProject(operand(given, 0), 'read', context, async (session) => {
    const by = { actor: actorName(null, context), role: 'editor' } as const;
    const lost = await examineEvidence(session, by);
    const project = withLosses(session.project, lost, context.runtime.clock());
    const blockers = gate(project);
    const open = gateIsOpen(project);
    const override = validOverride(project);
    const state =
      override === null
        ? `The gate is ${open ? 'open' : 'closed'}.`
        : `The gate is open by override of ${override.by}: ${override.reason}`;
    return {
      json: { open, blockers },
      text: [state, ...blockers.map(({ code, message }) => `${code}: ${message}`)].join('\n'),
      exitCode: open ? exitCodes.done : exitCodes.gateClosed,
    };
  });
