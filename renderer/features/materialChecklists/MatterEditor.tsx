import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FieldGrid, Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import type { MatterType } from '#shared/features/materialChecklists/materialChecklists.contract.ts';
import { MOST_MATERIALS } from '#shared/features/materialChecklists/materials.ts';
import styles from './Materials.module.css';
import { MatterConflict } from './MatterConflict.tsx';
import { MatterRowLine } from './MatterRowLine.tsx';
import {
  type MatterForm,
  type MatterRow,
  matterFormOf,
  matterOfRecord,
  moved,
  newRow,
  sameMatter,
  storedPart,
} from './matterForm.ts';

type Props = {
  /** Null: a new matter of the office. */
  readonly matter: MatterType | null;
  readonly editable: boolean;
  onSaved(code: string): void;
};

/** The list of materials of one matter, line by line; saving makes its next version. */
export function MatterEditor({ matter, editable, onSaved }: Props) {
  const { t } = useText();
  const save = useCommand('materialChecklists.saveMatter');
  const [base, setBase] = useState({ form: matterFormOf(matter), revision: matter?.revision ?? null });
  const [form, setForm] = useState<MatterForm>(base.form);
  const [theirs, setTheirs] = useState<MatterType | null>(null);
  const dirty = !sameMatter(form, base.form);
  const draft = useFormDraft({
    key: `matter:${matter?.code ?? 'new'}`,
    title: t('common.draftOf', {
      form: t('materialChecklists.materials'),
      name: form.title || t('materialChecklists.typeNew'),
    }),
    base,
    form,
    dirty,
    onTake: (kept, typed) => {
      setBase(kept);
      setForm(typed);
    },
  });
  if (!dirty && matter !== null && (matter.revision ?? 0) > (base.revision ?? 0)) {
    const next = { form: matterFormOf(matter), revision: matter.revision };
    setBase(next);
    setForm(next.form);
  }
  const submit = async () => {
    if (!editable || !dirty || save.isPending) return;
    try {
      const target = matter === null ? {} : { code: matter.code };
      const saved = await save.mutateAsync({ ...target, expectedRevision: base.revision, ...storedPart(form) });
      void draft.savedHere();
      setBase({ form, revision: saved.revision });
      announce(t('materialChecklists.templateSaved', { version: saved.version }));
      onSaved(saved.code);
    } catch (error) {
      if (isCallError(error, 'conflict')) setTheirs(matterOfRecord(error.details.record));
    }
  };
  useCommands([
    {
      id: 'matter.save',
      label: 'common.save',
      shortcut: 'Ctrl+S',
      canRun: () => editable && dirty,
      run: () => void submit(),
    },
  ]);
  const setRow = (row: string, part: Partial<MatterRow>) =>
    setForm({ ...form, rows: form.rows.map((one) => (one.row === row ? { ...one, ...part } : one)) });
  return (
    <Section
      title={matter?.title ?? t('materialChecklists.typeNew')}
      actions={
        editable && (
          <Button
            size="compact-sm"
            title="Ctrl+S"
            disabled={!dirty}
            loading={save.isPending}
            onClick={() => void submit()}
          >
            {t('common.save')}
          </Button>
        )
      }
    >
      {editable && draft.notice}
      <FailureNotice error={save.error} />
      <p className={styles.dim}>{t('materialChecklists.typesHelp')}</p>
      <div className={styles.gap} />
      <FieldGrid>
        <Field label={t('materialChecklists.typeTitle')} required={editable}>
          <TextInput
            maxLength={60}
            disabled={!editable}
            value={form.title}
            onChange={(event) => setForm({ ...form, title: event.currentTarget.value })}
          />
        </Field>
        <Field label={t('materialChecklists.state')}>
          <Checkbox
            mt={6}
            disabled={!editable}
            label={t('materialChecklists.inUse')}
            checked={form.active}
            onChange={(event) => setForm({ ...form, active: event.currentTarget.checked })}
          />
        </Field>
      </FieldGrid>
      <div className={styles.scroll}>
        <table className={`${styles.table} ${styles.editing}`} aria-label={t('materialChecklists.materials')}>
          <thead>
            <tr>
              <th className={styles.number} aria-hidden />
              <th>{t('materialChecklists.material')}</th>
              <th className={styles.narrow}>{t('materialChecklists.copies')}</th>
              <th className={styles.formCell}>{t('materialChecklists.form')}</th>
              <th className={styles.tick}>{t('materialChecklists.needsSeal')}</th>
              <th className={styles.tick}>{t('materialChecklists.needsSignature')}</th>
              <th className={styles.tick}>{t('materialChecklists.requirement')}</th>
              <th className={styles.hintCell}>{t('materialChecklists.hint')}</th>
              <th className={styles.rowActsCell} aria-hidden />
            </tr>
          </thead>
          <tbody>
            {form.rows.map((row, index) => (
              <MatterRowLine
                key={row.row}
                row={row}
                number={index + 1}
                editable={editable}
                onChange={(part) => setRow(row.row, part)}
                onRemove={() => setForm({ ...form, rows: form.rows.filter((one) => one.row !== row.row) })}
                onMove={(way) => {
                  const place = index + way;
                  if (place >= 0 && place < form.rows.length) setForm({ ...form, rows: moved(form.rows, index, way) });
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
      {editable && form.rows.length < MOST_MATERIALS && (
        <Button
          mt={8}
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setForm({ ...form, rows: [...form.rows, newRow()] })}
        >
          {t('materialChecklists.addMaterial')}
        </Button>
      )}
      {theirs !== null && (
        <MatterConflict
          mine={form}
          theirs={theirs}
          onTake={(merged) => {
            setForm(merged);
            setBase({ form: matterFormOf(theirs), revision: theirs.revision });
            setTheirs(null);
            save.reset();
          }}
          onCancel={() => setTheirs(null)}
        />
      )}
    </Section>
  );
}
