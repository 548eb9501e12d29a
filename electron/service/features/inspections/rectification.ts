import type { InspectionFinding } from '#shared/features/inspections/findings.contract.ts';
import { summaryOf } from '#shared/features/inspections/inspections.rules.ts';
import { message } from '#shared/text/index.ts';
import { updateRecord } from '../../db/records.ts';
import type { Write } from '../../db/write.ts';
import { findingsOf } from './findings.repository.ts';
import { inspectionById } from './inspections.repository.ts';

export type Reinspected = {
  readonly reinspectedOn: string;
  readonly result: 'pass' | 'fail';
  readonly reinspectionText: string | null;
  readonly reinspectedByName: string;
  readonly newDueOn: string | null;
};

/** Writes the result of a re-inspection; a failure keeps what was reported as an attempt and opens the problem again. */
export async function writeReinspection(
  write: Write,
  finding: InspectionFinding,
  { reinspectedOn, result, reinspectionText, reinspectedByName, newDueOn }: Reinspected,
): Promise<{ readonly revision: number }> {
  const seen = { reinspectedOn, reinspectionResult: result, reinspectionText, reinspectedByName };
  const options = { action: `inspection_finding.reinspect_${result}`, effectiveOn: reinspectedOn };
  if (result === 'pass') return updateRecord(write, 'inspection_finding', finding.id, finding.revision, seen, options);
  const { rectifiedOn, evidenceText, rectifyDueOn, extensions } = finding;
  const attempts =
    rectifiedOn === null
      ? finding.attempts
      : [...finding.attempts, { rectifiedOn, evidenceText, reinspectedOn, reinspectionText, reinspectedByName }];
  const moved =
    newDueOn === null || newDueOn === rectifyDueOn
      ? {}
      : {
          rectifyDueOn: newDueOn,
          extensions: [...extensions, movedAfter(write, finding, newDueOn, reinspectedByName)],
        };
  const patch = { ...seen, attempts, rectifiedOn: null, evidenceText: null, rectifiedBy: null, ...moved };
  return updateRecord(write, 'inspection_finding', finding.id, finding.revision, patch, options);
}

function movedAfter(write: Write, { rectifyDueOn }: InspectionFinding, newDueOn: string, byName: string) {
  const reason = message('zh-CN', 'inspectionPrint.failedAgain');
  return { oldDueOn: rectifyDueOn ?? newDueOn, newDueOn, reason, onDate: write.today, byName };
}

/** Brings what the inspection keeps of its problems up to date, and the day of its order with an extension. */
export async function refreshInspection(write: Write, id: string): Promise<void> {
  const present = await inspectionById(write.trx, id, write.today);
  const findings = await findingsOf(write.trx, id, write.today);
  const last = findings
    .flatMap(({ rectifyDueOn }) => rectifyDueOn ?? [])
    .sort()
    .at(-1);
  const isLater = last !== undefined && present.rectifyDueOn !== null && last > present.rectifyDueOn;
  const moved = isLater ? { rectifyDueOn: last, rectifyReason: null } : {};
  await updateRecord(write, 'inspection', id, undefined, { ...summaryOf(findings), ...moved });
}
