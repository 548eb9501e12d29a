import { z } from 'zod';
import { defineQuery } from '../../contract/procedure.ts';

const auditEntry = z.strictObject({
  log: z.string(),
  seq: z.number().int(),
  at: z.string(),
  userId: z.string(),
  userName: z.string(),
  role: z.string(),
  action: z.string(),
  entityType: z.string(),
  entityId: z.string(),
  outcome: z.enum(['ok', 'refused', 'failed']),
  reason: z.string(),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
});

export const auditContract = [
  defineQuery({
    name: 'audit.list',
    permission: 'audit.read',
    summary: 'Audit entries, newest first.',
    input: z.strictObject({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
      action: z.string().max(100).optional(),
    }),
    output: z.strictObject({ total: z.number().int(), entries: z.array(auditEntry) }),
  }),
  defineQuery({
    name: 'audit.verify',
    permission: 'audit.read',
    summary:
      'Checks the hash chain of the log and answers every finding with its number (security-and-exchange.md §6.7).',
    input: z.strictObject({}),
    output: z.strictObject({
      log: z.string(),
      size: z.number().int(),
      root: z.string(),
      findings: z.array(z.strictObject({ code: z.string(), seq: z.number().int() })),
    }),
  }),
] as const;
