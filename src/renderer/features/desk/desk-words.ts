import type { Stage } from '../../../core/project/project.ts';
import type { Role } from '../../../core/project/roles.ts';

export const roleNames: Readonly<Record<Role, string>> = {
  writer: 'Writer',
  editor: 'Editor',
  checker: 'Checker',
  legal: 'Legal',
};

export const stageNames: Readonly<Record<Stage, string>> = {
  drafting: 'Drafting',
  annotated: 'Annotated',
  checking: 'Checking',
  queries: 'Queries',
  'legal-read': 'Legal read',
  closing: 'Closing',
  'signed-off': 'Signed off',
  published: 'Published',
  corrected: 'Corrected',
  retracted: 'Retracted',
};
