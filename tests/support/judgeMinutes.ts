import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { pdfFonts, qpdfCheck, rawText } from '#tests/documents/pdfTools.ts';
import { cutOut } from '#tests/signing/pdfEdits.ts';
import { mustRun, run } from '#tests/signing/tools.ts';

/**
 * What independent programs must say of an issued PDF: pdfsig, qpdf, pdffonts, pdftotext and OpenSSL on the CMS cut out of it.
 * @param texts must stand in the text, white space aside
 */
export function judgeIssued(pdf: Buffer, texts: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-judged-'));
  const write = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  try {
    const signature = run('pdfsig', [write('issued.pdf', pdf)]).output;
    expect(signature).toContain('Signature is Valid');
    expect(signature).toContain('Total document signed');
    expect(qpdfCheck(pdf)).toMatch(/No syntax or stream encoding errors/);
    const fonts = pdfFonts(pdf);
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((font) => !font.embedded || !font.subset || !font.unicode)).toEqual([]);
    const text = rawText(pdf);
    for (const expected of texts) expect(text).toContain(expected.replaceAll(/\s/gu, ''));
    const { cms, signed } = cutOut(pdf);
    const cut = write('cut.der', cms);
    const roots = write(
      'roots.pem',
      Buffer.from(mustRun('openssl', ['pkcs7', '-inform', 'DER', '-in', cut, '-print_certs'])),
    );
    const verified = run('openssl', [
      ...['cms', '-verify', '-cades', '-inform', 'DER', '-in', cut, '-binary', '-content', write('cut.bin', signed)],
      ...['-CAfile', roots, '-purpose', 'any', '-out', '/dev/null'],
    ]);
    expect(verified.output).toMatch(/CAdES Verification successful|CMS Verification successful/);
    expect(verified.status).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
