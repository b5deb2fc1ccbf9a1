import { plainBlock, type Block } from '../article/block-tree.ts';
import { findTextBlock } from '../article/spans.ts';
import { defaultPolicy, type Policy } from '../gate/policy.ts';
import { apply } from '../project/apply.ts';
import type { Command } from '../project/commands.ts';
import type { LogEntry } from '../project/log.ts';
import type { Project } from '../project/project.ts';
import type { Role } from '../project/roles.ts';

/** People of the test desk, one per role. */
export const staff: Readonly<Record<Role, string>> = {
  writer: 'Ada Writer',
  editor: 'Bo Editor',
  checker: 'Cy Checker',
  legal: 'Di Legal',
};

/** A desk that gives commands through `apply`, as the app does, with a clock that ticks a second per command. */
export class Desk {
  project: Project;
  /** The log so far. */
  readonly entries: LogEntry[] = [];
  #tick = 0;

  constructor(blocks: readonly Block[], policy: Policy = defaultPolicy) {
    const created = apply(
      null,
      {
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
          people: [{ id: 'person_1', name: staff.writer, roles: ['writer'] }],
        },
        policy,
        blocks,
        furniture: [],
      },
      this.#context('editor'),
    );
    if (!created.ok) throw new Error(created.error.message);
    this.project = created.value.project;
    this.entries.push(created.value.entry);
  }

  #context(role: Role, actor: string = staff[role]) {
    this.#tick += 1;
    return { at: new Date(Date.UTC(2026, 2, 1, 9, 0, this.#tick)).toISOString(), actor, role };
  }

  /** Gives a command that must be accepted. */
  do(role: Role, command: Command, actor?: string): this {
    const outcome = apply(this.project, command, this.#context(role, actor));
    if (!outcome.ok) throw new Error(`${command.kind}: ${outcome.error.code} ${outcome.error.message}`);
    this.project = outcome.value.project;
    this.entries.push(outcome.value.entry);
    return this;
  }

  /** Gives a command that must be refused; returns the code. */
  refused(role: Role, command: Command, actor?: string): string {
    const outcome = apply(this.project, command, this.#context(role, actor));
    if (outcome.ok) throw new Error(`${command.kind} was accepted`);
    return outcome.error.code;
  }

  /** Marks the first occurrence of `words` as a claim with the id given. */
  claim(id: string, words: string, blockId = 'p'): this {
    return this.do('writer', {
      kind: 'claim.create',
      claimId: id,
      type: 'fact',
      ranges: [this.range(`span-${id}`, words, blockId)],
    });
  }

  range(spanId: string, words: string, blockId = 'p') {
    const text = findTextBlock(this.project.article, blockId)?.text ?? '';
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`“${words}” is not in ${blockId}`);
    return { spanId, blockId, start, end: start + words.length };
  }

  /** Gives a claim a primary source with a locator and confirms it. */
  confirm(id: string): this {
    this.do('checker', {
      kind: 'source.add',
      sourceId: `source-${id}`,
      sourceKind: 'document',
      csl: { type: 'report', title: 'Register' },
      person: null,
      origin: '',
      note: '',
    });
    this.do('checker', {
      kind: 'citation.add',
      citationId: `cite-${id}`,
      claimId: id,
      sourceId: `source-${id}`,
      evidenceId: null,
      role: 'primary',
      stance: 'supports',
      locator: { label: 'page', value: '4' },
      excerpt: null,
      note: '',
    });
    return this.do('checker', { kind: 'claim.verdict', claimId: id, verdict: 'confirmed', note: '' });
  }

  /** Replaces `from` by `to` in a paragraph as an editor's typing would: spans before stay, behind shift, around grow. */
  type(blockId: string, at: number, inserted: string, deleted = 0): this {
    const block = this.project.article.blocks.find((one) => one.id === blockId);
    if (block?.kind !== 'paragraph') throw new Error(`${blockId} is no paragraph`);
    const shift = inserted.length - deleted;
    const spans = block.spans.map((span) => ({
      ...span,
      start: span.start >= at + deleted ? span.start + shift : span.start,
      end: span.end > at ? span.end + shift : span.end,
    }));
    const text = block.text.slice(0, at) + inserted + block.text.slice(at + deleted);
    return this.do('editor', {
      kind: 'article.edit',
      put: [{ block: { ...block, text, spans } }],
      remove: [],
    });
  }
}

/** A desk with one paragraph `p`. */
export function aDesk(text: string, policy?: Policy): Desk {
  return new Desk([plainBlock('paragraph', 'p', text)], policy);
}
