import type { channels } from '../../../contract/channels.ts';
import { callSheetText } from '../../../core/sources/call-sheet-text.ts';
import { callSheets } from '../../../core/sources/call-sheet.ts';
import { appError } from '../../../core/app-error.ts';
import { safeFileName } from '../../../core/documents-out/file-name.ts';
import { projectTitle } from '../../../core/project/project-title.ts';
import { err, ok } from '../../../core/result.ts';
import { embargoRefusal } from '../../services/embargo-guard.ts';
import { formatNames, makeExport, previewExport, writeExport } from '../../services/export-service.ts';
import { saveText } from '../../services/text-file.ts';
import type { Handlers } from '../router.ts';
import type { AppServices } from './services.ts';

type ExportChannel = Extract<keyof typeof channels, `export:${string}`>;

/** A job of this window in the place of the one before it, which is abandoned. */
function anew(jobs: Map<number, AbortController>, windowId: number): AbortController {
  jobs.get(windowId)?.abort();
  const job = new AbortController();
  jobs.set(windowId, job);
  return job;
}

/** Files that leave a project. */
export function createExportHandlers({
  projects,
  tokens,
  vault,
  deskKey,
  parser,
  runtime,
  ports,
  stetVersion,
  writer,
}: AppServices): Pick<Handlers<typeof channels>, ExportChannel> {
  /** The text of a PDF that this app printed itself. */
  const readPdf = async (bytes: Uint8Array): Promise<readonly string[]> => {
    const reading = await parser.readEvidenceText(bytes, 'printed.pdf');
    return reading.ok && reading.value !== null ? [reading.value.text] : [];
  };
  const tools = { clock: runtime.clock, stetVersion, printToPdf: ports.printToPdf, readPdf, vault, deskKey };
  /** What each window is exporting, until it is written or abandoned, and what it looks at, until it looks at something else. */
  const running = new Map<number, AbortController>();
  const looking = new Map<number, AbortController>();
  return {
    'export:preview': async ({ projectId, ...wish }, windowId) => {
      const open = projects.get(projectId);
      if (!open.ok) return open;
      const { signal } = anew(looking, windowId);
      const write = writer.until(signal);
      const document = await previewExport(open.value.session, wish, { ...tools, write });
      if (!document.ok) return document;
      const { text, messages, losses } = document.value;
      return ok({ text: text ?? '', messages: [...messages], losses: [...losses] });
    },
    'export:save': async ({ projectId, ...wish }, windowId) => {
      const open = projects.get(projectId);
      if (!open.ok) return open;
      const { session, role } = open.value;
      const { signal } = anew(running, windowId);
      const isAbandoned = () => signal.aborted;
      const write = writer.until(signal);
      // Made before the dialog: a closed gate is told before anybody chooses a place.
      const document = await makeExport(session, projects.actorIn(role), wish, { ...tools, write });
      if (isAbandoned()) return ok({ saved: null });
      if (!document.ok) return document;
      const { name } = formatNames[wish.format];
      const extension = document.value.fileExtension;
      const path = await ports.dialogs.chooseSavePath({
        title: `Export as ${name}`,
        suggestedPath: safeFileName(projectTitle(session.project), extension),
        // Dialogs know the last part of an ending only.
        filters: [
          { name, extensions: [extension.slice(extension.lastIndexOf('.') + 1)] },
          // The same bytes under the ending that opens with Stet by a double click (docs/adr/0010-packaging.md).
          ...(wish.format === 'dossier'
            ? [{ name: 'Dossier, opens with Stet', extensions: ['stetdossier'] }]
            : []),
        ],
      });
      if (path === null || isAbandoned()) return ok({ saved: null });
      const written = await writeExport(
        runtime.fs,
        session,
        projects.actorIn(role),
        wish,
        document.value,
        path,
        vault,
      );
      if (!written.ok) return written;
      const { token, fileName } = tokens.issueWritten(path, windowId, written.value.size);
      const { size, messages } = written.value;
      return ok({ saved: { token, fileName, size, messages: [...messages] } });
    },
    'export:cancel': (_request, windowId) => {
      running.get(windowId)?.abort();
      return ok({});
    },
    'export:call-sheet': async ({ projectId, key, isUnderEmbargo }, windowId) => {
      const open = projects.get(projectId);
      if (!open.ok) return open;
      const { session } = open.value;
      const sheet = callSheets(session.project).find((each) => each.key === key);
      if (sheet === undefined) {
        return err(appError('not-found', 'There is nothing open to ask this person. Nothing was written.'));
      }
      const at = runtime.clock();
      const unconfirmed = embargoRefusal(session.project, { isUnderEmbargo, at, isTold: true });
      if (unconfirmed !== null) return unconfirmed;
      const text = callSheetText(session.project, sheet, at);
      const saved = await saveText({ fs: runtime.fs, dialogs: ports.dialogs, vault }, session, {
        title: 'Save the call sheet',
        name: safeFileName(`Call sheet ${sheet.name}`, 'txt'),
        text,
      });
      if (!saved.ok || saved.value === null) return saved.ok ? ok({ saved: null }) : saved;
      const { token, fileName } = tokens.issueWritten(saved.value, windowId, Buffer.byteLength(text));
      return ok({ saved: { token, fileName } });
    },
    'export:show': ({ token }, windowId) => {
      const path = tokens.path(token, windowId);
      if (!path.ok) return path;
      ports.desktop.showInFolder(path.value);
      return ok({});
    },
  };
}
