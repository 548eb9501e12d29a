import { Button, MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import type { FileInput } from '#shared/contract/primitives.ts';
import type { CollectionReturn, CollectionTask } from '#shared/features/collectionTasks/collectionTasks.contract.ts';
import { askedFigures, typedFigures } from '#shared/features/rollUp/askedFigures.rules.ts';
import { askedName } from '#shared/features/rollUp/figureWords.ts';
import { typedText } from '#shared/features/rollUp/typedFigure.rules.ts';
import styles from './collectionTasks.module.css';
import { TypedFigures } from './TypedFigures.tsx';

/** The part of a return that is figures, as it is typed. */
export type FiguresForm = {
  readonly officeId: string | null;
  readonly figures: Readonly<Record<string, string>>;
  readonly coversOfficeIds: readonly string[];
  readonly sourceSha256: string | null;
};

type Props = {
  readonly task: CollectionTask;
  readonly entry: CollectionReturn | null;
  readonly form: FiguresForm;
  readonly tried: boolean;
  onChange(part: Partial<FiguresForm>): void;
  /** The form that was read: it is kept with the return. */
  onRead(source: FileInput): void;
};
type Read = CallOutput<'collectionTasks.readForm'>;

/** Figures of a return: read from the form that came back, or typed; and the offices that they contain. */
export function ReturnFigures({ task, entry, form, tried, onChange, onRead }: Props) {
  const { t, locale } = useText();
  const { data } = useCall('collectionTasks.offices', {});
  const [read, setRead] = useState<Read | null>(null);
  const [error, setError] = useState<unknown>(null);
  const asked = askedFigures(task.figureKeys);
  const offices = data?.offices ?? [];
  const kept = (entry?.coversOffices ?? []).filter(({ id }) => !offices.some((one) => one.id === id));
  const others = [...offices, ...kept].filter(({ id }) => id !== form.officeId);
  const below = offices
    .filter(({ parentId }) => form.officeId !== null && parentId === form.officeId)
    .map(({ id }) => id);
  const namesOf = (keys: readonly string[]) =>
    askedFigures(keys)
      .map((figure) => askedName(figure, locale))
      .join(t('collectionPrint.join'));
  const take = async (source: FileInput) => {
    setError(null);
    setRead(null);
    try {
      const input = { id: task.id, officeId: form.officeId, source };
      const found = await runJob('collectionTasks.readForm', input, 'collectionTasks.reading');
      const byKey = new Map(asked.map((figure) => [figure.key, figure]));
      const figures = Object.fromEntries(
        Object.entries(found.figures).flatMap(([key, value]) => {
          const figure = byKey.get(key);
          return figure === undefined ? [] : [[key, typedText(figure, value)]];
        }),
      );
      const { officeId, coversOfficeIds, sourceSha256 } = found;
      onChange({ officeId, figures, coversOfficeIds, sourceSha256 });
      setRead(found);
      onRead(source);
    } catch (failed) {
      setError(failed);
    }
  };
  return (
    <>
      {entry === null && (
        <FileDrop
          extensions={['xlsx', 'csv']}
          title={t('collectionTasks.readForm')}
          help={t('collectionTasks.readFormHelp')}
          onFile={(source) => void take(source)}
          onStart={() => setError(null)}
          onFailure={setError}
        />
      )}
      <FailureNotice error={error} />
      {read !== null && (
        <Notice tone="fine">
          {t('collectionTasks.formRead', { count: Object.keys(read.figures).length })}
          {read.empty.length > 0 && t('collectionTasks.formEmpty', { names: namesOf(read.empty) })}
        </Notice>
      )}
      <TypedFigures
        asked={typedFigures(asked).length === 0 ? [] : asked}
        values={form.figures}
        tried={tried}
        onChange={(key, text) => onChange({ figures: { ...form.figures, [key]: text } })}
      />
      <Field label={t('collectionTasks.covers')} help={t('collectionTasks.coversHelp')}>
        <MultiSelect
          searchable
          clearable
          hidePickedOptions
          maxDropdownHeight={220}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={[...form.coversOfficeIds]}
          onChange={(coversOfficeIds) => onChange({ coversOfficeIds })}
        />
      </Field>
      {below.some((id) => !form.coversOfficeIds.includes(id)) && (
        <div className={styles.under}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onChange({ coversOfficeIds: [...new Set([...form.coversOfficeIds, ...below])] })}
          >
            {t('collectionTasks.coversBelow', { count: below.length })}
          </Button>
        </div>
      )}
    </>
  );
}
