import type { HandlerInput } from '#shared/contract/list.ts';
import type { InspectionPaperKind } from '#shared/features/inspections/inspections.lists.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { localOffice } from '../../db/localOffice.ts';
import { createRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { saveDocument } from '../officialDocuments/officialDocuments.save.ts';
import { findingsOf } from './findings.repository.ts';
import { papersOf } from './inspections.repository.ts';
import { expectedInspection } from './inspections.save.ts';
import { paperContent } from './papers.document.ts';

/**
 * Makes a draft document of an inspection, to be approved, numbered, sealed and issued like any other.
 * @throws AppError `not_found`, `conflict`; `rule_broken` when it does not fit the state or is drafted already
 */
export async function draftPaper(
  write: Write,
  { kind, ...target }: HandlerInput<'inspections.draftPaper'>,
): Promise<{ documentId: string }> {
  const present = await expectedInspection(write, target, 'any');
  const drafted = (await papersOf(write.trx, present.id)).some(
    (paper) => paper.kind === kind && paper.documentStage !== 'voided',
  );
  refuseIssues([...fitIssues(kind, present), ...(drafted ? [{ field: 'kind', code: 'paper_drafted' }] : [])]);
  const findings = await findingsOf(write.trx, present.id, write.today);
  const { name } = await localOffice(write.trx, write.officeId);
  const content = paperContent(kind, present, findings, name);
  const { id: documentId } = await saveDocument(write, { content, copies: 2 });
  await createRecord(write, 'inspection_paper', {
    ...{ inspectionId: present.id, kind, documentId },
    draftedOn: write.today,
  });
  return { documentId };
}

/** A notice goes out before the inspection and names its day; orders follow a conclusion that a named user confirmed. */
function fitIssues(
  kind: InspectionPaperKind,
  inspection: {
    readonly recordState: string;
    readonly plannedOn: string | null;
    readonly heldOn: string | null;
    readonly conclusion: string | null;
  },
): FieldIssue[] {
  const isFinal = inspection.recordState !== 'draft';
  if (kind === 'notice') {
    if (isFinal) return [{ field: 'kind', code: 'notice_too_late' }];
    return inspection.plannedOn === null && inspection.heldOn === null
      ? [{ field: 'plannedOn', code: 'notice_without_day' }]
      : [];
  }
  const wanted = kind === 'rectify_order' ? 'rectify' : 'suspend';
  return isFinal && inspection.conclusion === wanted ? [] : [{ field: 'kind', code: `paper_needs_${wanted}` }];
}
