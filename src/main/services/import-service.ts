import type { Settings } from '../../contract/settings.ts';
import { articleTitle } from '../../core/article/article-text.ts';
import type { ImportedDocument } from '../../core/documents-in/imported-document.ts';
import type { IdSource } from '../../core/ids.ts';
import { allowedRoles } from '../../core/project/permissions.ts';
import type { CommandKind, CommandOf } from '../../core/project/commands.ts';
import type { Person, Story } from '../../core/project/project.ts';
import type { Role } from '../../core/project/roles.ts';
import { exchangeCommands } from './import-exchange.ts';
import { slugOf } from './folder-names.ts';
import type { AuthoredCommand } from './project-library.ts';
import type { Actor } from './project-session.ts';

/** What an import is made of, besides who does it. */
export interface ImportWish {
  readonly document: ImportedDocument;
  readonly fileName: string;
  /** Block ids of proposed removals that the user agreed to. */
  readonly leaveOut: readonly string[];
  readonly isPaste: boolean;
}

/** A story about which nothing is known but its title. */
export function emptyStory(title: string): Story {
  return {
    title,
    slug: slugOf(title),
    stage: 'drafting',
    deadline: null,
    publicationDate: null,
    publicUrl: '',
    publisher: '',
    language: 'en',
    people: [],
  };
}

/**
 * The commands that make a project of an imported document: the article without the lines the user agreed to leave
 * out (they are kept as furniture, in their places), its writers, and what stands in its margin. Pure.
 * Comments become queries, and tracked changes proposed changes, in the first of the user's roles that may give them.
 */
export function importCommands(
  wish: ImportWish,
  settings: Pick<Settings, 'policy' | 'roles'>,
  by: Actor,
  newId: IdSource,
): readonly AuthoredCommand[] {
  const { document } = wish;
  const left = new Set(wish.leaveOut);
  const asker = roleFor('query.open', settings.roles, by.role);
  const messages = document.messages.map(({ text, count }) =>
    count > 1 ? `${text} (${count} times)` : text,
  );
  const proposer = roleFor('change.propose', settings.roles, by.role);
  const exchange = exchangeCommands(document, {
    newId,
    importer: by.actor,
    maySend: { queries: asker !== null, changes: proposer !== null },
    leftOut: left,
  });
  messages.push(...exchange.messages);
  const create: CommandOf<'project.create'> = {
    kind: 'project.create',
    projectId: newId('project'),
    origin: {
      kind: wish.isPaste ? 'paste' : document.format,
      fileName: wish.fileName.slice(0, 300),
      messages,
    },
    story: storyOf(document, newId),
    policy: settings.policy,
    blocks: document.article.blocks.filter((block) => !left.has(block.id)),
    furniture: furnitureOf(document, left, newId),
  };
  return [
    { command: create, by },
    ...exchange.commands.map((command) => ({
      command,
      by: { ...by, role: (command.kind === 'change.propose' ? proposer : asker) ?? by.role },
    })),
  ];
}

function storyOf(document: ImportedDocument, newId: IdSource): Story {
  const title = document.title.trim() === '' ? (articleTitle(document.article) ?? '') : document.title;
  const people: readonly Person[] = document.bylineNames
    .map((name) => name.trim().slice(0, 300))
    .filter((name) => name !== '')
    .map((name) => ({ id: newId('person'), name, roles: ['writer'] }));
  return {
    ...emptyStory(title),
    publicationDate: document.publicationDate,
    publicUrl: (document.sourceUrl ?? '').slice(0, 2048),
    language: document.language ?? 'en',
    people,
  };
}

function furnitureOf(
  document: ImportedDocument,
  left: ReadonlySet<string>,
  newId: IdSource,
): CommandOf<'project.create'>['furniture'] {
  const { blocks } = document.article;
  const why = new Map(document.removals.map((removal) => [removal.blockId, removal]));
  return blocks.flatMap((block, index) => {
    const removal = why.get(block.id);
    if (!left.has(block.id) || removal === undefined) return [];
    return [
      {
        id: newId('furniture'),
        block,
        after: blocks[index - 1]?.id ?? null,
        reason: removal.reason,
        why: removal.why,
      },
    ];
  });
}

function roleFor(kind: CommandKind, offered: readonly Role[], preferred: Role): Role | null {
  const may = allowedRoles[kind];
  return [preferred, ...offered].find((role) => may.includes(role)) ?? null;
}
