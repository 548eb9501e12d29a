import { type ReactNode, useState } from 'react';
import { announce } from './announce.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { type FormConflict, formConflict } from './formConflict.ts';
import { useText } from './text.tsx';
import { useFormDraft } from './useFormDraft.tsx';

type Values = Readonly<Record<string, unknown>>;

type Options<Form extends Values> = {
  /** Key of the draft, `<place>:<id or new>`. */
  readonly key: string;
  readonly title: string;
  /** What the form begins with, and the revision it speaks of; undefined for a new record. */
  readonly start: { readonly form: Form; readonly revision: number | undefined };
  /** A stored record as the form shows it. */
  read(record: Values): Form;
  /** Name and value of a field in words. */
  shown(field: keyof Form & string, value: unknown): { readonly name: string; readonly value: string };
};

/**
 * The form of one record beside a list: what is typed is kept as a draft; when somebody else changed the record meanwhile, his
 * changes are taken in and only what both changed is asked for. Nothing is overwritten and nothing typed is lost.
 */
export function useRecordForm<Form extends Values>({ key, title, start, read, shown }: Options<Form>) {
  const { t } = useText();
  const [base, setBase] = useState(start);
  const [form, setForm] = useState(start.form);
  const [conflict, setConflict] = useState<FormConflict<Form> | null>(null);
  const dirty = JSON.stringify(form) !== JSON.stringify(base.form);
  const draft = useFormDraft({
    key,
    title,
    base,
    form,
    dirty,
    onTake: (kept, typed) => {
      setBase(kept);
      setForm({ ...start.form, ...typed });
    },
  });
  const takeIn = ({ taken, revision }: FormConflict<Form>, chosen: Partial<Form>) => {
    setForm((now) => ({ ...now, ...taken, ...chosen }));
    setBase((now) => ({ ...now, revision }));
    setConflict(null);
  };
  const dialog: ReactNode = conflict !== null && (
    <ConflictDialog
      title={t('versionConflict.changed')}
      conflicts={conflict.clashes.map(({ field, theirs }) => {
        const mine = shown(field, form[field]);
        return { field, name: mine.name, mine: mine.value, theirs: shown(field, theirs).value };
      })}
      onCancel={() => setConflict(null)}
      onApply={(fields) => {
        const chosen: Partial<Form> = {};
        for (const { field, theirs } of conflict.clashes) if (fields.has(field)) chosen[field] = theirs;
        takeIn(conflict, chosen);
      }}
    />
  );
  return {
    form,
    set: (part: Partial<Form>) => setForm((now) => ({ ...now, ...part })),
    revision: base.revision,
    dirty,
    draft,
    dialog,
    /** @returns whether it was a conflict; then both versions are shown */
    failed(error: unknown): boolean {
      const found = formConflict(error, { base: base.form, mine: form, read });
      if (found === null) return false;
      if (found.clashes.length > 0) setConflict(found);
      else {
        takeIn(found, {});
        announce(t('versionConflict.merged'));
      }
      return true;
    },
  };
}
