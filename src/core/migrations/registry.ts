import { currentSchema } from '../project/project.ts';
import { evidenceBench } from './0002-evidence-bench.ts';
import { suggestionsAndCorrections } from './0003-suggestions-and-corrections.ts';
import { privilegeAndMedia } from './0004-privilege-and-media.ts';
import { createMigrator, type Migration } from './migration.ts';

/** The first schema that was ever written to disk. */
export const firstSchema = 1;

/**
 * Every step since the first schema, in order. To add one: raise `currentSchema`, write `0002-what-changed.ts` beside
 * this file with one `Migration`, list it here, and freeze a project of the new schema as `fixtures/schema-<n>/`
 * (`main/storage/testing/freeze-project.ts`). Released steps and fixtures are never changed: old files open for ever.
 */
export const migrations: readonly Migration[] = [evidenceBench, suggestionsAndCorrections, privilegeAndMedia];

/** Takes records and commands of any released version to the current one. */
export const migrator = createMigrator(migrations, firstSchema, currentSchema);
