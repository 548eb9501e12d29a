import { z } from 'zod';
import { verifyAudit } from '../../audit/verifyAudit.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { timeStampOf } from '../../crypto/encodings.ts';
import { rememberCheck } from '../today/lastChecks.ts';
import { userNames } from '../users/users.repository.ts';
import { listAudit } from './audit.repository.ts';

const outcome = z.enum(['ok', 'refused', 'failed']);
const detailSchema = z.record(z.string(), z.unknown());

export const auditHandlers = {
  'audit.list': async ({ db }, { offset, limit, action }) => {
    const names = await userNames(db);
    const { total, rows } = await listAudit(db, { offset, limit, action });
    return {
      total,
      entries: rows.map((row) => ({
        log: row.log,
        seq: row.seq,
        at: row.at,
        userId: row.userId,
        userName: names.get(row.userId) ?? row.userId,
        role: row.role,
        action: row.action,
        entityType: row.entityType,
        entityId: row.entityId,
        outcome: outcome.parse(row.outcome),
        reason: row.reason,
        detail: detailSchema.parse(JSON.parse(row.detail)),
        hash: row.hash,
      })),
    };
  },
  'audit.verify': async ({ db, now, runtime, session }) => {
    const verified = await verifyAudit(db);
    const check = { at: timeStampOf(now).slice(0, 16), findings: verified.findings.length };
    rememberCheck(runtime, session.officeId, 'log', check);
    return verified;
  },
} satisfies Handlers<NamesOf<'audit'>>;
