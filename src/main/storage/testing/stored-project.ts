import { join } from 'node:path';
import { plainBlock } from '../../../core/article/block-tree.ts';
import { defaultPolicy } from '../../../core/gate/policy.ts';
import { apply, type Applied } from '../../../core/project/apply.ts';
import type { Command } from '../../../core/project/commands.ts';
import type { Project } from '../../../core/project/project.ts';
import { ProjectStore, type StoreOptions } from '../project-store.ts';

/** The time of the n-th command of a stored test project. */
const instant = (n: number): string => new Date(Date.UTC(2026, 2, 1, 9, 0, n)).toISOString();

/** `apply` as the editor, at a time that follows from the revision. */
export function step(project: Project | null, command: Command): Applied {
  const at = instant((project?.revision ?? 0) + 1);
  const applied = apply(project, command, { at, actor: 'Edda Editor', role: 'editor' });
  if (!applied.ok) throw new Error(`${applied.error.code}: ${applied.error.message}`);
  return applied.value;
}

/** A project of one paragraph, `p`. */
export function created(text = 'The ferry leaves at nine.'): Applied {
  return step(null, {
    kind: 'project.create',
    projectId: 'project_1',
    origin: { kind: 'blank', fileName: '', messages: [] },
    story: {
      title: 'Ferry',
      slug: 'ferry',
      stage: 'drafting',
      deadline: null,
      publicationDate: null,
      publicUrl: '',
      publisher: '',
      language: 'en',
      people: [],
    },
    policy: defaultPolicy,
    blocks: [plainBlock('headline', 'h', 'Ferry'), plainBlock('paragraph', 'p', text)],
    furniture: [],
  });
}

/** Puts another text into paragraph `p`. */
export const typing = (text: string): Command => ({
  kind: 'article.edit',
  put: [{ block: plainBlock('paragraph', 'p', text) }],
  remove: [],
});

export const numbered = (n: number): Command => typing(`The ferry leaves at ${n}.`);

/** The text of paragraph `p`. */
export function textOf(project: Project): string {
  const block = project.article.blocks.find((one) => one.id === 'p');
  return block?.kind === 'paragraph' ? block.text : '';
}

/** Options of a store in tests: housekeeping only when asked. */
export const calm: StoreOptions = { idleAfter: null };

/** Makes a project folder inside `parent` and answers its path. */
export async function aStoredProject(parent: string, name = 'ferry'): Promise<string> {
  const path = join(parent, name);
  const first = created();
  const made = await ProjectStore.create(
    { path, hiddenPath: join(parent, '.hidden'), entries: [first.entry], project: first.project },
    calm,
  );
  if (!made.ok) throw new Error(made.error.message);
  return path;
}

/** Opens a store and expects success. */
export async function opened(
  path: string,
  access: 'write' | 'read' = 'write',
  options: StoreOptions = calm,
): Promise<ProjectStore> {
  const store = await ProjectStore.open(path, access, options);
  if (!store.ok) throw new Error(`${store.error.code}: ${store.error.message}`);
  return store.value;
}

/** Saves commands one after the other and expects each to be acknowledged. */
export async function save(store: ProjectStore, ...commands: readonly Command[]): Promise<void> {
  for (const command of commands) {
    const { entry, project } = step(store.head, command);
    const saved = await store.append(entry, project);
    if (!saved.ok) throw new Error(`${saved.error.code}: ${saved.error.message}`);
  }
}

/** Numbers from `from` to `to`, both included. */
export const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
