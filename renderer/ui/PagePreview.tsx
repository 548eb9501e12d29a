import { useRef } from 'react';
import desk from './Desk.module.css';
import { FailureNotice } from './FailureNotice.tsx';
import { Notice } from './Notice.tsx';
import { PdfView } from './PdfView.tsx';
import { RulerFindings, showPage } from './RulerFindings.tsx';
import { useText } from './text.tsx';
import type { PagePreview as Preview } from './usePagePreview.ts';

type Props = {
  readonly preview: Preview;
  /** Names the pane and the pages in it. */
  readonly label: string;
  /** What is shown, said under the pages. */
  readonly note: string;
};

/** The page as it will print, at the right of a desk, and under it what the ruler found. */
export function PagePreview({ preview, label, note }: Props) {
  const { t } = useText();
  const { blob, warnings, ruler, error, drawing } = preview;
  const pane = useRef<HTMLElement>(null);
  const noteOf = () => {
    if (drawing) return t('common.drawing');
    // An earlier page that stays on the screen is not what stands in the form; its findings are not shown either.
    if (error !== null) return blob === null ? '' : t('common.previewStale');
    return note;
  };
  return (
    <section ref={pane} className={desk.preview} aria-label={label}>
      {error !== null && <FailureNotice error={error} />}
      {warnings.map((warning) => (
        <Notice key={warning} tone="behind">
          {warning}
        </Notice>
      ))}
      {blob === null ? (
        <div className={desk.waiting}>{drawing ? t('common.drawing') : ''}</div>
      ) : (
        <PdfView blob={blob} label={label} />
      )}
      {ruler !== null && error === null && (
        <RulerFindings report={ruler} onPage={(page) => showPage(pane.current, page)} />
      )}
      <div className={desk.previewNote} role="status">
        {noteOf()}
      </div>
    </section>
  );
}
