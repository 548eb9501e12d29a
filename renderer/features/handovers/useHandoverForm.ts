import { useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { call } from '#renderer/api/client.ts';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import type { Handover } from '#shared/features/handovers/handovers.contract.ts';
import { fieldsOf, formOf, type HandoverForm, mergedForm, sameForm } from './handoverForm.ts';

type Version = { readonly form: HandoverForm; readonly revision: number };

/** The form of a hand-over: what is stored, what is typed, and what somebody else stored meanwhile. */
export function useHandoverForm(stored: Handover, title: string) {
  const { t } = useText();
  const [base, setBase] = useState<Version>({ form: formOf(stored), revision: stored.revision });
  const [form, setForm] = useState<HandoverForm>(base.form);
  const [theirs, setTheirs] = useState<Version | null>(null);
  const saving = useCommand('handovers.save');
  const dirty = !sameForm(form, base.form);
  const draft = useFormDraft({
    key: `handover:${stored.id}`,
    title,
    base,
    form,
    dirty,
    onTake: (kept, typed) => {
      setBase(kept);
      setForm(typed);
    },
  });
  // What was changed elsewhere (another window, an act of this page) is shown at once while nothing is typed.
  if (!dirty && stored.revision > base.revision) {
    const next = { form: formOf(stored), revision: stored.revision };
    setBase(next);
    setForm(next.form);
  }
  /** @returns the revision that is stored now; null when nothing could be saved */
  const save = async (): Promise<number | null> => {
    if (!dirty) return Math.max(base.revision, stored.revision);
    const fields = fieldsOf(form);
    if (fields === null || saving.isPending) return null;
    try {
      const { revision } = await saving.mutateAsync({ id: stored.id, expectedRevision: base.revision, fields });
      setBase({ form, revision });
      void draft.savedHere();
      return revision;
    } catch (error) {
      if (isCallError(error, 'conflict')) {
        const { handover } = await call('handovers.get', { id: stored.id });
        setTheirs({ form: formOf(handover), revision: handover.revision });
      }
      return null;
    }
  };
  const saveHere = async () => {
    if (dirty && (await save()) !== null) announce(t('common.saved'));
  };
  const resolve = (taken: ReadonlySet<string>) => {
    if (theirs === null) return;
    setForm(mergedForm(base.form, form, theirs.form, taken));
    setBase(theirs);
    setTheirs(null);
    saving.reset();
  };
  return {
    ...{ form, setForm, base: base.form, dirty, draft, save, saveHere, resolve, theirs: theirs?.form ?? null },
    cancelConflict: () => setTheirs(null),
    pending: saving.isPending,
    failure: isCallError(saving.error, 'conflict') ? null : saving.error,
  };
}

export type HandoverDesk = ReturnType<typeof useHandoverForm>;
