import { z } from 'zod';
import { instantSchema } from '../clock.ts';
import { idSchema } from '../ids.ts';

export const contactChannels = ['phone', 'email', 'in-person', 'letter', 'message', 'other'] as const;
export const contactChannelSchema = z.enum(contactChannels);
export type ContactChannel = z.infer<typeof contactChannelSchema>;

export const contactOutcomes = ['no-answer', 'left-message', 'spoke', 'replied', 'declined'] as const;
export const contactOutcomeSchema = z.enum(contactOutcomes);
export type ContactOutcome = z.infer<typeof contactOutcomeSchema>;

/** One attempt to reach a person: the log that shows that everything reasonable was tried. */
export const contactSchema = z.strictObject({
  id: idSchema,
  sourceId: idSchema,
  /** When it was tried, as the caller says. */
  at: instantSchema,
  channel: contactChannelSchema,
  outcome: contactOutcomeSchema,
  note: z.string().max(20_000),
  by: z.string(),
  recordedAt: instantSchema,
});
export type Contact = Readonly<z.infer<typeof contactSchema>>;
