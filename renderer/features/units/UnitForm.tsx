import { Button, CloseButton, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { presentRecord } from '#renderer/ui/formConflict.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import { UNIT_LEVELS, type UnitLevel } from '#shared/features/units/units.contract.ts';
import styles from './UnitsPage.module.css';
import { type Unit, unitChoice } from './unitWords.ts';

type Props = { readonly unit: Unit | null; onSaved(id: string): void; onClose(): void };

const TEXTS = ['name', 'shortName', 'divisionCode', 'address', 'workPhone', 'note'] as const;
const LONGEST = { name: 100, shortName: 50, divisionCode: 12, address: 200, workPhone: 60, note: 500 } as const;

function formOf(unit: Unit | null) {
  const of = (name: (typeof TEXTS)[number]) => unit?.[name] ?? '';
  const level: UnitLevel = UNIT_LEVELS.find((one) => one === unit?.level) ?? 'supervising';
  return {
    ...{ name: of('name'), shortName: of('shortName'), divisionCode: of('divisionCode') },
    ...{ address: of('address'), workPhone: of('workPhone'), note: of('note') },
    ...{ level, parentId: unit?.parentId ?? null, validFrom: unit?.validFrom ?? null },
  };
}

/** A new unit, or what is noted of one. */
export function UnitForm({ unit, onSaved, onClose }: Props) {
  const { t, label } = useText();
  const save = useCommand('units.save');
  const names = useCall('units.names', {});
  const townships = (names.data?.units ?? []).filter(({ level }) => level === 'township');
  const [base, setBase] = useState(() => ({ form: formOf(unit), revision: unit?.revision }));
  const [form, setForm] = useState(base.form);
  const { level, parentId, validFrom } = form;
  const set = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }));
  const title = unit === null ? t('units.new') : t('units.edit');
  const draft = useFormDraft({
    key: `unit:${unit?.id ?? 'new'}`,
    title: form.name === '' ? title : t('common.draftOf', { form: title, name: form.name }),
    base,
    form,
    dirty: JSON.stringify(form) !== JSON.stringify(base.form),
    onTake: (kept, typed) => {
      setBase(kept);
      setForm(typed);
    },
  });
  const leave = () => void draft.leave(onClose);
  const [elsewhere, setElsewhere] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const short = [...form.name.trim()].length < 2;
  const homeless = level === 'community' && parentId === null;
  const submit = () => {
    setTried(true);
    if (short || homeless || save.isPending) return;
    const fields = { ...form, parentId: level === 'community' ? parentId : null };
    const target = unit === null || base.revision === undefined ? {} : { id: unit.id, expectedRevision: base.revision };
    save.mutate(
      { ...target, fields },
      {
        onSuccess: ({ id }) => {
          announce(t('units.saved'));
          void draft.saved();
          onSaved(id);
        },
        onError: (error) => {
          const present = presentRecord(error);
          if (present === null) return;
          const { revision, values } = present;
          setBase({ ...base, revision });
          setElsewhere(
            TEXTS.filter((name) => (values[name] ?? '') !== form[name]).map(
              (name) => `${t(`unitFieldLabels.${name}`)}：${String(values[name] ?? t('organizations.empty'))}`,
            ),
          );
        },
      },
    );
  };
  useCommands([
    { id: 'units.save', label: 'common.save', shortcut: 'Ctrl+S', canRun: () => !save.isPending, run: submit },
    { id: 'units.cancel', label: 'common.cancel', shortcut: 'Escape', canRun: () => true, run: leave },
  ]);
  const typed = (name: (typeof TEXTS)[number]) => ({
    maxLength: LONGEST[name],
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  });
  const wrong = (when: boolean, sentence: string) => (tried && when ? { error: sentence } : {});
  return (
    <Section title={title} actions={<CloseButton size="sm" aria-label={t('common.close')} onClick={leave} />}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {draft.notice}
        <div className={styles.fields}>
          <Field label={t('units.name')} required {...wrong(short, t('units.problemName'))}>
            <TextInput data-autofocus autoComplete="off" {...typed('name')} />
          </Field>
          <Field label={t('units.level')} required>
            <Select
              allowDeselect={false}
              data={UNIT_LEVELS.map((one) => ({ value: one, label: label('unitLevelLabels', one) }))}
              value={level}
              onChange={(value) => set({ level: UNIT_LEVELS.find((one) => one === value) ?? level })}
            />
          </Field>
          {level === 'community' && (
            <Field label={t('units.parent')} required {...wrong(homeless, t('units.problemTownship'))}>
              <Select {...unitChoice(townships)} value={parentId} onChange={(value) => set({ parentId: value })} />
            </Field>
          )}
          <Field label={t('units.shortName')}>
            <TextInput autoComplete="off" {...typed('shortName')} />
          </Field>
          <Field label={t('units.validFrom')}>
            <DateField value={validFrom} onChange={(value) => set({ validFrom: value })} />
          </Field>
          <Field label={t('units.workPhone')}>
            <TextInput autoComplete="off" {...typed('workPhone')} />
          </Field>
          <Field label={t('units.address')}>
            <TextInput autoComplete="off" {...typed('address')} />
          </Field>
          <Field label={t('units.divisionCode')}>
            <TextInput autoComplete="off" {...typed('divisionCode')} />
          </Field>
          <Field label={t('units.note')}>
            <Textarea rows={2} {...typed('note')} />
          </Field>
        </div>
        <div className={styles.messages}>
          {elsewhere.length > 0 && (
            <Notice tone="near">
              {t('units.changedElsewhere')} {elsewhere.join('；')}
            </Notice>
          )}
          <FailureNotice error={save.error} />
        </div>
        <div className={styles.acts}>
          <Button type="submit" loading={save.isPending}>
            {t('common.save')}
          </Button>
          <Button variant="default" onClick={leave}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
