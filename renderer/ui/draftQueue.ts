export type DraftQueue = ReturnType<typeof draftQueue>;

/**
 * The calls about one draft, one after another in the order in which they were asked for: a write that is still under way is
 * answered before the draft is removed, so that it cannot bring back what was forgotten.
 */
export function draftQueue() {
  let last: Promise<unknown> = Promise.resolve();
  let timesForgotten = 0;
  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const turn = last.then(work);
    // A call that failed is its caller's; the next one has its turn all the same.
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    /** Runs `work` when everything asked for before is answered. */
    inTurn,
    /** Like `inTurn`, but left out when the draft is forgotten before its turn comes. */
    write: (work: () => Promise<void>): Promise<void> => {
      const asked = timesForgotten;
      return inTurn(async () => {
        if (asked === timesForgotten) await work();
      });
    },
    /** Removes the draft in its turn; writes that still wait are not sent any more. */
    forget: (work: () => Promise<void>): Promise<void> => {
      timesForgotten += 1;
      return inTurn(work);
    },
  };
}

const queues = new Map<string, DraftQueue>();

/** The one queue of a draft: a page opened again waits for the last write of the page that was left. */
export function draftQueueOf(key: string): DraftQueue {
  const queue = queues.get(key) ?? draftQueue();
  queues.set(key, queue);
  return queue;
}
