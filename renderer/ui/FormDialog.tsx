import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Acts, Stack } from './Card.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { sameValue } from './formConflict.ts';
import { useText } from './text.tsx';
import { useFormDraft } from './useFormDraft.tsx';

type Options<Form> = {
  /** Key of the draft, `<place>:<record>-<act>`; `placeOfDraft` leads back from it. */
  readonly key: string;
  readonly title: string;
  start(): Form;
};

/** What is typed in a dialog that does one thing to a record, kept as a draft. */
export function useDialogForm<Form extends object>({ key, title, start }: Options<Form>) {
  const [base] = useState(start);
  const [form, setForm] = useState(base);
  const [tried, setTried] = useState(false);
  const draft = useFormDraft({
    key,
    title,
    base,
    form,
    dirty: !sameValue(form, base),
    onTake: (_base, typed) => setForm({ ...base, ...typed }),
  });
  return {
    form,
    draft,
    set: (part: Partial<Form>) => setForm((now) => ({ ...now, ...part })),
    /** Whether confirming was tried: from then on `wrong` speaks. */
    isTried: tried,
    tried: () => setTried(true),
    wrong: (when: boolean, words: string) => (tried && when ? { error: words } : {}),
  };
}

type Props = {
  readonly title: string;
  readonly help?: ReactNode;
  /** Left out: nothing is typed in it. */
  readonly draft?: ReturnType<typeof useFormDraft>;
  /** Word of the act. */
  readonly submit: string;
  /** False: the act can't be chosen yet. */
  readonly canSubmit?: boolean;
  readonly pending: boolean;
  readonly error: unknown;
  readonly size?: 'md' | 'lg';
  onSubmit(): void;
  onClose(): void;
  readonly children: ReactNode;
};

/**
 * Frame of a dialog that does one thing to a record: what it means, an earlier draft, a few fields, its act. The keyboard begins in the
 * first field: the cross is left out of its order, because 取消 and Esc do the same.
 */
export function FormDialog({
  title,
  help,
  draft,
  submit,
  canSubmit = true,
  pending,
  error,
  size = 'md',
  ...rest
}: Props) {
  const { t } = useText();
  const leave = () => (draft === undefined ? rest.onClose() : void draft.leave(rest.onClose));
  return (
    <Modal opened onClose={leave} title={title} size={size} closeButtonProps={{ tabIndex: -1 }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          rest.onSubmit();
        }}
      >
        <Stack>
          {draft?.notice}
          {help !== undefined && <p>{help}</p>}
          {rest.children}
          <FailureNotice error={error} />
        </Stack>
        <Acts>
          <Button variant="default" onClick={leave}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={pending} disabled={!canSubmit}>
            {submit}
          </Button>
        </Acts>
      </form>
    </Modal>
  );
}
