import { ActionIcon, Button, MultiSelect, NumberInput, Select } from '@mantine/core';
import { IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Fact, Facts, Field } from '#renderer/ui/Field.tsx';
import { FieldGrid, Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { ACTIVITY_KINDS, FILING_BASES } from '#shared/features/activityFilings/activityFilings.lists.ts';
import type { FilingRule } from '#shared/features/activityFilings/filingSettings.ts';
import { ruleWords } from '#shared/features/activityFilings/filingWords.ts';
import styles from './FilingRules.module.css';

type Settings = CallOutput<'settings.get'>['office']['settings'];
type Props = { readonly rules: Settings; onChange(part: Partial<Settings>): void };

const UNITS = ['calendar_day', 'working_day'] as const;
const MOST_RULES = 20;

/** 活动报备期限: the rule table, first match first, and what else filings are judged by (features R13). */
export function FilingRules({ rules, onChange }: Props) {
  const { t } = useText();
  const filings = rules.activityFilings;
  const set = (part: Partial<Settings['activityFilings']>) => onChange({ activityFilings: { ...filings, ...part } });
  const [lines, setLines] = useState(() => numbered(filings.rules));
  const setRules = (next: readonly Line[]) => {
    setLines(next);
    set({ rules: next.map(({ rule }) => rule) });
  };
  const change = (id: number, part: Partial<FilingRule>) =>
    setRules(lines.map((line) => (line.id === id ? { id, rule: { ...line.rule, ...part } } : line)));
  const addRule = () => {
    const id = Math.max(...lines.map((line) => line.id)) + 1;
    setRules([...lines.slice(0, -1), { id, rule: FRESH }, ...lines.slice(-1)]);
  };
  return (
    <Section title={t('activityFilings.rules')}>
      <p>{t('activityFilings.rulesHelp')}</p>
      {lines.map(({ id, rule }, place) => (
        <RuleLine
          key={id}
          rule={rule}
          place={place}
          isLast={place === lines.length - 1}
          onChange={(part) => change(id, part)}
          onUp={() => setRules(movedUp(lines, place))}
          onRemove={() => setRules(lines.filter((line) => line.id !== id))}
        />
      ))}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={lines.length >= MOST_RULES}
        onClick={addRule}
      >
        {t('activityFilings.ruleAdd')}
      </Button>
      <FieldGrid>
        <Field label={t('activityFilings.summaryDays')}>
          <Whole value={filings.summaryDays} least={1} most={60} onChange={(summaryDays) => set({ summaryDays })} />
        </Field>
        <Field label={t('activityFilings.summaryUnit')}>
          <UnitSelect value={filings.summaryUnit} onChange={(summaryUnit) => set({ summaryUnit })} />
        </Field>
        <Field label={t('activityFilings.publicSecurityAt')} help={t('activityFilings.publicSecurityAtHelp')}>
          <Whole
            value={filings.publicSecurityAt}
            least={1}
            most={1_000_000}
            onChange={(publicSecurityAt) => set({ publicSecurityAt })}
          />
        </Field>
      </FieldGrid>
    </Section>
  );
}

/** The same to read: each rule as a sentence. */
export function FilingRuleFacts({ rules }: { readonly rules: Settings }) {
  const { t } = useText();
  const { rules: table, summaryDays, summaryUnit, publicSecurityAt } = rules.activityFilings;
  return (
    <Section title={t('activityFilings.rules')}>
      <Facts>
        {numbered(table).map(({ id, rule }) => (
          <Fact key={id} label={t('activityFilings.ruleNumber', { number: id })} wide>
            {ruleWords(rule, t)}
          </Fact>
        ))}
        <Fact label={t('activityFilings.summaryDays')}>
          {summaryDays} {t(`filingUnitLabels.${summaryUnit}`)}
        </Fact>
        <Fact label={t('activityFilings.publicSecurityAt')}>{publicSecurityAt}</Fact>
      </Facts>
    </Section>
  );
}

/** A rule of the table with a number of its own, so that its line stays itself while rules are moved. */
type Line = { readonly id: number; readonly rule: FilingRule };

const FRESH: FilingRule = {
  ...{ n: 15, unit: 'calendar_day', basis: 'before_start' },
  ...{ kinds: ['foreign'], participantsAtLeast: null, budgetWanAtLeast: null },
};

function numbered(rules: readonly FilingRule[]): readonly Line[] {
  return rules.map((rule, index) => ({ id: index + 1, rule }));
}

function movedUp(lines: readonly Line[], place: number): Line[] {
  const [before, own] = lines.slice(Math.max(0, place - 1), place + 1);
  if (place === 0 || before === undefined || own === undefined) return [...lines];
  return [...lines.slice(0, place - 1), own, before, ...lines.slice(place + 1)];
}

type LineProps = {
  readonly rule: FilingRule;
  readonly place: number;
  readonly isLast: boolean;
  onChange(part: Partial<FilingRule>): void;
  onUp(): void;
  onRemove(): void;
};

function RuleLine({ rule, place, isLast, onChange, onUp, onRemove }: LineProps) {
  const { t } = useText();
  const number = place + 1;
  return (
    <fieldset className={styles.rule}>
      <legend>
        {t('activityFilings.ruleNumber', { number })}：{ruleWords(rule, t)}
      </legend>
      <div className={styles.line}>
        <Select
          w={170}
          allowDeselect={false}
          aria-label={t('activityFilings.ruleBasis')}
          data={FILING_BASES.map((value) => ({ value, label: t(`filingBasisLabels.${value}`) }))}
          value={rule.basis}
          onChange={(value) => {
            const basis = FILING_BASES.find((one) => one === value);
            if (basis !== undefined) onChange({ basis });
          }}
        />
        <div className={styles.days}>
          <Whole
            value={rule.n}
            least={1}
            most={180}
            label={t('activityFilings.ruleDays')}
            onChange={(n) => onChange({ n })}
          />
        </div>
        <UnitSelect
          value={rule.unit}
          label={t('activityFilings.ruleUnit')}
          width={100}
          onChange={(unit) => onChange({ unit })}
        />
        {!isLast && (
          <span className={styles.move}>
            <ActionIcon variant="subtle" disabled={place === 0} aria-label={t('activityFilings.ruleUp')} onClick={onUp}>
              <IconArrowUp size={15} aria-hidden />
            </ActionIcon>
            <ActionIcon variant="subtle" color="red" aria-label={t('activityFilings.ruleRemove')} onClick={onRemove}>
              <IconX size={15} aria-hidden />
            </ActionIcon>
          </span>
        )}
      </div>
      {!isLast && (
        <div className={styles.line}>
          <MultiSelect
            className={styles.kinds}
            clearable
            aria-label={t('activityFilings.ruleKinds')}
            placeholder={rule.kinds.length === 0 ? t('activityFilings.ruleKindsAny') : ''}
            data={ACTIVITY_KINDS.map((value) => ({ value, label: t(`activityKindLabels.${value}`) }))}
            value={[...rule.kinds]}
            onChange={(values) => onChange({ kinds: ACTIVITY_KINDS.filter((kind) => values.includes(kind)) })}
          />
          <NumberInput
            w={150}
            min={1}
            allowDecimal={false}
            aria-label={t('activityFilings.rulePeople')}
            placeholder={t('activityFilings.rulePeople')}
            value={rule.participantsAtLeast ?? ''}
            onChange={(value) =>
              onChange({ participantsAtLeast: typeof value === 'number' && value >= 1 ? value : null })
            }
          />
          <NumberInput
            w={180}
            min={0}
            decimalScale={4}
            aria-label={t('activityFilings.ruleBudget')}
            placeholder={t('activityFilings.ruleBudget')}
            value={rule.budgetWanAtLeast ?? ''}
            onChange={(value) => onChange({ budgetWanAtLeast: typeof value === 'number' ? value : null })}
          />
        </div>
      )}
    </fieldset>
  );
}

type WholeProps = {
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly label?: string;
  readonly id?: string;
  onChange(value: number): void;
};

function Whole({ value, least, most, label, onChange, ...attributes }: WholeProps) {
  return (
    <NumberInput
      {...attributes}
      {...(label === undefined ? {} : { 'aria-label': label })}
      min={least}
      max={most}
      clampBehavior="strict"
      allowDecimal={false}
      value={value}
      onChange={(next) => typeof next === 'number' && next >= least && onChange(next)}
    />
  );
}

type UnitProps = {
  readonly value: (typeof UNITS)[number];
  readonly label?: string;
  readonly width?: number;
  readonly id?: string;
  onChange(value: (typeof UNITS)[number]): void;
};

function UnitSelect({ value, label, width, onChange, ...attributes }: UnitProps) {
  const { t } = useText();
  return (
    <Select
      {...attributes}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(width === undefined ? {} : { w: width })}
      allowDeselect={false}
      data={UNITS.map((unit) => ({ value: unit, label: t(`filingUnitLabels.${unit}`) }))}
      value={value}
      onChange={(chosen) => {
        const unit = UNITS.find((one) => one === chosen);
        if (unit !== undefined) onChange(unit);
      }}
    />
  );
}
