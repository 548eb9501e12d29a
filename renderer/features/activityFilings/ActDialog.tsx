import { type ReactNode, useState } from 'react';
import { FormDialog, useDialogForm } from '#renderer/ui/FormDialog.tsx';
import { presentRecord, sameValue } from '#renderer/ui/formConflict.ts';

type Target = { readonly id: string; readonly expectedRevision: number };

type Props<Form> = {
  /** The filing that it acts on, as it is shown. */
  readonly filing: { readonly id: string; readonly revision: number };
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
  /**
   * @param done closes the dialog after the act, its draft forgotten
   * @param target the filing as it was when the dialog opened, or, once it was said that it changed, as it is
   */
  onConfirm(form: Form, done: () => void, target: Target): void;
  onClose(): void;
  /** The fields; `tried` once confirming was tried in vain. */
  children(form: Form, set: (part: Partial<Form>) => void, tried: boolean): ReactNode;
};

/**
 * One act on a filing: a few fields, confirmed when they are ready. What somebody else changed while it was open is said first; only a second
 * confirmation acts on the changed filing.
 */
export function ActDialog<Form extends object>(props: Props<Form>) {
  const { draftKey: key, title, start, pending, onClose } = props;
  const [shown, setShown] = useState(props.filing.revision);
  const { form, set, draft, isTried, tried } = useDialogForm({ key, title, start: () => start });
  // Until something is typed the dialog speaks of the filing as it is now: an act of one's own just before may still be on its way here.
  if (shown !== props.filing.revision && sameValue(form, start)) setShown(props.filing.revision);
  const confirm = () => {
    tried();
    if (pending || !props.isReady(form)) return;
    const done = () => {
      void draft.saved();
      onClose();
    };
    const expectedRevision = presentRecord(props.error)?.revision ?? shown;
    props.onConfirm(form, done, { id: props.filing.id, expectedRevision });
  };
  return (
    <FormDialog
      {...{ title, draft, pending, error: props.error, size: 'lg' }}
      submit={props.confirm}
      onSubmit={confirm}
      onClose={onClose}
    >
      {props.children(form, set, isTried)}
    </FormDialog>
  );
}
