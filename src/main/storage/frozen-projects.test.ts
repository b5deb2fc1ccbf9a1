import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../core/canonical-json.ts';
import { firstSchema } from '../../core/migrations/registry.ts';
import { currentSchema } from '../../core/project/project.ts';
import { examineProject } from '../services/doctor.ts';
import { systemRuntime } from '../services/runtime.ts';
import { opened } from './testing/stored-project.ts';
import { tempFolder } from './testing/temp-folder.ts';

const fixtures = resolve(import.meta.dirname, '../../core/migrations/fixtures');
const released = Array.from({ length: currentSchema - firstSchema + 1 }, (_, index) => firstSchema + index);

it('there is a frozen project of every schema that was released', () => {
  expect(readdirSync(fixtures).sort()).toEqual(released.map((schema) => `schema-${schema}`));
});

describe.each(released)('the frozen project of schema %i', (schema) => {
  const copied = (): string => {
    const path = join(tempFolder(), 'project');
    cpSync(join(fixtures, `schema-${schema}`, 'project'), path, { recursive: true });
    return path;
  };
  const record = (): string => readFileSync(join(fixtures, `schema-${schema}`, 'record.json'), 'utf8').trim();

  it('opens for writing', async () => {
    const store = await opened(copied());
    expect(store.readOnly).toBeNull();
    expect(store.notices).toEqual([]);
    if (schema === currentSchema) expect(canonicalJson(store.project)).toBe(record());
    await store.close();
  });

  it('can be rebuilt from its log alone, and is sound through and through', async () => {
    const path = copied();
    rmSync(join(path, 'snapshot-1.json'));
    const store = await opened(path);
    if (schema === currentSchema) expect(canonicalJson(store.project)).toBe(record());
    await store.close();
    const diagnosis = await examineProject(path, systemRuntime({ idleAfter: null }));
    expect(diagnosis).toMatchObject({ ok: true, problems: [], verified: { evidence: 1 } });
  });
});
