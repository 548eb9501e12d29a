import { useEffect, useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { call, newCallId, readFile } from '#renderer/api/client.ts';
import type { FileOutput } from '#shared/contract/primitives.ts';
import type { RulerReport } from '#shared/features/documents/ruler.ts';
import { useSettled } from './useSettled.ts';

/** Milliseconds without typing before the page is drawn again. */
const PAUSE = 800;
/** Milliseconds after which it is drawn even while somebody goes on typing. */
const LONGEST = 3000;

export type PagePreview = {
  /** The newest page that was drawn; stays while the next one is. */
  readonly blob: Blob | null;
  readonly warnings: readonly string[];
  readonly ruler: RulerReport | null;
  readonly error: unknown;
  readonly drawing: boolean;
};

type Drawn = { readonly file: FileOutput; readonly warnings: readonly string[]; readonly ruler: RulerReport };

/**
 * The page as it will print, drawn and measured from what stands on the screen, saved or not.
 * @param content what is drawn; compared by identity, so keep it in state
 * @param draw asks the service under the given call id, by which it is cancelled; drawn anew when it changes, so memoize it
 * @param enabled false: nothing is drawn, because another page is shown
 */
export function usePagePreview<Content>(
  content: Content,
  draw: (content: Content, callId: string) => Promise<Drawn>,
  enabled = true,
): PagePreview {
  const settled = useSettled(content, PAUSE, LONGEST);
  const [drawn, setDrawn] = useState<PagePreview>({
    blob: null,
    warnings: [],
    ruler: null,
    error: null,
    drawing: true,
  });
  useEffect(() => {
    if (!enabled) return;
    const callId = newCallId();
    let isOver = false;
    let isAnswered = false;
    setDrawn((now) => ({ ...now, drawing: true }));
    draw(settled, callId)
      .then(async ({ file, warnings, ruler }) => {
        isAnswered = true;
        if (isOver) return;
        const blob = await readFile(file);
        if (!isOver) setDrawn({ blob, warnings, ruler, error: null, drawing: false });
      })
      .catch((error: unknown) => {
        isAnswered = true;
        if (isOver) return;
        const said = isCallError(error, 'cancelled') ? null : error;
        setDrawn((now) => ({ ...now, error: said ?? now.error, drawing: false }));
      });
    return () => {
      isOver = true;
      // The page that nobody will see any more need not be finished, and its file not be fetched.
      if (!isAnswered) void call('jobs.cancel', { callId }).catch(() => undefined);
    };
  }, [settled, draw, enabled]);
  return drawn;
}
