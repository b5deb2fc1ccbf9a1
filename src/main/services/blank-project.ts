import { plainBlock } from '../../core/article/block-tree.ts';
import type { Policy } from '../../core/gate/policy.ts';
import type { IdSource } from '../../core/ids.ts';
import type { CommandOf } from '../../core/project/commands.ts';
import { emptyStory } from './import-service.ts';

/** The command that makes an empty project: a headline and a paragraph to write in. */
export function blankProject(title: string, policy: Policy, newId: IdSource): CommandOf<'project.create'> {
  return {
    kind: 'project.create',
    projectId: newId('project'),
    origin: { kind: 'blank', fileName: '', messages: [] },
    story: emptyStory(title.trim() === '' ? 'Untitled' : title.trim()),
    policy,
    blocks: [
      plainBlock('headline', newId('block'), title.trim()),
      plainBlock('paragraph', newId('block'), ''),
    ],
    furniture: [],
  };
}
