import { appError } from '../app-error.ts';
import { articleText } from '../article/article-text.ts';
import { standingCorrections } from '../corrections/correction.ts';
import { gate, gateIsOpen } from '../gate/gate.ts';
import { privilegedWords, withoutPrivileged } from '../privilege/without-privileged.ts';
import type { Project } from '../project/project.ts';
import { err, ok, type Result } from '../result.ts';
import { count } from './checking-statement.ts';
import { createRedactor } from './confidential.ts';
import { forbiddenFields } from './editions/absence.ts';
import type { ExportedDocument, ExportOptions, FormatWriter } from './exported-document.ts';
import { formatWriters } from './format-writers.ts';

export { exportFormatsCore, type ExportFormatCore } from './export-formats.ts';
export type { Edition, ExportedDocument, ExportOptions } from './exported-document.ts';

/**
 * Writes the project in one format and validates the result before anybody gets it. A pure function of its arguments:
 * the same project and options give the same bytes.
 *
 * Errors: `gate-closed` (a vetted edition while blockers stand, with their number; or an edition that the format has not),
 * `nothing-to-export` (nothing in the project may leave in this format, or what it needs is missing), `embargoed` (a format that cannot say so, under an embargo), `invalid-export` (the written
 * document does not pass its own validator; nothing is handed out).
 */
export async function exportDocument(
  project: Project,
  options: ExportOptions,
): Promise<Result<ExportedDocument>> {
  const writer = formatWriters[options.format];
  const refusal = closedGate(project, options) ?? writer.refusal?.(project, options) ?? null;
  if (refusal !== null) return refusal;
  // What passed between client and lawyer is in the legal edition and in no other file.
  const told = options.format === 'legal' ? project : withoutPrivileged(project);
  const written = await writer.write(told, options);
  if (!written.ok) return written;
  const { fileExtension, mediaType, content, losses, messages = [], problems } = written.value;
  const text = typeof content === 'string' ? content : null;
  const leaks = [
    ...(text === null ? [] : leaksIn(project, text)),
    ...forbiddenFields(told, options.format, content, privilegedWords(project)).map(
      (path) => `it holds what may not leave in this format (${path})`,
    ),
  ];
  if (problems.length > 0 || leaks.length > 0) {
    return err(
      appError(
        'invalid-export',
        `The written document did not pass its check, so it was not handed out: ${[...problems, ...leaks].slice(0, 3).join('; ')}. The project is unchanged. Try another format, and report this as a mistake in Stet.`,
        { format: options.format, problems: problems.length + leaks.length },
      ),
    );
  }
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return ok({
    fileExtension,
    mediaType,
    bytes,
    text,
    losses,
    messages: [...messages, ...namingMessages(project, writer)],
  });
}

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

function closedGate(project: Project, { isDraft }: ExportOptions): Result<never> | null {
  if (isDraft || gateIsOpen(project)) return null;
  const blockers = gate(project).length;
  return err(
    appError(
      'gate-closed',
      `${count(blockers, 'point keeps', 'points keep')} this article from being exported as vetted. Nothing was written. Settle them, or export a draft, which says that it is not vetted.`,
      { blockers },
    ),
  );
}

/** Confidential words that the export brings in on top of what the article itself says. */
function leaksIn(project: Project, text: string): readonly string[] {
  const redactor = createRedactor(Object.values(project.sources));
  const own = new Set(redactor.find(ownWords(project)));
  return redactor.find(text).some((word) => !own.has(word)) ? ['it names a confidential source'] : [];
}

/** What the writer chose to print; a confidential name in it is the desk's decision, but it is told. */
function namingMessages(project: Project, { carriesArticle }: FormatWriter): readonly string[] {
  if (!carriesArticle) return [];
  const named = createRedactor(Object.values(project.sources)).find(ownWords(project));
  return named.length === 0
    ? []
    : [
        `The article itself, or a correction of it, names ${count(named.length, 'person', 'persons')} who did not agree to be named: ${named.join(', ')}.`,
      ];
}

function ownWords({ article, story, corrections }: Project): string {
  const notes = standingCorrections(corrections).map(({ note }) => note);
  return [story.title, articleText(article), ...notes].join('\n');
}
