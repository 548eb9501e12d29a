import type { SignatureBlock } from '#shared/features/documents/officialParts.ts';
import { planSeals } from './sealBlock.ts';
import { fittedLine, type SignaturePlan } from './signaturePlan.ts';
import { planStamps } from './stampBlock.ts';
import type { Typesetter } from './typesetter.ts';

/**
 * 署名, 成文日期 and 印章 or 签名章 (official-documents.md §2.3); undefined for none.
 * @param isCompact names under seals no wider than a seal
 */
export function planSignature(
  typesetter: Typesetter,
  signature: SignatureBlock,
  pitch: number,
  isDraft: boolean,
  isCompact = false,
): SignaturePlan | undefined {
  if (signature.kind === 'none') return undefined;
  if (signature.kind === 'sealed') {
    return planSeals(typesetter, signature.agencies, signature.date, { pitch, isDraft, isCompact });
  }
  if (signature.kind === 'stamp') return planStamps(typesetter, signature.signers, signature.date, pitch, isDraft);
  return planNames(typesetter, signature.agencies, signature.date, pitch);
}

/** Rows that must be free below the last line of text. */
export function rowsNeeded(plan: SignaturePlan, pitch: number, bodySize: number): number {
  return Math.max(plan.rows, Math.ceil((plan.reach - bodySize) / pitch - 0.01));
}

/**
 * Without seal: one empty row, names below each other, the date two cells right of the names' beginning; the longer of both ends two
 * cells in.
 */
function planNames(
  typesetter: Typesetter,
  agencies: readonly string[],
  date: string,
  pitch: number,
): SignaturePlan | undefined {
  const { layout } = typesetter;
  const { cell } = layout;
  const right = layout.right - 2 * cell;
  const names = agencies.map((name) => fittedLine(typesetter, name, 'fangsong', right - layout.left));
  const dateLine = fittedLine(typesetter, date, 'fangsong', right - layout.left);
  const widest = Math.max(...names.map((line) => line.width), dateLine.width === 0 ? 0 : dateLine.width + 2 * cell);
  const left = Math.max(layout.left, right - widest);
  return {
    rows: 2 + names.length,
    reach: (2 + names.length) * pitch + layout.bodySize,
    circles: [],
    draw: (page, base) => {
      for (const [index, line] of names.entries()) typesetter.draw(page, line, left, base + (2 + index) * pitch);
      typesetter.draw(page, dateLine, left + 2 * cell, base + (2 + names.length) * pitch);
    },
  };
}
