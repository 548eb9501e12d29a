import { announce, announceError } from '#renderer/ui/announce.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import type { Text } from '#renderer/ui/text.tsx';
import type { MessageKey } from '#shared/text/index.ts';

type Words = {
  readonly title: MessageKey;
  readonly body: MessageKey;
  readonly label: MessageKey;
  readonly done: MessageKey;
};

/** Asks why, does it, and says so; a failure is announced. @returns whether it was done */
export async function actWithReason(
  { t }: Pick<Text, 't'>,
  words: Words,
  run: (reason: string) => Promise<unknown>,
  danger = true,
): Promise<boolean> {
  const reason = await askReason({
    ...{ title: t(words.title), body: t(words.body), label: t(words.label), confirm: t(words.title), danger },
  });
  if (reason === null) return false;
  try {
    await run(reason);
    announce(t(words.done));
    return true;
  } catch (error) {
    announceError(error);
    return false;
  }
}

/** Runs an act without a question; a failure is announced. */
export async function act(run: () => Promise<unknown>, done?: string): Promise<void> {
  try {
    await run();
    if (done !== undefined) announce(done);
  } catch (error) {
    announceError(error);
  }
}
