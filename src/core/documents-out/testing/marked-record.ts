import { z } from 'zod';
import { idSchema } from '../../ids.ts';
import { projectSchema, type Project } from '../../project/project.ts';
import { builtAt } from '../../testing/builders.ts';

/** A project whose every field of free text holds a word that stands nowhere else, found by walking the record's schema. */
export interface MarkedRecord {
  readonly project: Project;
  /** The path of the field by its word; `*` for keys of records and places of lists. */
  readonly paths: ReadonlyMap<string, string>;
}

/** What a field takes that is no free text, tried in this order. */
const otherStrings = [
  builtAt,
  '2026-03-01',
  'a'.repeat(64),
  '08:00',
  'Europe/Berlin',
  'https://example.org/',
];

/**
 * @param links ids that new records point to, by the name of the field
 * @param keptNull paths that stay null where the project has null: what would take the rest out of print
 */
export function markRecord(
  project: Project,
  links: Readonly<Record<string, string>>,
  keptNull: readonly string[] = [],
): MarkedRecord {
  const paths = new Map<string, string>();
  let made = 0;
  const mark = (path: string) => {
    const word = `Zq${String(paths.size + 1).padStart(4, '0')}mark`;
    paths.set(word, path);
    return word;
  };

  function walk(schema: z.core.$ZodType, value: unknown, path: string, key: string): unknown {
    if (schema === idSchema) return value ?? links[key] ?? `made_${(made += 1)}`;
    if (schema instanceof z.ZodReadonly) return walk(schema.unwrap(), value, path, key);
    if (schema instanceof z.ZodNullable && value === null && keptNull.includes(path)) return null;
    if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
      return walk(schema.unwrap(), value ?? undefined, path, key);
    }
    if (schema instanceof z.ZodObject) {
      const own = (value ?? {}) as Record<string, unknown>;
      return Object.fromEntries(
        Object.entries(schema.shape as Record<string, z.core.$ZodType>).map(([name, inner]) => [
          name,
          walk(inner, own[name], path === '' ? name : `${path}.${name}`, name),
        ]),
      );
    }
    if (schema instanceof z.ZodArray) {
      const items = Array.isArray(value) && value.length > 0 ? (value as unknown[]) : [undefined];
      return items.map((item) => walk(schema.element, item, `${path}.*`, key.replace(/s$/u, '')));
    }
    if (schema instanceof z.ZodRecord) {
      const entries = Object.entries((value ?? {}) as Record<string, unknown>);
      const keys = entries.length > 0 ? entries : [['made_1', undefined] as const];
      return Object.fromEntries(
        keys.flatMap(([name, item]) => {
          const known = schema.keyType as z.ZodType;
          return known.safeParse(name).success
            ? [[name, walk(schema.valueType, item, `${path}.*`, key)] as const]
            : [];
        }),
      );
    }
    if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion) {
      const options = schema.options as readonly z.ZodType[];
      const fitting = options.find((option) => value !== undefined && option.safeParse(value).success);
      return walk(fitting ?? options[0] ?? schema, value, path, key);
    }
    if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat)
      return text(schema, value, path);
    return value ?? plain(schema);
  }

  function text(schema: z.ZodType, value: unknown, path: string): unknown {
    if (schema.safeParse('Zq0000mark').success) {
      return typeof value === 'string' && value !== '' ? `${value} ${mark(path)}` : mark(path);
    }
    return value ?? otherStrings.find((each) => schema.safeParse(each).success) ?? '';
  }

  return { project: walk(projectSchema, project, '', '') as Project, paths };
}

function plain(schema: z.core.$ZodType): unknown {
  const type = schema as z.ZodType;
  if (schema instanceof z.ZodEnum) return schema.options[0];
  return [1, false, 0, 0.5, true].find((each) => type.safeParse(each).success);
}
