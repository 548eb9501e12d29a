import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureDisplay } from '../support/display.ts';
import { REPOSITORY } from '../support/launchApp.ts';
import { launchElectron } from '../support/launchElectron.ts';
import { fitAddon, type PackagedApp, packageApp } from '../support/packageApp.ts';

let packaged: PackagedApp;

beforeAll(() => {
  packaged = packageApp();
});

afterAll(() => {
  rmSync(dirname(packaged.folder), { recursive: true, force: true });
});

test('19: every fuse of the packaged program stands as the table says', async () => {
  const wire = await getCurrentFuseWire(packaged.program);
  const state = (option: FuseV1Options) => wire[option];
  expect(wire.version).toBe(FuseVersion.V1);
  for (const option of [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ]) {
    expect([FuseV1Options[option], state(option)]).toEqual([FuseV1Options[option], FuseState.DISABLE]);
  }
  for (const option of [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ]) {
    expect([FuseV1Options[option], state(option)]).toEqual([FuseV1Options[option], FuseState.ENABLE]);
  }
});

test('19: the packaged program is no Node', async () => {
  // As Node it would print and end within a tenth of a second; as itself it opens its window and is ended here.
  const dataRoot = mkdtempSync(join(tmpdir(), 'taizhang-packaged-'));
  const result = spawnSync(packaged.program, ['-p', '6 * 7', '--no-sandbox', '--disable-gpu'], {
    env: {
      ...process.env,
      DISPLAY: await ensureDisplay(),
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: '',
      TAIZHANG_DATA_ROOT: dataRoot,
    },
    encoding: 'utf8',
    timeout: 4_000,
  });
  rmSync(dataRoot, { recursive: true, force: true });
  expect(result.stdout).not.toContain('42');
});

test('H-14, Q-4: no loopback host, tests, source maps, sources or foreign binaries in the package', () => {
  const files = execFileSync(join(REPOSITORY, 'node_modules/.bin/asar'), ['list', packaged.archive], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  }).split('\n');
  expect(files).toEqual(
    expect.arrayContaining(['/out/main/index.js', '/out/preload/index.cjs', '/out/service/utility.js']),
  );
  const own = files.filter((file) => !file.startsWith('/node_modules'));
  expect(own.filter((file) => !file.startsWith('/out') && file !== '/package.json' && file !== '')).toEqual([]);
  expect(
    files.filter(
      (file) =>
        /\.(map|ts|tsx)$/.test(file) || /loopback|cli\.js$|createServer/.test(file.replace(/^\/node_modules.*/, '')),
    ),
  ).toEqual([]);
  const binaries = files.filter((file) => file.endsWith('.node'));
  expect(binaries.filter((file) => !file.includes('linux') || file.includes('musl') || file.includes('arm64'))).toEqual(
    [],
  );
  // SQLite, Argon2, and the caller of token libraries.
  expect(binaries).toHaveLength(3);
  // The code of the host itself, wherever a bundler might have put it.
  const bundled = own.filter((file) => file.endsWith('.js') && file.startsWith('/out/'));
  const text = bundled.map((file) => readArchived(packaged.archive, file)).join('\n');
  expect(text).not.toMatch(/from ["']node:https?["']|require\(["']node:https?["']\)|SameSite=Strict/);
});

test('the packaged program starts its window and its service from inside the archive', async () => {
  // Playwright attaches through the inspector: on a copy with that one fuse flipped.
  const copy = join(dirname(packaged.folder), 'inspected');
  cpSync(packaged.folder, copy, { recursive: true });
  const inspected = { ...packaged, folder: copy, program: join(copy, 'taizhang') };
  await flipFuses(inspected.program, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  fitAddon(inspected);
  const dataRoot = mkdtempSync(join(tmpdir(), 'taizhang-packaged-'));
  const { app, page } = await launchElectron({
    executablePath: inspected.program,
    args: ['--disable-gpu', '--no-sandbox'],
    env: { PATH: process.env.PATH ?? '', HOME: dataRoot, DISPLAY: await ensureDisplay(), TAIZHANG_DATA_ROOT: dataRoot },
  });
  try {
    const answers = await page.evaluate(async () => [
      await window.bridge?.call('app.info', {}),
      await window.bridge?.call('session.state', {}),
    ]);
    expect(answers).toMatchObject([{ ok: true, value: { packaged: true } }, { ok: true }]);
    // The two workers start from inside the archive: a spreadsheet is read in one, the recovery sheets are drawn in the other.
    const worked = await page.evaluate(async () => {
      const bridge = window.bridge;
      if (bridge === undefined) throw new Error('no bridge');
      const practice = await bridge.call('offices.practice', { rebuild: false });
      const bytes = new TextEncoder().encode(
        '组织名称,统一社会信用代码,法定代表人\n青禾县测试协会,51330100MJ0000001X,王某\n',
      );
      const handed = await bridge.call('files.upload', { name: 'list.csv', size: bytes.length });
      const ticket = (handed.ok ? handed.value : {}) as { $file: string };
      await fetch(`/_files/${ticket.$file}`, { method: 'POST', body: bytes });
      const read = await bridge.call('organizations.importCheck', { source: { ...ticket, name: 'list.csv' } });
      await bridge.call('offices.close', {});
      const person = { password: 'Qinghe-2026-Shetuan', post: '科员' };
      const created = await bridge.call('offices.create', {
        name: '试装机构',
        level: 'bureau',
        divisionCode: '330100',
        documentPrefix: '试民社',
        people: [
          { ...person, login: 'guanli', displayName: '管理', roles: ['sysadmin', 'secadmin'] },
          { ...person, login: 'shenji', displayName: '审计', roles: ['auditadmin'] },
          { ...person, login: 'wenyuan', displayName: '文员', roles: ['recorder', 'reviewer'] },
        ],
      });
      return { practice, read, created };
    });
    expect(worked.practice).toMatchObject({ ok: true });
    expect(worked.read).toMatchObject({ ok: true });
    expect(worked.created).toMatchObject({ ok: true, value: { sheets: { a: { mediaType: 'application/pdf' } } } });
    const tools = await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.openDevTools();
      await new Promise((resolve) => setTimeout(resolve, 500));
      return contents?.isDevToolsOpened();
    });
    expect(tools).toBe(false);
  } finally {
    await app.close();
    rmSync(dataRoot, { recursive: true, force: true });
  }
});

function readArchived(archive: string, file: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-archived-'));
  execFileSync(join(REPOSITORY, 'node_modules/.bin/asar'), ['extract-file', archive, file.slice(1)], { cwd: folder });
  const text = readFileSync(join(folder, file.split('/').at(-1) ?? ''), 'utf8');
  rmSync(folder, { recursive: true, force: true });
  return text;
}
