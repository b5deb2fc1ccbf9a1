import { appError } from '../../app-error.ts';
import { stageByLedger } from '../../corrections/correction.ts';
import { isEmbargoed } from '../../corrections/embargo.ts';
import { gate } from '../../gate/gate.ts';
import { err } from '../../result.ts';
import type { FormatWriter } from '../exported-document.ts';

/**
 * For reviews that machines republish at once, without a field for any of this: no draft, nothing under an override, an embargo or
 * after a retraction. Errors: `gate-closed`, `embargoed`, `nothing-to-export`.
 */
export function onlyVetted(name: string): NonNullable<FormatWriter['refusal']> {
  return (project, { isDraft, generatedAt }) => {
    const blockers = gate(project).length;
    if (!isDraft && blockers === 0) {
      if (isEmbargoed(project.embargo, generatedAt)) {
        const embargoed = `This article is under an embargo, and a ${name} cannot say so. Nothing was written. Export it when the embargo is over.`;
        return err(appError('embargoed', embargoed));
      }
      if (stageByLedger(project.corrections) !== 'retracted') return null;
      const retracted = `This article was retracted, and a ${name} cannot say so. Nothing was written.`;
      return err(appError('nothing-to-export', retracted));
    }
    const message = isDraft
      ? `A ${name} is data that search engines republish, and it cannot say that it is a draft. Export it as vetted once the gate is open.`
      : `This article leaves by the editor’s override, and a ${name} cannot say so. Nothing was written. Settle the open points first.`;
    return err(appError('gate-closed', message, { blockers }));
  };
}
