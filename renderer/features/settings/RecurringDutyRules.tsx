import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Fact, Facts, Field } from '#renderer/ui/Field.tsx';
import { FieldGrid, Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { dutyName, ruleWords } from '#shared/features/recurringDuties/dutyWords.ts';
import {
  COUNTED_DUTIES,
  PERIOD_KINDS,
  type PeriodKind,
} from '#shared/features/recurringDuties/recurringDuties.lists.ts';
import { dutyRules, leadDaysOf } from '#shared/features/recurringDuties/recurringDuties.rules.ts';
import {
  type RecurringDutySettings,
  recurringDutySettings,
} from '#shared/features/recurringDuties/recurringDutySettings.ts';
import styles from './RecurringDutyRules.module.css';

type Props = { readonly rules: RecurringDutySettings; onChange(rules: RecurringDutySettings): void };

const OTHERS = ['exchange', 'annual_plan', 'commitment', 'contacts', 'half_year_report', 'information'] as const;
const FOUNDATION = { types: ['foundation' as const], period: 'year' as const, times: 2, twoThirds: true };

/** How often each recurring duty is owed, and from when on it is reminded of. */
export function RecurringDutyRules({ rules, onChange }: Props) {
  const { t } = useText();
  const { council } = rules;
  const [foundation] = council.others;
  const set = (part: Partial<RecurringDutySettings>) => onChange({ ...rules, ...part });
  return (
    <Section title={t('recurringDuties.settingsTitle')}>
      <p className={styles.dim}>{t('recurringDuties.settingsHelp')}</p>
      {COUNTED_DUTIES.map((duty) => (
        <Counted
          key={duty}
          name={t(`recurringDutyLabels.${duty}`)}
          rule={rules[duty]}
          onChange={(rule) => set({ [duty]: { ...rules[duty], ...rule } })}
        />
      ))}
      <Counted
        name={t('recurringDuties.settingsCouncil')}
        rule={council}
        onChange={(rule) => set({ council: { ...council, ...rule } })}
      />
      <Counted
        name={t('recurringDuties.settingsFoundation')}
        rule={{ ...(foundation ?? FOUNDATION), on: foundation !== undefined }}
        onChange={({ on = foundation !== undefined, ...rule }) =>
          set({ council: { ...council, others: on ? [{ ...(foundation ?? FOUNDATION), ...rule }] : [] } })
        }
      >
        <Checkbox
          label={t('recurringDuties.settingsTwoThirds')}
          disabled={foundation === undefined}
          checked={foundation?.twoThirds ?? true}
          onChange={(event) =>
            foundation !== undefined &&
            set({ council: { ...council, others: [{ ...foundation, twoThirds: event.currentTarget.checked }] } })
          }
        />
      </Counted>
      <div className={styles.others}>
        {OTHERS.map((duty) => (
          <Checkbox
            key={duty}
            label={t(`recurringDutyLabels.${duty}`)}
            checked={rules[duty].on}
            onChange={(event) => set({ [duty]: { ...rules[duty], on: event.currentTarget.checked } })}
          />
        ))}
      </div>
      <FieldGrid>
        <Days
          label={t('recurringDuties.settingsLeadDays')}
          most={90}
          value={rules.leadDays}
          onChange={(leadDays) => set({ leadDays })}
        />
        <Days
          label={t('recurringDuties.settingsMonthLeadDays')}
          most={28}
          value={rules.monthLeadDays}
          onChange={(monthLeadDays) => set({ monthLeadDays })}
        />
        <Days
          label={t('recurringDuties.settingsCommitmentDays')}
          most={365}
          value={rules.commitment.leadDays}
          onChange={(leadDays) => set({ commitment: { ...rules.commitment, leadDays } })}
        />
        <DayOfYear
          label={t('recurringDuties.settingsPlanBy')}
          value={rules.annual_plan.by}
          onChange={(by) => set({ annual_plan: { ...rules.annual_plan, by } })}
        />
        <DayOfYear
          label={t('recurringDuties.settingsExchangeFrom')}
          value={rules.exchange.from}
          onChange={(from) => set({ exchange: { ...rules.exchange, from } })}
        />
        <DayOfYear
          label={t('recurringDuties.settingsExchangeTo')}
          value={rules.exchange.to}
          onChange={(to) => set({ exchange: { ...rules.exchange, to } })}
        />
        <Field label={t('recurringDuties.settingsSince')} help={t('recurringDuties.settingsSinceHelp')}>
          <DateField value={rules.since} onChange={(since) => set({ since })} />
        </Field>
      </FieldGrid>
    </Section>
  );
}

type CountedRule = { readonly on: boolean; readonly period: PeriodKind; readonly times: number };

/** One duty: on or off, so often in such a period. */
function Counted({
  name,
  rule,
  onChange,
  children,
}: {
  readonly name: string;
  readonly rule: CountedRule;
  onChange(rule: Partial<CountedRule>): void;
  readonly children?: React.ReactNode;
}) {
  const { t, label } = useText();
  return (
    <div className={styles.counted}>
      <Checkbox
        w={200}
        label={name}
        checked={rule.on}
        onChange={(event) => onChange({ on: event.currentTarget.checked })}
      />
      <Select
        w={96}
        aria-label={`${name} ${t('recurringDuties.settingsPeriod')}`}
        allowDeselect={false}
        disabled={!rule.on}
        data={PERIOD_KINDS.map((kind) => ({ value: kind, label: label('periodKindLabels', kind) }))}
        value={rule.period}
        onChange={(value) => onChange({ period: PERIOD_KINDS.find((kind) => kind === value) ?? rule.period })}
      />
      <NumberInput
        w={72}
        aria-label={`${name} ${t('recurringDuties.settingsTimes')}`}
        min={1}
        max={60}
        clampBehavior="strict"
        allowDecimal={false}
        disabled={!rule.on}
        value={rule.times}
        onChange={(times) => typeof times === 'number' && times >= 1 && onChange({ times })}
      />
      {children}
    </div>
  );
}

function Days({
  label,
  most,
  value,
  onChange,
}: {
  readonly label: string;
  readonly most: number;
  readonly value: number;
  onChange(value: number): void;
}) {
  return (
    <Field label={label}>
      <NumberInput
        min={1}
        max={most}
        clampBehavior="strict"
        allowDecimal={false}
        value={value}
        onChange={(next) => typeof next === 'number' && next >= 1 && onChange(next)}
      />
    </Field>
  );
}

/** Month and day; while it is none, the field says so and the last right one stays. */
function DayOfYear({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}) {
  const { t } = useText();
  const [typed, setTyped] = useState(value);
  const isRight = (text: string) => recurringDutySettings.safeParse({ annual_plan: { by: text } }).success;
  return (
    <Field label={label} {...(isRight(typed) ? {} : { error: t('fieldIssues.not_in_list') })}>
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
export function RecurringDutyFacts({ rules }: Pick<Props, 'rules'>) {
  const { t } = useText();
  return (
    <Section title={t('recurringDuties.settingsTitle')}>
      <Facts>
        {dutyRules(rules).map((rule) => {
          const row = { ...rule, types: [...rule.types], leadDays: leadDaysOf(rule, rules) };
          return (
            <Fact key={rule.key} label={dutyName(row, t)} wide>
              {ruleWords(row, t)}
            </Fact>
          );
        })}
        <Fact label={t('recurringDuties.settingsLeadDays')}>{rules.leadDays}</Fact>
        <Fact label={t('recurringDuties.settingsMonthLeadDays')}>{rules.monthLeadDays}</Fact>
        <Fact label={t('recurringDuties.settingsSince')}>{rules.since}</Fact>
      </Facts>
    </Section>
  );
}
