import { type ReactNode, useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { ConflictDialog } from '#renderer/ui/ConflictDialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import { differs, mergeFields } from './mergeFields.ts';

type TextNames<Fields> = { [Name in keyof Fields]: Fields[Name] extends string ? Name : never }[keyof Fields];

type Options<Fields> = {
  /** Key of its draft, `duty<kind>:<id or new>`; `placeOfDraft` leads back from it. */
  readonly draftKey: string;
  /** What the list of drafts calls it. */
  readonly title: string;
  readonly initial: Fields;
  /** Revision of the record that the form shows; undefined for a new one. */
  readonly revision: number | undefined;
  /** Names of the fields, for the two versions of a record that was changed elsewhere. */
  readonly names: { readonly [Name in keyof Fields]: string };
  /** The fields of a stored record; undefined when it is none of this form. */
  read(record: unknown): Fields | undefined;
  /** A field in words. */
  valueText(name: keyof Fields, fields: Fields): string;
  onClose(): void;
};

type Target = { readonly id: string; readonly expectedRevision: number };

/**
 * State of a form at the side: its fields, its draft, and what to do when somebody else has saved the record meanwhile. Both versions
 * are shown then, and nothing is overwritten before the clerk has chosen.
 */
export function useSideForm<Fields extends object>(options: Options<Fields>) {
  const { draftKey, title, names, read, valueText, onClose } = options;
  const { t } = useText();
  const [base, setBase] = useState({ fields: options.initial, revision: options.revision });
  const [fields, setFields] = useState(options.initial);
  const [clash, setClash] = useState<{
    readonly theirs: Fields;
    readonly names: readonly Extract<keyof Fields, string>[];
  } | null>(null);
  const [tried, setTried] = useState(false);
  const draft = useFormDraft({
    key: draftKey,
    title,
    base,
    form: fields,
    dirty: differs(fields, base.fields),
    onTake: (kept, typed) => {
      setBase(kept);
      setFields(typed);
    },
  });
  const change = (part: Partial<Fields>) => setFields((now) => ({ ...now, ...part }));
  const failed = (error: unknown) => {
    if (!isCallError(error, 'conflict')) return;
    const { record } = error.details;
    const theirs = read(record);
    const revision =
      typeof record === 'object' && record !== null && 'revision' in record ? record.revision : undefined;
    if (theirs === undefined || typeof revision !== 'number') return;
    const { merged, clashes } = mergeFields(base.fields, fields, theirs);
    setBase({ fields: theirs, revision });
    setFields(merged);
    setClash(clashes.length === 0 ? null : { theirs, names: clashes });
  };
  const dialog: ReactNode = clash !== null && (
    <ConflictDialog
      title={t('duties.conflictTitle')}
      conflicts={clash.names.map((field) => ({
        field,
        name: names[field],
        mine: valueText(field, fields),
        theirs: valueText(field, clash.theirs),
      }))}
      onApply={(taken) => {
        const next: Fields = { ...fields };
        for (const name of taken) next[name] = clash.theirs[name];
        setFields(next);
        setClash(null);
      }}
      onCancel={() => setClash(null)}
    />
  );
  return {
    fields,
    change,
    /** Value and change of a text field. */
    text: (name: TextNames<Fields>) => ({
      value: String(fields[name]),
      onChange: (event: { currentTarget: { value: string } }) => {
        // Read now: React clears the event before a state updater runs.
        const { value } = event.currentTarget;
        setFields((now) => ({ ...now, [name]: value }));
      },
    }),
    /** The error of a field, once saving was tried. */
    wrong: (when: boolean, words: string) => (tried && when ? { error: words } : {}),
    tried: () => setTried(true),
    /** The record that is saved; empty for a new one. */
    target: (id: string | undefined): Target | Record<string, never> =>
      id === undefined || base.revision === undefined ? {} : { id, expectedRevision: base.revision },
    changed: (name: keyof Fields) => differs(fields[name], base.fields[name]),
    failed,
    /** After saving: the draft goes, the form closes. */
    saved: () => {
      void draft.saved();
      onClose();
    },
    leave: () => void draft.leave(onClose),
    notice: draft.notice,
    dialog,
  };
}
