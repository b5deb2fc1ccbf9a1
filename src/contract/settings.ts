import { z } from 'zod';
import { policySchema } from '../core/gate/policy.ts';
import { roleSchema } from '../core/project/roles.ts';

/** States a mark on the page can show; the legend gives each a glyph. */
export const markStates = [
  'suggested',
  'to-check',
  'in-progress',
  'queried',
  'confirmed',
  'confirmed-with-change',
  'on-author',
  'not-confirmable',
  'disputed',
  'wrong',
  'cut',
  'stale',
  'not-checkable',
] as const;
export type MarkState = (typeof markStates)[number];

/** Parts of a claim's inspector that can be folded. */
export const claimParts = [
  'calculation',
  'changes',
  'queries',
  'said-by',
  'accuses',
  'owner',
  'privilege',
  'places',
  'notes',
  'history',
] as const;
export type ClaimPart = (typeof claimParts)[number];

/** What one person set up on this machine. Kept in one small file beside the library index. */
export const settingsSchema = z.strictObject({
  schema: z.literal(1),
  /** The name that stands in every log entry; empty until the user gives one. */
  name: z.string().max(300),
  /** Roles offered in the desk's role menu. */
  roles: z.array(roleSchema).min(1).readonly(),
  theme: z.enum(['system', 'light', 'dark']),
  /** Size of the page's text in per cent. */
  textSize: z.number().int().min(70).max(200),
  /** Glyphs that differ from the default legend. */
  legend: z.partialRecord(z.enum(markStates), z.string().max(4)).readonly(),
  /** Whether single pages may be captured from the web. While false the main process connects to nothing. */
  mayCapture: z.boolean(),
  /** Policy for new projects. */
  policy: policySchema,
  panes: z.strictObject({
    queueWidth: z.number().int().min(200).max(600),
    inspectorWidth: z.number().int().min(260).max(720),
    isQueueOpen: z.boolean(),
    isInspectorOpen: z.boolean(),
  }),
  /** The parts of a claim's inspector that are open; others are folded, unless something waits in them. */
  openParts: z.array(z.enum(claimParts)).readonly(),
  /** What the claim spotter proposes on the page. */
  suggestions: z.strictObject({
    isOn: z.boolean(),
    /** The score from which a passage is suggested, 0 to 1; null: the spotter's own (docs/spotter.md). */
    cut: z.number().min(0).max(1).nullable(),
  }),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** The part of the settings that a screen may change. */
export const settingsChangeSchema = settingsSchema.omit({ schema: true }).partial();
export type SettingsChange = Readonly<z.infer<typeof settingsChangeSchema>>;
