import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { RecordForm } from '#renderer/ui/RecordForm.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import { INSPECTION_TARGETS, type InspectionTarget } from '#shared/features/inspections/inspections.lists.ts';
import { ASSESSMENT_GRADES, LEGAL_TYPES } from '#shared/features/organizations/organizations.lists.ts';

type Props = { onDrawn(id: string): void; onClose(): void };
type Form = {
  readonly title: string;
  readonly target: InspectionTarget;
  readonly legalType: (typeof LEGAL_TYPES)[number] | null;
  readonly townshipName: string | null;
  readonly assessmentGrade: (typeof ASSESSMENT_GRADES)[number] | null;
  readonly wanted: number | null;
  readonly inspectorPool: readonly string[];
  readonly inspectorsEach: number;
  readonly seed: string;
};
const EMPTY: Form = {
  title: '',
  target: 'premises',
  legalType: null,
  townshipName: null,
  assessmentGrade: null,
  wanted: null,
  inspectorPool: [],
  inspectorsEach: 2,
  seed: '',
};

/** What is drawn from what; the draw itself is made and kept by the service. */
export function DrawForm({ onDrawn, onClose }: Props) {
  const { t, label } = useText();
  const draw = useCommand('inspections.draw');
  const facets = useCall('organizations.facets', {});
  const [start] = useState({ form: EMPTY, revision: undefined });
  const record = useRecordForm<Form>({
    key: 'inspectionDraw:new',
    title: t('inspections.drawAdd'),
    start,
    read: () => undefined,
    shown: (field, value) => ({ name: field, value: String(value) }),
  });
  const { form, set, text, wrong, tried, draft } = record;
  const { legalType, townshipName, assessmentGrade } = form;
  const filter = { legalType, townshipName, assessmentGrade };
  const choices = useCall('inspections.drawChoices', { filter }, { keep: true });
  const candidates = choices.data?.candidates ?? 0;
  const noTitle = [...form.title.trim()].length < 2;
  const noWanted = form.wanted === null || form.wanted < 1;
  const noPool = form.inspectorPool.length < form.inspectorsEach;
  const shortSeed = form.seed.trim() !== '' && [...form.seed.trim()].length < 4;
  const submit = () => {
    tried();
    if (noTitle || form.wanted === null || form.wanted < 1 || noPool || shortSeed || draw.isPending) return;
    const { title, target, wanted, inspectorsEach, seed } = form;
    draw.mutate(
      {
        ...{ title, target, wanted, inspectorsEach, filter, inspectorPool: [...form.inspectorPool] },
        ...(seed.trim() === '' ? {} : { seed }),
      },
      {
        onSuccess: ({ id, drawNo }) => {
          announce(t('inspections.drawDone', { number: drawNo }));
          void draft.saved();
          onDrawn(id);
        },
      },
    );
  };
  return (
    <RecordForm
      title={t('inspections.drawAdd')}
      form={record}
      saving={draw.isPending}
      error={draw.error}
      saveLabel={t('inspections.drawRun')}
      onSave={submit}
      onClose={onClose}
    >
      <Field label={t('inspections.drawTitle')} required {...wrong(noTitle, t('inspections.drawProblemTitle'))}>
        <TextInput data-autofocus maxLength={100} {...text('title')} />
      </Field>
      <Field label={t('inspectionFieldLabels.target')} required>
        <Select
          allowDeselect={false}
          data={INSPECTION_TARGETS.map((one) => ({ value: one, label: label('inspectionTargetLabels', one) }))}
          value={form.target}
          onChange={(next) => set({ target: INSPECTION_TARGETS.find((one) => one === next) ?? form.target })}
        />
      </Field>
      <Field label={t('inspections.drawType')}>
        <Select
          clearable
          placeholder={t('inspections.drawAll')}
          data={LEGAL_TYPES.map((one) => ({ value: one, label: t(`organizationLabels.legalType_${one}`) }))}
          value={legalType}
          onChange={(next) => set({ legalType: LEGAL_TYPES.find((one) => one === next) ?? null })}
        />
      </Field>
      <Field label={t('inspections.drawTownship')}>
        <Select
          clearable
          searchable
          placeholder={t('inspections.drawAll')}
          data={facets.data?.townships ?? []}
          value={townshipName}
          onChange={(next) => set({ townshipName: next })}
        />
      </Field>
      <Field
        label={t('inspections.drawGrade')}
        help={choices.data === undefined ? undefined : t('inspections.drawCandidates', { count: candidates })}
      >
        <Select
          clearable
          placeholder={t('inspections.drawAll')}
          data={ASSESSMENT_GRADES.map((one) => ({ value: one, label: t(`organizationLabels.assessmentGrade_${one}`) }))}
          value={assessmentGrade}
          onChange={(next) => set({ assessmentGrade: ASSESSMENT_GRADES.find((one) => one === next) ?? null })}
        />
      </Field>
      <Field label={t('inspections.drawWanted')} required {...wrong(noWanted, t('inspections.drawProblemWanted'))}>
        <NumberInput
          hideControls
          allowDecimal={false}
          min={1}
          max={500}
          value={form.wanted ?? ''}
          onChange={(value) => set({ wanted: typeof value === 'number' ? value : null })}
        />
      </Field>
      <Field
        label={t('inspections.drawPool')}
        required
        help={t('inspections.drawPoolHelp')}
        {...wrong(noPool, t('inspections.drawProblemPool'))}
      >
        <MultiSelect
          searchable
          data={(choices.data?.members ?? []).map(({ id, name, post }) => ({ value: id, label: `${name} ${post}` }))}
          value={[...form.inspectorPool]}
          onChange={(inspectorPool) => set({ inspectorPool })}
        />
      </Field>
      <Field label={t('inspections.drawPer')} required>
        <NumberInput
          allowDecimal={false}
          min={2}
          max={6}
          clampBehavior="strict"
          value={form.inspectorsEach}
          onChange={(value) => set({ inspectorsEach: typeof value === 'number' ? value : 2 })}
        />
      </Field>
      <Field label={t('inspections.drawSeed')} help={t('inspections.drawSeedHelp')}>
        <TextInput maxLength={80} {...text('seed')} />
      </Field>
    </RecordForm>
  );
}
