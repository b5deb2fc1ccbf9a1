import { textBlocks, type Article } from '../article/block-tree.ts';
import { changeTextBlock, spanIndex } from '../article/spans.ts';
import { replaceText } from '../article/replace-text.ts';
import type { Command } from './commands.ts';
import { spanOwners } from './draft.ts';
import type { Project } from './project.ts';

/** What accepting a proposed change takes, as one act. */
export interface Acceptance {
  readonly commands: readonly Command[];
  /** Footnotes that lose their last reference and go with it. */
  readonly removedNotes: number;
  /** Footnotes that lose it and stay, because claims or markings stand in them. */
  readonly keptNotes: number;
}

/**
 * Accepting a change, and with it the removal of each footnote whose last reference the change cuts, as a word processor does it. A note
 * in which a claim or a marking stands is somebody's work and stays; it is for the editor to decide. Both are commands of their own in
 * the log, so that older logs mean what they meant.
 */
export function acceptance(project: Project, changeId: string): Acceptance {
  const accept: Command = { kind: 'change.accept', changeId };
  const change = project.changes[changeId];
  const [fragment, ...others] = change ? (spanIndex(project.article).get(change.spanId) ?? []) : [];
  if (!change || !fragment || others.length > 0) {
    return { commands: [accept], removedNotes: 0, keptNotes: 0 };
  }
  const after = changeTextBlock(project.article, fragment.blockId, (leaf) =>
    replaceText(leaf, fragment.start, fragment.end, change.replacement, change.spanId),
  );
  const cut = lostReferences(project.article, after);
  const notes = project.article.blocks.flatMap((block) =>
    block.kind === 'footnote' && cut.has(block.id) ? [block] : [],
  );
  const owners = spanOwners(project);
  const remove = notes.filter(({ spans }) => !spans.some(({ id }) => owners.has(id))).map(({ id }) => id);
  return {
    commands: remove.length === 0 ? [accept] : [accept, { kind: 'article.edit', put: [], remove }],
    removedNotes: remove.length,
    keptNotes: notes.length - remove.length,
  };
}

function lostReferences(before: Article, after: Article): ReadonlySet<string> {
  const left = referencesIn(after);
  return new Set([...referencesIn(before)].filter((id) => !left.has(id)));
}

function referencesIn(article: Article): ReadonlySet<string> {
  return new Set(
    textBlocks(article).flatMap(({ marks }) =>
      marks.flatMap((mark) => (mark.kind === 'note' ? [mark.footnoteId] : [])),
    ),
  );
}

/** What became of the notes, for people; empty when no note was touched. */
export function acceptanceWords({ removedNotes, keptNotes }: Acceptance): string {
  const parts = [
    ...(removedNotes === 0
      ? []
      : [removedNotes === 1 ? 'Its footnote went with it.' : `Its ${removedNotes} footnotes went with it.`]),
    ...(keptNotes === 0
      ? []
      : [
          keptNotes === 1
            ? 'A footnote stays without a reference, because claims or markings stand in it.'
            : `${keptNotes} footnotes stay without a reference, because claims or markings stand in them.`,
        ]),
  ];
  return parts.join(' ');
}
