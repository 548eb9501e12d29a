import type { Kysely } from 'kysely';
import type { CallOutput } from '#shared/contract/list.ts';
import { periodOf } from '#shared/features/recurringDuties/periods.rules.ts';
import { placeNames, placeTexts, unknownPlaces } from '#shared/features/reports/places.rules.ts';
import { CALENDAR_PERIOD, previousPeriod } from '#shared/features/reports/reportPeriod.rules.ts';
import type { ReportKind } from '#shared/features/reports/reports.lists.ts';
import { reportDueOn } from '#shared/features/reports/reports.rules.ts';
import { officeCalendar } from '../../calendars.ts';
import type { BaseContext, Handlers, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import type { Schema } from '../../db/schema.ts';
import { periodDays, periodsOf } from './reports.count.ts';
import { draftReportDocument } from './reports.draft.ts';
import { checkReport } from './reports.gate.ts';
import { reportPrintsHandlers } from './reports.prints.ts';
import { recordsPage } from './reports.records.ts';
import { refreshReport } from './reports.refresh.ts';
import {
  listReports,
  namesOfReport,
  periodOfReport,
  type ReportLook,
  reportById,
  reportOfDocument,
  reportRow,
} from './reports.repository.ts';
import { saveReport, submitReport, voidReport } from './reports.save.ts';
import { handOutSnapshot, verifyReport } from './reports.verify.ts';
import { shownTitle, wordsOf } from './reports.words.ts';
import { templateText } from './reportTemplates.repository.ts';

const lookOf = ({ runtime, today }: BaseContext): ReportLook => ({ today, calendar: officeCalendar(runtime) });

export const reportsHandlers = {
  'reports.list': async (context, input) => listReports(context.db, input, lookOf(context)),
  'reports.get': async (context, { id }) => shownReport(context.db, id, lookOf(context)),
  'reports.ofDocument': async (context, { documentId }) => {
    const report = await reportOfDocument(context.db, documentId);
    const { name } = await localOffice(context.db, context.session.officeId);
    return { report: report && { id: report.id, title: shownTitle(report, name) } };
  },
  'reports.figures': async ({ db }, { id }) => {
    const report = await reportById(db, id);
    return {
      countedAt: report.countedAt,
      periods: report.figures?.periods ?? periodDays(periodsOf(periodOfReport(report))),
      lines: report.figures?.lines ?? [],
      changed: report.changed.figures,
    };
  },
  'reports.records': async ({ db, session }, input) => recordsPage({ db, store: session.store }, input),
  'reports.prefill': async (context, { kind, templateId }) => {
    const period = lastPeriod(kind, context.today);
    const template = await templateText(context.db, { kind, templateId: templateId ?? null });
    return {
      fields: {
        ...{ kind, periodStart: period.from, periodEnd: period.to, recipients: null, collectionTaskId: null },
        ...{ title: template.title, content: template.content, templateId: template.templateId },
      },
      dueOn: reportDueOn(officeCalendar(context.runtime), period),
    };
  },
  'reports.save': async ({ write, session, runtime }, input) =>
    saveReport(write, input, { calendar: officeCalendar(runtime), store: session.store }),
  'reports.refresh': async (context, input) => refreshReport(context, input),
  'reports.check': async (context, { id }) => checkReport(context, id, { withCompared: false }),
  'reports.draftDocument': async (context, input) => draftReportDocument(context, input),
  'reports.submit': async ({ write }, input) => submitReport(write, input),
  'reports.void': async ({ write }, input) => voidReport(write, input),
  'reports.verify': async (context, input) => verifyReport(context, input),
  'reports.handOutSnapshot': async (context, { id }) => handOutSnapshot(context, id),
  ...reportPrintsHandlers,
} satisfies Handlers<NamesOf<'reports'>>;

/** The last period of a kind that ended; of days of the office's choice, the month before. */
function lastPeriod(kind: ReportKind, today: string) {
  const running = periodOf(CALENDAR_PERIOD[kind] ?? 'month', today);
  const { from, to } = previousPeriod({
    kind: kind === 'special' ? 'monthly' : kind,
    from: running.from,
    to: running.to,
  });
  return { kind, from, to };
}

/** A report as its page shows it. @throws AppError `not_found` */
async function shownReport(db: Kysely<Schema>, id: string, look: ReportLook): Promise<CallOutput<'reports.get'>> {
  const report = await reportById(db, id);
  const { name } = await localOffice(db, report.originOfficeId);
  const text = { title: report.title, blocks: report.content.blocks };
  const names = placeNames(text).map((one) => one.name);
  const lines = report.figures?.lines ?? [];
  return {
    ...(await reportRow(db, id, look)),
    // As it is written, with its places.
    title: report.title,
    ...(await namesOfReport(db, report)),
    recipients: report.recipients,
    content: report.content,
    templateId: report.templateId,
    collectionTaskId: report.collectionTaskId,
    periods: report.figures?.periods ?? periodDays(periodsOf(periodOfReport(report))),
    places: report.figures === null ? {} : placeTexts(names, lines, wordsOf(report, name)),
    unknownPlaces: unknownPlaces(text, report.figures === null ? null : lines),
    changedPlaces: report.changed.places,
    warnings: report.warnings.list,
    warningReason: report.warningReason,
    editable: report.stage === 'draft',
    documentStage: report.document?.stage ?? null,
    pdfAttachmentId: report.pdfAttachmentId,
    snapshotSha256: report.snapshotSha256,
  };
}
