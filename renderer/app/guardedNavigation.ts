import type { AroundNavHandler } from 'wouter';
import { askConfirm } from '#renderer/ui/dialogs.tsx';
import type { Text } from '#renderer/ui/text.tsx';
import { unsaved } from '#renderer/ui/unsaved.ts';

/** Leaving an unsaved form asks first and keeps its draft. */
export function guardedNavigation(t: Text['t']): AroundNavHandler {
  return (navigate, to, options) => {
    const open = unsaved.get();
    if (open === null) {
      navigate(to, options);
      return;
    }
    void askConfirm({
      title: t('common.leaveTitle'),
      body: t('common.leaveBody'),
      confirm: t('common.leave'),
      cancel: t('common.stay'),
    }).then(async (leave) => {
      if (!leave) return;
      await open.flush().catch(() => undefined);
      unsaved.set(null);
      navigate(to, options);
    });
  };
}
