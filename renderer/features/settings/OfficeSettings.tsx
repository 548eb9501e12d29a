import { Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { Fact, Facts, Field } from '#renderer/ui/Field.tsx';
import { ErrorNotice, Notice } from '#renderer/ui/Notice.tsx';
import { FieldGrid, Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { ANNUAL_REVIEW_REGIMES } from '#shared/features/organizations/organizations.lists.ts';
import { FilingRuleFacts, FilingRules } from './FilingRules.tsx';
import { InformationPoints } from './InformationPoints.tsx';
import { InspectionRules } from './InspectionRules.tsx';
import { RecurringDutyFacts, RecurringDutyRules } from './RecurringDutyRules.tsx';
import { RegistryRuleFacts, RegistryRules } from './RegistryRules.tsx';
import { SupervisionRuleFacts, SupervisionRules } from './SupervisionRules.tsx';

type Office = CallOutput<'settings.get'>['office'];
type Form = Omit<CallInput<'settings.save'>, 'expectedRevision' | 'settings'> & {
  readonly settings: Office['settings'];
};

const FONTS = ['bundled', 'system'] as const;

/** The local office's record and rules; to read for everybody, to change for the system administrator. */
export function OfficeSettings({ office }: { readonly office: Office }) {
  return useCan()('settings.write') ? <OfficeForm office={office} /> : <OfficeFacts office={office} />;
}

function OfficeFacts({ office }: { readonly office: Office }) {
  const { t, label } = useText();
  return (
    <>
      <Section title={t('settings.officeRecord')}>
        <Stack>
          <Notice>{t('settings.readOnly')}</Notice>
          <Facts>
            <Fact label={t('settings.name')}>{office.name}</Fact>
            <Fact label={t('settings.shortName')}>{office.shortName}</Fact>
            <Fact label={t('settings.level')}>{label('officeLevels', office.level)}</Fact>
            <Fact label={t('settings.divisionCode')}>{office.divisionCode}</Fact>
            <Fact label={t('settings.documentPrefix')}>{office.documentPrefix}</Fact>
            <Fact label={t('settings.workPhone')}>{office.workPhone}</Fact>
            <Fact label={t('settings.address')} wide>
              {office.address}
            </Fact>
          </Facts>
        </Stack>
      </Section>
      <Section title={t('settings.rules')}>
        <Facts>
          <Fact label={t('settings.idleMinutes')}>{office.settings.idleMinutes}</Fact>
          <Fact label={t('annualReviews.regimeSetting')}>
            {label('organizationLabels', `regime_${office.settings.annualReviewRegime}`)}
          </Fact>
          <Fact label={t('settings.minutesMark')}>{office.settings.minutesMark}</Fact>
          <Fact label={t('settings.decisionNumbers')}>
            {office.settings.printDecisionNumbers ? t('common.yes') : t('common.no')}
          </Fact>
          <Fact label={t('settings.fontPreference')}>{t(`settings.font_${office.settings.fontPreference}`)}</Fact>
        </Facts>
      </Section>
      <SupervisionRuleFacts rules={office.settings} />
      <RecurringDutyFacts rules={office.settings.recurringDuties} />
      <FilingRuleFacts rules={office.settings} />
      <InspectionRules rules={office.settings.inspections} />
      <InformationPoints rules={office.settings.information} />
      <RegistryRuleFacts rules={office.settings} />
    </>
  );
}

function OfficeForm({ office }: { readonly office: Office }) {
  const { t, label } = useText();
  const save = useCommand('settings.save');
  const [form, setForm] = useState<Form>(() => ({
    name: office.name,
    shortName: office.shortName,
    documentPrefix: office.documentPrefix ?? '',
    address: office.address,
    workPhone: office.workPhone,
    settings: office.settings,
  }));
  const rules = form.settings;
  const setRules = (part: Partial<Form['settings']>) => setForm({ ...form, settings: { ...rules, ...part } });
  const nameWrong = [...form.name.trim()].length < 2;
  const prefixWrong = !/^[\u4e00-\u9fff\u3400-\u4dbf]{1,12}$/.test(form.documentPrefix);
  const run = () => {
    if (nameWrong || prefixWrong || save.isPending) return;
    save.mutate({ ...form, expectedRevision: office.revision }, { onSuccess: () => announce(t('settings.saved')) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run();
  };
  useCommands([{ id: 'settings.save', label: 'common.save', shortcut: 'Ctrl+S', canRun: () => true, run }]);
  return (
    <form onSubmit={submit}>
      <Section title={t('settings.officeRecord')}>
        <FieldGrid>
          <Field label={t('settings.name')} required error={nameWrong ? t('offices.nameError') : undefined}>
            <TextInput
              maxLength={100}
              value={form.name}
              onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('settings.shortName')}>
            <TextInput
              maxLength={50}
              value={form.shortName ?? ''}
              onChange={(event) => setForm({ ...form, shortName: event.currentTarget.value || null })}
            />
          </Field>
          <Field
            label={t('settings.documentPrefix')}
            required
            error={prefixWrong ? t('offices.prefixError') : undefined}
          >
            <TextInput
              value={form.documentPrefix}
              onChange={(event) => setForm({ ...form, documentPrefix: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('settings.workPhone')}>
            <TextInput
              maxLength={60}
              value={form.workPhone ?? ''}
              onChange={(event) => setForm({ ...form, workPhone: event.currentTarget.value || null })}
            />
          </Field>
          <Field label={t('settings.address')} wide>
            <TextInput
              maxLength={200}
              value={form.address ?? ''}
              onChange={(event) => setForm({ ...form, address: event.currentTarget.value || null })}
            />
          </Field>
        </FieldGrid>
      </Section>
      <Section title={t('settings.rules')}>
        <FieldGrid>
          <Field label={t('settings.idleMinutes')} help={t('settings.idleHelp')}>
            <NumberInput
              min={1}
              max={30}
              clampBehavior="strict"
              allowDecimal={false}
              value={rules.idleMinutes}
              onChange={(value) => setRules({ idleMinutes: typeof value === 'number' ? value : 10 })}
            />
          </Field>
          <Field label={t('annualReviews.regimeSetting')} help={t('annualReviews.regimeSettingHelp')}>
            <Select
              allowDeselect={false}
              data={ANNUAL_REVIEW_REGIMES.map((value) => ({
                value,
                label: label('organizationLabels', `regime_${value}`),
              }))}
              value={rules.annualReviewRegime}
              onChange={(value) => {
                const annualReviewRegime = ANNUAL_REVIEW_REGIMES.find((item) => item === value);
                if (annualReviewRegime !== undefined) setRules({ annualReviewRegime });
              }}
            />
          </Field>
          <Field label={t('settings.minutesMark')} help={t('settings.minutesMarkHelp')}>
            <TextInput
              maxLength={80}
              value={rules.minutesMark}
              onChange={(event) => setRules({ minutesMark: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('settings.decisionNumbers')} help={t('decisions.printNumbersHelp')}>
            <Checkbox
              label={t('decisions.printNumbers')}
              checked={rules.printDecisionNumbers}
              onChange={(event) => setRules({ printDecisionNumbers: event.currentTarget.checked })}
            />
          </Field>
          <Field label={t('settings.fontPreference')}>
            <Select
              allowDeselect={false}
              data={FONTS.map((value) => ({ value, label: t(`settings.font_${value}`) }))}
              value={rules.fontPreference}
              onChange={(value) => {
                const fontPreference = FONTS.find((item) => item === value);
                if (fontPreference !== undefined) setRules({ fontPreference });
              }}
            />
          </Field>
        </FieldGrid>
      </Section>
      <SupervisionRules rules={rules} onChange={setRules} />
      <RecurringDutyRules rules={rules.recurringDuties} onChange={(recurringDuties) => setRules({ recurringDuties })} />
      <FilingRules rules={rules} onChange={setRules} />
      <InspectionRules rules={rules.inspections} onChange={(inspections) => setRules({ inspections })} />
      <InformationPoints rules={rules.information} onChange={(information) => setRules({ information })} />
      <RegistryRules rules={rules} onChange={setRules}>
        <ErrorNotice error={save.error} />
        <Acts>
          <Button type="submit" loading={save.isPending} disabled={nameWrong || prefixWrong}>
            {t('settings.save')}
          </Button>
        </Acts>
      </RegistryRules>
    </form>
  );
}
