import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** PDFBox Preflight 2.0 as Debian packages it (libpdfbox2-java and what it needs). */
const JARS = [
  'preflight',
  'pdfbox2',
  'xmpbox',
  'fontbox2',
  'commons-logging',
  'bcprov',
  'bcpkix',
  'bcutil',
  'javax.activation',
  'jaxb-api',
];
const CLASS_PATH = JARS.map((name) => `/usr/share/java/${name}.jar`).join(process.platform === 'win32' ? ';' : ':');

export type PreflightResult = {
  readonly isValid: boolean;
  /** Code and words of each finding, `2.4.3: …`. */
  readonly findings: readonly string[];
};

/** Checks files against PDF/A-1b in one run of Java. @returns the verdict of each, by its name */
export function preflight(files: Readonly<Record<string, Uint8Array>>): Map<string, PreflightResult> {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-'));
  try {
    const names = Object.keys(files);
    const paths = names.map((_, index) => join(folder, `${index}.pdf`));
    for (const [index, name] of names.entries()) writeFileSync(paths[index] ?? '', files[name] ?? new Uint8Array());
    writeFileSync(join(folder, 'list.txt'), `${paths.join('\n')}\n`);
    const run = [
      '-cp',
      CLASS_PATH,
      'org.apache.pdfbox.preflight.Validator_A1b',
      'xml',
      'group',
      join(folder, 'list.txt'),
    ];
    execFileSync('java', run, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 26 });
    return new Map(
      resultsOf(readFileSync(join(folder, 'list.txt.preflight.xml'), 'utf8')).map((result, index) => [
        names[index] ?? '',
        result,
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function resultsOf(report: string): PreflightResult[] {
  return report
    .split('<preflight ')
    .slice(1)
    .map((part) => ({
      isValid: /<isValid type="PDF\/A1-b">true</.test(part),
      findings: [...part.matchAll(/<code>([^<]*)<\/code>\s*<details>([^<]*)</g)].map(
        ([, code = '', details = '']) => `${code}: ${details}`,
      ),
    }));
}
