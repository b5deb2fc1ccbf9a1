import { expect, it } from 'vitest';
import { logRoot } from '../../core/project/log.ts';
import { currentSchema } from '../../core/project/project.ts';
import { encodeBatch, encodeHeader, scanJournal } from './journal-format.ts';
import { joinSegments } from './log-reader.ts';

it('an entry that nests without end ends the log there, and breaks nothing', () => {
  const deep = `{"revision":1,"context":{},"command":{"kind":"x","deep":${'['.repeat(100_000)}${']'.repeat(100_000)}},"previous":"${logRoot}","hash":"${logRoot}"}`;
  const after = { revision: 0, logHead: logRoot };
  const bytes = Buffer.concat([
    encodeHeader({ format: 'stet-journal', schema: currentSchema, generation: 1, after }),
    encodeBatch([{ revision: 1, json: deep }]),
  ]);
  const segment = {
    generation: 1,
    isArchived: false,
    path: 'journal',
    size: bytes.length,
    scan: scanJournal(bytes),
  };
  const { entries, broken } = joinSegments([segment], after);
  expect([entries, broken?.after]).toEqual([[], 0]);
});
