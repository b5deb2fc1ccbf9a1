import type { channels } from '../../../contract/channels.ts';
import { dossierLimits, isDossierName } from '../../../core/dossier/parts.ts';
import { ok } from '../../../core/result.ts';
import type { FileFilter } from '../../platform/ports.ts';
import type { Handlers } from '../router.ts';
import type { AppServices } from './services.ts';

type FileChannel = 'files:pick' | 'files:read';
type Purpose = 'import' | 'dossier' | 'evidence' | 'image' | 'references';

const everything: FileFilter = { name: 'All files', extensions: ['*'] };
const wishes: Readonly<Record<Purpose, { readonly title: string; readonly filters: readonly FileFilter[] }>> =
  {
    import: {
      title: 'Import an article',
      filters: [
        {
          name: 'Articles',
          extensions: ['docx', 'html', 'htm', 'mhtml', 'mht', 'md', 'markdown', 'txt'],
        },
        { name: 'Dossiers', extensions: ['zip'] },
        everything,
      ],
    },
    dossier: {
      title: 'Verify a dossier',
      filters: [{ name: 'Dossiers', extensions: ['zip'] }, everything],
    },
    evidence: { title: 'Attach evidence', filters: [everything] },
    references: {
      title: 'Import sources',
      filters: [{ name: 'References', extensions: ['bib', 'bibtex', 'ris', 'json', 'txt'] }, everything],
    },
    image: {
      title: 'Choose a picture',
      filters: [{ name: 'Pictures', extensions: ['png', 'jpg', 'jpeg', 'gif', 'webp'] }],
    },
  };

/** Files the user chooses: dialogs and tokens. */
export function createFileHandlers({
  ports,
  tokens,
}: AppServices): Pick<Handlers<typeof channels>, FileChannel> {
  return {
    'files:pick': async ({ purpose }, windowId) => {
      const path = await ports.dialogs.chooseFile(wishes[purpose]);
      if (path === null) return ok({ file: null });
      const file = await tokens.issue(path, windowId, sizeLimit(path));
      return file.ok ? ok({ file: file.value }) : file;
    },
    'files:read': async ({ token }, windowId) => {
      const file = await tokens.read(token, windowId);
      return file.ok ? ok({ fileName: file.value.fileName, bytes: plainBytes(file.value.bytes) }) : file;
    },
  };
}

/** Bytes that a chosen file may have: undefined for the usual. Dossiers are read by the main process alone and may be larger. */
export function sizeLimit(path: string): number | undefined {
  return isDossierName(path) ? dossierLimits.bytes : undefined;
}

/** A copy that owns its memory: a slice of Node's shared pool would carry its neighbours across. */
export function plainBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
