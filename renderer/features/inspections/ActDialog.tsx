import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { presentRecord } from '#renderer/ui/formConflict.ts';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';

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
  const { t } = useText();
  const [base] = useState(props.start);
  const [form, setForm] = useState(props.start);
  const [revision, setRevision] = useState(props.record.revision);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const draft = useFormDraft({
    key: props.draftKey,
    title: props.title,
    base,
    form,
    dirty: JSON.stringify(form) !== JSON.stringify(base),
    onTake: (_base, typed) => setForm({ ...props.start, ...typed }),
  });
  const problems: Readonly<Record<string, string | undefined>> = { ...props.problems(form) };
  const problem = (field: string) => {
    const words = problems[field];
    return tried && words !== undefined ? { error: words } : {};
  };
  const submit = async () => {
    setTried(true);
    if (busy || Object.values(problems).some((words) => words !== undefined)) return;
    setBusy(true);
    try {
      await props.run({ id: props.record.id, expectedRevision: revision }, form);
      announce(props.done);
      void draft.saved();
      props.onClose();
    } catch (failed) {
      setError(failed);
      setRevision(presentRecord(failed)?.revision ?? revision);
      setBusy(false);
    }
  };
  const leave = () => void draft.leave(props.onClose);
  return (
    <Modal opened onClose={leave} title={props.title} size="lg">
      <Stack>
        {draft.notice}
        {props.help !== undefined && <p>{props.help}</p>}
        {props.fields({ form, set: (part) => setForm((now) => ({ ...now, ...part })), problem })}
        <FailureNotice error={error} />
      </Stack>
      <Acts>
        <Button variant="default" onClick={leave}>
          {t('common.cancel')}
        </Button>
        <Button loading={busy} onClick={() => void submit()}>
          {props.confirm}
        </Button>
      </Acts>
    </Modal>
  );
}
