import { Select, Textarea, TextInput } from '@mantine/core';
import { call } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { InspectionFinding } from '#shared/features/inspections/findings.contract.ts';
import { REINSPECTION_RESULTS, type ReinspectionResult } from '#shared/features/inspections/inspections.lists.ts';
import {
  extensionIssues,
  rectifiedIssues,
  reinspectionIssues,
} from '#shared/features/inspections/inspections.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { ActDialog } from './ActDialog.tsx';

type Props = {
  readonly finding: InspectionFinding;
  readonly heldOn: string | null;
  onClose(): void;
};

/** The sentences of broken rules by field. */
function useIssueWords() {
  const { known } = useText();
  return (issues: readonly FieldIssue[]) =>
    Object.fromEntries(
      issues.map(({ field, code, params }) => [field, known(`ruleIssues.${code}`, { ...params }) ?? code]),
    );
}

const key = ({ id, inspectionId }: InspectionFinding, act: string) => `inspection:${inspectionId}-${id}-${act}`;
const orNull = (text: string) => (text.trim() === '' ? null : text);

/** 登记陈述申辩: what the organization says, with day and post. */
export function StatementDialog({ finding, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const { statementText, statementOn, statementName, statementPost } = finding;
  return (
    <ActDialog
      draftKey={key(finding, 'statement')}
      title={t(statementText === null ? 'inspections.statementAdd' : 'inspections.statementEdit')}
      help={t('inspections.statementHelp')}
      confirm={t('common.save')}
      done={t('inspections.statementSaved')}
      record={finding}
      start={{
        statementText: statementText ?? '',
        statementOn: statementOn ?? today,
        statementName: statementName ?? '',
        statementPost: statementPost ?? '',
      }}
      problems={({ statementText: text, statementPost: post }) => ({
        statementText: text.trim() === '' && statementText === null ? t('inspections.problemText') : undefined,
        statementPost: text.trim() !== '' && post.trim() === '' ? t('fieldIssues.required') : undefined,
      })}
      run={(target, form) => {
        const isTaken = form.statementText.trim() === '';
        return call('inspections.saveStatement', {
          ...target,
          statementText: orNull(form.statementText),
          statementOn: isTaken ? null : form.statementOn,
          statementName: isTaken ? null : orNull(form.statementName),
          statementPost: isTaken ? null : orNull(form.statementPost),
        });
      }}
      onClose={onClose}
      fields={({ form, set, problem }) => (
        <>
          <Field label={t('inspectionFindingFieldLabels.statementText')} {...problem('statementText')}>
            <Textarea
              data-autofocus
              autosize
              minRows={3}
              maxRows={8}
              maxLength={2000}
              value={form.statementText}
              onChange={(event) => set({ statementText: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('inspectionFindingFieldLabels.statementOn')} required>
            <DateField
              value={form.statementOn}
              clearable={false}
              onChange={(value) => set({ statementOn: value ?? form.statementOn })}
            />
          </Field>
          <Field label={t('inspectionFindingFieldLabels.statementName')}>
            <TextInput
              maxLength={50}
              value={form.statementName}
              onChange={(event) => set({ statementName: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('inspectionFindingFieldLabels.statementPost')} required {...problem('statementPost')}>
            <TextInput
              maxLength={100}
              value={form.statementPost}
              onChange={(event) => set({ statementPost: event.currentTarget.value })}
            />
          </Field>
        </>
      )}
    />
  );
}

/** 登记整改: on which day, and what shows it. */
export function RectifyDialog({ finding, heldOn, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const words = useIssueWords();
  return (
    <ActDialog
      draftKey={key(finding, 'rectify')}
      title={t('inspections.rectify')}
      help={t('inspections.rectifyHelp')}
      confirm={t('common.save')}
      done={t('inspections.rectifySaved')}
      record={finding}
      start={{ rectifiedOn: finding.rectifiedOn ?? today, evidenceText: finding.evidenceText ?? '' }}
      problems={({ rectifiedOn }) => words(rectifiedIssues(rectifiedOn, { heldOn, today }))}
      run={(target, { rectifiedOn, evidenceText }) =>
        call('inspections.rectified', { ...target, rectifiedOn, evidenceText: orNull(evidenceText) })
      }
      onClose={onClose}
      fields={({ form, set, problem }) => (
        <>
          <Field label={t('inspectionFindingFieldLabels.rectifiedOn')} required {...problem('rectifiedOn')}>
            <DateField
              value={form.rectifiedOn}
              clearable={false}
              onChange={(value) => set({ rectifiedOn: value ?? form.rectifiedOn })}
            />
          </Field>
          <Field label={t('inspectionFindingFieldLabels.evidenceText')}>
            <Textarea
              data-autofocus
              autosize
              minRows={3}
              maxRows={8}
              maxLength={1000}
              value={form.evidenceText}
              onChange={(event) => set({ evidenceText: event.currentTarget.value })}
            />
          </Field>
        </>
      )}
    />
  );
}

/** 登记复查: what was seen; after a failure a new day. */
export function ReinspectDialog({ finding, onClose }: Props) {
  const { t, label } = useText();
  const { today } = useSession();
  const words = useIssueWords();
  // The result is chosen by whoever saw it, never proposed.
  const start: {
    reinspectedOn: string;
    result: ReinspectionResult | null;
    reinspectionText: string;
    newDueOn: string | null;
  } = { reinspectedOn: today, result: null, reinspectionText: '', newDueOn: null };
  return (
    <ActDialog
      draftKey={key(finding, 'reinspect')}
      title={t('inspections.reinspect')}
      confirm={t('common.save')}
      done={t('inspections.reinspectSaved')}
      record={finding}
      start={start}
      problems={({ result, ...form }) =>
        result === null
          ? { result: t('fieldIssues.required') }
          : words(reinspectionIssues({ ...form, result }, finding, today))
      }
      run={async (target, { reinspectedOn, result, reinspectionText, newDueOn }) =>
        result === null
          ? undefined
          : call('inspections.reinspect', {
              ...{ ...target, reinspectedOn, result },
              reinspectionText: orNull(reinspectionText),
              newDueOn: result === 'fail' ? newDueOn : null,
            })
      }
      onClose={onClose}
      fields={({ form, set, problem }) => (
        <>
          <Field label={t('inspectionFindingFieldLabels.reinspectedOn')} required {...problem('reinspectedOn')}>
            <DateField
              value={form.reinspectedOn}
              clearable={false}
              onChange={(value) => set({ reinspectedOn: value ?? form.reinspectedOn })}
            />
          </Field>
          <Field label={t('inspections.reinspectResult')} required {...problem('result')}>
            <Select
              data-autofocus
              allowDeselect={false}
              data={REINSPECTION_RESULTS.map((one) => ({
                value: one,
                label: label('inspectionReinspectionLabels', one),
              }))}
              value={form.result}
              onChange={(next) => set({ result: REINSPECTION_RESULTS.find((one) => one === next) ?? null })}
            />
          </Field>
          {form.result === 'fail' && (
            <Field label={t('inspections.newDueOn')} required {...problem('newDueOn')}>
              <DateField value={form.newDueOn} onChange={(newDueOn) => set({ newDueOn })} />
            </Field>
          )}
          <Field label={t('inspectionFindingFieldLabels.reinspectionText')}>
            <Textarea
              autosize
              minRows={2}
              maxRows={6}
              maxLength={1000}
              value={form.reinspectionText}
              onChange={(event) => set({ reinspectionText: event.currentTarget.value })}
            />
          </Field>
        </>
      )}
    />
  );
}

/** 延期: a later day with its reason; the old one is kept. */
export function ExtendDialog({ finding, onClose }: Props) {
  const { t } = useText();
  const words = useIssueWords();
  const start: { newDueOn: string | null; reason: string } = { newDueOn: null, reason: '' };
  return (
    <ActDialog
      draftKey={key(finding, 'extend')}
      title={t('inspections.extendTitle')}
      confirm={t('inspections.extend')}
      done={t('inspections.extended')}
      record={finding}
      start={start}
      problems={({ newDueOn, reason }) => ({
        ...(newDueOn === null ? { newDueOn: t('inspections.problemDate') } : words(extensionIssues(newDueOn, finding))),
        reason: [...reason.trim()].length < 2 ? t('inspections.problemReason') : undefined,
      })}
      run={async (target, { newDueOn, reason }) =>
        newDueOn === null ? undefined : call('inspections.extend', { ...target, newDueOn, reason })
      }
      onClose={onClose}
      fields={({ form, set, problem }) => (
        <>
          <Field label={t('inspections.dueOn')}>
            <TextInput readOnly value={finding.rectifyDueOn ?? ''} />
          </Field>
          <Field label={t('inspections.newDueOn')} required {...problem('newDueOn')}>
            <DateField value={form.newDueOn} onChange={(newDueOn) => set({ newDueOn })} />
          </Field>
          <Field label={t('inspections.extendReason')} required {...problem('reason')}>
            <Textarea
              autosize
              minRows={2}
              maxRows={6}
              maxLength={500}
              value={form.reason}
              onChange={(event) => set({ reason: event.currentTarget.value })}
            />
          </Field>
        </>
      )}
    />
  );
}

/** 销号: one question; what keeps it from being struck off is said in it. */
export function CloseDialog({ finding, isSelf, onClose }: Omit<Props, 'heldOn'> & { readonly isSelf: boolean }) {
  const { t } = useText();
  const self = isSelf ? t('inspections.closeSelf') : '';
  return (
    <ActDialog
      draftKey={key(finding, 'close')}
      title={t('inspections.closeTitle')}
      help={`${t('inspections.closeBody', { seq: finding.seq })}${self}`}
      confirm={t('inspections.close')}
      done={t('inspections.closed')}
      record={finding}
      start={{}}
      problems={() => ({})}
      run={(target) => call('inspections.close', target)}
      onClose={onClose}
      fields={() => null}
    />
  );
}
