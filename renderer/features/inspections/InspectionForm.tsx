import { Button, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { OrganizationSelect } from '#renderer/ui/OrganizationSelect.tsx';
import { FieldGrid, Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFirstField } from '#renderer/ui/useFirstField.ts';
import { useOfficePeople } from '#renderer/ui/useOfficePeople.ts';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import type { InspectionDetails } from '#shared/features/inspections/inspections.contract.ts';
import { INSPECTION_TARGETS, PLAN_KINDS } from '#shared/features/inspections/inspections.lists.ts';
import { planIssues } from '#shared/features/inspections/inspections.rules.ts';
import { InspectorsField } from './InspectorsField.tsx';
import { type InspectionFormValues, inspectionFormOf, readInspectors } from './inspectionForm.ts';
import styles from './inspections.module.css';

type Props = {
  readonly inspection: InspectionDetails | null;
  /** Chosen before: the page of an organization leads here. */
  readonly organizationId: string | null;
  /** With the inspection that goes on; undefined: back to the list. */
  onClose(saved?: string): void;
};

/** What is planned for an inspection: whom, what, when, by whom. */
export function InspectionForm({ inspection, organizationId, onClose }: Props) {
  const { t, label, known } = useText();
  const { today } = useSession();
  const people = useOfficePeople();
  const save = useCommand('inspections.save');
  const templates = useCall('inspections.templates', {}, { enabled: inspection === null });
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [start] = useState(() => ({
    form: inspectionFormOf(inspection ?? { organizationId, plannedOn: today }),
    revision: inspection?.revision,
  }));
  const record = useRecordForm<InspectionFormValues>({
    key: `inspection:${inspection?.id ?? 'new'}`,
    title:
      inspection === null
        ? t('inspections.addTitle')
        : t('inspections.draftTitle', { name: inspection.organizationName }),
    start,
    read: inspectionFormOf,
    shown: (field, value) => ({
      name: known(`inspectionFieldLabels.${field}`) ?? field,
      value: Array.isArray(value)
        ? value.map((one: { name: string }) => one.name).join('、')
        : (people.nameOf(value) ??
          known(`inspectionTargetLabels.${String(value)}`) ??
          known(`inspectionKindLabels.${String(value)}`) ??
          (value === null ? '' : String(value))),
    }),
  });
  const { form, set, text, wrong, tried, target, failed, draft, dialog } = record;
  const fields = useFirstField();
  const [noticeIssue] = planIssues(form);
  const active = (templates.data?.templates ?? []).filter((one) => one.active);
  const chosen = codes ?? active.filter(({ code }) => code === form.target).map(({ code }) => code);
  const leave = () => void draft.leave(() => onClose(inspection?.id));
  const submit = () => {
    tried();
    if (form.organizationId === null || noticeIssue !== undefined || save.isPending) return;
    const { organizationId: chosenId } = form;
    save.mutate(
      {
        ...target(inspection?.id),
        fields: { ...form, organizationId: chosenId, inspectors: readInspectors(form.inspectors) },
        ...(inspection === null ? { templateCodes: [...chosen] } : {}),
      },
      {
        onSuccess: ({ id }) => {
          announce(t('inspections.saved'));
          void draft.saved();
          onClose(id);
        },
        onError: (error) => failed(error) && save.reset(),
      },
    );
  };
  useCommands([
    { id: 'inspection.save', label: 'common.save', shortcut: 'Ctrl+S', canRun: () => !save.isPending, run: submit },
    { id: 'inspection.leave', label: 'common.cancel', shortcut: 'Escape', canRun: () => true, run: leave },
  ]);
  const day = (field: 'plannedOn' | 'noticeOn' | 'heldOn') => (
    <DateField value={form[field]} onChange={(value) => set({ [field]: value })} />
  );
  return (
    <form
      ref={fields}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {draft.notice}
      <Section title={t('inspections.facts')}>
        <FieldGrid>
          <Field
            label={t('inspectionFieldLabels.organizationId')}
            required
            wide
            {...wrong(form.organizationId === null, t('inspections.problemOrganization'))}
          >
            <OrganizationSelect
              value={form.organizationId}
              name={inspection?.organizationId === form.organizationId ? inspection.organizationName : null}
              onChange={(one) => set({ organizationId: one?.id ?? null })}
            />
          </Field>
          <Field label={t('inspectionFieldLabels.planKind')} required>
            <Select
              allowDeselect={false}
              data={PLAN_KINDS.map((kind) => ({ value: kind, label: label('inspectionKindLabels', kind) }))}
              value={form.planKind}
              onChange={(kind) => set({ planKind: PLAN_KINDS.find((one) => one === kind) ?? form.planKind })}
            />
          </Field>
          <Field label={t('inspectionFieldLabels.target')} required>
            <Select
              allowDeselect={false}
              data={INSPECTION_TARGETS.map((one) => ({ value: one, label: label('inspectionTargetLabels', one) }))}
              value={form.target}
              onChange={(next) => set({ target: INSPECTION_TARGETS.find((one) => one === next) ?? form.target })}
            />
          </Field>
          <Field label={t('inspectionFieldLabels.plannedOn')}>{day('plannedOn')}</Field>
          <Field
            label={t('inspectionFieldLabels.noticeOn')}
            error={
              noticeIssue === undefined
                ? undefined
                : (known(`ruleIssues.${noticeIssue.code}`, { ...noticeIssue.params }) ?? '')
            }
          >
            {day('noticeOn')}
          </Field>
          <Field label={t('inspectionFieldLabels.heldOn')}>{day('heldOn')}</Field>
          <Field label={t('inspectionFieldLabels.place')}>
            <TextInput maxLength={200} {...text('place')} />
          </Field>
          <Field label={t('inspectionFieldLabels.matterText')} wide>
            <Textarea autosize minRows={2} maxRows={6} maxLength={1000} {...text('matterText')} />
          </Field>
          <Field label={t('inspectionFieldLabels.inspectors')} help={t('inspections.inspectorsHelp')} wide>
            <InspectorsField value={form.inspectors} onChange={(inspectors) => set({ inspectors })} />
          </Field>
          <Field label={t('inspectionFieldLabels.followUpMemberId')} help={t('inspections.followUpHelp')}>
            <Select
              searchable
              clearable
              data={people.membersWith(form.followUpMemberId)}
              value={form.followUpMemberId}
              onChange={(followUpMemberId) => set({ followUpMemberId })}
            />
          </Field>
          {inspection === null && (
            <Field label={t('inspections.templates')} help={t('inspections.templatesHelp')}>
              <MultiSelect
                data={active.map(({ code, title }) => ({ value: code, label: title }))}
                value={[...chosen]}
                onChange={setCodes}
              />
            </Field>
          )}
          <Field label={t('inspectionFieldLabels.onsiteSignerName')}>
            <TextInput maxLength={50} {...text('onsiteSignerName')} />
          </Field>
          <Field label={t('inspectionFieldLabels.onsiteSignerPost')}>
            <TextInput maxLength={100} {...text('onsiteSignerPost')} />
          </Field>
          <Field label={t('inspectionFieldLabels.note')} wide>
            <Textarea autosize minRows={2} maxRows={6} maxLength={2000} {...text('note')} />
          </Field>
        </FieldGrid>
        <FailureNotice error={save.error} />
        <div className={styles.acts}>
          <Button type="submit" loading={save.isPending} title="Ctrl+S">
            {t('common.save')}
          </Button>
          <Button variant="default" onClick={leave}>
            {t('common.cancel')}
          </Button>
        </div>
      </Section>
      {dialog}
    </form>
  );
}
