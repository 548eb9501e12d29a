import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { Page, Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith, useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import { useSettled } from '#renderer/ui/useSettled.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import type { FileInput } from '#shared/contract/primitives.ts';
import { readDays } from '#shared/features/workingCalendars/days.rules.ts';
import { runWords } from '#shared/features/workingCalendars/reasonWords.ts';
import type { EditionDraft } from '#shared/features/workingCalendars/workingCalendars.contract.ts';
import { Checked } from './Checked.tsx';
import { type Choices, confirmedMoves, isUndecided, MovesList } from './MovesList.tsx';
import styles from './workingCalendars.module.css';

/** A year that is still being typed asks for nothing. */
const YEARS = { min: 1990, max: 2089 } as const;

type Preview = CallOutput<'workingCalendars.preview'>;
type Form = {
  readonly year: number;
  readonly source: string;
  readonly off: string;
  readonly makeup: string;
  readonly fileName: string | null;
  readonly choices: Choices;
};

/** 录入节假日安排: out of a file or typed from the notice; checked, with every day that it moves, before it is stored. */
export function LoadPage() {
  const { t } = useText();
  const { today } = useSession();
  const [, go] = useLocation();
  const [yearText] = useAddressPart('year');
  const [base] = useState<Form>(() => ({
    ...{ year: Number(yearText ?? today.slice(0, 4)), source: '', off: '', makeup: '', fileName: null, choices: {} },
  }));
  const [form, setTyped] = useState(base);
  const [fileError, setFileError] = useState<unknown>(null);
  // What was wrong in a file no longer matters once something is typed.
  const setForm = (next: Form) => {
    setFileError(null);
    setTyped(next);
  };
  const save = useCommand('workingCalendars.save');
  const isTyped = form.source !== '' || form.off !== '' || form.makeup !== '';
  const draft = useFormDraft({
    ...{ key: 'calendarLoad:new', title: t('workingCalendars.loadTitle'), base, form, dirty: isTyped },
    onTake: (_base, typed) => setForm(typed),
  });
  const read = useMemo(() => {
    const [off, makeup] = [readDays(form.off, form.year), readDays(form.makeup, form.year)];
    const edition = { year: form.year, source: form.source.trim(), off: [...off.days], makeup: [...makeup.days] };
    return { edition, wrongOff: off.wrong, wrongMakeup: makeup.wrong };
  }, [form.year, form.source, form.off, form.makeup]);
  const isYear = form.year >= YEARS.min && form.year <= YEARS.max;
  const isReadable = isTyped && isYear && read.wrongOff.length + read.wrongMakeup.length === 0;
  const settled = useSettled(read, 400, 1500);
  const checked = useCall(
    'workingCalendars.preview',
    { edition: settled.edition },
    { enabled: isReadable, keep: true },
  );
  // What was found in the former edition says nothing true of another year's.
  const [found, setFound] = useState<{ readonly edition: EditionDraft; readonly preview: Preview } | null>(null);
  if (checked.data !== undefined && !checked.isPlaceholderData && found?.preview !== checked.data)
    setFound({ edition: settled.edition, preview: checked.data });
  const preview = isReadable && found?.edition.year === form.year ? found.preview : undefined;
  const back = () => go(placeWith('/settings/calendars', { year: String(form.year) }));
  const isReady =
    preview !== undefined &&
    settled === read &&
    !checked.isFetching &&
    preview === checked.data &&
    preview.errors.length === 0 &&
    !isUndecided(preview.open, form.choices);
  const submit = () => {
    if (!isReady || save.isPending) return;
    const { loaded, open } = preview;
    const replaces = loaded && { id: loaded.id, expectedRevision: loaded.revision };
    const moves = confirmedMoves(open, form.choices);
    save.mutate(
      { edition: read.edition, fileName: form.fileName, replaces, moves },
      {
        onSuccess: () => {
          announce(t('workingCalendars.loaded', { year: form.year }));
          void draft.saved();
          back();
        },
        // Records moved on meanwhile: the list is read again, what was chosen stays.
        onError: () => void checked.refetch(),
      },
    );
  };
  useCommands([
    { id: 'workingCalendars.save', label: 'common.save', shortcut: 'Ctrl+S', canRun: () => isReady, run: submit },
  ]);
  const take = async (file: FileInput) => {
    try {
      const { edition, fileName } = await runJob('workingCalendars.readFile', { file }, 'workingCalendars.reading');
      const { year, source, off, makeup } = edition;
      const read = { year, off: runWords(off, t, year), makeup: runWords(makeup, t, year), fileName, choices: {} };
      setFileError(null);
      // A table of days seldom names its notice: what was typed of it stays.
      setTyped((typed) => ({ ...read, source: source || typed.source }));
    } catch (error) {
      setFileError(error);
    }
  };
  const wrongWords = (wrong: readonly string[]) =>
    wrong.length === 0 ? undefined : t('workingCalendars.wrongDays', { text: wrong.slice(0, 3).join('、') });
  return (
    <Page
      title={t('workingCalendars.loadTitle')}
      actions={
        <>
          <Button variant="default" onClick={() => void draft.leave(back)}>
            {t('common.cancel')}
          </Button>
          <Button title="Ctrl+S" disabled={!isReady} loading={save.isPending} onClick={submit}>
            {t('workingCalendars.confirm')}
          </Button>
        </>
      }
    >
      <Section title={t('workingCalendars.loadFrom')}>
        {draft.notice}
        <FileDrop
          extensions={['json', 'csv', 'xlsx', 'xls', 'txt']}
          title={t('workingCalendars.file')}
          help={t('workingCalendars.fileHelp')}
          onFile={(file) => void take(file)}
          onFailure={setFileError}
        />
        <FailureNotice error={fileError} refused="workingCalendars.fileRefused" />
        <div className={styles.fields}>
          <Field label={t('calendarFieldLabels.year')} required>
            <NumberInput
              w={112}
              hideControls
              {...YEARS}
              allowDecimal={false}
              value={form.year}
              onChange={(year) => typeof year === 'number' && setForm({ ...form, year })}
            />
          </Field>
          <Field label={t('calendarFieldLabels.source')} required help={t('workingCalendars.sourceHelp')}>
            <TextInput
              maxLength={400}
              value={form.source}
              onChange={(event) => setForm({ ...form, source: event.currentTarget.value })}
            />
          </Field>
          <Field
            label={t('calendarFieldLabels.off')}
            required
            help={t('workingCalendars.daysHelp')}
            error={wrongWords(read.wrongOff)}
          >
            <Textarea
              autosize
              minRows={2}
              maxRows={6}
              value={form.off}
              onChange={(event) => setForm({ ...form, off: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('calendarFieldLabels.makeup')} error={wrongWords(read.wrongMakeup)}>
            <Textarea
              autosize
              minRows={1}
              maxRows={4}
              value={form.makeup}
              onChange={(event) => setForm({ ...form, makeup: event.currentTarget.value })}
            />
          </Field>
        </div>
        <FailureNotice error={save.error ?? (isReadable ? checked.error : null)} refused="workingCalendars.refused" />
      </Section>
      {preview !== undefined && (
        <>
          <Checked {...preview} edition={found?.edition ?? settled.edition} />
          {preview.errors.length === 0 && (
            <MovesList
              open={preview.open}
              settled={preview.settled}
              choices={form.choices}
              onChoose={(choices) => setForm({ ...form, choices })}
            />
          )}
        </>
      )}
    </Page>
  );
}
