import { fingerprintGroups } from '#shared/features/certificates/certificates.rules.ts';
import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { message } from '#shared/text/index.ts';

const GROUPS_IN_A_LINE = 4;

/**
 * The printed sheet by which another office confirms a certificate by hand: whose it is, its SHA-256 fingerprint in groups of four
 * digits, the same as QR code, and what to do with it.
 */
export function fingerprintSheetDocument(sheet: {
  readonly officeName: string;
  readonly name: string;
  readonly serial: string;
  readonly fingerprint: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly date: string;
}): SheetDocumentInput {
  const groups = fingerprintGroups(sheet.fingerprint);
  const lines = Array.from({ length: Math.ceil(groups.length / GROUPS_IN_A_LINE) }, (_, line) =>
    groups.slice(line * GROUPS_IN_A_LINE, (line + 1) * GROUPS_IN_A_LINE).join(' '),
  );
  return {
    title: message('zh-CN', 'certificates.sheetTitle'),
    author: sheet.officeName,
    pageNumbers: false,
    blocks: [
      {
        kind: 'fields',
        rows: [
          { label: message('zh-CN', 'certificates.sheetOffice'), value: sheet.officeName },
          { label: message('zh-CN', 'certificates.sheetName'), value: sheet.name },
          { label: message('zh-CN', 'certificates.sheetSerial'), value: sheet.serial },
          {
            label: message('zh-CN', 'certificates.validity'),
            value: message('zh-CN', 'certificates.validRange', {
              from: sheet.notBefore.slice(0, 10),
              to: sheet.notAfter.slice(0, 10),
            }),
          },
          { label: message('zh-CN', 'certificates.sheetDate'), value: sheet.date },
        ],
      },
      { kind: 'heading', text: message('zh-CN', 'certificates.sheetFingerprint'), level: 1 },
      { kind: 'code', lines },
      { kind: 'qr', text: sheet.fingerprint.toUpperCase(), sizeMm: 36 },
      { kind: 'paragraph', text: message('zh-CN', 'certificates.sheetConfirm') },
      { kind: 'paragraph', text: message('zh-CN', 'certificates.sheetNever') },
    ],
  };
}
