import { NumberInput, Select } from '@mantine/core';
import { Fact, Facts, Field } from '#renderer/ui/Field.tsx';
import { FieldGrid, Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { InspectionSettings } from '#shared/features/inspections/inspectionSettings.ts';

type Props = {
  readonly rules: InspectionSettings;
  /** Left out: to read. */
  onChange?(rules: InspectionSettings): void;
};

/** How long an organization has to put right what an inspection found. */
export function InspectionRules({ rules, onChange }: Props) {
  const { t } = useText();
  const { rectifyDays, rectifyUnit } = rules;
  const unit = t(`inspections.unit_${rectifyUnit}`);
  return (
    <Section title={t('inspections.rules')}>
      {onChange === undefined ? (
        <Facts>
          <Fact label={t('inspections.rectifyDays')}>{`${rectifyDays} ${unit}`}</Fact>
        </Facts>
      ) : (
        <FieldGrid>
          <Field label={t('inspections.rectifyDays')} help={t('inspections.rulesHelp')}>
            <NumberInput
              min={1}
              max={180}
              clampBehavior="strict"
              allowDecimal={false}
              value={rectifyDays}
              onChange={(next) => typeof next === 'number' && onChange({ ...rules, rectifyDays: next })}
            />
          </Field>
          <Field label={t('inspections.rectifyUnit')}>
            <Select
              allowDeselect={false}
              data={[
                { value: 'calendar_day', label: t('inspections.unit_calendar_day') },
                { value: 'working_day', label: t('inspections.unit_working_day') },
              ]}
              value={rectifyUnit}
              onChange={(next) =>
                onChange({ ...rules, rectifyUnit: next === 'working_day' ? 'working_day' : 'calendar_day' })
              }
            />
          </Field>
        </FieldGrid>
      )}
    </Section>
  );
}
