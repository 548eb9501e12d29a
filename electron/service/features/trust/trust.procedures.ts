import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import { certificateState } from '#shared/features/certificates/certificates.rules.ts';
import {
  listIssue,
  TRUST_KINDS,
  type TrustIssueCode,
  type TrustKind,
  typedFingerprintIssue,
} from '#shared/features/trust/trust.rules.ts';
import { equalBytes } from '#shared/verifier/bytes.ts';
import { isSignedBy, readCertificate } from '#shared/verifier/certificates.ts';
import { DerError } from '#shared/verifier/der.ts';
import { MAXIMUM_PDF_BYTES } from '#shared/verifier/verifyPdf.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { sha256 } from '../../crypto/encodings.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Schema } from '../../db/schema.ts';
import { readNumberedList } from '../../signing/revocationList.ts';
import { addList, authorityRow, latestList } from '../certificates/certificates.repository.ts';
import { listFacts } from '../certificates/revocationLists.ts';
import { certificatesOfFile, listOfFile } from './certificatesOfFile.ts';
import { judgeForTrust } from './trust.judging.ts';
import { addTrust, removeTrust, trustedCertificates } from './trust.repository.ts';

const LIST_LIMIT = 16 * 1_048_576;

export const trustHandlers = {
  'trust.list': async ({ db, now }) => {
    const certificates = [];
    for (const row of await trustedCertificates(db)) {
      const judged = await judgeForTrust(row.certificate, now);
      if (!judged) throw new AppError('E_DB_DAMAGED');
      const { issue: _issue, ...facts } = judged;
      const { own, addedAt, addedByName, confirmedBy, confirmedHow, note } = row;
      const list = await latestList(db, row.fingerprint);
      certificates.push({
        ...facts,
        state: stateOf(facts.notAfter, now),
        ...{ own, addedAt, addedByName, confirmedBy, confirmedHow, note },
        revocationList: list ? listFacts(list) : null,
      });
    }
    return { certificates };
  },
  'trust.inspect': async ({ open, runtime, now }, { source }) => {
    const { db } = open();
    const { bytes } = runtime.files.readIn(source, MAXIMUM_PDF_BYTES);
    const trusted = new Set((await trustedCertificates(db)).map((row) => row.fingerprint));
    const candidates = [];
    for (const der of certificatesOfFile(bytes)) {
      const judged = await judgeForTrust(der, now);
      if (!judged) continue;
      const { issue, ...facts } = judged;
      const isTrusted = trusted.has(facts.fingerprint);
      const problem = isTrusted ? 'trust_exists' : (issue?.code ?? null);
      candidates.push({ ...facts, certificate: der.toString('base64'), trusted: isTrusted, problem });
    }
    if (candidates.length === 0) throw broken('source', 'certificate_unreadable');
    return { candidates: candidates.sort((first, second) => rank(first.kind) - rank(second.kind)) };
  },
  'trust.add': async ({ write, now }, { certificate, fingerprintTyped, confirmedBy, confirmedHow, note }) => {
    const der = Buffer.from(certificate, 'base64');
    const judged = await judgeForTrust(der, now);
    if (!judged) throw broken('certificate', 'certificate_unreadable');
    const { fingerprint, issue, name } = judged;
    refuseIssues(issue ? [issue] : []);
    const mistyped = typedFingerprintIssue(fingerprint, fingerprintTyped);
    if (mistyped) throw broken('fingerprintTyped', mistyped);
    const present = await trustedCertificates(write.trx);
    if (present.some((row) => row.fingerprint === fingerprint)) throw broken('certificate', 'trust_exists');
    await addTrust(write, { fingerprint, certificate: der, name, confirmedBy, confirmedHow, note: note ?? '' });
    const detail = { fingerprint, confirmedBy, confirmedHow };
    write.audit({ action: 'trust.add', entityType: 'trust_root', entityId: fingerprint, detail });
    write.changed('trust');
    return { fingerprint };
  },
  'trust.remove': async ({ write }, { fingerprint, reason }) => {
    const row = (await trustedCertificates(write.trx)).find((one) => one.fingerprint === fingerprint);
    if (!row) throw new AppError('not_found');
    if (row.own) throw broken('fingerprint', 'trust_own_root');
    await removeTrust(write, fingerprint);
    const { confirmedBy } = row;
    write.audit({
      action: 'trust.remove',
      entityType: 'trust_root',
      entityId: fingerprint,
      reason,
      detail: { fingerprint, confirmedBy },
    });
    write.changed('trust');
    return { fingerprint };
  },
  'trust.importRevocationList': async ({ open, commit, runtime, now }, { source }) => {
    const { db, session } = open();
    const der = listOfFile(runtime.files.readIn(source, LIST_LIMIT).bytes);
    const list = readList(der);
    const issuer = await issuerOf(db, der, list.issuerDer);
    if (!issuer) throw broken('source', 'list_unknown_issuer');
    const { fingerprint, name } = issuer;
    if ((await authorityRow(db))?.issuer === fingerprint) throw broken('source', 'list_own');
    await commit('trust.importRevocationList', async (write) => {
      const stored = await latestList(write.trx, fingerprint);
      const given = { ...list, fingerprint: sha256(der).toString('hex') };
      const before = stored ? { number: stored.number, fingerprint: sha256(stored.list).toString('hex') } : null;
      const issue = listIssue(given, before, now);
      refuseIssues(issue ? [issue] : []);
      if (before?.number !== list.number) {
        await addList(write, {
          issuer: fingerprint,
          number: list.number,
          list: der,
          thisUpdate: list.thisUpdate.toISOString(),
          // A list that names no end is out of date at once (RFC 5280 §5.1.2.5 wants one).
          nextUpdate: (list.nextUpdate ?? list.thisUpdate).toISOString(),
        });
      }
      write.audit({
        action: 'trust.importRevocationList',
        entityType: 'revocation_list',
        entityId: fingerprint,
        detail: { fingerprint, number: list.number, revoked: list.entries.size },
      });
      write.changed('trust');
    });
    const kept = await latestList(session.store.reader, fingerprint);
    if (!kept) throw new AppError('internal');
    return { issuer: name, ...listFacts(kept) };
  },
} satisfies Handlers<NamesOf<'trust'>>;

function broken(field: string, code: TrustIssueCode): AppError {
  return new AppError('rule_broken', { count: 1, fields: [{ field, code }] });
}

/** Roots before issuing certificates before signing ones; what cannot be trusted comes last. */
function rank(kind: TrustKind | null): number {
  return kind === null ? TRUST_KINDS.length : TRUST_KINDS.indexOf(kind);
}

function stateOf(notAfter: string, now: number): 'valid' | 'expiring' | 'expired' {
  const state = certificateState({ notAfter, revoked: false, replaced: false }, now);
  return state === 'expired' || state === 'expiring' ? state : 'valid';
}

/** @throws AppError `rule_broken` (`list_unreadable`), also for a list without a number, which cannot be told from an older one */
function readList(der: Buffer) {
  try {
    const { number, ...list } = readNumberedList(der);
    if (number === null) throw broken('source', 'list_unreadable');
    return { ...list, number };
  } catch (error) {
    if (error instanceof DerError) throw broken('source', 'list_unreadable');
    throw error;
  }
}

/** The trusted certificate that signed the list and may do so (RFC 5280 §6.3.3 f). */
async function issuerOf(db: Kysely<Schema>, der: Buffer, issuerDer: Uint8Array) {
  for (const row of await trustedCertificates(db)) {
    const certificate = readCertificate(row.certificate);
    const mayIssue = certificate.keyUsage === null || certificate.keyUsage.includes('cRLSign');
    if (mayIssue && equalBytes(certificate.subjectDer, issuerDer) && (await isSignedBy(der, certificate))) return row;
  }
  return undefined;
}
