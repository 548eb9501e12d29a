import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCommand } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { Fact, Facts, Field } from '#renderer/ui/Field.tsx';
import { FoldedHistory } from '#renderer/ui/FoldedHistory.tsx';
import { RecordForm } from '#renderer/ui/RecordForm.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { placeWith } from '#renderer/ui/useAddressPart.ts';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import type { SectionTargets, TargetCell } from '#shared/features/information/information.contract.ts';
import { periodWords } from '#shared/features/information/informationWords.ts';

type Props = { readonly section: SectionTargets; readonly cell: TargetCell; onClose(): void };
type Form = { readonly target: number | null; readonly adoptionTarget: number | null };

const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);
const formOf = (record: Readonly<Record<string, unknown>>): Form => ({
  target: numberOf(record.target),
  adoptionTarget: numberOf(record.adoptionTarget),
});

/** One section in one period: its target, what was sent and adopted, and the lists behind the figures. */
export function TargetSide({ section, cell, onClose }: Props) {
  const text = useText();
  const { t, known, label } = text;
  const can = useCan();
  const save = useCommand('information.saveTarget');
  const voidTarget = useCommand('information.voidTarget');
  const { period, targetId } = cell;
  const title = t('information.targetOf', { section: section.name, period: periodWords(period, t) });
  const [start] = useState(() => ({ form: formOf(cell), revision: cell.revision ?? undefined }));
  const record = useRecordForm<Form>({
    key: `informationTarget:${section.id}-${period}`,
    title,
    start,
    read: formOf,
    shown: (field, value) => ({
      name: known(`informationFieldLabels.${field}`) ?? field,
      value: value === null ? '' : String(value),
    }),
  });
  const { form, set, wrong } = record;
  const canWrite = can('information.write');
  const submit = () => {
    record.tried();
    const { target, adoptionTarget } = form;
    if (!canWrite || target === null || save.isPending) return;
    save.mutate(
      {
        ...record.target(targetId ?? undefined),
        fields: { sectionId: section.id, period, target, adoptionTarget },
      },
      {
        onSuccess: () => {
          announce(t('information.targetSaved'));
          void record.draft.saved();
          onClose();
        },
        onError: (error) => record.failed(error) && save.reset(),
      },
    );
  };
  const voidIt = async () => {
    const reason = await askReason({
      ...{ title: t('information.targetVoid'), body: t('information.targetVoidBody') },
      ...{ label: t('information.targetVoidReason'), confirm: t('information.targetVoid'), danger: true },
    });
    if (reason === null || targetId === null) return;
    // Answered to this side alone: whoever went on meanwhile is not called back.
    voidTarget.mutate(
      { id: targetId, expectedRevision: cell.revision ?? -1, reason },
      {
        onSuccess: () => {
          announce(t('information.targetVoided'));
          void record.draft.saved();
          onClose();
        },
        onError: announceError,
      },
    );
  };
  const number = (name: keyof Form) => (
    <NumberInput
      hideControls
      allowDecimal={false}
      allowNegative={false}
      min={0}
      max={9999}
      readOnly={!canWrite}
      value={form[name] ?? ''}
      onChange={(value) => set({ [name]: typeof value === 'number' ? value : null })}
    />
  );
  return (
    <RecordForm
      title={title}
      form={record}
      saving={save.isPending}
      error={save.error}
      onSave={submit}
      onClose={onClose}
      acts={
        targetId !== null &&
        canWrite && (
          <Button variant="subtle" color="red" loading={voidTarget.isPending} onClick={() => void voidIt()}>
            {t('information.targetVoid')}
          </Button>
        )
      }
      after={
        targetId !== null && (
          <FoldedHistory
            id={targetId}
            fieldLabel={(field) => known(`informationFieldLabels.${field}`) ?? field}
            valueText={(field, value) =>
              field === 'sectionId'
                ? section.name
                : field === 'period'
                  ? periodWords(String(value), t)
                  : (known(`organizationLabels.${field}_${String(value)}`) ?? String(value))
            }
          />
        )
      }
    >
      <Facts>
        <Fact label={t('information.targetDone')}>{doneWords(cell, text)}</Fact>
        <Fact label={t('recurringDuties.columnState')}>{label('targetStateLabels', cell.state)}</Fact>
        <Fact label={t('information.targetAdopted')}>{adoptedWords(cell, text)}</Fact>
        <Fact label={t('information.targetPoints')}>{cell.points}</Fact>
      </Facts>
      <p>
        <Link href={placeWith('/information', { section: section.id, period })}>{t('information.openList')}</Link>
        {'　'}
        <Link href={placeWith('/information', { section: section.id, adoptedIn: period })}>
          {t('information.openAdopted')}
        </Link>
      </p>
      <Field label={t('information.target')} required {...wrong(form.target === null, t('information.problemTarget'))}>
        {number('target')}
      </Field>
      <Field label={t('information.adoptionTarget')} help={t('information.adoptionTargetHelp')}>
        {number('adoptionTarget')}
      </Field>
    </RecordForm>
  );
}

function doneWords({ done, target }: TargetCell, { t }: Text): string {
  return target === null ? t('information.targetDoneOnly', { done }) : t('information.targetDoneOf', { done, target });
}

function adoptedWords({ adopted, adoptionTarget: target }: TargetCell, { t }: Text): string {
  return target === null
    ? t('information.targetAdoptedOnly', { adopted })
    : t('information.targetAdoptedOf', { adopted, target });
}
