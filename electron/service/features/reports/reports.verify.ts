import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { changedLines, figureLines } from '#shared/features/reports/figures/figureLines.ts';
import type { FigureLine } from '#shared/features/reports/reports.contract.ts';
import { COMPARED_PERIODS } from '#shared/features/reports/reports.lists.ts';
import { readEmbeddedRecord } from '#shared/verifier/embeddedRecord.ts';
import type { JobContext } from '../../context.ts';
import { sha256 } from '../../crypto/encodings.ts';
import { issuedDocumentById } from '../../db/issuedDocuments.ts';
import { readBlob } from '../../files/blobs.ts';
import { inSnapshot } from '../exports/snapshot.ts';
import { readFacts } from './figures/readFacts.ts';
import { SNAPSHOT_TYPE, snapshotFileName } from './reports.issue.ts';
import { periodOfReport, reportById, type StoredReport } from './reports.repository.ts';
import {
  countSnapshot,
  factHash,
  hashOfFacts,
  MOST_SNAPSHOT_BYTES,
  openSnapshot,
  type Snapshot,
} from './reports.snapshot.ts';
import { type AlteredFact, comparedFacts } from './snapshotFacts.ts';

type Verified = CallOutput<'reports.verify'>;

/** Records named of those that are another today; their number is complete. */
const MOST_NAMED = 500;
const STEPS = 3;

/**
 * Counts a report again from its frozen facts: whether the snapshot is byte for byte the one that the signed document seals, whether
 * counting gives every number, which facts were altered in it, and which records are others today. Nothing is written.
 * @param input `file`: a snapshot that was handed out, judged against the kept one
 * @throws AppError `not_found` (nothing was counted), `snapshot_unreadable`, `file_too_large`, `file_missing`, `E_DB_DAMAGED`, `cancelled`
 */
export async function verifyReport(
  context: JobContext,
  { id, file }: HandlerInput<'reports.verify'>,
): Promise<Verified> {
  const { db, session } = context.open();
  const report = await reportById(db, id);
  const { snapshotSha256 } = report;
  if (snapshotSha256 === null) throw new AppError('not_found');
  context.progress('report_comparing', 0, STEPS);
  // Read anew, not as it was opened before: the file itself is judged.
  const kept = await openSnapshot(await readBlob(session.store, snapshotSha256));
  const given = file === undefined ? null : context.runtime.files.readIn(file, MOST_SNAPSHOT_BYTES).bytes;
  const snapshot = given === null ? kept : await openSnapshot(given);
  if (snapshot.reportId !== id) throw new AppError('snapshot_unreadable');
  const hash = given === null ? snapshotSha256 : sha256(given).toString('hex');
  stopWhenCancelled(context);
  context.progress('report_comparing', 1, STEPS);
  const counted = countedLines(snapshot);
  const differing = counted === null ? [] : changedLines(report.figures?.lines ?? [], counted, COMPARED_PERIODS);
  const altered = [...unfitting(snapshot), ...(given === null ? [] : againstKept(kept, snapshot))];
  stopWhenCancelled(context);
  context.progress('report_comparing', 2, STEPS);
  const since = await changedSince(context, report, kept);
  const sealed = hash === snapshotSha256 && (await sealedHash(context, report)) === hash;
  return {
    sealed: sealed && fitsItself(snapshot),
    agrees: counted !== null && differing.length === 0,
    differing,
    altered: distinct(altered),
    since: since.slice(0, MOST_NAMED),
    sinceTotal: since.length,
    facts: COMPARED_PERIODS.reduce((sum, period) => sum + factsOf(snapshot, period), 0),
    sha256: hash,
  };
}

/** Every number counted from the snapshot; null when an altered fact cannot be counted at all. */
function countedLines(snapshot: Snapshot): FigureLine[] | null {
  try {
    return figureLines(countSnapshot(snapshot));
  } catch {
    return null;
  }
}

/** The facts that do not fit their own hash: somebody changed them without knowing of it. */
function unfitting({ facts }: Snapshot): AlteredFact[] {
  return COMPARED_PERIODS.flatMap((period) =>
    Object.entries(facts[period]).flatMap(([set, rows]) =>
      rows
        .filter((fact) => factHash(fact) !== fact.sha256)
        .map(({ collection, recordId, title }) => ({
          ...{ set, collection, recordId, title, what: 'altered' as const, differences: [] },
        })),
    ),
  );
}

/** Whether the snapshot's own hashes agree with each other. */
function fitsItself({ facts, factsSha256 }: Snapshot): boolean {
  return hashOfFacts(facts) === factsSha256;
}

/** What a file that was handed in says differently from the kept facts, whatever hashes it carries. */
function againstKept(kept: Snapshot, given: Snapshot): AlteredFact[] {
  return COMPARED_PERIODS.flatMap((period) => comparedFacts(kept.facts[period], given.facts[period]));
}

/** A fact named for its hash and for its content is named once, with what differs. */
function distinct(altered: readonly AlteredFact[]): AlteredFact[] {
  const named = new Map<string, AlteredFact>();
  for (const one of altered) {
    const key = `${one.set} ${one.recordId ?? ''} ${one.what} ${one.recordId === null ? one.title : ''}`;
    const known = named.get(key);
    if (!known || known.differences.length === 0) named.set(key, one);
  }
  return [...named.values()];
}

/** What the records of the report's own period say today, against what was counted. */
async function changedSince(context: JobContext, report: StoredReport, snapshot: Snapshot): Promise<AlteredFact[]> {
  const { session } = context.open();
  const live = await inSnapshot(session.store, (db) => readFacts({ db, period: periodOfReport(report) }));
  stopWhenCancelled(context);
  // As it would stand in a snapshot: what a record has and JSON has not makes no difference.
  return comparedFacts(snapshot.facts.current, live);
}

const sealedRecord = z.object({ report: z.object({ id: z.string(), snapshotSha256: z.string() }) });

/** The hash that the signed document names; of a report that was not issued, the one it was counted with. */
async function sealedHash(context: JobContext, report: StoredReport): Promise<string | null> {
  if (report.pdfAttachmentId === null) return report.snapshotSha256;
  const { db, session } = context.open();
  const pdf = await issuedDocumentById(db, report.pdfAttachmentId);
  const found = sealedRecord.safeParse(readEmbeddedRecord(await readBlob(session.store, pdf.sha256)));
  return found.success && found.data.report.id === report.id ? found.data.report.snapshotSha256 : null;
}

function factsOf({ facts }: Snapshot, period: (typeof COMPARED_PERIODS)[number]): number {
  return Object.values(facts[period]).reduce((sum, rows) => sum + rows.length, 0);
}

function stopWhenCancelled({ signal }: JobContext): void {
  if (signal.aborted) throw new AppError('cancelled');
}

/** Hands out the frozen facts of a report, byte for byte. @throws AppError `not_found` when nothing was counted yet */
export async function handOutSnapshot(context: JobContext, id: string): Promise<CallOutput<'reports.handOutSnapshot'>> {
  const { db, session } = context.open();
  const report = await reportById(db, id);
  if (report.snapshotSha256 === null) throw new AppError('not_found');
  const bytes = await readBlob(session.store, report.snapshotSha256);
  return { file: context.runtime.files.handOut(snapshotFileName(report), SNAPSHOT_TYPE, bytes) };
}
