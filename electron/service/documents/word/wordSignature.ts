import { LineRuleType } from 'docx';
import type { SignatureBlock } from '#shared/features/documents/officialParts.ts';
import { setParagraph } from '../layout/bodyBlocks.ts';
import { noteStart } from '../layout/notePlace.ts';
import { planSignature } from '../layout/signatureBlock.ts';
import { emptyPage } from '../layout/typesetter.ts';
import type { ModelPage, PlacedImage } from '../pageModel.ts';
import { floatingPicture, type PlacedRow, placedRows, rowParagraph } from './placedRows.ts';
import { rasterPng } from './sealRaster.ts';
import { keepLastWithNext } from './wordBlocks.ts';
import { run, type WordBuilder } from './wordBuilder.ts';
import { BASELINE_SHARE, twips } from './wordUnits.ts';

/**
 * 署名, 成文日期 with seals or stamps, and 附注 (official-documents.md §2.3), kept on one page together with the end of the text. Empty rows
 * stand where the standard leaves rows free; pictures hang on the paragraph they cover.
 */
export function addSignature(builder: WordBuilder, signature: SignatureBlock, isDraft: boolean, note: string): void {
  const { layout, pitch } = builder;
  const recorder = builder.recorder();
  const plan = planSignature(recorder, signature, layout.pitch, isDraft);
  const page = emptyPage();
  plan?.draw(page, 0);
  const pictures = placedPictures(page);
  const rows: PlacedRow[] = placedRows(recorder.placed);
  if (plan && rows.length === 0 && pictures.length > 0) rows.push({ emTop: plan.rows * layout.pitch, lines: [] });
  if (rows.length > 0) keepLastWithNext(builder);
  const hostOf = pictures.map((image) => nearestRow(rows, image.y + image.height / 2 - layout.bodySize / 2));
  const emTopInLine = BASELINE_SHARE * pitch - layout.baselineShare * layout.bodySize;
  let used = 0;
  for (const [index, row] of rows.entries()) {
    const place = row.emTop / layout.pitch;
    addEmptyRows(builder, place - used - 1);
    used = place;
    const paragraph = rowParagraph(builder, row, 'signature', true);
    const hung = pictures
      .filter((_, image) => hostOf[image] === index)
      .map((image) => floatingPicture(image, emTopInLine + image.y - row.emTop));
    builder.add({
      ...paragraph,
      keepNext: index + 1 < rows.length || note !== '',
      children: [...hung, ...(paragraph.children ?? [])],
    });
  }
  if (note === '') return;
  const text = `（${bareNote(note)}）`;
  if (plan && rows.length > 0) {
    const set = setParagraph(recorder, [{ text, role: 'fangsong' }], 'note');
    addEmptyRows(builder, noteStart(layout, plan, set, layout.pitch) - used - 1);
  }
  builder.add({ style: 'note', children: [run(text)] });
}

/** Pictures of the block; a seal of paths, all of them in the same square, becomes one. */
function placedPictures(page: ModelPage): PlacedImage[] {
  const squares = [...new Set(page.paths.map((path) => path.clip))];
  const seals = squares.map((square) => ({
    ...square,
    png: rasterPng(page.paths.filter((path) => path.clip === square)),
  }));
  return [...page.images, ...seals];
}

/** Free rows; a part of a row makes the last of them higher. */
function addEmptyRows(builder: WordBuilder, rows: number): void {
  const whole = Math.floor(rows + 0.01);
  for (let row = 1; row <= whole; row += 1) {
    const height = builder.pitch * (row === whole ? 1 + Math.max(0, rows - whole) : 1);
    builder.add({
      style: 'emptyRow',
      keepNext: true,
      ...(height - builder.pitch < 0.5 ? {} : { spacing: { line: twips(height), lineRule: LineRuleType.EXACT } }),
    });
  }
}

function nearestRow(rows: readonly PlacedRow[], emTop: number): number {
  const distances = rows.map((row) => Math.abs(row.emTop - emTop));
  return distances.indexOf(Math.min(...distances));
}

function bareNote(note: string): string {
  return /^（[^（）]*）$/u.test(note) ? note.slice(1, -1) : note;
}
