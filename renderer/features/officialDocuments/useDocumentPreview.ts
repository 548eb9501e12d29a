import { useCallback } from 'react';
import { call } from '#renderer/api/client.ts';
import { useText } from '#renderer/ui/text.tsx';
import { type PagePreview, usePagePreview } from '#renderer/ui/usePagePreview.ts';
import { previewContent } from './documentContent.ts';
import type { OfficialForm } from './documentForm.ts';

/**
 * The document as it will print, drawn from what stands on the screen.
 * @param enabled false: nothing is drawn, because the issued file is shown
 */
export function useDocumentPreview(form: OfficialForm, number: string | null, enabled = true): PagePreview {
  const { t } = useText();
  const missing = t('officialDocuments.notFilled');
  const draw = useCallback(
    (settled: OfficialForm, callId: string) =>
      call('officialDocuments.preview', { content: previewContent(settled, missing), number }, callId),
    [missing, number],
  );
  return usePagePreview(form, draw, enabled);
}
