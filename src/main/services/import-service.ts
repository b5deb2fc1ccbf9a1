import type { Settings } from '../../contract/settings.ts';
import { articleTitle } from '../../core/article/article-text.ts';
import { textBlocks, type Block } from '../../core/article/block-tree.ts';
import type { ImportedComment, ImportedDocument } from '../../core/documents-in/imported-document.ts';
import type { IdSource } from '../../core/ids.ts';
import { allowedRoles } from '../../core/project/permissions.ts';
import type { Command, CommandOf } from '../../core/project/commands.ts';
import type { Person, Story } from '../../core/project/project.ts';
import type { Role } from '../../core/project/roles.ts';
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
 * out (they are kept as furniture, in their places), its writers, and one query per margin comment. Pure.
 * @param offered roles the user may act in; comments become queries in the first of them that may ask.
 */
export function importCommands(
  wish: ImportWish,
  settings: Pick<Settings, 'policy' | 'roles'>,
  by: Actor,
  newId: IdSource,
): readonly AuthoredCommand[] {
  const { document } = wish;
  const left = new Set(wish.leaveOut);
  const asker = askingRole(settings.roles, by.role);
  const messages = document.messages.map(({ text, count }) =>
    count > 1 ? `${text} (${count} times)` : text,
  );
  const comments = asker === null ? [] : document.comments;
  if (asker === null && document.comments.length > 0) {
    messages.push(`${document.comments.length} margin comments were left out: nobody here may open queries.`);
  }
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
    ...queriesFor(comments, document, newId).map((command) => ({
      command,
      by: { ...by, role: asker ?? by.role },
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

function askingRole(offered: readonly Role[], preferred: Role): Role | null {
  const may = allowedRoles['query.open'];
  return [preferred, ...offered].find((role) => may.includes(role)) ?? null;
}

/** One query per thread of comments: its first comment asks, the others reply, a resolved thread is resolved. */
function queriesFor(
  comments: readonly ImportedComment[],
  document: ImportedDocument,
  newId: IdSource,
): readonly Command[] {
  const known = new Set(comments.map((comment) => comment.id));
  const isReply = (comment: ImportedComment): boolean =>
    comment.parentId !== null && known.has(comment.parentId) && comment.parentId !== comment.id;
  return comments
    .filter((comment) => !isReply(comment))
    .flatMap((comment): Command[] => {
      const queryId = newId('query');
      const replies = comments.filter((other) => isReply(other) && other.parentId === comment.id);
      return [
        {
          kind: 'query.open',
          queryId,
          claimId: null,
          to: 'writer',
          text: said(comment, document.article.blocks),
        },
        ...replies.map((reply): Command => ({
          kind: 'query.reply',
          queryId,
          replyId: newId('reply'),
          text: said(reply, []),
        })),
        ...(comment.resolved ? [{ kind: 'query.resolve', queryId } as const] : []),
      ];
    });
}

function said(comment: ImportedComment, blocks: readonly Block[]): string {
  const leaf = textBlocks({ blocks }).find((block) => block.id === comment.blockId);
  const passage =
    leaf === undefined || comment.start === null || comment.end === null
      ? ''
      : leaf.text.slice(comment.start, comment.end).trim().slice(0, 300);
  const who =
    comment.author.trim() === '' ? 'Comment in the document' : `${comment.author.trim()} in the document`;
  const where = passage === '' ? '' : ` on “${passage}”`;
  return `${who}${where}: ${comment.text.trim() || '(empty)'}`.slice(0, 20_000);
}
