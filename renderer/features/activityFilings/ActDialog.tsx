import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';

type Props<Form> = {
  /** Key of the draft, `filingAct:<id>-<act>`. */
  readonly draftKey: string;
  readonly title: string;
  /** Word of the act. */
  readonly confirm: string;
  /** What the form begins with. */
  readonly start: Form;
  readonly pending: boolean;
  readonly error: unknown;
  isReady(form: Form): boolean;
  /** @param done closes the dialog after the act, its draft forgotten */
  onConfirm(form: Form, done: () => void): void;
  onClose(): void;
  /** The fields; `tried` once confirming was tried in vain. */
  children(form: Form, set: (part: Partial<Form>) => void, tried: boolean): ReactNode;
};

/** Frame of one act on a filing: a few fields kept as a draft, confirm and leave. */
export function ActDialog<Form extends object>(props: Props<Form>) {
  const { t } = useText();
  const [base] = useState(props.start);
  const [form, setForm] = useState(props.start);
  const [tried, setTried] = useState(false);
  const draft = useFormDraft({
    key: props.draftKey,
    title: props.title,
    base,
    form,
    dirty: JSON.stringify(form) !== JSON.stringify(base),
    onTake: (_base, typed) => setForm(typed),
  });
  const leave = () => void draft.leave(props.onClose);
  const confirm = () => {
    setTried(true);
    if (props.pending || !props.isReady(form)) return;
    props.onConfirm(form, () => {
      void draft.saved();
      props.onClose();
    });
  };
  return (
    <Modal opened onClose={leave} title={props.title} size={560}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
      >
        <Stack>
          {draft.notice}
          {props.children(form, (part) => setForm((now) => ({ ...now, ...part })), tried)}
          <FailureNotice error={props.error} />
        </Stack>
        <Acts>
          <Button variant="default" onClick={leave}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={props.pending}>
            {props.confirm}
          </Button>
        </Acts>
      </form>
    </Modal>
  );
}
