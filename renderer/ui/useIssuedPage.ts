import { useEffect, useState } from 'react';
import { readIssued } from '#renderer/api/issuedDocuments.ts';
import type { PagePreview } from './usePagePreview.ts';

/** The pages of an issued file, exactly as issued; null while there is none. */
export function useIssuedPage(id: string | null): PagePreview | null {
  const [state, setState] = useState<{ readonly blob: Blob | null; readonly error: unknown }>({
    blob: null,
    error: null,
  });
  useEffect(() => {
    if (id === null) return;
    let gone = false;
    readIssued(id).then(
      (blob) => !gone && setState({ blob, error: null }),
      (error: unknown) => !gone && setState({ blob: null, error }),
    );
    return () => {
      gone = true;
    };
  }, [id]);
  if (id === null) return null;
  return { ...state, warnings: [], ruler: null, drawing: state.blob === null && state.error === null };
}
