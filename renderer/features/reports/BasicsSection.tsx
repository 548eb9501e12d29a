import { Select, TextInput } from '@mantine/core';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { Fact, Facts, Field } from '#renderer/ui/Field.tsx';
import { FieldGrid } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { filled, type PeriodWords } from '#shared/features/reports/places.rules.ts';
import { periodName } from '#shared/features/reports/placeWords.ts';
import type { FigureLine, Report } from '#shared/features/reports/reports.contract.ts';
import { PeriodFields } from './PeriodFields.tsx';
import { periodOf, reportTitle } from './reportWords.tsx';
import type { ReportForm } from './useReportForm.ts';

type Props = {
  readonly report: Report;
  readonly form: ReportForm;
  readonly lines: readonly FigureLine[];
  readonly words: PeriodWords;
  onChange(part: Partial<ReportForm>): void;
};

/** Title, addressee, period and collection of a report that may still be changed. */
export function BasicsSection({ report, form, lines, words, onChange }: Props) {
  const { t } = useText();
  const allowed = useCan()('information.read');
  const tasks = useCall('collectionTasks.list', { show: 'all', limit: 200 }, { enabled: allowed });
  const withFigures = (tasks.data?.rows ?? []).filter(({ figures }) => figures > 0);
  const choices = withFigures.map(({ id, title }) => ({ value: id, label: title }));
  const known = choices.some(({ value }) => value === form.collectionTaskId);
  const own = { value: form.collectionTaskId ?? '', label: report.collectionTitle ?? '' };
  const shown = filled(form.title, lines, words);
  const isShort = [...form.title.trim()].length < 2;
  return (
    <FieldGrid>
      <Field
        label={t('reports.titleField')}
        required
        wide
        help={shown === form.title ? t('reports.titleHelp') : t('reports.titleShown', { title: shown })}
        {...(isShort ? { error: t('reports.problemTitle') } : {})}
      >
        <TextInput
          maxLength={200}
          value={form.title}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
      </Field>
      <Field label={t('reports.recipients')} help={t('reports.recipientsHelp')}>
        <TextInput
          maxLength={500}
          value={form.recipients}
          onChange={(event) => onChange({ recipients: event.currentTarget.value })}
        />
      </Field>
      <PeriodFields kind={report.kind} {...{ periodStart: form.periodStart, periodEnd: form.periodEnd, onChange }} />
      {allowed && (choices.length > 0 || form.collectionTaskId !== null) && (
        <Field label={t('reports.collection')} help={t('reports.collectionHelp')}>
          <Select
            clearable
            placeholder={t('reports.noCollection')}
            data={known || form.collectionTaskId === null ? choices : [...choices, own]}
            value={form.collectionTaskId}
            onChange={(collectionTaskId) => onChange({ collectionTaskId })}
          />
        </Field>
      )}
    </FieldGrid>
  );
}

/** The same of a report that no longer changes. */
export function BasicsFacts({ report }: { readonly report: Report }) {
  const { t, locale } = useText();
  const { office } = useSession();
  return (
    <Facts>
      <Fact label={t('reports.titleField')} wide>
        {reportTitle(report, office?.name ?? '')}
      </Fact>
      <Fact label={t('reports.recipients')}>{report.recipients}</Fact>
      <Fact label={t('reports.period')}>{periodName(periodOf(report), locale)}</Fact>
      <Fact label={t('reports.number')}>{report.number}</Fact>
      <Fact label={t('reports.issuedOn')}>{report.issuedOn}</Fact>
      {report.collectionTitle !== null && <Fact label={t('reports.collection')}>{report.collectionTitle}</Fact>}
      {report.warningReason !== null && (
        <Fact label={t('reports.warningReason')} wide>
          {report.warningReason}
        </Fact>
      )}
      {report.submittedOn !== null && (
        <Fact label={t('reports.submitted_fact')}>
          {report.submittedOn}　{report.submittedTo}
        </Fact>
      )}
    </Facts>
  );
}
