import { type ReactNode, useMemo } from 'react';
import { DraftOfferNotice } from './DraftOfferNotice.tsx';
import { askConfirm } from './dialogs.tsx';
import { useText } from './text.tsx';
import { useDraft } from './useDraft.ts';

type Options<Base, Form> = {
  /** `<place>:<id>`, for example `branches:<organization>-new`; `placeOfDraft` leads back from it. */
  readonly key: string;
  /** What the list of drafts calls it. */
  readonly title: string;
  /** What the form began with and the revision it speaks of; keep it in state. */
  readonly base: Base;
  /** What is typed; keep it in state. */
  readonly form: Form;
  readonly dirty: boolean;
  /** Puts an earlier draft into the form, with the base it was typed on: a save then still meets what was changed meanwhile. */
  onTake(base: Base, form: Form): void;
};

type FormDraft = {
  /** The offer of an earlier draft, to stand above the fields; null: none. */
  readonly notice: ReactNode;
  /** After saving a form that closes. */
  saved(): Promise<void>;
  /** After saving a form that stays open: what is typed later is kept again. */
  savedHere(): Promise<void>;
  /** Closes at once when nothing was typed; else asks, and what is given up is forgotten. */
  leave(close: () => void): Promise<void>;
};

/**
 * The draft of a form that is a dialog or stands beside a list (features U5): what is typed is kept together with what the form
 * began with, offered when the same form is opened again, and forgotten when it is saved or given up.
 */
export function useFormDraft<Base, Form>({ key, title, base, form, dirty, onTake }: Options<Base, Form>): FormDraft {
  const { t } = useText();
  const content = useMemo(() => ({ base, form }), [base, form]);
  const draft = useDraft(key, title, content, dirty);
  const leave = async (close: () => void) => {
    const question = { title: t('parts.leaveTitle'), confirm: t('parts.leave'), cancel: t('parts.stay'), danger: true };
    if (dirty) {
      if (!(await askConfirm(question))) return;
      // Not waited for: a form that closes later would lead away from the page opened meanwhile.
      void draft.discard({ keepOffered: true });
    }
    close();
  };
  return {
    notice: draft.offer !== null && (
      <DraftOfferNotice
        offer={draft.offer}
        onTake={(kept) => {
          onTake(kept.base, kept.form);
          draft.dismissOffer();
        }}
        onDrop={() => void draft.refuseOffer()}
      />
    ),
    saved: () => draft.discard({ keepOffered: true }),
    savedHere: () => draft.clear(content),
    leave,
  };
}
