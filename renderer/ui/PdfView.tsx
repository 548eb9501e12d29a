import { ActionIcon } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconArrowAutofitWidth, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { useEffect, useRef, useState } from 'react';
import { ErrorNotice, LoadingState } from './Notice.tsx';
import styles from './PdfView.module.css';
import { useText } from './text.tsx';
import { whenQuiet } from './whenQuiet.ts';

GlobalWorkerOptions.workerSrc = workerAddress;

/** Zoom factors; 1 is the paper at 96 dots an inch. */
const ZOOMS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2, 3] as const;
/** CSS pixels per PDF point. */
const POINT = 96 / 72;
/** Width of A4 paper, and of the desk beside it with its scroll bar, in CSS pixels. */
const PAPER_WIDTH = 793.7;
const MARGINS = 56;

/** A PDF as pages on the grey desk, as it will print. `blob` is what `readFile` gave. */
export function PdfView({ blob, label }: { readonly blob: Blob; readonly label: string }) {
  const { t } = useText();
  const [document, setDocument] = useState<PDFDocumentProxy | null>(null);
  const [error, setError] = useState<unknown>(null);
  /** Null: as wide as the desk, also when the window changes. */
  const [chosen, setChosen] = useState<number | null>(null);
  const desk = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState(1);
  const { ref: frame, width } = useElementSize();
  const zoom = chosen ?? (width === 0 ? null : Math.min(1.5, Math.max(0.4, (width - MARGINS) / PAPER_WIDTH)));

  // The pages shown stay until those of a new blob are there: a preview that follows typing does not flash.
  useEffect(() => {
    let gone = false;
    setError(null);
    void blob
      .arrayBuffer()
      .then(async (bytes) => {
        await whenQuiet();
        if (gone) return;
        const task = getDocument({ data: bytes, disableFontFace: false, useWasm: false, useSystemFonts: false });
        const loaded = await task.promise;
        if (gone) {
          await task.destroy();
          return;
        }
        setDocument(loaded);
      })
      .catch((reason: unknown) => !gone && setError(reason));
    return () => {
      gone = true;
    };
  }, [blob]);
  // Let go only when no page of it is on the screen any more: a page still being asked for would fail.
  useEffect(() => () => void document?.loadingTask.destroy(), [document]);

  const step = (direction: 1 | -1) => {
    const now = zoom ?? 1;
    const next =
      direction === 1 ? ZOOMS.find((factor) => factor > now + 0.01) : ZOOMS.findLast((factor) => factor < now - 0.01);
    if (next !== undefined) setChosen(next);
  };
  const fit = () => setChosen(null);
  if (error !== null) return <ErrorNotice error={error} />;
  return (
    <div ref={frame} className={styles.view}>
      <div className={styles.bar}>
        <ActionIcon aria-label={t('common.zoomOut')} title={t('common.zoomOut')} onClick={() => step(-1)}>
          <IconZoomOut size={16} />
        </ActionIcon>
        <span className={styles.percent}>{zoom !== null && `${Math.round(zoom * 100)}%`}</span>
        <ActionIcon aria-label={t('common.zoomIn')} title={t('common.zoomIn')} onClick={() => step(1)}>
          <IconZoomIn size={16} />
        </ActionIcon>
        <ActionIcon aria-label={t('common.fitWidth')} title={t('common.fitWidth')} onClick={fit}>
          <IconArrowAutofitWidth size={16} />
        </ActionIcon>
        <span>{document !== null && t('common.pdfPage', { page, pages: document.numPages })}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the keyboard */}
      <div ref={desk} className={styles.desk} role="document" aria-label={label} tabIndex={0}>
        {document === null || zoom === null ? (
          <LoadingState />
        ) : (
          numbersTo(document.numPages).map((number) => (
            <PdfPage key={number} document={document} number={number} zoom={zoom} onSeen={setPage} onError={setError} />
          ))
        )}
      </div>
    </div>
  );
}

/** 1, 2, … up to a number. */
function numbersTo(last: number): number[] {
  return Array.from({ length: last }, (_unused, index) => index + 1);
}

function PdfPage({
  document,
  number,
  zoom,
  onSeen,
  onError,
}: {
  readonly document: PDFDocumentProxy;
  readonly number: number;
  readonly zoom: number;
  onSeen(page: number): void;
  onError(reason: unknown): void;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(number <= 2);
  const [size, setSize] = useState({ width: 595.28, height: 841.89 });

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const watcher = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          setNear(entry.isIntersecting);
          if (entry.intersectionRatio > 0.4) onSeen(number);
        }
      },
      { rootMargin: '400px', threshold: [0, 0.45] },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [number, onSeen]);

  useEffect(() => {
    if (!near) return;
    let gone = false;
    let stop: (() => void) | undefined;
    const draw = (page: PDFPageProxy) => {
      const element = canvas.current;
      if (gone || element === null) return;
      const base = page.getViewport({ scale: 1 });
      setSize({ width: base.width, height: base.height });
      const viewport = page.getViewport({ scale: zoom * POINT * window.devicePixelRatio });
      // Drawn aside and shown when it is done: the page never goes blank.
      const sheet = globalThis.document.createElement('canvas');
      sheet.width = Math.round(viewport.width);
      sheet.height = Math.round(viewport.height);
      const task = page.render({ canvas: sheet, viewport });
      stop = () => task.cancel();
      // Between two steps of drawing a keystroke comes first.
      task.onContinue = (goOn: () => void) => void whenQuiet().then(goOn);
      task.promise.then(
        () => {
          if (gone) return;
          element.width = sheet.width;
          element.height = sheet.height;
          element.getContext('2d')?.drawImage(sheet, 0, 0);
        },
        () => undefined,
      );
    };
    document
      .getPage(number)
      .then(draw)
      .catch((reason: unknown) => !gone && onError(reason));
    return () => {
      gone = true;
      stop?.();
    };
  }, [document, number, zoom, near, onError]);

  return (
    <canvas
      ref={canvas}
      className={styles.page}
      style={{ width: size.width * POINT * zoom, height: size.height * POINT * zoom }}
    />
  );
}
