import { type ReactNode, useState } from 'react';
import { announce } from './announce.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { type FormConflict, formConflict, sameValue } from './formConflict.ts';
import { useText } from './text.tsx';
import { useFormDraft } from './useFormDraft.tsx';

type Values = Readonly<Record<string, unknown>>;
type TextNames<Form> = { [Name in keyof Form]: Form[Name] extends string ? Name : never }[keyof Form];

type Options<Form extends Values> = {
  /** Key of the draft, `<place>:<id or new>`. */
  readonly key: string;
  /** What the list of drafts calls it; a function where the name that is typed belongs to it. */
  readonly title: string | ((form: Form) => string);
  /** What the form begins with, and the revision it speaks of; undefined for a new record. */
  readonly start: { readonly form: Form; readonly revision: number | undefined };
  /** A stored record as the form shows it; undefined when it is no longer one that the form can go on with. */
  read(record: Values): Form | undefined;
  /** Name and value of a field in words. */
  shown(field: keyof Form & string, value: unknown): { readonly name: string; readonly value: string };
};

/** What `RecordForm` draws of a form. */
export type RecordFormState = {
  readonly draft: ReturnType<typeof useFormDraft>;
  readonly dialog: ReactNode;
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
  const [tried, setTried] = useState(false);
  const dirty = !sameValue(form, base.form);
  const draft = useFormDraft({
    key,
    title: typeof title === 'string' ? title : title(form),
    base,
    form,
    dirty,
    onTake: (kept, typed) => {
      setBase(kept);
      setForm({ ...start.form, ...typed });
    },
  });
  const set = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }));
  const takeIn = ({ taken, theirs, revision }: FormConflict<Form>, chosen: Partial<Form>) => {
    set({ ...taken, ...chosen });
    setBase({ form: theirs, revision });
    setConflict(null);
  };
  const dialog: ReactNode = conflict !== null && (
    <ConflictDialog
      title={t('versionConflict.changed')}
      conflicts={conflict.clashes.map((field) => {
        const mine = shown(field, form[field]);
        return { field, name: mine.name, mine: mine.value, theirs: shown(field, conflict.theirs[field]).value };
      })}
      onCancel={() => setConflict(null)}
      onApply={(fields) => {
        const chosen: Partial<Form> = {};
        for (const field of conflict.clashes) if (fields.has(field)) chosen[field] = conflict.theirs[field];
        takeIn(conflict, chosen);
      }}
    />
  );
  return {
    form,
    set,
    /** Value and change of a text field. */
    text: (name: TextNames<Form>) => ({
      value: String(form[name]),
      onChange: (event: { currentTarget: { value: string } }) => {
        // Read now: React clears the event before a state updater runs.
        const { value } = event.currentTarget;
        setForm((now) => ({ ...now, [name]: value }));
      },
    }),
    revision: base.revision,
    /** The record that is saved; empty for a new one. */
    target: (
      id: string | undefined,
    ): { readonly id: string; readonly expectedRevision: number } | Record<string, never> =>
      id === undefined || base.revision === undefined ? {} : { id, expectedRevision: base.revision },
    dirty,
    changed: (name: keyof Form) => !sameValue(form[name], base.form[name]),
    /** Saving was tried: from now on `wrong` speaks. */
    tried: () => setTried(true),
    /** The error of a field, once saving was tried. */
    wrong: (when: boolean, words: string) => (tried && when ? { error: words } : {}),
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
