import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { askedFigures } from '#shared/features/rollUp/askedFigures.rules.ts';
import { message } from '#shared/text/index.ts';
import type { JobContext } from '../../context.ts';
import { reportById } from '../reports/reports.repository.ts';
import { periodText, typedValue, writeFigureForm, XLSX } from './figureForm.ts';
import { MOST_FORM_BYTES, readFigureForm, refuseForm } from './readFigureForm.ts';

/**
 * Fills a form that an upper office handed out with the figures of an issued report of the same days (features W8): nobody types them
 * again, and they stay those that were issued.
 * @throws AppError `not_found`; `rule_broken`: no form, the report is not issued, or covers other days
 */
export async function fillForm(
  context: JobContext,
  { source, reportId }: HandlerInput<'rollUp.fillForm'>,
): Promise<CallOutput<'rollUp.fillForm'>> {
  const { db } = context.open();
  const { files } = context.runtime;
  const form = readFigureForm(files.readIn(source, MOST_FORM_BYTES).bytes);
  const { state, periodStart, periodEnd, figures } = await reportById(db, reportId);
  if (state === 'draft' || figures === null) return refuseForm('form_report_draft');
  if (form.periodStart !== periodStart || form.periodEnd !== periodEnd)
    return refuseForm('form_report_period', { asked: periodText(form), has: periodText({ periodStart, periodEnd }) });
  const values = new Map(figures.lines.map(({ key, current }) => [key, current.value]));
  const asked = new Map(askedFigures(form.rows.map(({ key }) => key)).map((figure) => [figure.key, figure]));
  const empty: string[] = [];
  const rows = form.rows.map(({ key, name, unit }) => {
    const [figure, value] = [asked.get(key), values.get(key)];
    if (figure !== undefined && value !== undefined) return { key, name, unit, value: typedValue(figure, value) };
    empty.push(name || key);
    return { key, name, unit, value: null };
  });
  const name = message('zh-CN', 'figureForm.fileName', { title: form.title.slice(0, 60), office: form.officeName });
  return {
    file: files.handOut(name, XLSX, writeFigureForm({ ...form, rows })),
    ...{ title: form.title, officeName: form.officeName, filled: rows.length - empty.length, empty },
  };
}
