import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { FilingDetails } from '#shared/features/activityFilings/activityFilings.contract.ts';
import {
  FILING_RESULTS,
  type FilingResult,
  UNIT_DECISIONS,
  type UnitDecision,
} from '#shared/features/activityFilings/activityFilings.lists.ts';
import { awaitedOf, isConclusive } from '#shared/features/activityFilings/activityFilings.rules.ts';
import { resultWords } from '#shared/features/activityFilings/filingWords.ts';
import { ActDialog } from './ActDialog.tsx';
import { isBackwards, momentOf, movedAlong } from './filingForm.ts';
import { MomentInput } from './MomentInput.tsx';

type Props = { readonly filing: FilingDetails; onClose(): void };
/** 确认材料齐备: the day is the filing date. */
export function CompleteDialog({ filing, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const complete = useCommand('activityFilings.complete');
  const start: { completeOn: string | null } = { completeOn: today };
  return (
    <ActDialog
      filing={filing}
      draftKey={`filingAct:${filing.id}-complete`}
      title={t('activityFilings.completeTitle')}
      confirm={t('activityFilings.complete')}
      start={start}
      pending={complete.isPending}
      error={complete.error}
      isReady={({ completeOn }) => completeOn !== null}
      onConfirm={({ completeOn }, done, target) =>
        complete.mutate(
          { ...target, completeOn: completeOn ?? today },
          {
            onSuccess: () => {
              announce(t('activityFilings.completed'));
              done();
            },
          },
        )
      }
      onClose={onClose}
    >
      {({ completeOn }, set) => (
        <Field label={t('activityFilingFieldLabels.completeOn')} required help={t('activityFilings.completeHelp')}>
          <DateField value={completeOn} clearable={false} onChange={(value) => set({ completeOn: value })} />
        </Field>
      )}
    </ActDialog>
  );
}

/** 登记主管单位意见: which unit, what, when, by which document. */
export function UnitDialog({ filing, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const record = useCommand('activityFilings.recordUnitDecision');
  const stored = filing.supervisingUnitDecision;
  // What the unit said is chosen, never proposed; only what was recorded before stands there.
  const start: { unit: string; decision: UnitDecision | null; decidedOn: string | null; documentNo: string } = {
    unit: filing.supervisingUnit ?? '',
    decision: stored === 'pending' ? null : stored,
    decidedOn: filing.supervisingUnitDecidedOn ?? today,
    documentNo: filing.supervisingUnitDocumentNo ?? '',
  };
  return (
    <ActDialog
      filing={filing}
      draftKey={`filingAct:${filing.id}-unit`}
      title={t('activityFilings.unitRecord')}
      confirm={t('activityFilings.unitRecord')}
      start={start}
      pending={record.isPending}
      error={record.error}
      isReady={({ unit, decision, decidedOn }) =>
        unit.trim().length > 1 && decision !== null && (decision === 'pending' || decidedOn !== null)
      }
      onConfirm={({ unit, decision, decidedOn, documentNo }, done, target) => {
        if (decision === null) return;
        record.mutate(
          { ...target, supervisingUnit: unit, decision, decidedOn, documentNo },
          {
            onSuccess: () => {
              announce(t('activityFilings.unitSaved'));
              done();
            },
          },
        );
      }}
      onClose={onClose}
    >
      {({ unit, decision, decidedOn, documentNo }, set, tried) => (
        <>
          <Field
            label={t('activityFilingFieldLabels.supervisingUnit')}
            required
            error={tried && unit.trim().length < 2 ? t('fieldIssues.required') : undefined}
          >
            <TextInput maxLength={200} value={unit} onChange={(event) => set({ unit: event.currentTarget.value })} />
          </Field>
          <Field
            label={t('activityFilings.unitDecision')}
            required
            error={tried && decision === null ? t('fieldIssues.required') : undefined}
          >
            <Select
              data-autofocus
              allowDeselect={false}
              data={UNIT_DECISIONS.map((value) => ({ value, label: t(`unitDecisionLabels.${value}`) }))}
              value={decision}
              onChange={(value) => {
                const chosen = UNIT_DECISIONS.find((one) => one === value);
                if (chosen !== undefined) set({ decision: chosen });
              }}
            />
          </Field>
          {decision !== 'pending' && (
            <>
              <Field
                label={t('activityFilings.unitDecidedOn')}
                required
                error={tried && decidedOn === null ? t('fieldIssues.required') : undefined}
              >
                <DateField value={decidedOn} onChange={(value) => set({ decidedOn: value })} />
              </Field>
              <Field label={t('activityFilings.unitDocumentNo')}>
                <TextInput
                  maxLength={100}
                  value={documentNo}
                  onChange={(event) => set({ documentNo: event.currentTarget.value })}
                />
              </Field>
            </>
          )}
        </>
      )}
    </ActDialog>
  );
}

/** 登记办理结果: result, day, reason; who enters it is named. */
export function DecideDialog({ filing, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const decide = useCommand('activityFilings.decide');
  const awaited = awaitedOf(filing, filing.verdict.publicSecurityRequired);
  const start: { result: FilingResult | null; decidedOn: string | null; reason: string; selfChecked: boolean } = {
    ...{ result: null, decidedOn: today, reason: '', selfChecked: false },
  };
  const asksReason = (result: FilingResult | null) =>
    isConclusive(filing.result) || (result !== null && result !== 'accepted' && result !== 'accepted_pending');
  return (
    <ActDialog
      filing={filing}
      draftKey={`filingAct:${filing.id}-decide`}
      title={t('activityFilings.decideTitle')}
      confirm={t('activityFilings.decide')}
      start={start}
      pending={decide.isPending}
      error={decide.error}
      isReady={({ result, decidedOn, reason }) =>
        result !== null && decidedOn !== null && (!asksReason(result) || reason.trim() !== '')
      }
      onConfirm={({ result, decidedOn, reason, selfChecked }, done, target) => {
        if (result === null || decidedOn === null) return;
        decide.mutate(
          { ...target, result, decidedOn, reason, selfChecked },
          {
            onSuccess: () => {
              announce(t('activityFilings.decided'));
              done();
            },
          },
        );
      }}
      onClose={onClose}
    >
      {({ result, decidedOn, reason, selfChecked }, set, tried) => (
        <>
          {filing.result !== null && isConclusive(filing.result) && (
            <p>{t('activityFilings.decideChange', { result: t(`filingResultLabels.${filing.result}`) })}</p>
          )}
          <Field
            label={t('activityFilingFieldLabels.result')}
            required
            error={tried && result === null ? t('fieldIssues.required') : undefined}
          >
            <Select
              data-autofocus
              data={FILING_RESULTS.filter((value) => value !== 'accepted_pending' || awaited !== 'none').map(
                (value) => ({
                  value,
                  label: resultWords(value, filing, filing.verdict.publicSecurityRequired, t),
                }),
              )}
              value={result}
              onChange={(value) => set({ result: FILING_RESULTS.find((one) => one === value) ?? null })}
            />
          </Field>
          <Field label={t('activityFilingFieldLabels.decidedOn')} required>
            <DateField value={decidedOn} clearable={false} onChange={(value) => set({ decidedOn: value })} />
          </Field>
          <Field
            label={t('activityFilings.decideReason')}
            required={asksReason(result)}
            help={t('activityFilings.decideReasonHelp')}
            error={tried && asksReason(result) && reason.trim() === '' ? t('fieldIssues.required') : undefined}
          >
            <Textarea
              autosize
              minRows={2}
              maxRows={8}
              maxLength={1000}
              value={reason}
              onChange={(event) => set({ reason: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('activityFilingFieldLabels.selfChecked')} help={t('activityFilings.decideSelfHelp')}>
            <Checkbox
              label={t('activityFilings.decideSelf')}
              checked={selfChecked}
              onChange={(event) => set({ selfChecked: event.currentTarget.checked })}
            />
          </Field>
        </>
      )}
    </ActDialog>
  );
}

/** 活动改期: the new days and place, and why; the filing date stays. */
export function MoveDialog({ filing, onClose }: Props) {
  const { t } = useText();
  const move = useCommand('activityFilings.move');
  const [startDay = '', startTime = ''] = filing.startAt.split('T');
  const [endDay = '', endTime = ''] = filing.endAt.split('T');
  const start = { startDay, startTime, endDay, endTime, place: filing.place ?? '', reason: '' };
  return (
    <ActDialog
      filing={filing}
      draftKey={`filingAct:${filing.id}-move`}
      title={t('activityFilings.moveTitle')}
      confirm={t('activityFilings.moveAct')}
      start={start}
      pending={move.isPending}
      error={move.error}
      isReady={(form) =>
        momentOf(form.startDay, form.startTime) !== undefined &&
        momentOf(form.endDay, form.endTime) !== undefined &&
        !isBackwards(form) &&
        form.reason.trim() !== ''
      }
      onConfirm={(form, done, target) => {
        const startAt = momentOf(form.startDay, form.startTime);
        const endAt = momentOf(form.endDay, form.endTime);
        if (startAt === undefined || endAt === undefined) return;
        move.mutate(
          { ...target, startAt, endAt, place: form.place, reason: form.reason },
          {
            onSuccess: () => {
              announce(t('activityFilings.moved'));
              done();
            },
          },
        );
      }}
      onClose={onClose}
    >
      {(form, set, tried) => (
        <>
          <p>{t('activityFilings.moveHelp')}</p>
          <Field
            label={t('activityFilingFieldLabels.startAt')}
            required
            error={
              tried && momentOf(form.startDay, form.startTime) === undefined ? t('fieldIssues.required') : undefined
            }
          >
            <MomentInput
              day={form.startDay}
              time={form.startTime}
              onChange={({ day, time }) =>
                set({ startDay: day, startTime: time, endDay: movedAlong(form.endDay, form.startDay, day) })
              }
            />
          </Field>
          <Field
            label={t('activityFilingFieldLabels.endAt')}
            required
            error={
              tried && momentOf(form.endDay, form.endTime) === undefined
                ? t('fieldIssues.required')
                : isBackwards(form)
                  ? t('ruleIssues.ended_before_begin')
                  : undefined
            }
          >
            <MomentInput
              day={form.endDay}
              time={form.endTime}
              onChange={({ day, time }) => set({ endDay: day, endTime: time })}
            />
          </Field>
          <Field label={t('activityFilingFieldLabels.place')}>
            <TextInput
              maxLength={200}
              value={form.place}
              onChange={(event) => set({ place: event.currentTarget.value })}
            />
          </Field>
          <Field
            label={t('activityFilings.moveReason')}
            required
            error={tried && form.reason.trim() === '' ? t('fieldIssues.required') : undefined}
          >
            <TextInput
              maxLength={500}
              value={form.reason}
              onChange={(event) => set({ reason: event.currentTarget.value })}
            />
          </Field>
        </>
      )}
    </ActDialog>
  );
}
