import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { uploadFile } from '#renderer/api/client.ts';
import { type DroppedPdf, droppedPdf } from '#renderer/api/droppedPdf.ts';
import { useCan } from '#renderer/api/session.tsx';

/**
 * A PDF dropped anywhere on the window opens the verification, unless a place of the page (`FileDrop`) has taken it. Nothing
 * dropped is ever opened by the browser in the program's place.
 */
export function usePdfDrop(): void {
  const [, navigate] = useLocation();
  const mayVerify = useCan()('documents.read');
  const latest = useRef<DroppedPdf | null>(null);
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (event.defaultPrevented || !holdsFiles(event)) return;
      event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (event.defaultPrevented || !holdsFiles(event)) return;
      event.preventDefault();
      const file = [...(event.dataTransfer?.files ?? [])].find(({ name }) => /\.pdf$/iu.test(name));
      if (file === undefined || !mayVerify) return;
      const coming = { state: 'coming' } as const;
      droppedPdf.set(coming);
      navigate('/documents');
      // Of two files dropped one after the other only the later one counts, whichever comes in first.
      latest.current = coming;
      const report = (next: DroppedPdf) => {
        if (latest.current === coming) droppedPdf.set(next);
      };
      uploadFile(file).then(
        (source) => report({ state: 'here', source }),
        (error: unknown) => report({ state: 'failed', error }),
      );
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [mayVerify, navigate]);
}
