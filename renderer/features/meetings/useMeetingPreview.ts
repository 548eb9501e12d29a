import { useCallback } from 'react';
import { call } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { type PagePreview, usePagePreview } from '#renderer/ui/usePagePreview.ts';
import { type MeetingForm, previewContent } from './meetingForm.ts';

/** The minutes as they will print, drawn from what stands on the screen. */
export function useMeetingPreview(form: MeetingForm): PagePreview {
  const { t } = useText();
  const { today } = useSession();
  const missing = t('meetings.notFilled');
  const draw = useCallback(
    (settled: MeetingForm, callId: string) =>
      call('meetings.preview', { content: previewContent(settled, missing, today) }, callId),
    [missing, today],
  );
  return usePagePreview(form, draw);
}
