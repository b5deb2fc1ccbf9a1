import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textBlocks } from '../article/block-tree.ts';
import { spanIndex } from '../article/spans.ts';
import { canonicalJson } from '../canonical-json.ts';
import { claimState } from '../claims/staleness.ts';
import { defaultPolicy } from '../gate/policy.ts';
import { anIntent, commandFor, contextFor, type Intent } from '../testing/random-work.ts';
import { apply, replay } from './apply.ts';
import type { Command } from './commands.ts';
import { breaches } from './invariants.ts';
import type { LogEntry } from './log.ts';
import { projectSchema, type Project } from './project.ts';
import { inverse } from './undo.ts';

const create: Command = {
  kind: 'project.create',
  projectId: 'project_1',
  origin: { kind: 'text', fileName: 'draft.txt', messages: [] },
  story: {
    title: '',
    slug: 'ferry',
    stage: 'drafting',
    deadline: null,
    publicationDate: null,
    publicUrl: '',
    publisher: '',
    language: 'en',
    people: [{ id: 'person_1', name: 'Ada Writer', roles: ['writer'] }],
  },
  policy: defaultPolicy,
  blocks: [
    { kind: 'headline', id: 'block_h', text: 'Ferry carried 1,950 people', marks: [], spans: [] },
    {
      kind: 'paragraph',
      id: 'block_a',
      text: 'The ferry did not sink in 1950. It never sank 😀 at all.',
      marks: [{ kind: 'bold', start: 4, end: 9 }],
      spans: [],
    },
    {
      kind: 'paragraph',
      id: 'block_b',
      text: 'About 12.5 percent of the fare, 3 crowns, went to the crew.',
      marks: [],
      spans: [],
    },
    {
      kind: 'figure',
      id: 'block_f',
      image: { sha256: null, mediaType: null, originalUrl: null },
      alt: 'A ferry',
      caption: { kind: 'caption', id: 'block_fc', text: 'The ferry in 1950', marks: [], spans: [] },
      credit: { kind: 'credit', id: 'block_fr', text: 'Photo: Town archive', marks: [], spans: [] },
    },
  ],
  furniture: [
    {
      id: 'furn_1',
      block: { kind: 'paragraph', id: 'block_r', text: 'READ: More about ferries', marks: [], spans: [] },
      after: 'block_a',
      reason: 'read-more',
      why: 'A link to another story',
    },
  ],
};
const start = { at: '2026-03-01T08:59:00.000Z', actor: 'Bo Editor', role: 'editor' as const };

function begin() {
  const created = apply(null, create, start);
  if (!created.ok) throw new Error(created.error.message);
  return created.value;
}

interface Step {
  readonly before: Project;
  readonly command: Command;
  readonly after: Project | null;
}

/** Does the work and calls `look` after each command, refused ones (`after: null`) included. */
function work(intents: readonly Intent[], look: (step: Step, n: number) => void): LogEntry[] {
  let { project } = begin();
  const entries: LogEntry[] = [begin().entry];
  intents.forEach((intent, n) => {
    const command = commandFor(project, intent, n);
    if (!command) return;
    const bytes = canonicalJson(project);
    const outcome = apply(project, command, contextFor(intent, n));
    expect(canonicalJson(project), 'the project given to apply is never altered').toBe(bytes);
    look({ before: project, command, after: outcome.ok ? outcome.value.project : null }, n);
    if (!outcome.ok) return;
    project = outcome.value.project;
    entries.push(outcome.value.entry);
  });
  return entries;
}

const digits = (text: string) => text.replace(/\D/gu, '');
const negations = (text: string) => (text.match(/\b(?:not|never|no)\b|n['’]t\b/giu) ?? []).length;
const runs = { numRuns: 300 };
const someWork = fc.array(anIntent, { minLength: 5, maxLength: 60 });

describe('apply, under any sequence of commands', () => {
  it('keeps every invariant and a schema-valid record', () => {
    fc.assert(
      fc.property(someWork, (intents) => {
        let last = begin().project;
        work(intents, ({ after }) => {
          if (!after) return;
          expect(breaches(after)).toEqual([]);
          last = after;
        });
        expect(projectSchema.safeParse(last).error?.issues ?? []).toEqual([]);
      }),
      runs,
    );
  });

  it('accepts a good share of the work, so that the other properties mean something', () => {
    let accepted = 0;
    let all = 0;
    const kinds = new Set<string>();
    for (const intents of fc.sample(fc.array(anIntent, { minLength: 50, maxLength: 90 }), {
      numRuns: 250,
      seed: 7,
    })) {
      work(intents, ({ after, command }) => {
        all += 1;
        if (after) {
          accepted += 1;
          kinds.add(command.kind);
        }
      });
    }
    expect(accepted / all).toBeGreaterThan(0.35);
    expect([...kinds].sort()).toEqual(
      expect.arrayContaining([
        'article.edit',
        'allegation.update',
        'claim.set-formula',
        'contact.log',
        'finding.recall',
        'suggestion.recall',
        'name.update',
        'source.merge',
        'change.accept',
        'claim.verdict',
        'claim.attach',
        'gate.override',
      ]),
    );
  });

  it('replays its log to the same project, byte for byte', () => {
    fc.assert(
      fc.property(someWork, (intents) => {
        let last: Project = begin().project;
        const entries = work(intents, ({ after }) => {
          if (after) last = after;
        });
        const again = replay(JSON.parse(JSON.stringify(entries)) as LogEntry[]);
        expect(again.ok && canonicalJson(again.value)).toBe(canonicalJson(last));
        const half = Math.ceil(entries.length / 2);
        const first = replay(entries.slice(0, half));
        const second = first.ok ? replay(entries.slice(half), first.value) : first;
        expect(second.ok && canonicalJson(second.value)).toBe(canonicalJson(last));
      }),
      runs,
    );
  });

  it('gives the same bytes for a project that it knows and for one read from a file', () => {
    fc.assert(
      fc.property(someWork, (intents) => {
        let { project } = begin();
        intents.forEach((intent, n) => {
          const command = commandFor(project, intent, n);
          if (!command) return;
          const known = apply(project, command, contextFor(intent, n));
          // A copy brings nothing that was worked out before: all of it is looked at anew.
          const read = apply(structuredClone(project), command, contextFor(intent, n));
          expect(canonicalJson(known)).toBe(canonicalJson(read));
          if (known.ok) project = known.value.project;
        });
      }),
      { numRuns: 100 },
    );
  });

  it('never lets a verdict stand for other digits or another negation', () => {
    fc.assert(
      fc.property(someWork, (intents) => {
        work(intents, ({ after }) => {
          if (!after) return;
          const index = spanIndex(after.article);
          for (const claim of Object.values(after.claims)) {
            if (claim.removed || !claim.verdict) continue;
            const state = claimState(after, claim);
            if (state.isStale || state.isDetached) continue;
            for (const then of claim.verdict.words) {
              const now = (index.get(then.spanId) ?? []).map((fragment) => fragment.text).join('\n');
              expect(then.text).toContain(now.split('\n')[0]);
              const claimed = state.words.find((entry) => entry.spanId === then.spanId)?.text ?? '';
              expect(digits(claimed)).toBe(digits(then.text));
              expect(negations(claimed)).toBe(negations(then.text));
            }
          }
        });
      }),
      runs,
    );
  });

  it('finds a span whose id was lost only on its own exact words', () => {
    fc.assert(
      fc.property(someWork, (intents) => {
        work(intents, ({ before, command, after }) => {
          if (!after || command.kind !== 'article.edit') return;
          const brought = new Set(
            command.put
              .flatMap((entry) => ('spans' in entry.block ? entry.block.spans : []))
              .map((span) => span.id),
          );
          const then = spanIndex(before.article);
          const touched = new Set(command.put.map((entry) => entry.block.id));
          for (const [id, fragments] of spanIndex(after.article)) {
            if (brought.has(id) || !fragments.some((fragment) => touched.has(fragment.blockId))) continue;
            expect(fragments.map((fragment) => fragment.text)).toEqual(
              then.get(id)?.map((fragment) => fragment.text),
            );
          }
        });
      }),
      runs,
    );
  });

  it('changes article text only by edits, accepted changes and furniture', () => {
    const texts = (project: Project) => textBlocks(project.article).map((leaf) => leaf.text);
    const mayChangeText = new Set(['article.edit', 'change.accept', 'furniture.restore', 'furniture.remove']);
    fc.assert(
      fc.property(someWork, (intents) => {
        work(intents, ({ before, command, after }) => {
          if (after && !mayChangeText.has(command.kind)) expect(texts(after)).toEqual(texts(before));
        });
      }),
      runs,
    );
  });

  it('takes back what undo says it takes back', () => {
    fc.assert(
      fc.property(someWork, (intents) => {
        work(intents, ({ before, command, after }, n) => {
          if (
            !after ||
            !['claim.create', 'claim.remove', 'not-checkable.mark', 'citation.remove'].includes(command.kind)
          )
            return;
          let project = after;
          for (const undo of inverse(before, command) ?? []) {
            const context = contextFor({ role: 'editor', actor: 'Bo Editor' } as Intent, n);
            const outcome = apply(project, undo, context);
            expect(outcome.ok, JSON.stringify(undo)).toBe(true);
            if (outcome.ok) project = outcome.value.project;
          }
          const standing = (of: Project) => JSON.stringify([...spanIndex(of.article)].sort());
          expect(standing(project)).toBe(standing(before));
        });
      }),
      runs,
    );
  });
});
