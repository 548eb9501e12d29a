import { create } from 'qrcode';
import type { Rule } from '../pageModel.ts';

/** Rectangles of a QR code with its top-left module at (x, y); dark modules of a row are joined. Error correction M. */
export function qrRules(text: string, x: number, y: number, edge: number, colour: string): Rule[] {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const module = edge / modules.size;
  const rules: Rule[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    let start = -1;
    for (let column = 0; column <= modules.size; column += 1) {
      const isDark = column < modules.size && modules.get(row, column) !== 0;
      if (isDark && start < 0) start = column;
      if (isDark || start < 0) continue;
      rules.push({
        x: x + start * module,
        y: y + row * module,
        width: (column - start) * module,
        height: module,
        colour,
      });
      start = -1;
    }
  }
  return rules;
}
