import type { Migration, StoredValue } from './migration.ts';

/**
 * Schema 2: findings put aside, calculations, the name register, contacts, allegations, captured pages, regions of pictures,
 * batch queries, terms of people, and what a policy says about quotations, expiry and the right of reply.
 *
 * Whatever an older desk never decided stays undecided: its policy demands nothing about quotations or replies, so that a gate
 * that was open under it stays open.
 */
export const evidenceBench: Migration = {
  to: 2,
  what: 'Findings put aside, calculations, name register, contacts, right of reply, captured pages',
  record: (record) => ({
    ...record,
    policy: policy(record['policy']),
    claims: each(record['claims'], (claim) => ({ ...claim, formula: null })),
    sources: each(record['sources'], (source) => ({ ...source, person: person(source['person']) })),
    evidence: each(record['evidence'], (evidence) => ({ ...evidence, picture: null })),
    citations: each(record['citations'], (citation) => ({ ...citation, region: null })),
    queries: each(record['queries'], (query) => ({ ...query, citationIds: [] })),
    dismissals: {},
    names: {},
    contacts: {},
    allegations: {},
    writtenBy: [],
  }),
  command: (command) => {
    const next: Record<string, unknown> = { ...command };
    if ('policy' in next) next['policy'] = policy(next['policy']);
    if ('person' in next) next['person'] = person(next['person']);
    return next;
  },
};

function policy(value: unknown): StoredValue {
  return { ...(value as StoredValue), quotes: null, expiry: {}, rightOfReply: false };
}

function person(value: unknown): StoredValue | null {
  return value === null || value === undefined
    ? null
    : { ...(value as StoredValue), embargo: null, consent: 'not-asked', isInVault: false };
}

function each(records: unknown, change: (record: StoredValue) => StoredValue): StoredValue {
  return Object.fromEntries(
    Object.entries(records as Readonly<Record<string, StoredValue>>).map(([id, record]) => [
      id,
      change(record),
    ]),
  );
}
