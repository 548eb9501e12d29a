import type { Kysely } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { FiguresByPeriod } from '#shared/features/reports/figures/comparedLines.ts';
import { changedLines, figureLines } from '#shared/features/reports/figures/figureLines.ts';
import { RULES_EDITION } from '#shared/features/reports/figures/rulesEdition.ts';
import { COMPARED_PERIODS } from '#shared/features/reports/reports.lists.ts';
import { verdictOf } from '#shared/features/reports/verdict.rules.ts';
import { RETURNED_FIGURES } from '#shared/features/rollUp/returnFact.ts';
import { readEmbeddedRecord } from '#shared/verifier/embeddedRecord.ts';
import type { JobContext } from '../../context.ts';
import { sha256 } from '../../crypto/encodings.ts';
import { issuedDocumentById } from '../../db/issuedDocuments.ts';
import type { Schema } from '../../db/schema.ts';
import { readBlob } from '../../files/blobs.ts';
import { signatureStatusOf } from '../documents/officeSignature.ts';
import { inSnapshot } from '../exports/snapshot.ts';
import { rollUpForReport } from '../rollUp/rollUp.table.ts';
import { readFacts } from './figures/readFacts.ts';
import { momentOf } from './reports.count.ts';
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
import { checkRollUp } from './reports.verifyRollUp.ts';
import { type AlteredFact, comparedFacts, type NamedFact, named } from './snapshotFacts.ts';
import { differingLists, figuresFrom } from './snapshotFigures.ts';

type Verified = CallOutput<'reports.verify'>;

/** Records named of those that are another today; their number is complete. */
const MOST_NAMED = 500;
const STEPS = 3;

/**
 * Counts a report again from its frozen facts: whether the snapshot is byte for byte the one that the signed document seals, whether
 * counting gives every number and the table of returned figures, which of several cases it is where it does not, which facts were altered
 * in it, and which records are others today. Nothing is written.
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
  const counted = countedAgain(snapshot);
  const numbers = comparedNumbers(report, snapshot, counted);
  const rollUp = checkRollUp(report, snapshot);
  const altered = [...unfitting(snapshot), ...(given === null ? [] : againstKept(kept, snapshot))];
  stopWhenCancelled(context);
  context.progress('report_comparing', 2, STEPS);
  const since = await changedSince(context, report, kept);
  const sealed = hash === snapshotSha256 && (await sealedHash(context, report)) === hash && fitsItself(snapshot);
  const verdict = verdictOf({
    sealed,
    isReportSame: numbers.isReportSame && rollUp.isReportSame,
    isCountSame: numbers.isCountSame && rollUp.isCountSame,
    isFactAltered: altered.length > 0,
    isSameEdition: snapshot.rulesEdition === RULES_EDITION,
  });
  return {
    sealed,
    agrees: verdict === 'agrees',
    differing: numbers.differing,
    verdict,
    rules: { snapshot: snapshot.rulesEdition ?? null, program: RULES_EDITION },
    rollUp: rollUp.found,
    altered: distinct(altered),
    since: since.slice(0, MOST_NAMED).map(({ named: one }) => one),
    sinceTotal: since.length,
    facts: COMPARED_PERIODS.reduce((sum, period) => sum + factsOf(snapshot, period), 0),
    sha256: hash,
  };
}

/** Every figure counted from the facts of the snapshot; null when an altered fact cannot be counted at all. */
function countedAgain(snapshot: Snapshot): FiguresByPeriod | null {
  try {
    return countSnapshot(snapshot);
  } catch {
    return null;
  }
}

type Numbers = {
  readonly isReportSame: boolean;
  readonly isCountSame: boolean;
  /** Numbers of the report that counting does not give, and those whose kept list is another. */
  readonly differing: Verified['differing'];
};

/** The numbers of the report, those that the snapshot keeps, and those counted again (null: they cannot be), against each other. */
function comparedNumbers({ figures }: StoredReport, snapshot: Snapshot, counted: FiguresByPeriod | null): Numbers {
  const { figures: kept, specs, rulesEdition } = snapshot;
  const sealed = {
    current: figuresFrom(kept.current, specs),
    previous: figuresFrom(kept.previous, specs),
    last_year: figuresFrom(kept.last_year, specs),
  };
  const lines = figures?.lines ?? [];
  // Which parts make a line of their own is a rule too: under another edition only lines that stand in both are compared.
  const others = changedLines(lines, figureLines(sealed), COMPARED_PERIODS).filter(
    ({ before, after }) => rulesEdition === RULES_EDITION || (before !== null && after !== null),
  );
  const isReportSame = others.length === 0;
  if (counted === null) return { isReportSame, isCountSame: false, differing: others };
  const lists = differingLists(sealed, counted);
  const numbers = changedLines(lines, figureLines(counted), COMPARED_PERIODS);
  const known = new Set(numbers.map(({ key }) => key));
  const differing = [...numbers, ...lists.filter(({ key }) => !known.has(key))];
  return { isReportSame, isCountSame: lists.length === 0, differing };
}

/** The facts that do not fit their own hash: somebody changed them without knowing of it. */
function unfitting({ facts }: Snapshot): NamedFact[] {
  return COMPARED_PERIODS.flatMap((period) =>
    Object.entries(facts[period]).flatMap(([set, rows]) =>
      rows.filter((fact) => factHash(fact) !== fact.sha256).map((fact) => named(set, fact, 'altered')),
    ),
  );
}

/** Whether the snapshot's own hashes agree with each other. */
function fitsItself({ facts, factsSha256 }: Snapshot): boolean {
  return hashOfFacts(facts) === factsSha256;
}

/** What a file that was handed in says differently from the kept facts, whatever hashes it carries. */
function againstKept(kept: Snapshot, given: Snapshot): NamedFact[] {
  return COMPARED_PERIODS.flatMap((period) => comparedFacts(kept.facts[period], given.facts[period]));
}

/** A fact named for its hash and for its content is named once, with what differs. */
function distinct(altered: readonly NamedFact[]): AlteredFact[] {
  const facts = new Map<string, AlteredFact>();
  for (const { id, named: one } of altered) {
    const key = `${one.set} ${one.what} ${id}`;
    const known = facts.get(key);
    if (!known || known.differences.length === 0) facts.set(key, one);
  }
  return [...facts.values()];
}

/** What the records of the report's own period say today, against what was counted. */
async function changedSince(context: JobContext, report: StoredReport, snapshot: Snapshot): Promise<NamedFact[]> {
  const { session } = context.open();
  const live = await inSnapshot(session.store, async (db) => ({
    ...(await readFacts({ db, period: periodOfReport(report) })),
    ...(await returnsNow(db, report, snapshot)),
  }));
  stopWhenCancelled(context);
  // As it would stand in a snapshot: what a record has and JSON has not makes no difference.
  return comparedFacts(snapshot.facts.current, live);
}

/** What lower offices returned, as it is now; nothing where the snapshot does not keep it. */
async function returnsNow(db: Kysely<Schema>, { originOfficeId }: StoredReport, { rollUp, countedAt }: Snapshot) {
  if (rollUp === undefined) return {};
  const look = { taskId: rollUp.task.id, ownOfficeId: originOfficeId, now: momentOf(countedAt) };
  return { [RETURNED_FIGURES]: (await rollUpForReport(db, look)).returns };
}

const sealedRecord = z.object({ report: z.object({ id: z.string(), snapshotSha256: z.string() }) });

/** Signatures that hold what stands under them, whoever signed: its certificate may have run out since. */
const HOLDING: ReadonlySet<string> = new Set(['valid', 'valid-later-signed', 'untrusted']);

/**
 * The hash that the signed document names, null when its signature does not hold; of a report that was not issued, the one it was counted
 * with.
 */
async function sealedHash(context: JobContext, report: StoredReport): Promise<string | null> {
  if (report.pdfAttachmentId === null) return report.snapshotSha256;
  const { db, session } = context.open();
  const pdf = await issuedDocumentById(db, report.pdfAttachmentId);
  const bytes = await readBlob(session.store, pdf.sha256);
  if (!HOLDING.has(await signatureStatusOf(context, bytes))) return null;
  const found = sealedRecord.safeParse(readEmbeddedRecord(bytes));
  return found.success && found.data.report.id === report.id ? found.data.report.snapshotSha256 : null;
}

function factsOf({ facts }: Snapshot, period: (typeof COMPARED_PERIODS)[number]): number {
  return Object.values(facts[period]).reduce((sum, rows) => sum + rows.length, 0);
}

function stopWhenCancelled({ signal }: JobContext): void {
  if (signal.aborted) throw new AppError('cancelled');
}

/**
 * Hands out the frozen facts of a report, byte for byte; the log keeps who did and the file's hash, as with every export (features A5).
 * @throws AppError `not_found` when nothing was counted yet, `file_missing`, `E_DB_DAMAGED`
 */
export async function handOutSnapshot(context: JobContext, id: string): Promise<CallOutput<'reports.handOutSnapshot'>> {
  const { db, session } = context.open();
  const report = await reportById(db, id);
  if (report.snapshotSha256 === null) throw new AppError('not_found');
  const hash = report.snapshotSha256;
  const bytes = await readBlob(session.store, hash);
  await context.commit('reports.handOutSnapshot', async (write) => {
    write.audit({
      ...{ action: 'export', entityType: 'report', entityId: id },
      detail: { list: 'reportSnapshot', format: 'json', rows: report.figures?.facts ?? 0, sha256: hash },
    });
  });
  return { file: context.runtime.files.handOut(snapshotFileName(report), SNAPSHOT_TYPE, bytes) };
}
