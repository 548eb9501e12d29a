import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findElectron } from '../electron/findElectron.ts';
import { findChromium } from './support/findChromium.ts';

// `npm test`: everything that can run on this machine, in order; what is left out is named with its reason. With CI set
// nothing may be left out. The last line is `N passed, N failed`, where types and lint count as one check each.

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));
const inCi = Boolean(process.env.CI);
const reports = mkdtempSync(join(tmpdir(), 'taizhang-reports-'));

type Outcome = { readonly passed: number; readonly failed: number; readonly skipped: number };
type Step = {
  readonly name: string;
  /** Why it cannot run here; `null` when it can. */
  readonly missing: () => string | null;
  readonly run: () => Outcome;
};

const bin = (name: string) =>
  join(REPOSITORY, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const always = () => null;

const steps: readonly Step[] = [
  { name: 'types (shared)', missing: always, run: () => check('tsc', ['-p', 'shared']) },
  { name: 'types (electron)', missing: always, run: () => check('tsc', ['-p', 'electron']) },
  { name: 'types (renderer)', missing: always, run: () => check('tsc', ['-p', 'renderer']) },
  { name: 'types (tests)', missing: always, run: () => check('tsc', ['-p', 'tests']) },
  { name: 'lint', missing: always, run: () => check('biome', ['check', '--error-on-warnings', '.']) },
  { name: 'build', missing: always, run: () => check('electron-vite', ['build', '--logLevel', 'warn']) },
  {
    name: 'build (verifier page)',
    missing: always,
    run: () => check('vite', ['build', 'renderer/verifier', '--logLevel', 'error']),
  },
  {
    name: 'build (export viewer)',
    missing: always,
    run: () => check('vite', ['build', 'renderer/exportViewer', '--logLevel', 'error']),
  },
  { name: 'unit', missing: always, run: () => suite('unit') },
  { name: 'browser', missing: missingBrowser, run: () => suite('browser') },
  { name: 'app', missing: missingElectron, run: () => suite('app') },
];

let passed = 0;
let failed = 0;
const leftOut: string[] = [];
for (const step of steps) {
  const reason = step.missing();
  if (reason !== null) {
    leftOut.push(`${step.name}: ${reason}`);
    console.log(`\n— ${step.name}: left out, ${reason}`);
    continue;
  }
  console.log(`\n— ${step.name}`);
  const began = Date.now();
  const outcome = step.run();
  passed += outcome.passed;
  failed += outcome.failed;
  if (outcome.passed + outcome.failed === 0) leftOut.push(`${step.name}: no test found`);
  if (outcome.skipped > 0) leftOut.push(`${step.name}: ${outcome.skipped} tests skipped by themselves`);
  console.log(
    `— ${step.name}: ${outcome.passed} passed, ${outcome.failed} failed, ${Math.round((Date.now() - began) / 1000)} s`,
  );
}
rmSync(reports, { recursive: true, force: true });

console.log('');
for (const line of leftOut) console.log(`${inCi ? 'NOT RUN (a failure in CI)' : 'left out'}: ${line}`);
if (inCi) failed += leftOut.length;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * Unit tests whose first line names outside judges (`// needs: pdfsig, qpdf`) that are missing here. In CI none is excluded: the
 * test then fails for want of its tool.
 */
function withoutTools(project: string): string[] {
  if (inCi || project !== 'unit') return [];
  const tests = join(REPOSITORY, 'tests');
  const excluded: string[] = [];
  for (const file of readdirSync(tests, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.test.ts')) continue;
    const needs = /^\/\/ needs: (.*)$/m.exec(readFileSync(join(tests, file), 'utf8').split('\n', 1)[0] ?? '')?.[1];
    const missing = (needs ?? '').split(', ').filter((tool) => tool !== '' && !isInstalled(tool));
    if (missing.length === 0) continue;
    leftOut.push(`tests/${file}: ${missing.join(', ')} not installed`);
    excluded.push(`tests/${file}`);
  }
  return excluded;
}

/** Debian's folder for Java programs that come as a JAR without a command of their own. */
const JARS = '/usr/share/java';

function isInstalled(tool: string): boolean {
  if (tool.endsWith('.jar')) return existsSync(join(JARS, tool));
  return spawnSync(tool, ['--version'], { stdio: 'ignore', shell: process.platform === 'win32' }).error === undefined;
}

function check(program: string, arguments_: readonly string[]): Outcome {
  const ok = run(program, arguments_);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/** Runs one vitest project; a run that dies without a report is one failure. */
function suite(project: string): Outcome {
  const report = join(reports, `${project}.json`);
  const ok = run('vitest', [
    'run',
    '--project',
    project,
    ...withoutTools(project).flatMap((file) => ['--exclude', file]),
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const counted = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
    numPendingTests: number;
    numTodoTests: number;
  };
  // A file that does not load fails without a failed test in it.
  const failures =
    counted.numFailedTests > 0 ? counted.numFailedTests : ok ? 0 : Math.max(1, counted.numFailedTestSuites);
  return { passed: counted.numPassedTests, failed: failures, skipped: counted.numPendingTests + counted.numTodoTests };
}

function run(program: string, arguments_: readonly string[]): boolean {
  const windows = process.platform === 'win32';
  return spawnSync(bin(program), arguments_, { cwd: REPOSITORY, stdio: 'inherit', shell: windows }).status === 0;
}

function missingBrowser(): string | null {
  return findChromium() === null ? 'no Chromium (apt-get install chromium, or set CHROMIUM_PATH)' : null;
}

function missingElectron(): string | null {
  if (findElectron() === null)
    return 'no Electron binary (set ELECTRON_OVERRIDE_DIST_PATH, or let `npm start` fetch one)';
  if (process.platform !== 'linux' || process.env.DISPLAY) return null;
  const found = spawnSync('sh', ['-c', 'command -v Xvfb'], { stdio: 'ignore' }).status === 0;
  return found ? null : 'no display and no Xvfb (apt-get install xvfb)';
}
