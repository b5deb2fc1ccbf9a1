import { plainBlock } from '../../core/article/block-tree.ts';
import type { Policy } from '../../core/gate/policy.ts';
import type { IdSource } from '../../core/ids.ts';
import type { CommandOf } from '../../core/project/commands.ts';
import { untitled } from '../../core/project/project-title.ts';
import { emptyStory } from './import-service.ts';

/** The command that makes an empty project: a headline and a paragraph to write in. */
export function blankProject(title: string, policy: Policy, newId: IdSource): CommandOf<'project.create'> {
  return {
    kind: 'project.create',
    projectId: newId('project'),
    origin: { kind: 'blank', fileName: '', messages: [] },
    story: title.trim() === '' ? { ...emptyStory(untitled), slug: '' } : emptyStory(title.trim()),
    policy,
    blocks: [
      plainBlock('headline', newId('block'), title.trim()),
      plainBlock('paragraph', newId('block'), ''),
    ],
    furniture: [],
  };
}
