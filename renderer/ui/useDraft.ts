import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { call } from '#renderer/api/client.ts';
import { queryClient } from '#renderer/api/queries.ts';
import { draftQueueOf } from './draftQueue.ts';
import { unsaved, useUnsaved } from './unsaved.ts';

/** Milliseconds after the last key until the draft is kept; at the latest after this time of steady typing, too. */
const DELAY = 1500;

export type DraftOffer<Content> = { readonly content: Content; readonly savedAt: string };
type KeptDraft<Content> = DraftOffer<Content> & { readonly key: string };

type Latest<Content> = {
  readonly content: Content;
  readonly dirty: boolean;
  readonly title: string;
  /** What was kept or stored last and need not be kept again. */
  saved: Content;
  finished: boolean;
  waiting: boolean;
};

/** Where typing goes while an earlier draft waits for an answer, so that neither overwrites the other. */
const beside = (key: string) => `${key}-next`;

/** Drafts are no records, so no event tells of them: the list on 今日 is read again here. */
const readListAnew = () => void queryClient.invalidateQueries({ queryKey: ['drafts.list'] });

/**
 * Keeps what is being typed (features U5) and offers what was kept before.
 * @param key `<place>:<id>`, for example `organization:new`
 * @param content what is kept, JSON-safe; compared by identity, so keep it in state
 * @param dirty whether it differs from what is stored
 * @returns `offer`: a draft of an earlier time, to be taken or discarded by the user; `discard()` after saving and leaving
 *   (`keepOffered`: an offer that was not answered stays for the next time), `clear(stored)` after saving a form that stays open
 */
export function useDraft<Content>(key: string, title: string, content: Content, dirty: boolean) {
  const [offers, setOffers] = useState<readonly KeptDraft<Content>[]>([]);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [finished, setFinished] = useState(false);
  const latest = useRef<Latest<Content>>({ content, dirty, title, saved: content, finished: false, waiting: false });
  latest.current = { ...latest.current, content, dirty, title, waiting: offers.length > 0 };
  const queue = draftQueueOf(key);

  useEffect(() => {
    let gone = false;
    latest.current.finished = false;
    const read = async (place: string): Promise<KeptDraft<Content>[]> => {
      const { draft } = await call('drafts.get', { key: place });
      return draft ? [{ key: place, content: JSON.parse(draft.content) as Content, savedAt: draft.savedAt }] : [];
    };
    // Nothing typed here is kept before it is known what was kept earlier.
    const offer = async () => {
      const found = (await Promise.all([read(beside(key)), read(key)])).flat();
      if (gone) return;
      latest.current.waiting = found.length > 0;
      // The one typed later stands first; refusing it offers the earlier one.
      setOffers(found.sort((left, right) => right.savedAt.localeCompare(left.savedAt)));
    };
    void queue.inTurn(offer).catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [key, queue]);

  const flush = useCallback(
    () =>
      queue.write(async () => {
        const now = latest.current;
        if (!now.dirty || now.finished || now.saved === now.content) return;
        const kept = now.content;
        const answer = await call('drafts.save', {
          key: now.waiting ? beside(key) : key,
          title: now.title.slice(0, 200),
          content: JSON.stringify(kept),
        });
        latest.current.saved = kept;
        setSavedAt(answer.savedAt);
        readListAnew();
      }),
    [key, queue],
  );

  // A steady timer, not a restarted one: whoever types without a pause is kept, too.
  useEffect(() => {
    const timer = setInterval(() => void flush().catch(() => undefined), DELAY);
    return () => {
      clearInterval(timer);
      void flush().catch(() => undefined);
    };
  }, [flush]);

  const remove = useCallback(
    (places: readonly string[] = [key, beside(key)]) =>
      queue.forget(async () => {
        for (const place of places) await call('drafts.discard', { key: place }).catch(() => undefined);
        setSavedAt(null);
        readListAnew();
      }),
    [key, queue],
  );

  const discard = useCallback(
    async ({ keepOffered = false } = {}) => {
      latest.current.finished = true;
      setFinished(true);
      unsaved.set(null);
      setOffers([]);
      setSavedAt(null);
      await remove(keepOffered && latest.current.waiting ? [beside(key)] : undefined);
    },
    [key, remove],
  );

  /** After saving a form that stays open: what was kept so far is forgotten, what is typed after `stored` is kept again. */
  const clear = useCallback(
    async (stored: Content) => {
      setOffers([]);
      setSavedAt(null);
      // Until the form is drawn anew it still shows what was sent as unsaved.
      latest.current.saved = stored;
      await remove();
      latest.current.saved = stored;
    },
    [remove],
  );

  /** Forgets the offered draft but keeps keeping; an earlier one is offered next. */
  const refuseOffer = useCallback(async () => {
    const [refused, ...others] = offers;
    setOffers(others);
    if (refused) await queue.inTurn(() => call('drafts.discard', { key: refused.key })).catch(() => undefined);
  }, [offers, queue]);

  const state = useMemo(
    () => (dirty && !finished ? { title, draftSavedAt: savedAt, flush } : null),
    [dirty, finished, title, savedAt, flush],
  );
  useUnsaved(state);
  return { offer: offers[0] ?? null, dismissOffer: () => setOffers([]), refuseOffer, savedAt, flush, clear, discard };
}
