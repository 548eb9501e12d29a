import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { z } from 'zod';
import { isNumberList } from './matrix.ts';

const pixels = z.object({ kind: z.literal([2, 3]), data: z.custom<ArrayLike<number>>(isNumberList) });
/** A picture of a million pixels is judged by a few thousand of them. */
const SAMPLES = 4000;
/** Share of the visible pixels that must be red; the edges of a scanned seal are not. */
const RED_SHARE = 0.6;

/**
 * Whether what can be seen of a picture is red; undefined when it has no colour pixels to look at.
 * @param source name of the picture on its page, or the picture itself when it stands in the content
 */
export async function measureImage(page: PDFPageProxy, source: unknown): Promise<boolean | undefined> {
  const image = typeof source === 'string' ? await objectOf(page, source) : source;
  const parsed = pixels.safeParse(image);
  if (!parsed.success) return undefined;
  const { kind, data } = parsed.data;
  const channels = kind === 3 ? 4 : 3;
  const step = Math.max(1, Math.floor(data.length / channels / SAMPLES)) * channels;
  let visible = 0;
  let red = 0;
  for (let at = 0; at + channels <= data.length; at += step) {
    const [r = 0, g = 0, b = 0] = [data[at], data[at + 1], data[at + 2]];
    const alpha = channels === 4 ? (data[at + 3] ?? 0) : 255;
    if (alpha < 64 || Math.min(r, g, b) > 225) continue;
    visible += 1;
    if (r > 120 && r - g > 60 && r - b > 60) red += 1;
  }
  return visible === 0 ? undefined : red / visible >= RED_SHARE;
}

function objectOf(page: PDFPageProxy, id: string): Promise<unknown> {
  const store = id.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => {
    store.get(id, resolve);
  });
}
