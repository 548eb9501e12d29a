import { NumberInput, Select } from '@mantine/core';
import { Fact, Facts, Field } from '#renderer/ui/Field.tsx';
import { FieldGrid, Section } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { REPORT_PERIODS } from '#shared/features/actions/supervisionSettings.ts';
import styles from './SettingsPage.module.css';

type Settings = CallOutput<'settings.get'>['office']['settings'];
type Props = { readonly rules: Settings; onChange(part: Partial<Settings>): void };

/** Supervision of actions: how often is reported, and the table of the three colours with its thresholds (features M9, M10). */
export function SupervisionRules({ rules, onChange }: Props) {
  const { t } = useText();
  const { supervision } = rules;
  const set = (part: Partial<Settings['supervision']>) => onChange({ supervision: { ...supervision, ...part } });
  const days = (value: number, least: number, most: number, change: (value: number) => void) => (
    <NumberInput
      min={least}
      max={most}
      clampBehavior="strict"
      allowDecimal={false}
      value={value}
      onChange={(next) => typeof next === 'number' && change(next)}
    />
  );
  return (
    <Section title={t('actionLoop.settingsTitle')}>
      <FieldGrid>
        <Field label={t('actionLoop.settingsPeriod')} help={t('actionLoop.settingsPeriodHelp')}>
          <Select
            allowDeselect={false}
            data={REPORT_PERIODS.map((value) => ({ value, label: t(`reportPeriodLabels.${value}`) }))}
            value={supervision.reportPeriod}
            onChange={(value) => {
              const reportPeriod = REPORT_PERIODS.find((one) => one === value);
              if (reportPeriod !== undefined) set({ reportPeriod });
            }}
          />
        </Field>
        <Field label={t('actionLoop.settingsGrace')}>
          {days(supervision.reportGraceDays, 0, 30, (reportGraceDays) => set({ reportGraceDays }))}
        </Field>
        <Field label={t('actionLoop.settingsAssign')} help={t('actionLoop.settingsAssignHelp')}>
          {days(supervision.assignDays, 1, 60, (assignDays) => set({ assignDays }))}
        </Field>
        <Field label={t('settings.nearDueDays')} help={t('settings.nearDueHelp')}>
          {days(rules.nearDueDays, 1, 60, (nearDueDays) => onChange({ nearDueDays }))}
        </Field>
      </FieldGrid>
      <WarningTable rules={rules} />
    </Section>
  );
}

/** The same to read. */
export function SupervisionRuleFacts({ rules }: { readonly rules: Settings }) {
  const { t } = useText();
  const { supervision } = rules;
  return (
    <Section title={t('actionLoop.settingsTitle')}>
      <Facts>
        <Fact label={t('actionLoop.settingsPeriod')}>{t(`reportPeriodLabels.${supervision.reportPeriod}`)}</Fact>
        <Fact label={t('actionLoop.settingsGrace')}>{supervision.reportGraceDays}</Fact>
        <Fact label={t('actionLoop.settingsAssign')}>{supervision.assignDays}</Fact>
        <Fact label={t('settings.nearDueDays')}>{rules.nearDueDays}</Fact>
      </Facts>
      <WarningTable rules={rules} />
    </Section>
  );
}

/** Colour, word with its sign, and when it is shown. */
function WarningTable({ rules }: { readonly rules: Settings }) {
  const { t } = useText();
  const lines = [
    { tone: 'near', icon: 'clock', colour: 'Blue', word: t('actionLoop.settingsNear'), days: rules.nearDueDays },
    {
      tone: 'behind',
      icon: 'flag',
      colour: 'Yellow',
      word: t('actionLoop.behindWords'),
      days: rules.supervision.assignDays,
    },
    { tone: 'overdue', icon: 'warning', colour: 'Red', word: t('actionLoop.settingsOverdue'), days: 0 },
  ] as const;
  return (
    <table className={styles.warnings}>
      <thead>
        <tr>
          <th>{t('actionLoop.settingsColour')}</th>
          <th>{t('actionLoop.settingsWord')}</th>
          <th>{t('actionLoop.settingsRule')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ tone, icon, colour, word, days }) => (
          <tr key={colour}>
            <td>{t(`actionLoop.settings${colour}`)}</td>
            <td>
              <StateBadge tone={tone} icon={icon}>
                {word}
              </StateBadge>
            </td>
            <td>{t(`actionLoop.settings${colour}Rule`, { days })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
