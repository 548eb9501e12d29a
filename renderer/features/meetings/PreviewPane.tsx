import { useEffect, useRef, useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { call, newCallId, readFile } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.tsx';
import { ErrorNotice, Notice } from '#renderer/ui/Notice.tsx';
import { PdfView } from '#renderer/ui/PdfView.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useSettled } from '#renderer/ui/useSettled.ts';
import styles from './MeetingDesk.module.css';
import { type MeetingForm, previewContent } from './meetingForm.ts';

/** Milliseconds without typing before the page is drawn again. */
const PAUSE = 800;
/** Milliseconds after which it is drawn even while somebody goes on typing. */
const LONGEST = 3000;

/** The page as it will print, drawn from what stands on the screen, saved or not. */
export function PreviewPane({ form }: { readonly form: MeetingForm }) {
  const { t } = useText();
  const { today } = useSession();
  const settled = useSettled(form, PAUSE, LONGEST);
  const [blob, setBlob] = useState<Blob | null>(null);
  const [warnings, setWarnings] = useState<readonly string[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [drawing, setDrawing] = useState(true);
  const missing = t('meetings.notFilled');
  const lastCall = useRef<string | null>(null);

  useEffect(() => {
    const callId = newCallId();
    const before = lastCall.current;
    lastCall.current = callId;
    // The page that nobody will see any more need not be finished.
    if (before !== null) void call('jobs.cancel', { callId: before }).catch(() => undefined);
    const isNewest = () => lastCall.current === callId;
    setDrawing(true);
    call('meetings.preview', { content: previewContent(settled, missing, today) }, callId)
      .then(async (answer) => {
        const pages = await readFile(answer.file);
        if (!isNewest()) return;
        setBlob(pages);
        setWarnings(answer.warnings);
        setError(null);
      })
      .catch((failure: unknown) => {
        if (isNewest() && !isCallError(failure, 'cancelled')) setError(failure);
      })
      .finally(() => {
        if (!isNewest()) return;
        lastCall.current = null;
        setDrawing(false);
      });
  }, [settled, missing, today]);

  return (
    <section className={styles.preview} aria-label={t('meetings.previewName')}>
      {error !== null && <ErrorNotice error={error} />}
      {warnings.map((warning) => (
        <Notice key={warning} tone="behind">
          {warning}
        </Notice>
      ))}
      {blob === null ? (
        <div className={styles.waiting}>{drawing ? t('meetings.drawing') : ''}</div>
      ) : (
        <PdfView blob={blob} label={t('meetings.previewName')} />
      )}
      <div className={styles.previewNote} role="status">
        {drawing ? t('meetings.drawing') : t('meetings.previewNote')}
      </div>
    </section>
  );
}
