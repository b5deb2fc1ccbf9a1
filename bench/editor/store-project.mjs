import { defaultPolicy } from '../../src/core/gate/policy.ts';
import { emptyStory } from '../../src/main/services/import-service.ts';
import { ProjectLibrary } from '../../src/main/services/project-library.ts';
import { systemRuntime } from '../../src/main/services/runtime.ts';

const types = ['number', 'fact', 'name', 'quote', 'date'];

/**
 * Puts a project into a library, as the application would: made, then each claim created by a command of its own.
 * @param {string} library
 * @param {string} title
 * @param {{ paragraphs: readonly string[], claims: readonly { paragraph: number, start: number, end: number }[] }} text
 */
export async function storeProject(library, title, { paragraphs, claims }) {
  const runtime = systemRuntime({ idleAfter: null });
  const by = { actor: 'Ada Quist', role: 'editor' };
  const opened = await ProjectLibrary.open(library, runtime);
  if (!opened.ok) throw new Error(opened.error.message);
  const create = {
    kind: 'project.create',
    projectId: runtime.newId('project'),
    origin: { kind: 'blank', fileName: '', messages: [] },
    story: emptyStory(title),
    policy: defaultPolicy,
    blocks: [
      { kind: 'headline', id: 'headline', text: title, marks: [], spans: [] },
      ...paragraphs.map((text, at) => ({ kind: 'paragraph', id: `p${at}`, text, marks: [], spans: [] })),
    ],
    furniture: [],
  };
  const marks = claims.map(({ paragraph, start, end }, at) => ({
    kind: 'claim.create',
    claimId: `claim${at}`,
    type: types[at % types.length],
    ranges: [{ spanId: `span${at}`, blockId: `p${paragraph}`, start, end }],
  }));
  const made = await opened.value.create([create, ...marks].map((command) => ({ command, by })));
  if (!made.ok)
    throw new Error(`${made.error.code}: ${made.error.message} ${JSON.stringify(made.error.details)}`);
}
