import { Autocomplete, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { OrganizationSelect } from '#renderer/ui/OrganizationSelect.tsx';
import { RecordForm } from '#renderer/ui/RecordForm.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import { stationIssues } from '#shared/features/community/community.rules.ts';
import type { StationRow } from '#shared/features/community/serviceStations.contract.ts';

type Props = {
  readonly station: StationRow | null;
  onSaved(id: string): void;
  onClose(): void;
};

type Form = {
  readonly name: string;
  readonly townshipName: string;
  readonly communityName: string;
  readonly openedOn: string | null;
  readonly hubOrganizationId: string | null;
  readonly leadPost: string;
  readonly note: string;
};

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const orNull = (value: unknown) => (typeof value === 'string' ? value : null);

function formOf(record: Readonly<Record<string, unknown>>): Form {
  return {
    name: text(record.name),
    townshipName: text(record.townshipName),
    communityName: text(record.communityName),
    openedOn: orNull(record.openedOn),
    hubOrganizationId: orNull(record.hubOrganizationId),
    leadPost: text(record.leadPost),
    note: text(record.note),
  };
}

/** A new station, or what is known of one. */
export function StationForm({ station, onSaved, onClose }: Props) {
  const { t, known } = useText();
  const { today } = useSession();
  const save = useCommand('serviceStations.save');
  const names = useCall('serviceStations.names', {}, { keep: true });
  const title = station === null ? t('serviceStations.add') : t('serviceStations.edit');
  const [start] = useState(() => ({ form: formOf(station ?? {}), revision: station?.revision }));
  const [hubName, setHubName] = useState(station?.hubOrganizationName ?? null);
  const hubOf = (id: unknown) =>
    (station !== null && id === station.hubOrganizationId ? station.hubOrganizationName : hubName) ??
    t('common.organizationUnknown');
  const record = useRecordForm<Form>({
    key: `serviceStation:${station?.id ?? 'new'}`,
    title: ({ name }) => (name === '' ? title : t('common.draftOf', { form: title, name })),
    start,
    read: formOf,
    shown: (field, value) => ({
      name: known(`stationFieldLabels.${field}`) ?? field,
      value: field === 'hubOrganizationId' && value !== null ? hubOf(value) : String(value ?? ''),
    }),
  });
  const { form, set, wrong } = record;
  const short = [...form.name.trim()].length < 2;
  const noTownship = form.townshipName.trim() === '';
  const [early] = form.openedOn === null ? [] : stationIssues({ openedOn: form.openedOn, closedOn: null }, null, today);
  const openedProblem =
    early === undefined
      ? t('serviceStations.problemOpenedOn')
      : (known(`ruleIssues.${early.code}`, { ...early.params }) ?? '');
  const submit = () => {
    record.tried();
    const { openedOn } = form;
    if (short || noTownship || openedOn === null || early !== undefined || save.isPending) return;
    save.mutate(
      { ...record.target(station?.id), fields: { ...form, openedOn } },
      {
        onSuccess: ({ id }) => {
          announce(t('serviceStations.saved'));
          void record.draft.saved();
          onSaved(id);
        },
        onError: (error) => record.failed(error) && save.reset(),
      },
    );
  };
  const communities = (names.data?.communities ?? []).filter(({ townshipName }) => townshipName === form.townshipName);
  return (
    <RecordForm
      title={title}
      form={record}
      saving={save.isPending}
      error={save.error}
      onSave={submit}
      onClose={onClose}
    >
      <Field label={t('stationFieldLabels.name')} required {...wrong(short, t('serviceStations.problemName'))}>
        <TextInput data-autofocus maxLength={100} {...record.text('name')} />
      </Field>
      <Field
        label={t('stationFieldLabels.townshipName')}
        required
        {...wrong(noTownship, t('serviceStations.problemTownship'))}
      >
        <Autocomplete
          maxLength={60}
          data={names.data?.townships ?? []}
          value={form.townshipName}
          onChange={(townshipName) => set({ townshipName })}
        />
      </Field>
      <Field label={t('stationFieldLabels.communityName')}>
        <Autocomplete
          maxLength={60}
          data={communities.map(({ communityName }) => communityName)}
          value={form.communityName}
          onChange={(communityName) => set({ communityName })}
        />
      </Field>
      <Field
        label={t('stationFieldLabels.openedOn')}
        required
        {...wrong(form.openedOn === null || early !== undefined, openedProblem)}
      >
        <DateField value={form.openedOn} onChange={(openedOn) => set({ openedOn })} />
      </Field>
      <Field label={t('stationFieldLabels.hubOrganizationId')} help={t('serviceStations.hubHelp')}>
        <OrganizationSelect
          value={form.hubOrganizationId}
          name={form.hubOrganizationId === station?.hubOrganizationId ? station?.hubOrganizationName : hubName}
          onChange={(chosen) => {
            set({ hubOrganizationId: chosen?.id ?? null });
            setHubName(chosen?.name ?? null);
          }}
        />
      </Field>
      <Field label={t('stationFieldLabels.leadPost')} help={t('serviceStations.leadPostHelp')}>
        <TextInput maxLength={100} {...record.text('leadPost')} />
      </Field>
      <Field label={t('stationFieldLabels.note')}>
        <Textarea autosize minRows={2} maxRows={8} maxLength={500} {...record.text('note')} />
      </Field>
    </RecordForm>
  );
}
