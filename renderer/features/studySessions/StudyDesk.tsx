import { Button, NumberInput, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCommand } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { askConfirm, askReason } from '#renderer/ui/dialogs.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FieldGrid, Page, Section } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import { unsaved } from '#renderer/ui/unsaved.ts';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import { STUDY_KINDS } from '#shared/features/studySessions/studySessions.lists.ts';
import { MOST_HOURS, studyFinalIssues } from '#shared/features/studySessions/studySessions.rules.ts';
import { AttendanceList } from './AttendanceList.tsx';
import { LackingNotice } from './LackingNotice.tsx';
import styles from './Study.module.css';
import { StudyState } from './StudyState.tsx';
import { fieldsOfForm, fieldsToCheck, formOfSession, type StudyForm } from './studyForm.ts';

type Props = {
  readonly id: string | null;
  readonly start: { readonly form: StudyForm; readonly revision: number | undefined };
};

/** A session that is being filled in: what, who came, what was studied. */
export function StudyDesk({ id, start: given }: Props) {
  const { t, label, known } = useText();
  const can = useCan();
  const { today } = useSession();
  const [, go] = useLocation();
  const [start] = useState(given);
  const save = useCommand('studySessions.save');
  const finalize = useCommand('studySessions.finalize');
  const [tried, setTried] = useState(false);
  const [checking, setChecking] = useState(false);
  // After a save the form stays open and speaks of the revision that was answered.
  const [stored, setStored] = useState<number | undefined>(undefined);
  const record = useRecordForm<StudyForm>({
    key: `studySession:${id ?? 'new'}`,
    title: ({ topic }) => topic || t('studySessions.addTitle'),
    start,
    read: formOfSession,
    shown: (field, value) => ({
      name: known(`studyFieldLabels.${field}`) ?? field,
      value:
        field === 'kind'
          ? label('studyKindLabels', String(value))
          : Array.isArray(value)
            ? value
                .map((person) => (typeof person === 'object' && person !== null ? String(person.name) : ''))
                .join('、')
            : value === null
              ? ''
              : String(value),
    }),
  });
  const { form, set, dirty, draft, dialog, failed } = record;
  const revision = Math.max(stored ?? -1, record.revision ?? -1);
  const wrongHours = form.hours !== null && (form.hours <= 0 || form.hours > MOST_HOURS);
  const list = () => go('/meetings/study');
  const lacking = form.heldOn === null ? [] : studyFinalIssues(fieldsToCheck(form, form.heldOn), today);

  /** @returns id and revision after saving; null: it was not saved */
  const store = async () => {
    setTried(true);
    if (form.heldOn === null || wrongHours || save.isPending) return null;
    const target = id === null ? {} : { id, expectedRevision: revision };
    try {
      const saved = await save.mutateAsync({ ...target, fields: fieldsOfForm(form, form.heldOn) });
      setStored(saved.revision);
      void (id === null ? draft.saved() : draft.savedHere());
      return saved;
    } catch (error) {
      if (failed(error)) save.reset();
      return null;
    }
  };
  const submit = async () => {
    const saved = await store();
    if (saved === null) return;
    announce(t('studySessions.saved'));
    if (id === null) {
      unsaved.set(null);
      go(`/meetings/study/${saved.id}`, { replace: true });
    }
  };
  const finish = async () => {
    // What is lacking is said before anything is stored, so that a new session stays where it is typed.
    setChecking(true);
    setTried(true);
    if (form.heldOn === null || lacking.length > 0) return;
    const question = {
      title: t('studySessions.finalizeTitle'),
      body: t('studySessions.finalizeBody'),
      confirm: t('studySessions.finalize'),
    };
    if (!(await askConfirm(question))) return;
    const saved = await store();
    if (saved === null) return;
    finalize.mutate(
      { id: saved.id, expectedRevision: saved.revision },
      {
        onSuccess: () => announce(t('studySessions.finalized')),
        onSettled: () => {
          if (id !== null) return;
          unsaved.set(null);
          go(`/meetings/study/${saved.id}`, { replace: true });
        },
      },
    );
  };
  const voidIt = async () => {
    const reason = await askReason({
      title: t('studySessions.voidTitle'),
      body: t('studySessions.voidBody'),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null || id === null) return;
    try {
      await call('studySessions.void', { id, expectedRevision: revision, reason });
      void draft.saved();
      announce(t('studySessions.voided'));
    } catch (error) {
      announceError(error);
    }
  };
  const print = (job: 'printSignIn' | 'printRecord') => async () => {
    const saved = dirty || id === null ? await store() : { id };
    if (saved === null) return;
    await printFile(() =>
      job === 'printSignIn'
        ? runJob('studySessions.printSignIn', { id: saved.id }, 'studySessions.printingSignIn')
        : runJob('studySessions.printRecord', { id: saved.id }, 'studySessions.printingRecord'),
    );
    if (id === null) {
      unsaved.set(null);
      go(`/meetings/study/${saved.id}`, { replace: true });
    }
  };
  useCommands([
    {
      id: 'study.save',
      label: 'common.save',
      shortcut: 'Ctrl+S',
      canRun: () => !save.isPending,
      run: () => void submit(),
    },
    {
      id: 'study.finalize',
      label: 'studySessions.finalize',
      canRun: () => can('meetings.finalize'),
      run: () => void finish(),
    },
    {
      ...{ id: 'study.signIn', label: 'studySessions.printSignIn', shortcut: 'Ctrl+P' },
      ...{ canRun: () => true, run: () => void print('printSignIn')() },
    },
  ]);
  const words = (
    name: 'place' | 'topic' | 'chairName' | 'recorderName' | 'contentText' | 'discussionText',
    most: number,
  ) => ({
    maxLength: most,
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  });
  const count = (name: 'participants' | 'absent') => (
    <NumberInput
      hideControls
      allowDecimal={false}
      min={0}
      max={100_000}
      value={form[name]}
      onChange={(value) => set({ [name]: typeof value === 'number' ? value : 0 })}
    />
  );
  return (
    <Page
      title={form.topic || t('studySessions.addTitle')}
      subtitle={
        <>
          {label('studyKindLabels', form.kind)} <StudyState state="draft" />
        </>
      }
      actions={
        <>
          {id !== null && (
            <Button variant="subtle" color="red" onClick={() => void voidIt()}>
              {t('common.void')}
            </Button>
          )}
          <Button variant="default" onClick={() => void draft.leave(list)}>
            {t('studySessions.leaveDraft')}
          </Button>
          <Button variant="default" title="Ctrl+P" onClick={() => void print('printSignIn')()}>
            {t('studySessions.printSignIn')}
          </Button>
          {id !== null && (
            <Button variant="default" onClick={() => void print('printRecord')()}>
              {t('studySessions.printRecord')}
            </Button>
          )}
          <Button
            variant={dirty ? 'filled' : 'default'}
            title="Ctrl+S"
            loading={save.isPending}
            onClick={() => void submit()}
          >
            {t('common.save')}
          </Button>
          {can('meetings.finalize') && (
            <Button variant={dirty ? 'default' : 'filled'} loading={finalize.isPending} onClick={() => void finish()}>
              {t('studySessions.finalize')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.page}>
        {draft.notice}
        <FailureNotice error={save.error} />
        <FailureNotice error={finalize.error} refused="studySessions.cannotFinalize" />
        {checking && <LackingNotice issues={lacking} />}
        <Section title={t('studySessions.basics')}>
          <FieldGrid>
            <Field label={t('studySessions.kind')} required>
              <SegmentedControl
                data={STUDY_KINDS.map((kind) => ({ value: kind, label: label('studyKindLabels', kind) }))}
                value={form.kind}
                onChange={(value) => set({ kind: STUDY_KINDS.find((kind) => kind === value) ?? form.kind })}
              />
            </Field>
            <Field
              label={t('studySessions.heldOn')}
              required
              {...(tried && form.heldOn === null ? { error: t('studySessions.problemDate') } : {})}
            >
              <DateField value={form.heldOn} onChange={(heldOn) => set({ heldOn })} />
            </Field>
            <Field label={t('studySessions.topic')} wide required>
              <TextInput data-autofocus {...words('topic', 300)} />
            </Field>
            <Field label={t('studySessions.place')}>
              <TextInput {...words('place', 200)} />
            </Field>
            <Field
              label={t('studySessions.hours')}
              help={t('studySessions.hoursHelp')}
              {...(wrongHours ? { error: t('studySessions.problemHours') } : {})}
            >
              <NumberInput
                hideControls
                decimalScale={1}
                value={form.hours ?? ''}
                onChange={(value) => set({ hours: typeof value === 'number' ? value : null })}
              />
            </Field>
            <Field label={t('studySessions.chair')} required>
              <TextInput {...words('chairName', 50)} />
            </Field>
            <Field label={t('studySessions.recorder')}>
              <TextInput {...words('recorderName', 50)} />
            </Field>
            <Field label={t('studySessions.participants')} required>
              {count('participants')}
            </Field>
            <Field label={t('studySessions.absent')}>{count('absent')}</Field>
          </FieldGrid>
        </Section>
        <AttendanceList people={form.attendance} onChange={(people) => set(people)} />
        <Section title={t('studySessions.texts')}>
          <div className={styles.texts}>
            <Field label={t('studySessions.contentText')}>
              <Textarea autosize minRows={5} maxRows={24} {...words('contentText', 20_000)} />
            </Field>
            <Field label={t('studySessions.discussionText')}>
              <Textarea autosize minRows={3} maxRows={24} {...words('discussionText', 20_000)} />
            </Field>
          </div>
        </Section>
      </div>
      {dialog}
    </Page>
  );
}
