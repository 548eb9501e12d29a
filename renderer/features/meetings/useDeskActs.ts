import { useCallback } from 'react';
import { call } from '#renderer/api/client.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { askConfirm, askReason } from '#renderer/ui/dialogs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { attendanceRows, type MeetingForm } from './meetingForm.ts';
import type { useMeetingForm } from './useMeetingForm.ts';

type Desk = Pick<ReturnType<typeof useMeetingForm>, 'form' | 'change' | 'draft'>;

/** Takes the people of the leading group as at the date of the meeting; asks first where people stand already. */
export function usePrefillPeople({ form, change }: Desk): () => Promise<void> {
  const { t } = useText();
  const { startOn, leadingGroupId, kind, attendance, chairName }: MeetingForm = form;
  return useCallback(async () => {
    if (startOn === null || leadingGroupId === null) return;
    const question = {
      title: t('meetings.prefillTitle'),
      body: t('meetings.prefillBody'),
      confirm: t('meetings.prefillConfirm'),
    };
    const filled = attendance.some((row) => row.name.trim() !== '');
    if (filled && !(await askConfirm(question))) return;
    try {
      const answer = await call('meetings.prefill', { kind, leadingGroupId, date: startOn });
      change({
        attendance: attendanceRows(answer.attendance),
        ...(chairName === '' ? { chairName: answer.chairName } : {}),
      });
    } catch (error) {
      announceError(error);
    }
  }, [attendance, chairName, kind, leadingGroupId, startOn, change, t]);
}

/** Voids a draft with a reason; what was typed and not saved is given up with it. */
export function useVoidDraft(id: string | null, { form, draft }: Desk): () => Promise<void> {
  const { t } = useText();
  return async () => {
    const reason = await askReason({
      title: t('meetings.voidTitle'),
      body: t('meetings.voidBody'),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null || id === null || form.revision === null) return;
    try {
      await call('meetings.void', { id, expectedRevision: form.revision, reason });
      await draft.discard();
      announce(t('meetings.voided'));
    } catch (error) {
      announceError(error);
    }
  };
}
