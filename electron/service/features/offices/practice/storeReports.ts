import { periodOf } from '#shared/features/recurringDuties/periods.rules.ts';
import { previousPeriod, type ReportPeriod } from '#shared/features/reports/reportPeriod.rules.ts';
import { reportDueOn } from '#shared/features/reports/reports.rules.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { officeCalendar } from '../../../calendars.ts';
import type { JobContext } from '../../../context.ts';
import { issueDocument } from '../../officialDocuments/officialDocuments.issue.ts';
import { takeNumber } from '../../officialDocuments/officialDocuments.number.ts';
import { documentById } from '../../officialDocuments/officialDocuments.repository.ts';
import { saveDocument } from '../../officialDocuments/officialDocuments.save.ts';
import { draftReportDocument } from '../../reports/reports.draft.ts';
import { refreshReport } from '../../reports/reports.refresh.ts';
import { reportById } from '../../reports/reports.repository.ts';
import { saveReport, submitReport } from '../../reports/reports.save.ts';
import { templateText } from '../../reports/reportTemplates.repository.ts';
import { DIRECTOR, storeApproval } from './storeDocuments.ts';

type Saved = { readonly id: string; readonly revision: number };

const UPPER = '云州市民政局';
const REASON = '有关事项已列入下一步工作安排，数字核对无误，按期报送。';
/** Days that a report takes after its half-year at least. */
const WRITING_DAYS = 10;

const expected = ({ id, revision }: Saved) => ({ id, expectedRevision: revision });

/** The last half-year's report, issued in time and sent; that of the last month, being written with its figures. */
export async function storeReports(context: JobContext): Promise<void> {
  const { today, runtime } = context;
  const calendar = officeCalendar(runtime);
  const half = lastHalfYear(today);
  const dueOn = reportDueOn(calendar, half) ?? half.to;
  const [lastDay = today] = [dueOn, today].sort();
  const issuedOn = calendar.lastWorkingDay(lastDay).date;
  const draftedOn = calendar.lastWorkingDay(addDays(issuedOn, -2)).date;
  // Counted on the day on which it was written.
  const report = await storeCounted({ ...context, now: Date.parse(`${draftedOn}T16:00:00+08:00`) }, half);
  const { documentId } = await draftReportDocument(context, { ...expected(report), warningReason: REASON });
  const document = await context.commit('practice.reports', async (write) => {
    const { content, revision } = await documentById(write.trx, documentId);
    if (content.form !== 'document') return { id: documentId, revision };
    const signed = { form: content.form, data: { ...content.data, signers: [DIRECTOR.personName] } };
    const draft = { id: documentId, expectedRevision: revision, content: signed, copies: 3 };
    const approved = await storeApproval(write, await saveDocument(write, draft), [draftedOn, draftedOn, issuedOn]);
    const number = { kind: 'next', classCode: '青民报', year: Number(issuedOn.slice(0, 4)) } as const;
    return takeNumber(write, { ...expected(approved), number });
  });
  await issueDocument(context, { ...expected(document), issuedOn, deviationReason: null });
  await context.commit('practice.reports', async (write) => {
    const { id, revision } = await reportById(write.trx, report.id);
    await submitReport(write, { id, expectedRevision: revision, submittedOn: issuedOn, submittedTo: UPPER });
  });
  const month = periodOf('month', addDays(periodOf('month', today).from, -1));
  await storeCounted(context, { kind: 'monthly', from: month.from, to: month.to });
}

/** The last half-year that ended long enough ago for its report to be there. */
function lastHalfYear(today: string): ReportPeriod {
  const running = periodOf('half_year', today);
  const last = previousPeriod({ kind: 'half_yearly', from: running.from, to: running.to });
  return today < addDays(last.to, WRITING_DAYS) ? previousPeriod(last) : last;
}

/** A report with the program's text and its figures. */
async function storeCounted(context: JobContext, { kind, from, to }: ReportPeriod): Promise<Saved> {
  const { db, session } = context.open();
  const { title, content, templateId } = await templateText(db, { kind, templateId: null });
  const fields = {
    ...{ kind, periodStart: from, periodEnd: to, title, content, templateId },
    ...{ recipients: UPPER, collectionTaskId: null },
  };
  const look = { calendar: officeCalendar(context.runtime), store: session.store };
  const saved = await context.commit('practice.reports', (write) => saveReport(write, { fields }, look));
  return refreshReport(context, expected(saved));
}
