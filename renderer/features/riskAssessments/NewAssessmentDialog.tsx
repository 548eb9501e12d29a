import { Button, Modal, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { sameValue } from '#renderer/ui/formConflict.ts';
import { OrganizationSelect } from '#renderer/ui/OrganizationSelect.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import { useOfficePeople } from '#renderer/ui/useOfficePeople.ts';
import { SUBJECT_KINDS, type SubjectKind } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import { halfYearOf } from '#shared/features/riskAssessments/riskAssessments.rules.ts';
import { periodWords } from './riskWords.tsx';

/** What the assessment is about, where it is known already. */
export type KnownSubject = {
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly organizationId: string;
};

type Form = {
  readonly subjectKind: SubjectKind;
  readonly organizationId: string | null;
  readonly activityId: string | null;
  readonly venueName: string;
  readonly assessedOn: string | null;
  readonly assessorOfficeId: string | null;
  readonly periodLabel: string | null;
};

/** A new assessment: of what, on which day, by which unit. Ratings follow on its own page. */
export function NewAssessmentDialog({ subject, onClose }: { readonly subject: KnownSubject | null; onClose(): void }) {
  const text = useText();
  const { t, label } = text;
  const { today } = useSession();
  const [, go] = useLocation();
  const people = useOfficePeople();
  const create = useCommand('riskAssessments.create');
  const [base] = useState<Form>(() => ({
    subjectKind: subject?.subjectKind ?? 'organization',
    organizationId: subject?.organizationId ?? null,
    activityId: subject?.subjectKind === 'activity' ? subject.subjectId : null,
    venueName: '',
    assessedOn: today,
    assessorOfficeId: null,
    periodLabel: null,
  }));
  const [form, setForm] = useState(base);
  const [tried, setTried] = useState(false);
  const set = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }));
  const draft = useFormDraft({
    key: `riskAssessment:new${subject === null ? '' : `-${subject.subjectId}`}`,
    title: t('riskAssessments.add'),
    base,
    form,
    dirty: !sameValue(form, base),
    onTake: (_base, typed) => setForm(typed),
  });
  const { subjectKind, organizationId, activityId, venueName, assessedOn } = form;
  const assessorOfficeId = form.assessorOfficeId ?? people.offices[0]?.id ?? null;
  const subjectId = subjectKind === 'activity' ? activityId : organizationId;
  const wrong = (when: boolean) => (tried && when ? { error: t('common.required') } : {});
  const submit = () => {
    setTried(true);
    if (subjectId === null || assessedOn === null || assessorOfficeId === null || create.isPending) return;
    if (subjectKind === 'venue' && venueName.trim() === '') return;
    create.mutate(
      {
        subject: { subjectKind, subjectId, ...(subjectKind === 'venue' ? { venueName } : {}) },
        fields: { assessedOn, assessorOfficeId, periodLabel: form.periodLabel },
      },
      {
        onSuccess: ({ id }) => {
          announce(t('riskAssessments.saved'));
          void draft.saved();
          onClose();
          go(`/risk/${id}`);
        },
      },
    );
  };
  const leave = () => void draft.leave(onClose);
  const periods = periodChoices(today);
  return (
    <Modal opened onClose={leave} title={t('riskAssessments.add')} size="lg">
      <Stack>
        {draft.notice}
        {subject === null && (
          <Field label={t('riskAssessments.subjectKind')} required>
            <SegmentedControl
              data={SUBJECT_KINDS.map((kind) => ({ value: kind, label: label('riskSubjectLabels', kind) }))}
              value={subjectKind}
              onChange={(kind) => set({ subjectKind: SUBJECT_KINDS.find((one) => one === kind) ?? 'organization' })}
            />
          </Field>
        )}
        {subject === null && (
          <Field label={t('riskAssessments.organization')} required {...wrong(organizationId === null)}>
            <OrganizationSelect
              value={organizationId}
              onChange={(chosen) => set({ organizationId: chosen?.id ?? null, activityId: null })}
            />
          </Field>
        )}
        {subject === null && subjectKind === 'activity' && organizationId !== null && (
          <ActivityChoice
            organizationId={organizationId}
            value={activityId}
            error={tried && activityId === null ? t('common.required') : undefined}
            onChange={(id) => set({ activityId: id })}
          />
        )}
        {subjectKind === 'venue' && (
          <Field
            label={t('riskAssessments.venueName')}
            required
            help={t('riskAssessments.venueHelp')}
            {...wrong(venueName.trim() === '')}
          >
            <TextInput
              maxLength={100}
              value={venueName}
              onChange={(event) => set({ venueName: event.currentTarget.value })}
            />
          </Field>
        )}
        <Field label={t('riskAssessmentFieldLabels.assessedOn')} required {...wrong(assessedOn === null)}>
          <DateField value={assessedOn} onChange={(day) => set({ assessedOn: day })} />
        </Field>
        <Field label={t('riskAssessmentFieldLabels.assessorOfficeId')} required>
          <Select
            searchable
            data={people.offices.map(({ id, name }) => ({ value: id, label: name }))}
            value={assessorOfficeId}
            onChange={(id) => set({ assessorOfficeId: id })}
          />
        </Field>
        {subjectKind !== 'activity' && (
          <Field label={t('riskAssessmentFieldLabels.periodLabel')} help={t('riskAssessments.periodHelp')}>
            <Select
              clearable
              placeholder={t('riskAssessments.noPeriod')}
              data={periods.map((period) => ({ value: period, label: periodWords(period, text) }))}
              value={form.periodLabel}
              onChange={(period) => set({ periodLabel: period })}
            />
          </Field>
        )}
        <FailureNotice error={create.error} />
      </Stack>
      <Acts>
        <Button variant="default" onClick={leave}>
          {t('common.cancel')}
        </Button>
        <Button loading={create.isPending} onClick={submit}>
          {t('riskAssessments.add')}
        </Button>
      </Acts>
    </Modal>
  );
}

/** This half-year, the two before and the next. */
export function periodChoices(today: string): readonly string[] {
  const [year, half] = [Number(today.slice(0, 4)), halfYearOf(today).slice(-1)];
  const place = year * 2 + Number(half) - 1;
  return [1, 0, -1, -2].map((step) => `${Math.floor((place + step) / 2)}H${((place + step) % 2) + 1}`);
}

/** One of the activities that the organization has filed. */
function ActivityChoice({
  organizationId,
  value,
  error,
  onChange,
}: {
  readonly organizationId: string;
  readonly value: string | null;
  readonly error: string | undefined;
  onChange(id: string | null): void;
}) {
  const { t } = useText();
  const { data } = useCall('activityFilings.list', { filter: { organizationId }, limit: 200 });
  const rows = data?.rows ?? [];
  return (
    <Field
      label={t('riskAssessments.activity')}
      required
      error={error}
      {...(data !== undefined && rows.length === 0 ? { help: t('riskAssessments.noActivity') } : {})}
    >
      <Select
        searchable
        placeholder={t('riskAssessments.chooseActivity')}
        data={rows.map(({ id, filingNo, title, startAt }) => ({
          value: id,
          label: `${startAt.slice(0, 10)} ${title} ${filingNo}`,
        }))}
        value={value}
        onChange={onChange}
      />
    </Field>
  );
}
