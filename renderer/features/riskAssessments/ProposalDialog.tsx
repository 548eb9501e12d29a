import { Button, Checkbox, Modal, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { LevelBadge } from '#renderer/ui/risk/LevelBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import { WatchedText } from '#renderer/ui/WatchedText.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { DEGREES, levelOf, wordingOf } from '#shared/features/riskMatrices/matrix.rules.ts';
import { conditionWords, factWords } from '#shared/features/riskMatrices/matrixWords.ts';
import { type ProposedFactor, proposeFactors } from '#shared/features/riskMatrices/proposal.rules.ts';
import type { RiskMatrixDefinition } from '#shared/features/riskMatrices/riskMatrices.contract.ts';
import { ACTIVITY_SETTINGS, type ActivitySetting } from '#shared/features/riskMatrices/riskMatrices.lists.ts';
import styles from './proposal.module.css';

type Assessment = Pick<CallOutput<'riskAssessments.get'>, 'id' | 'matrix' | 'assessmentNo'>;
type Choice = {
  readonly take: boolean;
  readonly likelihood: number;
  readonly severity: number;
  readonly riskText: string;
  readonly changeReason: string;
};
type Form = {
  readonly setting: ActivitySetting | null;
  readonly foreignRelated: boolean;
  readonly choices: Readonly<Record<string, Choice>>;
};

const NOTHING: Form = { setting: null, foreignRelated: false, choices: {} };

function choiceOf(form: Form, { row }: ProposedFactor): Choice {
  const { likelihood, severity, riskText } = row;
  return form.choices[row.id] ?? { take: true, likelihood, severity, riskText, changeReason: '' };
}

/** 采用建议: what the facts of an activity propose, row by row; each is confirmed, or changed with a reason ("Beyond" 11). */
export function ProposalDialog({ assessment, onClose }: { readonly assessment: Assessment; onClose(): void }) {
  const { t } = useText();
  const { id, matrix } = assessment;
  const { data, error, refetch } = useCall('riskPictures.activityFacts', { assessmentId: id });
  const take = useCommand('riskPictures.takeProposals');
  const [form, setForm] = useState(NOTHING);
  const draft = useFormDraft({
    key: `riskAssessment:${id}-proposals`,
    title: t('common.draftOf', { form: t('riskPictures.proposals'), name: assessment.assessmentNo }),
    base: NOTHING,
    form,
    dirty: form !== NOTHING,
    onTake: (_base, typed) => setForm(typed),
  });
  const { setting } = form;
  const foreignRelated = form.foreignRelated || data?.facts.foreignRelated === true;
  const taken = new Set(data?.takenRows);
  const proposed = data === undefined ? [] : proposeFactors(matrix, { ...data.facts, setting, foreignRelated });
  const open = proposed.filter(({ row }) => !taken.has(row.id));
  const chosen = open.filter((one) => choiceOf(form, one).take);
  const lacking = chosen.some((one) => isChanged(one, choiceOf(form, one)) && !choiceOf(form, one).changeReason.trim());
  const submit = () => {
    if (chosen.length === 0 || take.isPending) return;
    const choices = chosen.map((one) => {
      const { take: _take, changeReason, ...pair } = choiceOf(form, one);
      return { rowId: one.row.id, ...pair, changeReason: isChanged(one, pair) ? changeReason : null };
    });
    take.mutate(
      { assessmentId: id, setting, foreignRelated, choices },
      {
        onSuccess: ({ count }) => {
          announce(t('riskPictures.proposalsTaken', { count }));
          void draft.saved();
          onClose();
        },
      },
    );
  };
  const leave = () => void draft.leave(onClose);
  return (
    <Modal opened onClose={leave} title={t('riskPictures.proposalsTitle')} size="xl">
      <Stack>
        {draft.notice}
        <p className={styles.dim}>{t('riskPictures.proposalsHelp')}</p>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
        {data === undefined && error === null && <LoadingState />}
        <Field
          label={t('riskPictures.proposalSetting')}
          {...(data?.place ? { help: t('riskPictures.proposalPlace', { place: data.place }) } : {})}
        >
          <SegmentedControl
            data={[
              { value: '', label: t('riskPictures.proposalSettingUnknown') },
              ...ACTIVITY_SETTINGS.map((one) => ({ value: one, label: t(`activitySettingLabels.${one}`) })),
            ]}
            value={setting ?? ''}
            onChange={(value) => setForm({ ...form, setting: ACTIVITY_SETTINGS.find((one) => one === value) ?? null })}
          />
        </Field>
        <Checkbox
          label={t('riskPictures.proposalForeign')}
          checked={foreignRelated}
          disabled={data?.facts.foreignRelated === true}
          onChange={(event) => setForm({ ...form, foreignRelated: event.currentTarget.checked })}
        />
        {data !== undefined && proposed.length === 0 && <p>{t('riskPictures.proposalsNone')}</p>}
        <ul className={styles.rows}>
          {proposed.map((one) => (
            <ProposalLine
              key={one.row.id}
              {...{ one, matrix, isTaken: taken.has(one.row.id), choice: choiceOf(form, one) }}
              onChange={(choice) => setForm({ ...form, choices: { ...form.choices, [one.row.id]: choice } })}
            />
          ))}
        </ul>
        <FailureNotice error={take.error} />
      </Stack>
      <Acts>
        <Button variant="default" onClick={leave}>
          {t('common.cancel')}
        </Button>
        <Button loading={take.isPending} disabled={chosen.length === 0 || lacking} onClick={submit}>
          {t('riskPictures.takeChosen', { count: chosen.length })}
        </Button>
      </Acts>
    </Modal>
  );
}

function isChanged({ row }: ProposedFactor, choice: Pick<Choice, 'likelihood' | 'severity'>): boolean {
  return row.likelihood !== choice.likelihood || row.severity !== choice.severity;
}

/** One proposal: the row of the table that made it, and what the clerk makes of it. */
function ProposalLine({
  one,
  matrix,
  isTaken,
  choice,
  onChange,
}: {
  readonly one: ProposedFactor;
  readonly matrix: RiskMatrixDefinition;
  readonly isTaken: boolean;
  readonly choice: Choice;
  onChange(choice: Choice): void;
}) {
  const { t, label, locale } = useText();
  const { row, value, others } = one;
  const { condition } = row;
  const fact = `${label('activityFactLabels', condition.fact)}：${factWords(locale, condition.fact, value)}`;
  const changed = isChanged(one, choice);
  const axis = (name: 'likelihood' | 'severity') => (
    <Select
      w={118}
      aria-label={t(`riskMatrices.${name}`)}
      data={DEGREES.map((degree) => ({
        value: String(degree),
        label: t('riskMatrices.degreeName', { value: degree, name: wordingOf(matrix[name], degree)?.name }),
      }))}
      value={String(choice[name])}
      onChange={(degree) => onChange({ ...choice, [name]: Number(degree) })}
    />
  );
  return (
    <li className={styles.line} data-taken={isTaken}>
      <div className={styles.head}>
        <Checkbox
          label={label('riskFactorLabels', row.factorCategory)}
          checked={!isTaken && choice.take}
          disabled={isTaken}
          onChange={(event) => onChange({ ...choice, take: event.currentTarget.checked })}
        />
        <span>{fact}</span>
        <span className={styles.dim}>{conditionWords(locale, condition)}</span>
        <span>{t('riskMatrices.pair', { likelihood: row.likelihood, severity: row.severity })}</span>
        <LevelBadge level={levelOf(matrix, row.likelihood, row.severity)} />
        {isTaken && <span className={styles.dim}>{t('riskPictures.proposalTaken')}</span>}
      </div>
      <div className={styles.dim}>{row.reason}</div>
      {others.length > 0 && (
        <div className={styles.dim}>
          {t('riskPictures.proposalOthers', { rows: others.map(({ riskText }) => riskText).join('、') })}
        </div>
      )}
      {!isTaken && choice.take && (
        <div className={styles.entry}>
          <WatchedText className={styles.text}>
            <Textarea
              aria-label={t('riskMatrices.columnRiskText')}
              autosize
              minRows={1}
              maxLength={1000}
              value={choice.riskText}
              onChange={(event) => onChange({ ...choice, riskText: event.currentTarget.value })}
            />
          </WatchedText>
          {axis('likelihood')}
          {axis('severity')}
          <LevelBadge level={levelOf(matrix, choice.likelihood, choice.severity)} />
          {changed && (
            <WatchedText className={styles.reason}>
              <TextInput
                aria-label={t('riskPictures.proposalChangeReason')}
                placeholder={t('riskPictures.proposalChangeReason')}
                maxLength={500}
                error={choice.changeReason.trim() === ''}
                value={choice.changeReason}
                onChange={(event) => onChange({ ...choice, changeReason: event.currentTarget.value })}
              />
            </WatchedText>
          )}
        </div>
      )}
    </li>
  );
}
