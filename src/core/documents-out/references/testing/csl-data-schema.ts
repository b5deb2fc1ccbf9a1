import {
  cslDateKeys,
  cslJsonTypes,
  cslNameKeys,
  cslStringKeys,
  cslStringOrNumberKeys,
} from '../csl-json-rules.ts';

const stringOrNumber = { type: ['string', 'number'] };
const flag = { type: ['string', 'number', 'boolean'] };
const each = (keys: Iterable<string>, schema: object) =>
  Object.fromEntries([...keys].map((key) => [key, schema]));

/** CSL-JSON's rules as a JSON Schema (draft-07), the shape of csl-data.json of CSL 1.0.2. */
export const cslDataSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'array',
  items: {
    type: 'object',
    required: ['type', 'id'],
    additionalProperties: false,
    properties: {
      id: stringOrNumber,
      type: { type: 'string', enum: [...cslJsonTypes] },
      categories: { type: 'array', items: { type: 'string' } },
      custom: { type: 'object' },
      ...each(cslStringKeys, { type: 'string' }),
      ...each(cslStringOrNumberKeys, stringOrNumber),
      ...each(cslNameKeys, { type: 'array', items: { $ref: '#/definitions/name' } }),
      ...each(cslDateKeys, { $ref: '#/definitions/date' }),
    },
  },
  definitions: {
    name: {
      type: 'object',
      additionalProperties: false,
      properties: {
        ...each(['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal'], {
          type: 'string',
        }),
        ...each(['comma-suffix', 'static-ordering', 'parse-names'], flag),
      },
    },
    date: {
      type: 'object',
      additionalProperties: false,
      properties: {
        'date-parts': {
          type: 'array',
          minItems: 1,
          maxItems: 2,
          items: { type: 'array', minItems: 1, maxItems: 3, items: stringOrNumber },
        },
        season: stringOrNumber,
        circa: flag,
        literal: { type: 'string' },
        raw: { type: 'string' },
      },
    },
  },
} as const;
