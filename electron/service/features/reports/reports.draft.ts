import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { DocumentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { unknownPlaces } from '#shared/features/reports/places.rules.ts';
import { BLOCKING } from '#shared/features/reports/reportGate.rules.ts';
import { checkOpen, reportDueOn } from '#shared/features/reports/reports.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { officeCalendar } from '../../calendars.ts';
import type { JobContext } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { documentById } from '../officialDocuments/officialDocuments.repository.ts';
import { saveDocument } from '../officialDocuments/officialDocuments.save.ts';
import { reportContent } from './reports.document.ts';
import { checkReport, formerNameOf } from './reports.gate.ts';
import { draftedHash } from './reports.issue.ts';
import { expectedReport, periodOfReport, type StoredReport } from './reports.repository.ts';
import { rollUpOf } from './reports.rollUp.ts';
import { wordsOf } from './reports.words.ts';

/**
 * Makes the official document of a report from its text and the figures as counted, or makes it anew after it was sent back or withdrawn.
 * What the gate shows is kept with the reason for going on in spite of it.
 * @throws AppError `not_found`, `conflict`, `rule_broken` (in approval or issued; nothing counted, the office renamed or figures others
 *   since, or what offices returned; unknown places; warnings without a reason), `cancelled`
 */
export async function draftReportDocument(
  context: JobContext,
  { id, expectedRevision, warningReason }: HandlerInput<'reports.draftDocument'>,
): Promise<CallOutput<'reports.draftDocument'>> {
  const { db, session } = context.open();
  const shown = await expectedReport(db, id, expectedRevision);
  refuseIssues([...checkOpen(shown), ...checkCounted(shown)]);
  // An office that was renamed since signs under its new name: so must the text call it.
  const formerName = await formerNameOf(db, shown);
  if (formerName !== null)
    refuseIssues([{ field: 'figures', code: 'report_office_renamed', params: { name: formerName } }]);
  const { warnings, stale } = await checkReport(context, id, { withCompared: true });
  if (stale.length > 0)
    refuseIssues([{ field: 'figures', code: 'report_figures_stale', params: { count: stale.length } }]);
  if (warnings.some(({ code }) => code === 'roll_up_stale'))
    refuseIssues([{ field: 'figures', code: 'report_roll_up_stale' }]);
  const open = warnings.filter(({ code }) => !BLOCKING.has(code));
  if (open.length > 0 && warningReason === null)
    refuseIssues([{ field: 'warningReason', code: 'report_warning_reason', params: { count: open.length } }]);
  const { name } = await localOffice(db, session.officeId);
  const content = reportContent(
    { title: shown.title, blocks: shown.content.blocks, recipients: shown.recipients },
    {
      lines: shown.figures?.lines ?? [],
      words: wordsOf(shown, name),
      rollUp: await rollUpOf(db, shown, context.now),
    },
  );
  const dueOn = reportDueOn(officeCalendar(context.runtime), periodOfReport(shown));
  return context.commit('reports.draftDocument', async (write) => {
    // Counting and checking take seconds: who changed the report meanwhile is not overruled.
    const present = await expectedReport(write.trx, id, expectedRevision);
    refuseIssues(checkOpen(present));
    const documentId = await writeDocument(write, present, content);
    const { revision } = await updateRecord(
      write,
      'report',
      id,
      present.revision,
      // An edition of the calendar may have moved the day since the report was saved; from here on it stands.
      { documentId, dueOn, warnings: { list: open, drafted: draftedHash(present) }, warningReason },
      { action: 'report.draftDocument', ...(warningReason === null ? {} : { reason: warningReason }) },
    );
    return { id, revision, documentId };
  });
}

/** What keeps any document from being made. */
function checkCounted({ title, content, figures }: StoredReport): FieldIssue[] {
  if (figures === null) return [{ field: 'figures', code: 'report_not_counted' }];
  const unknown = unknownPlaces({ title, blocks: content.blocks }, figures.lines);
  const [first] = unknown;
  if (!first) return [];
  const params = { count: unknown.length, line: first.line, name: first.name };
  return [{ field: 'content', code: 'report_unknown_places', params }];
}

/** A new draft document, or the one that came back: its marks (签发人, 抄送 …) stay, the report's text is put in. */
async function writeDocument(write: Write, { document }: StoredReport, content: DocumentContent): Promise<string> {
  if (document === null) return (await saveDocument(write, { content, copies: 1 })).id;
  const present = await documentById(write.trx, document.id);
  const { id, revision: expectedRevision, copies } = present;
  await saveDocument(write, { id, expectedRevision, copies, content: withText(present.content, content) });
  return id;
}

function withText(present: DocumentContent, fresh: DocumentContent): DocumentContent {
  if (present.form !== 'document' || fresh.form !== 'document') return fresh;
  const { title, body, recipients } = fresh.data;
  return { form: 'document', data: { ...present.data, title, body, recipients } };
}
