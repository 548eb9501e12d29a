import { ActionIcon, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { OrganizationName, OrganizationSelect } from '#renderer/ui/OrganizationSelect.tsx';
import { RecordForm } from '#renderer/ui/RecordForm.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import { ACTIVITY_CATEGORIES } from '#shared/features/community/community.lists.ts';
import type { ActivityRow } from '#shared/features/community/stationActivities.contract.ts';
import {
  activityFieldsOf,
  activityFormIssues,
  activityFormOf,
  type ActivityForm as Form,
  typedNumber,
} from './activityForm.ts';
import styles from './community.module.css';
import { stationOptions } from './stationOptions.ts';

type Props = {
  readonly activity: ActivityRow | null;
  /** Station of a new one, where it is known. */
  readonly stationId?: string | null;
  onSaved(id: string): void;
  onClose(): void;
};

/** A new activity, or what is known of one. */
export function ActivityForm({ activity, stationId = null, onSaved, onClose }: Props) {
  const { t, label, known } = useText();
  const { today } = useSession();
  const save = useCommand('stationActivities.save');
  const stations = useCall('serviceStations.names', {}, { keep: true }).data?.stations ?? [];
  const title = activity === null ? t('stationActivities.add') : t('stationActivities.edit');
  const [start] = useState(() => ({
    form: activityFormOf(activity ?? { stationId, heldOn: today }),
    revision: activity?.revision,
  }));
  const [names, setNames] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries((activity?.organizations ?? []).map(({ id, name }) => [id, name])),
  );
  const stationName = (id: unknown) => stations.find((station) => station.id === id)?.name ?? '';
  const record = useRecordForm<Form>({
    key: `stationActivity:${activity?.id ?? 'new'}`,
    title: (form) =>
      form.title === '' ? title : t('common.draftOf', { form: title, name: [...form.title].slice(0, 20).join('') }),
    start,
    read: activityFormOf,
    shown: (field, value) => ({
      name: known(`activityFieldLabels.${field}`) ?? field,
      value:
        field === 'stationId'
          ? stationName(value)
          : field === 'category' && value !== null
            ? label('activityCategoryLabels', String(value))
            : Array.isArray(value)
              ? value.map((id) => names[String(id)] ?? t('common.organizationUnknown')).join('、')
              : String(value ?? ''),
    }),
  });
  const { form, set, wrong } = record;
  const station = stations.find(({ id }) => id === form.stationId);
  const issues = activityFormIssues(form, station, today);
  const said = (field: string): { readonly error?: string } => {
    const issue = issues.find((one) => one.field === field);
    return issue === undefined ? {} : { error: known(`ruleIssues.${issue.code}`, { ...issue.params }) ?? '' };
  };
  const submit = () => {
    record.tried();
    const fields = activityFieldsOf(form);
    if (fields === undefined || issues.length > 0 || save.isPending) return;
    save.mutate(
      { ...record.target(activity?.id), fields },
      {
        onSuccess: ({ id }) => {
          announce(t('stationActivities.saved'));
          void record.draft.saved();
          onSaved(id);
        },
        onError: (error) => record.failed(error) && save.reset(),
      },
    );
  };
  const count = (name: 'volunteerTimes' | 'servedTimes') => (
    <Field
      label={t(`activityFieldLabels.${name}`)}
      required
      {...wrong(form[name] === null, t('stationActivities.problemCount'))}
      {...said(name)}
    >
      <NumberInput
        hideControls
        allowDecimal={false}
        allowNegative={false}
        max={1_000_000}
        value={form[name] ?? ''}
        onChange={(value) => set({ [name]: typedNumber(value) })}
      />
    </Field>
  );
  return (
    <RecordForm
      title={title}
      form={record}
      saving={save.isPending}
      error={save.error}
      onSave={submit}
      onClose={onClose}
    >
      <Field
        label={t('activityFieldLabels.stationId')}
        required
        {...(station === undefined
          ? {}
          : {
              help:
                station.closedOn === null
                  ? t('stationActivities.stationOpen', { from: station.openedOn })
                  : t('stationActivities.stationClosed', { from: station.openedOn, to: station.closedOn }),
            })}
        {...wrong(form.stationId === null, t('stationActivities.problemStation'))}
      >
        <Select
          data-autofocus
          searchable
          data={stationOptions(stations)}
          value={form.stationId}
          onChange={(id) => set({ stationId: id })}
        />
      </Field>
      <Field
        label={t('activityFieldLabels.heldOn')}
        required
        {...wrong(form.heldOn === null, t('stationActivities.problemHeldOn'))}
        {...said('heldOn')}
      >
        <DateField value={form.heldOn} onChange={(heldOn) => set({ heldOn })} />
      </Field>
      <Field
        label={t('activityFieldLabels.category')}
        required
        {...wrong(form.category === null, t('stationActivities.problemCategory'))}
      >
        <Select
          data={ACTIVITY_CATEGORIES.map((value) => ({ value, label: label('activityCategoryLabels', value) }))}
          value={form.category}
          onChange={(chosen) => set({ category: ACTIVITY_CATEGORIES.find((one) => one === chosen) ?? null })}
        />
      </Field>
      <Field label={t('activityFieldLabels.title')}>
        <TextInput maxLength={200} {...record.text('title')} />
      </Field>
      {count('volunteerTimes')}
      {count('servedTimes')}
      <Field
        label={t('activityFieldLabels.hours')}
        required
        help={t('stationActivities.hoursHelp')}
        {...wrong(form.hours === null, t('stationActivities.problemHours'))}
        {...said('hours')}
      >
        <NumberInput
          hideControls
          decimalScale={1}
          allowNegative={false}
          max={10_000_000}
          value={form.hours ?? ''}
          onChange={(value) => set({ hours: typedNumber(value) })}
        />
      </Field>
      <Field label={t('activityFieldLabels.organizationIds')} {...said('organizationIds')}>
        <OrganizationSelect
          value={null}
          without={form.organizationIds}
          placeholder={t('stationActivities.addOrganization')}
          onChange={(chosen) => {
            if (chosen === null) return;
            setNames((now) => ({ ...now, [chosen.id]: chosen.name }));
            set({ organizationIds: [...form.organizationIds, chosen.id] });
          }}
        />
      </Field>
      {form.organizationIds.length > 0 && (
        <ul className={styles.names} data-under="true">
          {form.organizationIds.map((id) => (
            <li key={id}>
              <OrganizationName id={id} name={names[id]} />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('stationActivities.removeOrganization', { name: names[id] ?? '' })}
                onClick={() => set({ organizationIds: form.organizationIds.filter((one) => one !== id) })}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <Field label={t('activityFieldLabels.onsiteLeadName')} help={t('stationActivities.leadNameHelp')}>
        <TextInput maxLength={50} {...record.text('onsiteLeadName')} />
      </Field>
      <Field label={t('activityFieldLabels.onsiteLeadPost')}>
        <TextInput maxLength={100} {...record.text('onsiteLeadPost')} />
      </Field>
      <Field label={t('activityFieldLabels.note')}>
        <Textarea autosize minRows={2} maxRows={8} maxLength={2000} {...record.text('note')} />
      </Field>
    </RecordForm>
  );
}
