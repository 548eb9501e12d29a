import { Checkbox, NumberInput, SegmentedControl } from '@mantine/core';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FormDialog, useDialogForm } from '#renderer/ui/FormDialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { SectionTargets } from '#shared/features/information/information.contract.ts';
import { TARGET_KINDS, type TargetKind } from '#shared/features/information/information.lists.ts';
import styles from './information.module.css';

type Props = { readonly year: number; readonly sections: readonly SectionTargets[]; onClose(): void };
type Form = {
  readonly kind: TargetKind;
  readonly left: readonly string[];
  readonly target: number | null;
  readonly adoptionTarget: number | null;
};

/** The same target for every period of several sections. */
export function AddTargetsDialog({ year, sections, onClose }: Props) {
  const { t, label } = useText();
  const add = useCommand('information.addTargets');
  const { form, draft, set, tried, wrong } = useDialogForm<Form>({
    key: `informationTargets:${year}`,
    title: t('information.addTargetsTitle', { year }),
    start: () => ({ kind: 'month', left: [], target: null, adoptionTarget: null }),
  });
  const { kind, left, target, adoptionTarget } = form;
  const sectionIds = sections.map(({ id }) => id).filter((id) => !left.includes(id));
  const submit = () => {
    tried();
    if (target === null || sectionIds.length === 0 || add.isPending) return;
    add.mutate(
      { year, kind, sectionIds, target, adoptionTarget },
      {
        onSuccess: ({ count, kept }) => {
          announce(t(kept === 0 ? 'information.addTargetsDone' : 'information.addTargetsKept', { count, kept }));
          void draft.saved();
          onClose();
        },
      },
    );
  };
  const number = (name: 'target' | 'adoptionTarget') => (
    <NumberInput
      {...(name === 'target' ? { 'data-autofocus': true } : {})}
      hideControls
      allowDecimal={false}
      allowNegative={false}
      min={0}
      max={9999}
      value={form[name] ?? ''}
      onChange={(value) => set({ [name]: typeof value === 'number' ? value : null })}
    />
  );
  return (
    <FormDialog
      title={t('information.addTargetsTitle', { year })}
      help={t('information.addTargetsHelp')}
      draft={draft}
      submit={t('information.addTargetsTake')}
      pending={add.isPending}
      error={add.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('information.addTargetsKind')} required>
        <SegmentedControl
          data={TARGET_KINDS.map((one) => ({ value: one, label: label('targetKindLabels', one) }))}
          value={kind}
          onChange={(next) => set({ kind: TARGET_KINDS.find((one) => one === next) ?? kind })}
        />
      </Field>
      <Field label={t('information.target')} required {...wrong(target === null, t('information.problemTarget'))}>
        {number('target')}
      </Field>
      <Field label={t('information.adoptionTarget')} help={t('information.adoptionTargetHelp')}>
        {number('adoptionTarget')}
      </Field>
      <Field
        label={t('information.addTargetsSections')}
        required
        {...wrong(sectionIds.length === 0, t('information.addTargetsNobody'))}
      >
        <div className={styles.choices}>
          {sections.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={!left.includes(id)}
              onChange={(event) =>
                set({ left: event.currentTarget.checked ? left.filter((one) => one !== id) : [...left, id] })
              }
            />
          ))}
        </div>
      </Field>
    </FormDialog>
  );
}
