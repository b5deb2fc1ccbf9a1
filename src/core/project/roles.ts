import { z } from 'zod';

/** What a person does on a project. One person may hold several; a command is given in one of them. */
export const roles = ['writer', 'editor', 'checker', 'legal'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;
