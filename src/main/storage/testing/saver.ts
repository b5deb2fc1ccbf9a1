import { writeSync } from 'node:fs';
import { ProjectStore } from '../project-store.ts';
import { numbered, step } from './stored-project.ts';

/** Child of the kill test: saves without pause and reports each acknowledged revision on standard output. */
const opened = await ProjectStore.open(process.argv[2] ?? '', 'write', { idleAfter: null });
if (!opened.ok) throw new Error(opened.error.message);
const store = opened.value;
for (let n = 1; ; n += 1) {
  const { entry, project } = step(store.head, numbered(n));
  const saved = await store.append(entry, project);
  if (!saved.ok) throw new Error(saved.error.message);
  writeSync(1, `${entry.revision}\n`);
  if (n % 25 === 0) void store.compact();
}
