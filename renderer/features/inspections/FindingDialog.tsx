import { Select, Textarea, TextInput } from '@mantine/core';
import { call } from '#renderer/api/client.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { FindingFields, InspectionFinding } from '#shared/features/inspections/findings.contract.ts';
import type { InspectionDetails } from '#shared/features/inspections/inspections.contract.ts';
import { SEVERITIES } from '#shared/features/inspections/inspections.lists.ts';
import { ActDialog } from './ActDialog.tsx';

type Props = {
  readonly inspection: InspectionDetails;
  /** Null: a new one. */
  readonly finding: InspectionFinding | null;
  /** Line of the checklist for which a new one is entered. */
  readonly itemCode: string | null;
  onClose(): void;
};

const orNull = (text: string) => (text.trim() === '' ? null : text);

/** 登记问题: what was found, the clause, what is demanded. */
export function FindingDialog({ inspection, finding, itemCode, onClose }: Props) {
  const { t, label } = useText();
  const item = inspection.checklist.find(({ code }) => code === itemCode);
  const start: Omit<FindingFields, 'basisText' | 'demandText'> & { basisText: string; demandText: string } = {
    itemCode: finding?.itemCode ?? itemCode,
    foundText: finding?.foundText ?? item?.remark ?? '',
    basisText: finding?.basisText ?? item?.basisText ?? '',
    severity: finding?.severity ?? 'minor',
    demandText: finding?.demandText ?? '',
    rectifyDueOn: finding?.rectifyDueOn ?? null,
  };
  return (
    <ActDialog
      draftKey={`inspection:${inspection.id}-${finding?.id ?? 'new'}-finding`}
      title={t(finding === null ? 'inspections.findingAdd' : 'inspections.findingEdit')}
      confirm={t('common.save')}
      done={t('inspections.findingSaved')}
      record={finding ?? inspection}
      start={start}
      problems={({ foundText }) => ({
        foundText: [...foundText.trim()].length < 2 ? t('inspections.problemFound') : undefined,
      })}
      run={(target, { basisText, demandText, ...form }) =>
        call('inspections.saveFinding', {
          inspectionId: inspection.id,
          ...(finding === null ? {} : target),
          fields: { ...form, basisText: orNull(basisText), demandText: orNull(demandText) },
        })
      }
      onClose={onClose}
      fields={({ form, set, problem }) => (
        <>
          <Field label={t('inspections.findingItem')}>
            <Select
              searchable
              clearable
              placeholder={t('inspections.findingItemNone')}
              data={inspection.checklist
                .filter(({ findingId }) => findingId === null)
                .map(({ code, text }) => ({ value: code, label: text }))}
              value={form.itemCode}
              onChange={(code) => set({ itemCode: code })}
            />
          </Field>
          <Field label={t('inspectionFindingFieldLabels.foundText')} required {...problem('foundText')}>
            <Textarea
              data-autofocus
              autosize
              minRows={2}
              maxRows={6}
              maxLength={1000}
              value={form.foundText}
              onChange={(event) => set({ foundText: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('inspectionFindingFieldLabels.basisText')}>
            <TextInput
              maxLength={300}
              value={form.basisText}
              onChange={(event) => set({ basisText: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('inspectionFindingFieldLabels.severity')} required>
            <Select
              allowDeselect={false}
              data={SEVERITIES.map((one) => ({ value: one, label: label('inspectionSeverityLabels', one) }))}
              value={form.severity}
              onChange={(next) => set({ severity: next === 'serious' ? 'serious' : 'minor' })}
            />
          </Field>
          <Field label={t('inspectionFindingFieldLabels.demandText')}>
            <Textarea
              autosize
              minRows={2}
              maxRows={6}
              maxLength={1000}
              value={form.demandText}
              onChange={(event) => set({ demandText: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('inspections.dueOn')} help={t('inspections.findingDueHelp')}>
            <DateField value={form.rectifyDueOn} onChange={(rectifyDueOn) => set({ rectifyDueOn })} />
          </Field>
        </>
      )}
    />
  );
}
