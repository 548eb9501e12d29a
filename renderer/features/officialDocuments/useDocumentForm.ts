import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { call } from '#renderer/api/client.ts';
import { queryClient, queryKey } from '#renderer/api/queries.ts';
import { useDraft } from '#renderer/ui/useDraft.ts';
import { conflictsOf, type FieldConflict, type FieldName, mergeForms, sameDocument } from './documentConflicts.ts';
import { contentFromForm } from './documentContent.ts';
import { formFromContent, type OfficialForm, titleOf } from './documentForm.ts';
import { documentProblems, type Problems } from './documentProblems.ts';

const NO_PROBLEMS: Problems = new Map();

export type SaveResult = { readonly id: string; readonly revision: number; readonly isNew: boolean };
type Conflict = {
  readonly base: OfficialForm | null;
  readonly theirs: OfficialForm;
  readonly fields: readonly FieldConflict[];
};
type Options = {
  /** Place of the draft, for example `official:new-letter`. */
  readonly draftKey: string;
  readonly untitled: string;
  /** What stands on the screen at the start is worth keeping (taken over from a file or an earlier document). */
  readonly startsDirty: boolean;
};

/** A new document that was just stored: its page takes over what stands on the screen, for more may have been typed meanwhile. */
let handedOver: { readonly id: string; readonly form: OfficialForm; readonly stored: OfficialForm } | null = null;

/** The stored document anew, as its form. */
async function readForm(id: string): Promise<OfficialForm> {
  const record = await call('officialDocuments.get', { id });
  queryClient.setQueryData(queryKey('officialDocuments.get', { id }), record);
  return formFromContent(record.document.content, record.document.copies, record.document.revision);
}

/**
 * The form of a draft document: what is typed, whether it differs from what is stored, saving against the revision that was
 * shown, both sides of a conflict, and the draft that survives a crash.
 * @param id null for a document that is not stored yet
 */
export function useDocumentForm(id: string | null, initial: OfficialForm, options: Options) {
  const taken = useRef(handedOver !== null && handedOver.id === id ? handedOver : null).current;
  const [form, setForm] = useState(taken?.form ?? initial);
  const [stored, setStored] = useState(taken?.stored ?? (options.startsDirty ? { ...initial } : initial));
  useEffect(() => {
    handedOver = null;
  }, []);
  const latest = useRef(form);
  latest.current = form;
  const [checked, setChecked] = useState<'no' | 'saving' | 'complete'>('no');
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  /** Somebody else's changes were taken in without a question, for they touch other fields. */
  const [merged, setMerged] = useState(false);
  /** A change puts new editors in place, which alone keep their own text. */
  const [editorRound, setEditorRound] = useState(0);
  const dirty = form !== stored;
  const draft = useDraft(options.draftKey, titleOf(form) || options.untitled, form, dirty);
  /** Takes fields, or what makes them of the form as it stands at that moment. */
  const change = useCallback(
    (part: Partial<OfficialForm> | ((now: OfficialForm) => Partial<OfficialForm>)) =>
      setForm((now) => ({ ...now, ...(typeof part === 'function' ? part(now) : part) })),
    [],
  );
  const problems = useMemo(
    () => (checked === 'no' ? NO_PROBLEMS : documentProblems(form, checked === 'complete')),
    [checked, form],
  );
  const put = useCallback((next: OfficialForm) => {
    setForm(next);
    setEditorRound((round) => round + 1);
  }, []);

  /** Another act (number, approval) gave the stored document a new revision while nothing unsaved stands here. */
  const follow = useCallback(
    (next: OfficialForm) => {
      const same = sameDocument(latest.current, next);
      // The editors keep their place when only the revision is new.
      const shown = same ? { ...latest.current, revision: next.revision } : next;
      setStored(shown);
      if (same) setForm(shown);
      else put(shown);
    },
    [put],
  );
  const store = async (sent: OfficialForm): Promise<SaveResult> => {
    const target = id === null || sent.revision === null ? {} : { id, expectedRevision: sent.revision };
    const saved = await call('officialDocuments.save', {
      ...target,
      content: contentFromForm(sent),
      copies: Number(sent.copies.trim()),
    });
    const after = { ...sent, revision: saved.revision };
    // What was typed while saving stays, and stays unsaved.
    const typedSince = () =>
      latest.current === sent || latest.current === after ? after : { ...latest.current, revision: saved.revision };
    setStored(after);
    setForm(typedSince());
    setChecked('no');
    if (id === null) {
      void draft.discard();
      handedOver = { id: saved.id, form: typedSince(), stored: after };
    } else void draft.clear(sent);
    return { ...saved, isNew: id === null };
  };

  /** @returns null when it could not be saved; the reason is in `problems`, `conflict` or `failure` */
  const save = async (complete = false): Promise<SaveResult | null> => {
    setChecked(complete ? 'complete' : 'saving');
    setFailure(null);
    setMerged(false);
    if (documentProblems(form, complete).size > 0) return null;
    setSaving(true);
    try {
      if (!dirty && id !== null && form.revision !== null) return { id, revision: form.revision, isNew: false };
      return await store(form);
    } catch (error) {
      if (isCallError(error, 'conflict') && id !== null) return await meetConflict(id).catch(noteFailure);
      return noteFailure(error);
    } finally {
      setSaving(false);
    }
  };
  const noteFailure = (error: unknown) => {
    setFailure(error);
    return null;
  };
  /** Somebody stored another version: nothing is overwritten; what both changed is asked. */
  const meetConflict = async (target: string) => {
    const theirs = await readForm(target);
    // A draft of an earlier revision: what it was typed on is no longer known.
    const base = form.revision === stored.revision ? stored : null;
    if (sameDocument(form, theirs)) {
      follow(theirs);
      return { id: target, revision: theirs.revision ?? 0, isNew: false };
    }
    const found = { base, theirs, fields: conflictsOf(base, form, theirs) };
    if (found.fields.length > 0) setConflict(found);
    else {
      settle(found, new Set());
      setMerged(true);
    }
    return null;
  };
  /** Takes the answer to a conflict onto the screen; it is saved by the user. */
  const settle = ({ base, theirs }: Conflict, chosen: ReadonlySet<FieldName>) => {
    const after = mergeForms(base, latest.current, theirs, chosen);
    setStored(theirs);
    setConflict(null);
    put(sameDocument(after, theirs) ? theirs : after);
  };
  const settleConflict = (chosen: ReadonlySet<FieldName>) => {
    if (conflict !== null) settle(conflict, chosen);
  };

  const takeDraft = () => {
    if (draft.offer === null) return;
    // The draft of a stored document is saved against the revision it was typed on: a newer one is noticed.
    put(draft.offer.content);
    draft.dismissOffer();
  };
  return {
    form,
    change,
    dirty,
    problems,
    save,
    saving,
    failure,
    conflict,
    merged,
    settleConflict,
    cancelConflict: () => setConflict(null),
    follow,
    editorRound,
    draft,
    takeDraft,
  };
}
