import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { call } from '#renderer/api/client.ts';
import { unsaved, useUnsaved } from './unsaved.ts';

/** Milliseconds after the last key until the draft is kept; at the latest after this time of steady typing, too. */
const DELAY = 1500;

export type DraftOffer<Content> = { readonly content: Content; readonly savedAt: string };
type KeptDraft<Content> = DraftOffer<Content> & { readonly key: string };

/** Where typing goes while an earlier draft waits for an answer, so that neither overwrites the other. */
const beside = (key: string) => `${key}-next`;

/**
 * Keeps what is being typed (features U5) and offers what was kept before.
 * @param key `<place>:<id>`, for example `organization:new`
 * @param content what is kept, JSON-safe; compared by identity, so keep it in state
 * @param dirty whether it differs from what is stored
 * @returns `offer`: a draft of an earlier time, to be taken or discarded by the user; `discard()` after saving
 */
export function useDraft<Content>(key: string, title: string, content: Content, dirty: boolean) {
  const [offers, setOffers] = useState<readonly KeptDraft<Content>[]>([]);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [finished, setFinished] = useState(false);
  const latest = useRef({ content, dirty, title, saved: content, finished: false, waiting: false });
  latest.current = { ...latest.current, content, dirty, title, waiting: offers.length > 0 };

  useEffect(() => {
    let gone = false;
    latest.current.finished = false;
    const read = async (place: string): Promise<KeptDraft<Content>[]> => {
      const { draft } = await call('drafts.get', { key: place });
      return draft ? [{ key: place, content: JSON.parse(draft.content) as Content, savedAt: draft.savedAt }] : [];
    };
    // The one typed later stands first; refusing it offers the earlier one.
    void Promise.all([read(beside(key)), read(key)]).then(
      (found) => {
        if (!gone) setOffers(found.flat().sort((left, right) => right.savedAt.localeCompare(left.savedAt)));
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
    const place = now.waiting ? beside(key) : key;
    const answer = await call('drafts.save', {
      key: place,
      title: now.title.slice(0, 200),
      content: JSON.stringify(kept),
    });
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
    setOffers([]);
    setSavedAt(null);
    for (const place of [key, beside(key)]) await call('drafts.discard', { key: place }).catch(() => undefined);
  }, [key]);

  /** Forgets the offered draft but keeps keeping; an earlier one is offered next. */
  const refuseOffer = useCallback(async () => {
    const [refused, ...others] = offers;
    setOffers(others);
    if (refused) await call('drafts.discard', { key: refused.key }).catch(() => undefined);
  }, [offers]);

  const state = useMemo(
    () => (dirty && !finished ? { title, draftSavedAt: savedAt, flush } : null),
    [dirty, finished, title, savedAt, flush],
  );
  useUnsaved(state);
  return { offer: offers[0] ?? null, dismissOffer: () => setOffers([]), refuseOffer, savedAt, flush, discard };
}
