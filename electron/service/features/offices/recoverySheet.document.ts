import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { message } from '#shared/text/index.ts';

/** The printed recovery sheet: letter, store, date, code in two lines, QR code; one sheet per sealed envelope (§3.3). */
export function recoverySheetDocument(sheet: {
  readonly letter: 'A' | 'B';
  readonly code: string;
  readonly officeName: string;
  readonly store: string;
  readonly date: string;
}): SheetDocumentInput {
  const groups = sheet.code.split('-');
  return {
    title: message('zh-CN', 'recovery.title', { letter: sheet.letter }),
    author: sheet.officeName,
    pageNumbers: false,
    blocks: [
      {
        kind: 'fields',
        rows: [
          { label: message('zh-CN', 'recovery.office'), value: sheet.officeName },
          { label: message('zh-CN', 'recovery.store'), value: sheet.store },
          { label: message('zh-CN', 'recovery.date'), value: sheet.date },
        ],
      },
      { kind: 'code', lines: [groups.slice(0, 4).join('-'), groups.slice(4).join('-')] },
      { kind: 'qr', text: `${sheet.letter}:${sheet.store}:${sheet.code}` },
      { kind: 'paragraph', text: message('zh-CN', 'recovery.keep') },
      { kind: 'paragraph', text: message('zh-CN', 'recovery.both') },
    ],
  };
}
