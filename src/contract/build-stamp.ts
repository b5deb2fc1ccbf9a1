import { z } from 'zod';

/** Which source a build was made of. A release carries one (`stamp.json` beside its bundles); a build for development has none. */
export const buildStampSchema = z.strictObject({
  version: z.string().min(1).max(50),
  /** The commit, in full. */
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  /** Whether files differed from that commit. */
  isChanged: z.boolean(),
  /** `SOURCE_DATE_EPOCH`, in UTC: when the source was as it is, not when somebody built it. */
  sourceDate: z.iso.datetime(),
});

export type BuildStamp = z.infer<typeof buildStampSchema>;

/** A version in words: `0.1.0 (commit 0123456789ab, 2026-11-26)`. The same source says the same. */
export function versionWords(version: string, stamp: BuildStamp | null): string {
  if (stamp === null) return `${version} (development build)`;
  const commit = `commit ${stamp.commit.slice(0, 12)}${stamp.isChanged ? ' with changes' : ''}`;
  return `${stamp.version} (${commit}, ${stamp.sourceDate.slice(0, 10)})`;
}
