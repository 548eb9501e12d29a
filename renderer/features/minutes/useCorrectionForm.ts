import { useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { call } from '#renderer/api/client.ts';
import { useDraft } from '#renderer/ui/useDraft.ts';
import { type Correction, type CorrectionForm, contentOf, formOf } from './correctionForm.ts';

type Options = {
  readonly meetingId: string;
  readonly title: string;
  readonly readOnly: boolean;
};

/**
 * The form of a correction sheet: what is typed and its draft, saving against the revision that was shown, and what somebody else
 * stored meanwhile (`theirs`), of which each part is taken or not by the user.
 */
export function useCorrectionForm(correction: Correction | undefined, { meetingId, title, readOnly }: Options) {
  const id = correction?.id;
  const [stored, setStored] = useState<CorrectionForm>(() => formOf(correction));
  const [form, setForm] = useState(stored);
  const [failure, setFailure] = useState<unknown>(null);
  const [theirs, setTheirs] = useState<CorrectionForm | null>(null);
  const [saving, setSaving] = useState(false);
  const dirty = !readOnly && form !== stored;
  const draft = useDraft(`minutesCorrection:${id ?? `new-${meetingId}`}`, title, form, dirty);

  /** @returns the id of the stored sheet, or null when it was not saved */
  const save = async (): Promise<string | null> => {
    setSaving(true);
    setFailure(null);
    const target = id === undefined || form.revision === null ? {} : { id, expectedRevision: form.revision };
    try {
      const saved = await call('minutes.saveCorrection', { ...target, meetingId, ...contentOf(form) });
      const after = { ...form, revision: saved.revision };
      setStored(after);
      setForm((now) => (now === form ? after : { ...now, revision: saved.revision }));
      if (id === undefined) void draft.discard();
      else void draft.clear(after);
      return saved.id;
    } catch (error) {
      if (isCallError(error, 'conflict')) await readTheirs();
      else setFailure(error);
      return null;
    } finally {
      setSaving(false);
    }
  };

  const readTheirs = async () => {
    const { corrections } = await call('minutes.corrections', { meetingId });
    setTheirs(formOf(corrections.find((one) => one.id === id)));
  };

  /** Goes on from what is stored now, with the parts of it that were chosen; nothing is saved yet. */
  const settle = (taken: ReadonlySet<'documentNo' | 'lines'>) => {
    if (theirs === null) return;
    setForm((now) => ({
      revision: theirs.revision,
      documentNo: taken.has('documentNo') ? theirs.documentNo : now.documentNo,
      lines: taken.has('lines') ? theirs.lines : now.lines,
    }));
    setTheirs(null);
  };

  return { form, setForm, dirty, draft, save, saving, failure, theirs, settle, leaveConflict: () => setTheirs(null) };
}
