import { appError } from '../../app-error.ts';
import { gate } from '../../gate/gate.ts';
import { err } from '../../result.ts';
import type { FormatWriter } from '../exported-document.ts';

/** For reviews that machines republish: no draft, and nothing under an override. Errors: `gate-closed`. */
export function onlyVetted(name: string): NonNullable<FormatWriter['refusal']> {
  return (project, { isDraft }) => {
    const blockers = gate(project).length;
    if (!isDraft && blockers === 0) return null;
    const message = isDraft
      ? `A ${name} is data that search engines republish, and it cannot say that it is a draft. Export it as vetted once the gate is open.`
      : `This article leaves by the editor’s override, and a ${name} cannot say so. Nothing was written. Settle the open points first.`;
    return err(appError('gate-closed', message, { blockers }));
  };
}
