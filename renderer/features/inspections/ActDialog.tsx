import { type ReactNode, useState } from 'react';
import { announce } from '#renderer/ui/announce.tsx';
import { FormDialog, useDialogForm } from '#renderer/ui/FormDialog.tsx';
import { presentRecord, sameValue } from '#renderer/ui/formConflict.ts';

type Target = { readonly id: string; readonly expectedRevision: number };

/** What the fields of a dialog are given. */
export type ActFields<Form> = {
  readonly form: Form;
  set(part: Partial<Form>): void;
  /** The error of a field, once confirming was tried. */
  problem(field: keyof Form & string): { readonly error?: string };
};

type Props<Form> = {
  /** `inspection:<inspection>-<finding>-<act>`. */
  readonly draftKey: string;
  readonly title: string;
  readonly help?: ReactNode;
  readonly confirm: string;
  readonly done: string;
  readonly start: Form;
  /** The record that it acts on, as it is shown. */
  readonly record: { readonly id: string; readonly revision: number };
  /** What is missing, by field, in words. */
  problems(form: Form): Partial<Record<keyof Form & string, string | undefined>>;
  run(target: Target, form: Form): Promise<unknown>;
  fields(state: ActFields<Form>): ReactNode;
  onClose(): void;
};

/**
 * The frame of a dialog that enters an act with a few fields: draft, what is missing, failure, buttons. It acts on the record that was
 * shown when it opened; a record that was changed meanwhile is said to be so, and only a second confirmation acts on the present one.
 */
export function ActDialog<Form extends object>(props: Props<Form>) {
  const { draftKey: key, title, help, start, record, onClose } = props;
  const { form, set, draft, isTried, tried } = useDialogForm({ key, title, start: () => start });
  const [revision, setRevision] = useState(record.revision);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // Until something is typed the dialog speaks of the record as it is now: an act of one's own just before may still be on its way here.
  if (error === null && revision !== record.revision && sameValue(form, start)) setRevision(record.revision);
  const problems: Readonly<Record<string, string | undefined>> = { ...props.problems(form) };
  const problem = (field: string) => {
    const words = problems[field];
    return isTried && words !== undefined ? { error: words } : {};
  };
  const submit = async () => {
    tried();
    if (busy || Object.values(problems).some((words) => words !== undefined)) return;
    setBusy(true);
    try {
      await props.run({ id: record.id, expectedRevision: revision }, form);
      announce(props.done);
      void draft.saved();
      onClose();
    } catch (failed) {
      setError(failed);
      setRevision(presentRecord(failed)?.revision ?? revision);
      setBusy(false);
    }
  };
  return (
    <FormDialog
      {...{ title, help, draft, error, onClose, pending: busy, size: 'lg' }}
      submit={props.confirm}
      onSubmit={() => void submit()}
    >
      {props.fields({ form, set, problem })}
    </FormDialog>
  );
}
