import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { call } from '#renderer/api/client.ts';
import { unsaved, useUnsaved } from './unsaved.ts';

/** Milliseconds after the last key until the draft is kept; at the latest after this time of steady typing, too. */
const DELAY = 1500;

export type DraftOffer<Content> = { readonly content: Content; readonly savedAt: string };

/**
 * Keeps what is being typed (features U5) and offers what was kept before.
 * @param key `<place>:<id>`, for example `organization:new`
 * @param content what is kept, JSON-safe; compared by identity, so keep it in state
 * @param dirty whether it differs from what is stored
 * @returns `offer`: a draft of an earlier time, to be taken or discarded by the user; `discard()` after saving
 */
export function useDraft<Content>(key: string, title: string, content: Content, dirty: boolean) {
  const [offer, setOffer] = useState<DraftOffer<Content> | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [finished, setFinished] = useState(false);
  const latest = useRef({ content, dirty, title, saved: content, finished: false });
  latest.current = { ...latest.current, content, dirty, title };

  useEffect(() => {
    let gone = false;
    latest.current.finished = false;
    void call('drafts.get', { key }).then(
      ({ draft }) => {
        if (!gone && draft !== null)
          setOffer({ content: JSON.parse(draft.content) as Content, savedAt: draft.savedAt });
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [key]);

  const flush = useCallback(async () => {
    const now = latest.current;
    if (!now.dirty || now.finished || now.saved === now.content) return;
    const kept = now.content;
    const answer = await call('drafts.save', { key, title: now.title.slice(0, 200), content: JSON.stringify(kept) });
    latest.current.saved = kept;
    setSavedAt(answer.savedAt);
  }, [key]);

  // A steady timer, not a restarted one: whoever types without a pause is kept, too.
  useEffect(() => {
    const timer = setInterval(() => void flush().catch(() => undefined), DELAY);
    return () => {
      clearInterval(timer);
      void flush().catch(() => undefined);
    };
  }, [flush]);

  const discard = useCallback(async () => {
    latest.current.finished = true;
    setFinished(true);
    unsaved.set(null);
    setOffer(null);
    setSavedAt(null);
    await call('drafts.discard', { key }).catch(() => undefined);
  }, [key]);

  /** Forgets the offered draft but keeps keeping. */
  const refuseOffer = useCallback(async () => {
    setOffer(null);
    await call('drafts.discard', { key }).catch(() => undefined);
  }, [key]);

  const state = useMemo(
    () => (dirty && !finished ? { title, draftSavedAt: savedAt, flush } : null),
    [dirty, finished, title, savedAt, flush],
  );
  useUnsaved(state);
  return { offer, dismissOffer: () => setOffer(null), refuseOffer, savedAt, flush, discard };
}
