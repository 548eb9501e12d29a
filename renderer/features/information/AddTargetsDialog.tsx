import { Button, Checkbox, Modal, NumberInput, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
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
  const [base] = useState<Form>({ kind: 'month', left: [], target: null, adoptionTarget: null });
  const [form, setForm] = useState(base);
  const [tried, setTried] = useState(false);
  const { kind, left, target, adoptionTarget } = form;
  const draft = useFormDraft({
    key: `informationTargets:${year}`,
    title: t('information.addTargetsTitle', { year }),
    base,
    form,
    dirty: target !== null || adoptionTarget !== null,
    onTake: (_base, typed) => setForm(typed),
  });
  const sectionIds = sections.map(({ id }) => id).filter((id) => !left.includes(id));
  const submit = () => {
    setTried(true);
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
  const leave = () => void draft.leave(onClose);
  const number = (name: 'target' | 'adoptionTarget') => (
    <NumberInput
      hideControls
      allowDecimal={false}
      allowNegative={false}
      min={0}
      max={9999}
      value={form[name] ?? ''}
      onChange={(value) => setForm({ ...form, [name]: typeof value === 'number' ? value : null })}
    />
  );
  return (
    <Modal opened onClose={leave} title={t('information.addTargetsTitle', { year })} size="md">
      <Stack>
        {draft.notice}
        <p>{t('information.addTargetsHelp')}</p>
        <Field label={t('information.addTargetsKind')} required>
          <SegmentedControl
            data={TARGET_KINDS.map((one) => ({ value: one, label: label('targetKindLabels', one) }))}
            value={kind}
            onChange={(next) => setForm({ ...form, kind: TARGET_KINDS.find((one) => one === next) ?? kind })}
          />
        </Field>
        <div className={styles.pair}>
          <Field
            label={t('information.target')}
            required
            {...(tried && target === null ? { error: t('information.problemTarget') } : {})}
          >
            {number('target')}
          </Field>
          <Field label={t('information.adoptionTarget')} help={t('information.adoptionTargetHelp')}>
            {number('adoptionTarget')}
          </Field>
        </div>
        <Field
          label={t('information.addTargetsSections')}
          required
          {...(tried && sectionIds.length === 0 ? { error: t('information.addTargetsNobody') } : {})}
        >
          <div className={styles.choices}>
            {sections.map(({ id, name }) => (
              <Checkbox
                key={id}
                label={name}
                checked={!left.includes(id)}
                onChange={(event) =>
                  setForm({
                    ...form,
                    left: event.currentTarget.checked ? left.filter((one) => one !== id) : [...left, id],
                  })
                }
              />
            ))}
          </div>
        </Field>
        <FailureNotice error={add.error} />
      </Stack>
      <Acts>
        <Button variant="default" onClick={leave}>
          {t('common.cancel')}
        </Button>
        <Button loading={add.isPending} onClick={submit}>
          {t('information.addTargetsTake')}
        </Button>
      </Acts>
    </Modal>
  );
}
