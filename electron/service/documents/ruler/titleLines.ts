import { plain } from './expectedData.ts';
import type { TextLine } from './textLines.ts';

/** Lines of one title stand closer than this, in millimetres from em-box to em-box. */
const TITLE_GAP = 13;

/** Lines of a title: the first ones in the face or size of titles, or, when a title is known, its words. */
export function titleLines(lines: readonly TextLine[], below: number, known: string): TextLine[] {
  const found: TextLine[] = [];
  let bottom = below;
  for (const line of lines) {
    if (line.emTop < below - 1) continue;
    const isTitle = line.role === 'xiaobiaosong' || line.size > 18;
    const isKnown = known !== '' && line.text.length > 1 && known.includes(plain(line.text)) && line.size > 13;
    const follows = found.length === 0 || line.emTop - bottom < TITLE_GAP;
    if (follows && (isTitle || isKnown)) found.push(line);
    else if (found.length > 0) break;
    if (found.includes(line)) bottom = line.emBottom;
  }
  return found;
}
