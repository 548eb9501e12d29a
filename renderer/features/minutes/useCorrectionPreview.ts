import { useEffect, useState } from 'react';
import { call, readFile } from '#renderer/api/client.ts';
import { type CorrectionForm, contentOf, isComplete } from './correctionForm.ts';

/** Milliseconds after the last key until the page is drawn. */
const DELAY = 700;

/** The page of a correction sheet as it stands on the screen; it follows the typing. */
export function useCorrectionPreview(
  meetingId: string,
  id: string | undefined,
  form: CorrectionForm,
  isDraft: boolean,
): { readonly blob: Blob | null; readonly error: unknown } {
  const [state, setState] = useState<{ readonly blob: Blob | null; readonly error: unknown }>({
    blob: null,
    error: null,
  });
  useEffect(() => {
    let gone = false;
    const draw = async () => {
      const unsaved = isDraft && isComplete(form) ? { content: contentOf(form) } : {};
      const { file } = await call('minutes.previewCorrection', {
        meetingId,
        ...(id === undefined ? {} : { id }),
        ...unsaved,
      });
      const blob = await readFile(file);
      if (!gone) setState({ blob, error: null });
    };
    const timer = setTimeout(() => {
      draw().catch((error: unknown) => !gone && setState({ blob: null, error }));
    }, DELAY);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [meetingId, id, form, isDraft]);
  return state;
}
