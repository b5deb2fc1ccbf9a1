import { join } from 'node:path';
import type { Notice } from '../../contract/views.ts';
import { removeQuietly } from './durable-file.ts';
import { EvidenceStore } from './evidence-store.ts';
import { listProjectFolder } from './project-folder.ts';
import { setAside } from './quarantine.ts';
import type { Recovered } from './recovery.ts';
import { storageError } from './storage-errors.ts';
import type { Settled } from './store-options.ts';

/** Sets rejected bytes aside and clears away unfinished files. What cannot be moved stays and is reported again. */
export async function cleanUp(settled: Settled, found: Recovered): Promise<readonly Notice[]> {
  const { fs, folder, clock } = settled;
  let notices = found.notices;
  for (const rejected of found.rejected) {
    try {
      const isNew = await setAside(fs, folder, rejected, clock());
      if (!isNew) notices = notices.filter((notice) => notice.code !== 'journal-tail');
    } catch (error) {
      const failure = storageError(error, 'write', 'the quarantine');
      notices = [...notices, { kind: 'warning', code: failure.code, text: failure.message }];
    }
  }
  for (const name of (await listProjectFolder(fs, folder)).unfinished) {
    await removeQuietly(fs, join(folder.path, name));
  }
  for (const name of await new EvidenceStore(fs, folder).unfinished()) {
    await removeQuietly(fs, join(folder.evidence, name));
  }
  return notices;
}
