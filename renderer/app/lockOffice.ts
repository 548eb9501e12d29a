import { call } from '#renderer/api/client.ts';
import { announceError } from '#renderer/ui/announce.tsx';
import { unsaved } from '#renderer/ui/unsaved.ts';

/** Keeps the draft on the screen, then locks; the service's `locked` event reloads the page. */
export async function lockOffice(): Promise<void> {
  try {
    await unsaved.get()?.flush();
    await call('session.lock', {});
    location.reload();
  } catch (error) {
    announceError(error);
  }
}
