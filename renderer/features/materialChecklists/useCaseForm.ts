import { useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import type { MaterialCase } from '#shared/features/materialChecklists/materialChecklists.contract.ts';
import { type CaseForm, type CasePart, formOf, formOfRecord, mergedForm, sameForm, saveInput } from './caseForm.ts';

/** The form of a case: what is stored, what is typed, and what somebody else stored meanwhile. */
export function useCaseForm(stored: MaterialCase) {
  const { t } = useText();
  const [base, setBase] = useState({ form: formOf(stored), revision: stored.revision });
  const [form, setForm] = useState<CaseForm>(base.form);
  const [theirs, setTheirs] = useState<{ readonly form: CaseForm; readonly revision: number } | null>(null);
  const saving = useCommand('materialChecklists.save');
  const dirty = !sameForm(form, base.form);
  const draft = useFormDraft({
    key: `materialCase:${stored.id}`,
    title: `${stored.caseNo} ${stored.applicantName}`,
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
  const save = async (): Promise<void> => {
    if (!dirty || saving.isPending) return;
    try {
      const { revision } = await saving.mutateAsync(saveInput(form, stored.id, base.revision));
      setBase({ form, revision });
      void draft.savedHere();
      announce(t('materialChecklists.saved'));
    } catch (error) {
      if (isCallError(error, 'conflict')) setTheirs(formOfRecord(error.details.record));
    }
  };
  const resolve = (taken: ReadonlySet<CasePart>) => {
    if (theirs === null) return;
    setForm(mergedForm(base.form, form, theirs.form, taken));
    setBase(theirs);
    setTheirs(null);
    saving.reset();
  };
  return {
    ...{ form, setForm, base: base.form, dirty, draft, save, theirs: theirs?.form ?? null, resolve },
    /** What an act that needs nothing unsaved goes by. */
    revision: Math.max(base.revision, stored.revision),
    ...{ cancelConflict: () => setTheirs(null), pending: saving.isPending, failure: saving.error },
  };
}
