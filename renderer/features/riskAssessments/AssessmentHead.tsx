import { Button, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCommand } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { DeadlineReason } from '#renderer/ui/DeadlineReason.tsx';
import { Fact, Facts, Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { RecordForm } from '#renderer/ui/RecordForm.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { useOfficePeople } from '#renderer/ui/useOfficePeople.ts';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import { reviewLevel } from '#shared/features/riskAssessments/riskAssessments.rules.ts';
import type { RiskRecord, RiskSectionProps } from './AssessmentPage.tsx';
import { missingIssues } from './missing.ts';
import { periodChoices } from './NewAssessmentDialog.tsx';
import styles from './riskAssessments.module.css';
import { type HeadForm, headForm } from './riskForms.ts';
import { LevelChain, periodWords, trendPlace } from './riskWords.tsx';

/** What is assessed, when, by whom and how it came out; in a draft also what is still missing. */
export function AssessmentHead({ record, act, onAct }: RiskSectionProps) {
  const text = useText();
  const { t } = text;
  const can = useCan();
  const isDraft = record.state === 'draft';
  if (act === 'head' && isDraft) return <HeadEditor record={record} onClose={() => onAct(null)} />;
  return (
    <>
      {isDraft && (
        <div className={styles.notes}>
          <Missing record={record} />
        </div>
      )}
      <Section
        title={t('riskAssessments.formSubject')}
        actions={
          isDraft &&
          can('risk.write') && (
            <Button size="compact-sm" variant="default" onClick={() => onAct('head')}>
              {t('riskAssessments.editHead')}
            </Button>
          )
        }
      >
        <Facts>
          <Fact label={t('riskAssessments.columnLevels')}>
            <LevelChain {...record} />
          </Fact>
          <Fact label={t('riskAssessments.organization')}>
            <Link href={`/organizations/${record.organizationId}?tab=risk`}>{record.organizationName}</Link>
            {record.subjectKind === 'organization' && (
              <Link className={styles.beside} href={trendPlace(record.organizationId)}>
                {t('riskPictures.trendTitle')}
              </Link>
            )}
          </Fact>
          <Fact label={t('riskAssessmentFieldLabels.assessedOn')}>{record.assessedOn}</Fact>
          <Fact label={t('riskAssessmentFieldLabels.assessorOfficeId')}>{record.assessorOfficeName}</Fact>
          {record.periodLabel !== null && (
            <Fact label={t('riskAssessmentFieldLabels.periodLabel')}>{periodWords(record.periodLabel, text)}</Fact>
          )}
          <Fact label={t('riskAssessmentFieldLabels.matrix')}>
            <span title={t('riskAssessments.matrixLocked')}>
              {t('riskAssessments.matrixUsed', { version: record.matrixVersion })}
            </span>
          </Fact>
          {record.subjectKind === 'activity' && (
            <Fact label={t('riskAssessments.activity')}>
              <Link href={`/filings/${record.subjectId}`}>{record.subjectName}</Link>
            </Fact>
          )}
          <Origin record={record} />
          <Fact label={t('riskAssessments.conclusion')} wide>
            {record.conclusionText}
          </Fact>
          {record.approvedOn !== null && (
            <Fact label={t('riskAssessments.formApproved')}>
              {approvalWords(record, text)}
              {record.selfChecked && <span className={styles.dim}> {t('riskAssessments.selfChecked')}</span>}
            </Fact>
          )}
          {record.reviewReason !== null && (
            <Fact label={t('riskAssessments.reviewDueOn')}>
              <DeadlineReason reason={record.reviewReason} basis={t('riskAssessments.reviewBasis')} />
              <div className={styles.dim}>{reviewWords(record, text)}</div>
            </Fact>
          )}
        </Facts>
      </Section>
    </>
  );
}

function Origin({ record }: { readonly record: RiskRecord }) {
  const { t } = useText();
  const { supersedesId, copiedFromId } = record;
  return (
    <>
      {supersedesId !== null && (
        <Fact label={t('riskAssessmentFieldLabels.supersedesId')}>
          <Link href={`/risk/${supersedesId}`}>{record.supersedesNo}</Link>
        </Fact>
      )}
      {copiedFromId !== null && (
        <Fact label={t('riskAssessmentFieldLabels.copiedFromId')}>
          <Link href={`/risk/${copiedFromId}`}>{record.copiedFromNo}</Link>
        </Fact>
      )}
    </>
  );
}

function approvalWords({ approvedByName, approvedByPost, approvedOn }: RiskRecord, { t }: Pick<Text, 't'>): string {
  const places = { name: approvedByName ?? '', post: approvedByPost ?? '', date: approvedOn ?? '' };
  return t(approvedByPost === null ? 'riskAssessments.approvedByOne' : 'riskAssessments.approvedBy', places);
}

/** 较大风险每3个月复评一次. */
function reviewWords(record: RiskRecord, { t, label }: Pick<Text, 't' | 'label'>): string {
  const level = reviewLevel(record);
  if (level === null) return '';
  return t('riskAssessments.reviewRule', {
    level: label('riskLevelLabels', level),
    months: record.matrix.reviewMonths[level],
  });
}

/** What a draft still lacks; when nothing, who approves. */
function Missing({ record }: { readonly record: RiskRecord }) {
  const { t, known } = useText();
  const { user } = useSession();
  const issues = missingIssues(record);
  if (issues.length === 0)
    return record.othersCanApprove && record.createdBy === user?.id ? (
      <Notice tone="near">{t('riskAssessments.ownEntry')}</Notice>
    ) : null;
  return (
    <Notice tone="near">
      {t('riskAssessments.notYet')}
      <ul className={styles.missing}>
        {issues.map((issue) => (
          <li key={`${issue.field} ${issue.code}`}>{known(`ruleIssues.${issue.code}`, { ...issue.params })}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** The head of a draft as a form. */
function HeadEditor({ record, onClose }: { readonly record: RiskRecord; onClose(): void }) {
  const text = useText();
  const { t, known } = text;
  const { today } = useSession();
  const people = useOfficePeople();
  const save = useCommand('riskAssessments.save');
  const [start] = useState(() => ({ form: headForm(record), revision: record.revision }));
  const title = t('riskAssessments.editHead');
  const form = useRecordForm<HeadForm>({
    key: `riskAssessment:${record.id}-head`,
    title: t('common.draftOf', { form: title, name: record.assessmentNo }),
    start,
    read: headForm,
    shown: (field, value) => ({
      name: known(`riskAssessmentFieldLabels.${field}`) ?? field,
      value: people.nameOf(value) ?? String(value ?? ''),
    }),
  });
  const { assessedOn, assessorOfficeId, periodLabel, conclusionText } = form.form;
  const submit = () => {
    form.tried();
    if (assessedOn === null || assessorOfficeId === null || save.isPending) return;
    save.mutate(
      {
        ...{ id: record.id, expectedRevision: form.revision ?? record.revision },
        fields: { assessedOn, assessorOfficeId, periodLabel, conclusionText },
      },
      {
        onSuccess: () => {
          announce(t('riskAssessments.saved'));
          void form.draft.saved();
          onClose();
        },
        onError: (error) => form.failed(error) && save.reset(),
      },
    );
  };
  const periods = [...new Set([...periodChoices(today), ...(periodLabel === null ? [] : [periodLabel])])];
  return (
    <RecordForm {...{ title, form, saving: save.isPending, error: save.error, onSave: submit, onClose }}>
      <Field
        label={t('riskAssessmentFieldLabels.assessedOn')}
        required
        {...form.wrong(assessedOn === null, t('common.required'))}
      >
        <DateField value={assessedOn} onChange={(day) => form.set({ assessedOn: day })} />
      </Field>
      <Field label={t('riskAssessmentFieldLabels.assessorOfficeId')} required>
        <Select
          searchable
          data={people.offices.map(({ id, name }) => ({ value: id, label: name }))}
          value={assessorOfficeId}
          onChange={(id) => form.set({ assessorOfficeId: id })}
        />
      </Field>
      {record.subjectKind !== 'activity' && (
        <Field label={t('riskAssessmentFieldLabels.periodLabel')} help={t('riskAssessments.periodHelp')}>
          <Select
            clearable
            placeholder={t('riskAssessments.noPeriod')}
            data={periods.map((period) => ({ value: period, label: periodWords(period, text) }))}
            value={periodLabel}
            onChange={(period) => form.set({ periodLabel: period })}
          />
        </Field>
      )}
      <Field label={t('riskAssessments.conclusion')} help={t('riskAssessments.conclusionHelp')}>
        <Textarea data-autofocus autosize minRows={3} maxRows={10} maxLength={2000} {...form.text('conclusionText')} />
      </Field>
    </RecordForm>
  );
}
