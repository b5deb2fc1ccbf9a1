import { appError } from '../../core/app-error.ts';
import { nestsTooDeep } from '../../core/canonical-json.ts';
import type { Migrator } from '../../core/migrations/migration.ts';
import { projectSchema, type Project } from '../../core/project/project.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { SnapshotContent } from './snapshot-format.ts';

export interface ReadRecord {
  readonly project: Project;
  /** `older`: it was migrated. `newer`: only what this version knows was read; it must not be written back. */
  readonly version: 'current' | 'older' | 'newer';
}

/** A snapshot's record as a project of this version. Errors: `damaged`, `newer-schema`. */
export function readRecord(content: SnapshotContent, migrator: Migrator): Result<ReadRecord> {
  const { schema } = content.header;
  if (nestsTooDeep(content.record)) {
    return err(appError('damaged', 'The record nests deeper than any project does.'));
  }
  if (schema > migrator.current) {
    const project = parseLeniently({ ...content.record, schema: migrator.current });
    return project === null
      ? err(
          appError(
            'newer-schema',
            'This project was written by a newer version of Stet and cannot be shown by this one. Nothing was changed. Update Stet to open it.',
            { schema, current: migrator.current },
          ),
        )
      : ok({ project, version: 'newer' });
  }
  const migrated = migrator.record(content.record, schema);
  if (!migrated.ok) return migrated;
  const parsed = projectSchema.safeParse(migrated.value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return err(
      appError('damaged', 'The record does not have the shape of a project.', {
        path: issue?.path.join('.') ?? '',
      }),
    );
  }
  return ok({ project: parsed.data, version: schema === migrator.current ? 'current' : 'older' });
}

/** Leaves out members this version does not know, level by level; null when what remains is no project. */
function parseLeniently(record: Readonly<Record<string, unknown>>): Project | null {
  const copy = structuredClone(record);
  for (let round = 0; round < 50; round += 1) {
    const parsed = projectSchema.safeParse(copy);
    if (parsed.success) return parsed.data;
    let removed = 0;
    for (const issue of parsed.error.issues) {
      if (issue.code !== 'unrecognized_keys') return null;
      const holder = issue.path.reduce<unknown>(
        (value, key) => (typeof value === 'object' && value !== null ? (value as never)[key] : undefined),
        copy,
      );
      if (typeof holder !== 'object' || holder === null) return null;
      for (const key of issue.keys) removed += Number(Reflect.deleteProperty(holder, key));
    }
    if (removed === 0) return null;
  }
  return null;
}
