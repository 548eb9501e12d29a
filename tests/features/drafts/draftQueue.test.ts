import { describe, expect, it } from 'vitest';
import { draftQueue, draftQueueOf } from '#renderer/ui/draftQueue.ts';

/** A place for a draft whose calls are answered only when the test says so; what happened is written down. */
function slowPlace() {
  const log: string[] = [];
  const open: (() => void)[] = [];
  let kept: string | null = null;
  const later = (name: string, act: () => void) => () =>
    new Promise<void>((resolve) => {
      log.push(`${name} sent`);
      open.push(() => {
        act();
        log.push(`${name} answered`);
        resolve();
      });
    });
  return {
    log,
    kept: () => kept,
    save: (content: string) => later(`save ${content}`, () => (kept = content)),
    remove: later('remove', () => (kept = null)),
    /** Answers the newest open call first: whatever is under way at the same time arrives in the wrong order. */
    answer: async () => {
      open.pop()?.();
      await settled();
    },
    openCalls: () => open.length,
  };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the calls about one draft', () => {
  it('a write under way is answered before the draft is removed, and does not come back', async () => {
    const place = slowPlace();
    const queue = draftQueue();
    const write = queue.write(place.save('one'));
    await settled();
    const forget = queue.forget(place.remove);
    await settled();
    expect(place.openCalls()).toBe(1);
    await place.answer();
    await place.answer();
    await Promise.all([write, forget]);
    expect(place.log).toEqual(['save one sent', 'save one answered', 'remove sent', 'remove answered']);
    expect(place.kept()).toBeNull();
  });

  it('a write that still waits when the draft is forgotten is not sent; one asked for later is', async () => {
    const place = slowPlace();
    const queue = draftQueue();
    const calls = [queue.write(place.save('one'))];
    await settled();
    calls.push(queue.write(place.save('stale')), queue.forget(place.remove), queue.write(place.save('new')));
    for (let left = 3; left > 0; left -= 1) {
      await settled();
      await place.answer();
    }
    await Promise.all(calls);
    expect(place.log.filter((line) => line.endsWith('sent'))).toEqual([
      'save one sent',
      'remove sent',
      'save new sent',
    ]);
    expect(place.kept()).toBe('new');
  });

  it('a call that fails is told to its caller and holds up nobody', async () => {
    const queue = draftQueue();
    const failed = queue.write(() => Promise.reject(new Error('full disk')));
    const read = queue.inTurn(async () => 'read');
    await expect(failed).rejects.toThrow('full disk');
    expect(await read).toBe('read');
  });

  it('is one for the page that is left and the page opened again, and another for another draft', async () => {
    const place = slowPlace();
    const write = draftQueueOf('official:1').write(place.save('left'));
    const read = draftQueueOf('official:1').inTurn(async () => place.kept());
    expect(await draftQueueOf('official:2').inTurn(async () => place.kept())).toBeNull();
    await place.answer();
    await write;
    expect(await read).toBe('left');
  });
});
