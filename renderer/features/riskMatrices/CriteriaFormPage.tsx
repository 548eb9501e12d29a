import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { isCallError } from '#renderer/api/callError.ts';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { sameValue } from '#renderer/ui/formConflict.ts';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { FieldGrid, Page, Section, Sheet } from '#renderer/ui/Page.tsx';
import { LevelBadge } from '#renderer/ui/risk/LevelBadge.tsx';
import { MatrixGrid } from '#renderer/ui/risk/MatrixGrid.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import { RISK_LEVELS } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import { bandIssues } from '#shared/features/riskMatrices/matrix.rules.ts';
import { bandWords } from '#shared/features/riskMatrices/matrixWords.ts';
import type { RiskMatrixRow } from '#shared/features/riskMatrices/riskMatrices.contract.ts';
import styles from './criteria.module.css';
import { type CriteriaForm, definitionOfForm, startForm } from './criteriaForm.ts';
import { ProposalRows } from './ProposalRows.tsx';
import { WordingRows } from './WordingRows.tsx';

/** 另立判定标准: the criteria in force as a starting point, changed, with the day of effect and the basis. */
export function CriteriaFormPage() {
  const { t } = useText();
  const { data, error, refetch } = useCall('riskMatrices.list', {});
  const newest = data?.rows.find(({ voidReason }) => voidReason === null);
  if (newest !== undefined) return <Entry newest={newest} />;
  return (
    <Page title={t('riskMatrices.addTitle')}>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {error === null && <LoadingState />}
    </Page>
  );
}

type Base = { readonly form: CriteriaForm; readonly version: number };

function Entry({ newest }: { readonly newest: RiskMatrixRow }) {
  const { t } = useText();
  const [, go] = useLocation();
  const add = useCommand('riskMatrices.add');
  const [base, setBase] = useState<Base>(() => ({ form: startForm(newest.definition), version: newest.version }));
  const [form, setForm] = useState(base.form);
  const [tried, setTried] = useState(false);
  const draft = useFormDraft({
    ...{ key: 'riskMatrix:new', title: t('riskMatrices.addTitle'), base, form },
    dirty: !sameValue(form, base.form),
    onTake: (kept, typed) => {
      setBase(kept);
      setForm(typed);
    },
  });
  const set = (part: Partial<CriteriaForm>) => setForm((now) => ({ ...now, ...part }));
  const { title, effectiveFrom, basis } = form;
  const definition = definitionOfForm(form);
  const wrong = (when: boolean) => (tried && when ? { error: t('common.required') } : {});
  const back = () => go('/risk/criteria');
  const submit = () => {
    setTried(true);
    if (title.trim().length < 2 || basis.trim().length < 2 || effectiveFrom === null || add.isPending) return;
    add.mutate(
      { expectedVersion: base.version, title, effectiveFrom, basis, note: form.note, definition },
      {
        onSuccess: ({ version }) => {
          announce(t('riskMatrices.saved', { version }));
          void draft.saved();
          back();
        },
      },
    );
  };
  useCommands([{ id: 'criteria.save', label: 'common.save', shortcut: 'Ctrl+S', canRun: () => true, run: submit }]);
  const text = (name: 'title' | 'basis' | 'note') => ({
    value: form[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      set({ [name]: event.currentTarget.value }),
  });
  return (
    <Page
      title={t('riskMatrices.addTitle')}
      actions={
        <>
          <Button variant="default" onClick={() => void draft.leave(back)}>
            {t('common.cancel')}
          </Button>
          <Button title="Ctrl+S" loading={add.isPending} onClick={submit}>
            {t('riskMatrices.save')}
          </Button>
        </>
      }
    >
      <Sheet>
        <Section title={t('riskMatrices.fieldsTitle')}>
          {draft.notice}
          {isCallError(add.error, 'conflict') ? (
            <Notice tone="overdue">{t('riskMatrices.newerExists')}</Notice>
          ) : (
            <FailureNotice error={add.error} />
          )}
          <p className={styles.dim}>{t('riskMatrices.addHelp')}</p>
          <FieldGrid>
            <Field label={t('riskMatrices.fieldTitle')} required {...wrong(title.trim().length < 2)}>
              <TextInput maxLength={60} {...text('title')} />
            </Field>
            <Field label={t('riskMatrices.fieldEffectiveFrom')} required {...wrong(effectiveFrom === null)}>
              <DateField value={effectiveFrom} onChange={(day) => set({ effectiveFrom: day })} />
            </Field>
            <Field
              label={t('riskMatrices.fieldBasis')}
              required
              help={t('riskMatrices.fieldBasisHelp')}
              {...wrong(basis.trim().length < 2)}
            >
              <TextInput maxLength={200} {...text('basis')} />
            </Field>
            <Field label={t('riskMatrices.fieldNote')}>
              <Textarea autosize minRows={1} maxLength={500} {...text('note')} />
            </Field>
          </FieldGrid>
        </Section>
        <Bands form={form} set={set} />
        <WordingRows axis="likelihood" rows={form.likelihood} onChange={(likelihood) => set({ likelihood })} />
        <WordingRows axis="severity" rows={form.severity} onChange={(severity) => set({ severity })} />
        <ProposalRows rows={form.proposals} onChange={(proposals) => set({ proposals })} />
      </Sheet>
    </Page>
  );
}

/** The highest product of each level, its review interval, and the matrix that comes of it. */
function Bands({ form, set }: { readonly form: CriteriaForm; set(part: Partial<CriteriaForm>): void }) {
  const { t, known, locale } = useText();
  const definition = definitionOfForm(form);
  const issues = bandIssues(definition.bands);
  const setEnd = (place: number, end: number) =>
    set({ ends: form.ends.map((one, index) => (index === place ? end : one)) });
  return (
    <Section title={t('riskMatrices.bands')}>
      <p className={styles.dim}>{t('riskMatrices.bandsHelp')}</p>
      <div className={styles.bands}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('riskMatrices.columnLevel')}</th>
              <th>{t('riskMatrices.columnRange')}</th>
              <th>{t('riskMatrices.fieldMonths')}</th>
            </tr>
          </thead>
          <tbody>
            {RISK_LEVELS.map((level, place) => (
              <tr key={level}>
                <td>
                  <LevelBadge level={level} />
                </td>
                <td>
                  {place === RISK_LEVELS.length - 1 ? (
                    bandWords(locale, definition, level)
                  ) : (
                    <NumberInput
                      w={80}
                      aria-label={t('riskMatrices.bandUpTo', { level: t(`riskLevelLabels.${level}`) })}
                      min={1}
                      max={24}
                      value={form.ends[place] ?? ''}
                      onChange={(end) => setEnd(place, Number(end))}
                    />
                  )}
                </td>
                <td>
                  <NumberInput
                    w={80}
                    aria-label={`${t(`riskLevelLabels.${level}`)} ${t('riskMatrices.fieldMonths')}`}
                    min={1}
                    max={36}
                    value={form.reviewMonths[level]}
                    onChange={(months) => set({ reviewMonths: { ...form.reviewMonths, [level]: Number(months) } })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {issues.length === 0 ? (
          <MatrixGrid compact definition={definition} render={(cell) => cell.likelihood * cell.severity} />
        ) : (
          <ul className={styles.changes} role="alert">
            {issues.map(({ field, code, params }) => (
              <li key={`${field}.${code}`}>{known(`ruleIssues.${code}`, params ?? {})}</li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}
