import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FormDialog, useDialogForm } from '#renderer/ui/FormDialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { makeUpIssues } from '#shared/features/studySessions/studySessions.rules.ts';
import type { StudyRecord } from './studyForm.ts';

type Form = {
  readonly madeUpOn: string | null;
  readonly headcount: number | null;
  readonly memberIds: readonly string[];
  readonly note: string;
};

/** On which day how many of the absent made it up, or which of the named ones. */
export function MakeUpDialog({ record, onClose }: { readonly record: StudyRecord; onClose(): void }) {
  const { t, known } = useText();
  const { today } = useSession();
  const { session, makeUps } = record;
  const save = useCommand('studySessions.addMakeUp');
  const title = t('studySessions.makeUpTitle');
  const { form, set, draft, tried, wrong } = useDialogForm({
    ...{ key: `studySession:${session.id}-makeUp`, title },
    start: (): Form => ({ madeUpOn: today, headcount: null, memberIds: [], note: '' }),
  });
  const { madeUpOn, headcount, memberIds, note } = form;
  const before = makeUps.filter(({ voidReason }) => voidReason === null);
  const done = new Set(before.map(({ memberId }) => memberId));
  const open = session.attendance.filter(({ present, memberId }) => !present && !done.has(memberId));
  const issues = makeUpIssues(
    { madeUpOn: madeUpOn ?? '', headcount: headcount ?? undefined, memberIds },
    session,
    before,
    today,
  );
  const problem = (...fields: readonly string[]) => {
    const issue = issues.find(({ field }) => fields.includes(field));
    return wrong(issue !== undefined, known(`ruleIssues.${issue?.code}`, { ...issue?.params }) ?? '');
  };
  const submit = () => {
    tried();
    if (madeUpOn === null || issues.length > 0 || save.isPending) return;
    const who = memberIds.length > 0 ? { memberIds: [...memberIds] } : { headcount: headcount ?? 0 };
    save.mutate(
      { sessionId: session.id, madeUpOn, note, ...who },
      {
        onSuccess: () => {
          announce(t('studySessions.makeUpSaved'));
          void draft.saved();
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      {...{ title, draft, pending: save.isPending, error: save.error, onClose }}
      submit={t('common.save')}
      onSubmit={submit}
    >
      <Field label={t('studySessions.makeUpOn')} required {...problem('madeUpOn')}>
        <DateField value={madeUpOn} clearable={false} onChange={(value) => set({ madeUpOn: value })} />
      </Field>
      {open.length > 0 && (
        <Field label={t('studySessions.makeUpWho')} {...problem('memberIds')}>
          <Checkbox.Group value={[...memberIds]} onChange={(chosen) => set({ memberIds: chosen })}>
            {open.map(({ memberId, name, post }) => (
              <Checkbox key={memberId} mb={4} value={memberId} label={`${name} ${post ?? ''}`} />
            ))}
          </Checkbox.Group>
        </Field>
      )}
      {memberIds.length === 0 && (
        <Field
          label={t('studySessions.makeUpCount')}
          help={t('studySessions.makeUpCountHelp', { absent: session.absent, madeUp: session.madeUp })}
          {...problem('headcount')}
        >
          <NumberInput
            data-autofocus
            hideControls
            allowDecimal={false}
            min={1}
            value={headcount ?? ''}
            onChange={(value) => set({ headcount: typeof value === 'number' ? value : null })}
          />
        </Field>
      )}
      <Field label={t('studySessions.makeUpNote')}>
        <TextInput maxLength={500} value={note} onChange={(event) => set({ note: event.currentTarget.value })} />
      </Field>
    </FormDialog>
  );
}
