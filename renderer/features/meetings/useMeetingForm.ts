import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { call } from '#renderer/api/client.ts';
import { queryClient, queryKey } from '#renderer/api/queries.ts';
import { useDraft } from '#renderer/ui/useDraft.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import {
  completeForm,
  contentFromForm,
  filledRows,
  formFromMeeting,
  type MeetingForm,
  type MeetingRecord,
} from './meetingForm.ts';
import { meetingProblems, type Problems } from './meetingProblems.ts';
import { type FormClash, mergeForms } from './mergeForms.ts';
import { takeStoredIds } from './takeStoredIds.ts';

const NO_PROBLEMS: Problems = new Map();

export type SaveResult = { readonly id: string; readonly revision: number; readonly isNew: boolean };

/**
 * A new meeting that was just stored: its page takes over what stands on the screen, because more may have been typed while
 * it was saved.
 */
let handedOver: { readonly id: string; readonly form: MeetingForm; readonly stored: MeetingForm } | null = null;

/**
 * The form of a draft meeting: what is typed, whether it differs from what is stored, saving against the revision that was
 * shown, and the draft that survives a crash.
 * @param id null for a meeting that is not stored yet
 */
export function useMeetingForm(id: string | null, initial: MeetingForm, draftTitle: (form: MeetingForm) => string) {
  const [form, setForm] = useState(() => (handedOver !== null && handedOver.id === id ? handedOver.form : initial));
  const [stored, setStored] = useState(() =>
    handedOver !== null && handedOver.id === id ? handedOver.stored : initial,
  );
  useEffect(() => {
    handedOver = null;
  }, []);
  const latest = useRef(form);
  latest.current = form;
  const [checked, setChecked] = useState(false);
  const [saving, setSaving] = useState(false);
  /** What somebody else stored, and what he and this page both changed. */
  const [meeting, setMeeting] = useState<{ other: MeetingForm; clashes: readonly FormClash[] } | null>(null);
  const [closed, setClosed] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  /** A change puts a new editor in place, which alone keeps its own text. */
  const [editorRound, setEditorRound] = useState(0);
  const dirty = form !== stored;
  const draft = useDraft(`meeting:${id ?? 'new'}`, draftTitle(form), form, dirty);
  const change = useCallback((part: Partial<MeetingForm>) => setForm((now) => ({ ...now, ...part })), []);
  const problems = useMemo(() => (checked ? meetingProblems(form) : NO_PROBLEMS), [checked, form]);

  /** @returns null when it could not be saved; the reason is in `problems` or `failure` */
  const save = async (revision: number | null = form.revision): Promise<SaveResult | null> => {
    setChecked(true);
    setFailure(null);
    if (meetingProblems(form).size > 0) return null;
    setSaving(true);
    try {
      const sent = filledRows(form);
      const target = id === null || revision === null ? {} : { id, expectedRevision: revision };
      const saved = await call('meetings.save', { ...target, ...contentFromForm(form) });
      const record = await call('meetings.get', { id: saved.id });
      queryClient.setQueryData(queryKey('meetings.get', { id: saved.id }), record);
      const after = takeStoredIds(form, sent, record);
      setStored(after);
      // What was typed while saving stays, and stays unsaved.
      setForm((now) => (now === form ? after : takeStoredIds(now, sent, record)));
      setChecked(false);
      if (id === null) {
        void draft.discard();
        const now =
          latest.current === form || latest.current === after ? after : takeStoredIds(latest.current, sent, record);
        handedOver = { id: saved.id, form: now, stored: after };
      } else void draft.clear(form);
      return { ...saved, isNew: id === null };
    } catch (error) {
      setFailure(error);
      return null;
    } finally {
      setSaving(false);
    }
  };

  /**
   * Reads what somebody else stored meanwhile and shows what both changed; nothing is saved by it.
   * @returns whether everything could be brought together without asking
   */
  const meetOther = async (): Promise<boolean> => {
    if (id === null) return false;
    const record: MeetingRecord = await call('meetings.get', { id });
    if (record.meeting.recordState !== 'draft') {
      setClosed(true);
      return false;
    }
    const other = formFromMeeting(record);
    const { clashes } = mergeForms(stored, latest.current, other);
    setMeeting({ other, clashes });
    if (clashes.length === 0) takeMerged(other, new Set());
    return clashes.length === 0;
  };
  const takeMerged = (other: MeetingForm, taken: ReadonlySet<string>) => {
    setForm((now) => mergeForms(stored, now, other, taken).form);
    setStored(other);
    setMeeting(null);
    setFailure(null);
    setEditorRound((round) => round + 1);
  };

  const takeDraft = () => {
    if (draft.offer === null) return;
    setForm(completeForm(draft.offer.content));
    setEditorRound((round) => round + 1);
    draft.dismissOffer();
  };

  /** Puts the text of a Word draft behind what is written; its title only where there is none. */
  const takeWord = ({ title, blocks }: Pick<CallOutput<'meetings.readWord'>, 'title' | 'blocks'>) => {
    setForm((now) => ({
      ...now,
      title: now.title.trim() === '' ? title : now.title,
      minutesText: { blocks: [...now.minutesText.blocks.filter((block) => !isEmptyBlock(block)), ...blocks] },
    }));
    setEditorRound((round) => round + 1);
  };

  return {
    form,
    change,
    takeWord,
    dirty,
    problems,
    save,
    meetOther,
    clashes: meeting?.clashes ?? [],
    takeMerged: (taken: ReadonlySet<string>) => meeting !== null && takeMerged(meeting.other, taken),
    dropMerge: () => setMeeting(null),
    /** The meeting became final meanwhile: what is typed stays as a draft of this machine. */
    closed,
    saving,
    failure,
    conflict: isCallError(failure, 'conflict'),
    editorRound,
    draft,
    takeDraft,
  };
}

function isEmptyBlock(block: MeetingForm['minutesText']['blocks'][number]): boolean {
  return block.kind === 'paragraph' && block.text.trim() === '';
}
