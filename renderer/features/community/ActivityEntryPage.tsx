import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { cloneElement, type ReactElement, useId, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith } from '#renderer/ui/useAddressPart.ts';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import { WatchedText } from '#renderer/ui/WatchedText.tsx';
import { ACTIVITY_CATEGORIES } from '#shared/features/community/community.lists.ts';
import type { MessageKey } from '#shared/text/index.ts';
import {
  type ActivityForm,
  activityFieldsOf,
  activityFormIssues,
  activityFormOf,
  typedNumber,
} from './activityForm.ts';
import styles from './community.module.css';
import { stationOptions } from './stationOptions.ts';

/** What is another with every line; the rest goes on to the next one. */
const EMPTY_LINE = { title: '', volunteerTimes: null, servedTimes: null, hours: null } as const;

type Done = { readonly id: string; readonly form: ActivityForm };

/** 连续登记: one activity after another by keyboard; what seldom changes goes on to the next line. */
export function ActivityEntryPage() {
  const { t, label, known } = useText();
  const { today } = useSession();
  const [, go] = useLocation();
  const save = useCommand('stationActivities.save');
  const stations = useCall('serviceStations.names', {}, { keep: true }).data?.stations ?? [];
  const [base, setBase] = useState<ActivityForm>(() => activityFormOf({ heldOn: today }));
  const [form, setForm] = useState(base);
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState<readonly Done[]>([]);
  const titleField = useRef<HTMLInputElement>(null);
  const draft = useFormDraft({
    key: 'activityEntry:new',
    title: t('stationActivities.entryTitle'),
    base,
    form,
    dirty: JSON.stringify(form) !== JSON.stringify(base),
    onTake: (_base, typed) => setForm(typed),
  });
  const set = (part: Partial<ActivityForm>) => setForm((now) => ({ ...now, ...part }));
  const station = stations.find(({ id }) => id === form.stationId);
  const problem = problemOf(form);
  const [issue] = activityFormIssues(form, station, today);
  const sentence =
    problem !== undefined
      ? t(problem)
      : issue === undefined
        ? ''
        : (known(`ruleIssues.${issue.code}`, { ...issue.params }) ?? '');
  const submit = () => {
    setTried(true);
    const fields = activityFieldsOf(form);
    if (fields === undefined || issue !== undefined || save.isPending) return;
    save.mutate(
      { fields },
      {
        onSuccess: ({ id }) => {
          announce(t('stationActivities.saved'));
          void draft.savedHere();
          setDone((before) => [{ id, form }, ...before]);
          setBase({ ...form, ...EMPTY_LINE });
          setForm((now) => typedSince(now, form));
          setTried(false);
          titleField.current?.focus();
        },
      },
    );
  };
  const leave = () => void draft.leave(() => go('/community/activities'));
  useCommands([
    {
      id: 'activityEntry.save',
      label: 'stationActivities.entrySave',
      shortcut: 'Ctrl+S',
      canRun: () => true,
      run: submit,
    },
    { id: 'activityEntry.leave', label: 'stationActivities.entryBack', canRun: () => true, run: leave },
  ]);
  const number = (name: 'volunteerTimes' | 'servedTimes' | 'hours') => (
    <NumberInput
      hideControls
      allowNegative={false}
      allowDecimal={name === 'hours'}
      decimalScale={name === 'hours' ? 1 : 0}
      max={10_000_000}
      value={form[name] ?? ''}
      error={tried && form[name] === null}
      onChange={(value) => set({ [name]: typedNumber(value) })}
    />
  );
  const words = (name: 'onsiteLeadName' | 'onsiteLeadPost', most: number) => (
    <TextInput maxLength={most} value={form[name]} onChange={(event) => set({ [name]: event.currentTarget.value })} />
  );
  return (
    <Page
      title={t('stationActivities.entryTitle')}
      subtitle={t('stationActivities.entryHelp')}
      actions={
        <Button variant="default" onClick={leave}>
          {t('stationActivities.entryBack')}
        </Button>
      }
    >
      <form
        className={styles.entry}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {draft.notice}
        <div className={styles.entryLine}>
          <Cell label={t('activityFieldLabels.stationId')}>
            <Select
              data-autofocus
              searchable
              data={stationOptions(stations)}
              value={form.stationId}
              error={tried && form.stationId === null}
              onChange={(stationId) => set({ stationId })}
            />
          </Cell>
          <Cell label={t('activityFieldLabels.heldOn')}>
            <DateField
              clearable={false}
              value={form.heldOn}
              error={tried && form.heldOn === null}
              onChange={(heldOn) => set({ heldOn })}
            />
          </Cell>
          <Cell label={t('activityFieldLabels.category')}>
            <Select
              data={ACTIVITY_CATEGORIES.map((value) => ({ value, label: label('activityCategoryLabels', value) }))}
              value={form.category}
              error={tried && form.category === null}
              onChange={(chosen) => set({ category: ACTIVITY_CATEGORIES.find((one) => one === chosen) ?? null })}
            />
          </Cell>
          <Cell label={t('activityFieldLabels.title')}>
            <TextInput
              ref={titleField}
              maxLength={200}
              value={form.title}
              onChange={(event) => set({ title: event.currentTarget.value })}
            />
          </Cell>
          <Cell label={t('activityFieldLabels.volunteerTimes')}>{number('volunteerTimes')}</Cell>
          <Cell label={t('activityFieldLabels.servedTimes')}>{number('servedTimes')}</Cell>
          <Cell label={t('stationActivities.columnHours')}>{number('hours')}</Cell>
        </div>
        <div className={styles.entryMore}>
          <Cell label={t('activityFieldLabels.onsiteLeadName')}>{words('onsiteLeadName', 50)}</Cell>
          <Cell label={t('activityFieldLabels.onsiteLeadPost')}>{words('onsiteLeadPost', 100)}</Cell>
          <span />
          <Button type="submit" title="Ctrl+S" loading={save.isPending}>
            {t('stationActivities.entrySave')}
          </Button>
        </div>
        {tried && sentence !== '' && (
          <p className={styles.problem} role="alert">
            {sentence}
          </p>
        )}
        <FailureNotice error={save.error} />
      </form>
      <section className={styles.done} aria-label={t('stationActivities.entryDone', { count: done.length })}>
        <p className={styles.dim}>
          {done.length === 0
            ? t('stationActivities.entryNone')
            : t('stationActivities.entryDone', { count: done.length })}
        </p>
        {done.length > 0 && (
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{t('activityFieldLabels.heldOn')}</th>
                <th>{t('activityFieldLabels.stationId')}</th>
                <th>{t('activityFieldLabels.category')}</th>
                <th>{t('activityFieldLabels.title')}</th>
                <th data-number="true">{t('activityFieldLabels.volunteerTimes')}</th>
                <th data-number="true">{t('activityFieldLabels.servedTimes')}</th>
                <th data-number="true">{t('stationActivities.columnHours')}</th>
                <th aria-label={t('common.edit')} />
              </tr>
            </thead>
            <tbody>
              {done.map(({ id, form: saved }) => (
                <tr key={id}>
                  <td>{saved.heldOn}</td>
                  <td>{stations.find((one) => one.id === saved.stationId)?.name}</td>
                  <td>{saved.category === null ? '' : label('activityCategoryLabels', saved.category)}</td>
                  <td>{saved.title}</td>
                  <td data-number="true">{saved.volunteerTimes}</td>
                  <td data-number="true">{saved.servedTimes}</td>
                  <td data-number="true">{saved.hours?.toFixed(1)}</td>
                  <td>
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => go(placeWith('/community/activities', { activity: id, side: 'edit' }))}
                    >
                      {t('common.edit')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </Page>
  );
}

/** A label above a control of the line. */
function Cell({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactElement<{ readonly id?: string }>;
}) {
  const id = useId();
  return (
    <div className={styles.cell}>
      <label htmlFor={id}>{label}</label>
      <WatchedText>{cloneElement(children, { id })}</WatchedText>
    </div>
  );
}

/** The first thing that is not filled in. */
function problemOf(form: ActivityForm): MessageKey | undefined {
  if (form.stationId === null) return 'stationActivities.problemStation';
  if (form.heldOn === null) return 'stationActivities.problemHeldOn';
  if (form.category === null) return 'stationActivities.problemCategory';
  if (form.volunteerTimes === null || form.servedTimes === null) return 'stationActivities.problemCount';
  return form.hours === null ? 'stationActivities.problemHours' : undefined;
}

/** The next line, with what was already typed into it while the one before was being saved. */
function typedSince(now: ActivityForm, sent: ActivityForm): ActivityForm {
  return {
    ...now,
    title: now.title === sent.title ? EMPTY_LINE.title : now.title,
    volunteerTimes: now.volunteerTimes === sent.volunteerTimes ? EMPTY_LINE.volunteerTimes : now.volunteerTimes,
    servedTimes: now.servedTimes === sent.servedTimes ? EMPTY_LINE.servedTimes : now.servedTimes,
    hours: now.hours === sent.hours ? EMPTY_LINE.hours : now.hours,
  };
}
