import { basename } from 'node:path';
import type { DossierFindings } from '../../../core/dossier/examine-dossier.ts';
import { describeFindings } from '../../../core/dossier/findings-text.ts';
import type { Result } from '../../../core/result.ts';
import type { Dialogs, Question } from '../../platform/ports.ts';
import type { OpenedDossier } from './examine-in-thread.ts';

/** What showing an opened dossier needs. */
export interface OpenedDossierTools {
  readonly dialogs: Pick<Dialogs, 'ask'>;
  readonly examine: (path: string) => Promise<Result<OpenedDossier>>;
  /** Makes the project again in the library in use; examines the file once more. */
  readonly take: (path: string) => Promise<Result<unknown>>;
  /** A project has come into the library. */
  readonly changed: () => void;
}

/** A dialog is no page: what does not fit is told by `stet verify` and by the dossier's own page. */
const mostLines = 24;
const longestLine = 200;

/** The answer that makes a project of it. */
const takeIt = 'Take into the library';

/**
 * Shows what became of a dossier that somebody opened: whether it is as it was sealed, by which key and with which sign-offs. One that is intact can be
 * taken into the library. Never rejects for anything a file can hold.
 */
export async function showOpenedDossier(path: string, tools: OpenedDossierTools): Promise<void> {
  const examination = await tools.examine(path);
  const question = dossierQuestion(basename(path), examination);
  const answer = await tools.dialogs.ask(question);
  if (!examination.ok || question.buttons[answer] !== takeIt) return;
  const taken = await tools.take(path);
  if (taken.ok) tools.changed();
  await tools.dialogs.ask(takenQuestion(examination.value.findings, taken));
}

/** What is asked about an opened dossier. */
export function dossierQuestion(fileName: string, examination: Result<OpenedDossier>): Question {
  const close = { buttons: ['Close'], cancelIndex: 0, defaultIndex: 0 };
  if (!examination.ok) {
    return {
      kind: 'warning',
      message: `“${fileName}” could not be examined.`,
      detail: examination.error.message,
      ...close,
    };
  }
  const { findings, holdsProject } = examination.value;
  const detail = shortened(describeFindings(findings));
  if (!findings.isIntact) {
    return {
      kind: 'warning',
      message: `“${fileName}” is not intact.`,
      detail: `${detail}\n\nNothing was changed. Ask whoever made it for a whole copy.`,
      ...close,
    };
  }
  if (!holdsProject) {
    return { kind: 'info', message: `“${fileName}” is intact.`, detail, ...close };
  }
  return {
    kind: 'info',
    message: `“${fileName}” is intact.`,
    detail: `${detail}\n\nYou can make the project again in your library, with its log and evidence.`,
    buttons: [takeIt, 'Close'],
    cancelIndex: 1,
    defaultIndex: 1,
  };
}

function takenQuestion({ manifest }: DossierFindings, taken: Result<unknown>): Question {
  const close = { buttons: ['Close'], cancelIndex: 0, defaultIndex: 0 };
  return taken.ok
    ? {
        kind: 'info',
        message: 'The project is in your library.',
        detail: `“${manifest?.record.title ?? ''}” has the same record, log and evidence as in the dossier.`,
        ...close,
      }
    : { kind: 'warning', message: 'The project was not taken.', detail: taken.error.message, ...close };
}

function shortened(lines: readonly string[]): string {
  const kept = lines
    .slice(0, mostLines)
    .map((line) => (line.length > longestLine ? `${line.slice(0, longestLine - 1)}…` : line));
  const left = lines.length - kept.length;
  return [...kept, ...(left > 0 ? [`… and ${left} more lines; “stet verify” prints all.`] : [])].join('\n');
}
