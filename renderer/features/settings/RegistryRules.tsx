import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Fact, Facts, Field } from '#renderer/ui/Field.tsx';
import { FieldGrid, Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { DORMANCY_REASONS, dormancySettings } from '#shared/features/dormantOrganizations/dormancySettings.ts';

type Settings = CallOutput<'settings.get'>['office']['settings'];
type Props = {
  readonly rules: Settings;
  onChange(part: Partial<Settings>): void;
  /** What closes the form: its failure and its button. */
  readonly children: ReactNode;
};

/** Rules of the registry: who is listed as dormant, and the days of handling materials. */
export function RegistryRules({ rules, onChange, children }: Props) {
  const { t } = useText();
  const { dormancy, materials } = rules;
  const setDormancy = (part: Partial<Settings['dormancy']>) => onChange({ dormancy: { ...dormancy, ...part } });
  const setMaterials = (part: Partial<Settings['materials']>) => onChange({ materials: { ...materials, ...part } });
  const years = (value: number, most: number, change: (value: number) => void) => (
    <NumberInput
      min={1}
      max={most}
      clampBehavior="strict"
      allowDecimal={false}
      value={value}
      onChange={(next) => typeof next === 'number' && change(next)}
    />
  );
  return (
    <>
      <Section title={t('dormantOrganizations.settingsTitle')}>
        <FieldGrid>
          <Field label={t('dormantOrganizations.settingsReasons')} wide>
            <Checkbox.Group
              value={[...dormancy.reasons]}
              onChange={(chosen) =>
                setDormancy({ reasons: DORMANCY_REASONS.filter((reason) => chosen.includes(reason)) })
              }
            >
              {DORMANCY_REASONS.map((reason) => (
                <Checkbox key={reason} mb={4} value={reason} label={t(`dormantReasonLabels.${reason}`)} />
              ))}
            </Checkbox.Group>
          </Field>
          <Field label={t('dormantOrganizations.settingsReviewYears')}>
            {years(dormancy.reviewYears, 10, (reviewYears) => setDormancy({ reviewYears }))}
          </Field>
          <DayOfYear value={dormancy.reviewDueBy} onChange={(reviewDueBy) => setDormancy({ reviewDueBy })} />
          <Field label={t('dormantOrganizations.settingsActivityYears')}>
            {years(dormancy.activityYears, 10, (activityYears) => setDormancy({ activityYears }))}
          </Field>
          <Field
            label={t('dormantOrganizations.settingsRecordsSince')}
            help={t('dormantOrganizations.settingsRecordsSinceHelp')}
          >
            <DateField value={dormancy.recordsSince} onChange={(recordsSince) => setDormancy({ recordsSince })} />
          </Field>
        </FieldGrid>
      </Section>
      <Section title={t('materialChecklists.settingsTitle')}>
        <FieldGrid>
          <Field label={t('materialChecklists.settingsInform')} help={t('materialChecklists.settingsInformHelp')}>
            {years(materials.informDays, 60, (informDays) => setMaterials({ informDays }))}
          </Field>
          <Field
            label={t('materialChecklists.settingsCorrection')}
            help={t('materialChecklists.settingsCorrectionHelp')}
          >
            {years(materials.correctionDays, 180, (correctionDays) => setMaterials({ correctionDays }))}
          </Field>
        </FieldGrid>
        {children}
      </Section>
    </>
  );
}

/** Month and day; while it is none, the field says so and the last right one stays. */
function DayOfYear({ value, onChange }: { readonly value: string; onChange(value: string): void }) {
  const { t } = useText();
  const [typed, setTyped] = useState(value);
  const isRight = (text: string) => dormancySettings.shape.reviewDueBy.safeParse(text).success;
  return (
    <Field
      label={t('dormantOrganizations.settingsReviewDueBy')}
      help={t('dormantOrganizations.settingsReviewDueByHelp')}
      error={isRight(typed) ? undefined : t('fieldIssues.not_in_list')}
    >
      <TextInput
        maxLength={5}
        value={typed}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          if (isRight(text)) onChange(text);
        }}
      />
    </Field>
  );
}

/** The same to read. */
export function RegistryRuleFacts({ rules }: { readonly rules: Settings }) {
  const { t } = useText();
  const { dormancy, materials } = rules;
  return (
    <>
      <Section title={t('dormantOrganizations.settingsTitle')}>
        <Facts>
          <Fact label={t('dormantOrganizations.settingsReasons')} wide>
            {dormancy.reasons
              .map((reason) => t(`dormantReasonLabels.${reason}`))
              .join(t('dormantOrganizations.yearsJoin'))}
          </Fact>
          <Fact label={t('dormantOrganizations.settingsReviewYears')}>{dormancy.reviewYears}</Fact>
          <Fact label={t('dormantOrganizations.settingsReviewDueBy')}>{dormancy.reviewDueBy}</Fact>
          <Fact label={t('dormantOrganizations.settingsActivityYears')}>{dormancy.activityYears}</Fact>
          <Fact label={t('dormantOrganizations.settingsRecordsSince')}>{dormancy.recordsSince}</Fact>
        </Facts>
      </Section>
      <Section title={t('materialChecklists.settingsTitle')}>
        <Facts>
          <Fact label={t('materialChecklists.settingsInform')}>{materials.informDays}</Fact>
          <Fact label={t('materialChecklists.settingsCorrection')}>{materials.correctionDays}</Fact>
        </Facts>
      </Section>
    </>
  );
}
