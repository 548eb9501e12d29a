import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Source files as git knows them, new ones included. */
function sources(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.split('\n').filter((file) => file && fs.existsSync(path.join(root, file)));
}

const ALIASES: readonly (readonly [string, string])[] = [
  ['#shared/', 'shared/'],
  ['#service/', 'electron/service/'],
  ['#main/', 'electron/main/'],
  ['#renderer/', 'renderer/'],
  ['#tests/', 'tests/'],
];

/** What a file imports: project paths, or package names. Type-only imports are marked. */
function importsOf(
  file: string,
  text: string,
): { readonly to: string; readonly typeOnly: boolean; readonly inProject: boolean }[] {
  const found = [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;'"]*?\sfrom\s+['"]([^'"]+)['"]/g),
    ...text.matchAll(/(?:^|\n)\s*import\s+()['"]([^'"]+)['"]/g),
    ...text.matchAll(/\bimport\(()\s*['"]([^'"]+)['"]/g),
  ];
  return found.map((match) => {
    const specifier = match[2] ?? '';
    const typeOnly = Boolean(match[1]);
    const alias = ALIASES.find(([prefix]) => specifier.startsWith(prefix));
    if (alias) return { to: alias[1] + specifier.slice(alias[0].length), typeOnly, inProject: true };
    if (specifier.startsWith('.')) {
      return {
        to: path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier)),
        typeOnly,
        inProject: true,
      };
    }
    return { to: specifier, typeOnly, inProject: false };
  });
}

/** The layer of a project file; see architecture.md §3.2. */
function layerOf(file: string): string {
  for (const prefix of [
    'shared',
    'electron/main',
    'electron/preload',
    'electron/service',
    'renderer/ui',
    'renderer/api',
    'renderer/features',
    'renderer',
  ]) {
    if (file.startsWith(`${prefix}/`)) return prefix;
  }
  return file.split('/')[0] ?? '';
}

/** Layer → layers it may import; type-only imports of `typesFrom` are allowed on top. */
const MAY: Readonly<Record<string, { readonly from: readonly string[]; readonly typesFrom?: readonly string[] }>> = {
  shared: { from: ['shared'] },
  'electron/service': { from: ['shared', 'electron/service'] },
  'electron/main': { from: ['shared', 'electron/main'], typesFrom: ['electron/service'] },
  'electron/preload': { from: ['electron/preload'], typesFrom: ['shared'] },
  'renderer/ui': { from: ['shared', 'renderer/ui', 'renderer/api'] },
  'renderer/api': { from: ['shared', 'renderer/api', 'renderer/ui'] },
  'renderer/features': { from: ['shared', 'renderer/ui', 'renderer/api', 'renderer/features', 'renderer'] },
  renderer: { from: ['shared', 'renderer', 'renderer/ui', 'renderer/api', 'renderer/features'] },
};

const NETWORK = new Set(
  ['net', 'http', 'https', 'http2', 'dns', 'tls', 'dgram', 'child_process', 'cluster'].flatMap((name) => [
    name,
    `node:${name}`,
  ]),
);
/** The loopback host, the token process of the hosts under Node (Electron's is forked by main), and the scripts behind `npm start` that build, find Electron and open the browser. */
const NETWORK_ALLOWED = /^electron\/(service\/hosts\/(loopback|nodeTokens)|[A-Za-z]+\.ts$)/;

const files = sources().map((file) => {
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  return { file, text, imports: importsOf(file, text) };
});
const product = files.filter(({ file }) => /^(shared|electron|renderer)\//.test(file));

describe('who may import whom (architecture.md §3.2)', () => {
  it('finds the sources', () => {
    expect(product.length).toBeGreaterThan(150);
  });

  it('keeps the layers', () => {
    const broken: string[] = [];
    for (const { file, imports } of product) {
      const rule = MAY[layerOf(file)];
      if (!rule) continue;
      for (const { to, typeOnly, inProject } of imports) {
        if (!inProject) continue;
        const layer = layerOf(to);
        if (to.startsWith('resources/') || to === 'package.json') continue;
        if (rule.from.includes(layer) || (typeOnly && rule.typesFrom?.includes(layer))) continue;
        broken.push(`${file} → ${to}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('imports `electron` only in main and preload', () => {
    const broken = product.filter(
      ({ file, imports }) =>
        imports.some(({ to }) => to === 'electron' || to.startsWith('electron/')) &&
        false === /^electron\/(main|preload)\//.test(file) &&
        imports.some(({ to, inProject }) => !inProject && to === 'electron'),
    );
    expect(broken.map(({ file }) => file)).toEqual([]);
  });

  it('shared imports zod and nothing else from outside, the verifier only what runs in any browser', () => {
    const allowed = (file: string) => (file.startsWith('shared/verifier/') ? ['fflate', 'sm-crypto-v2'] : ['zod']);
    const broken = product
      .filter(({ file }) => file.startsWith('shared/'))
      .flatMap(({ file, imports }) =>
        imports
          .filter(({ inProject, to }) => !inProject && !allowed(file).includes(to))
          .map(({ to }) => `${file} → ${to}`),
      );
    expect(broken).toEqual([]);
  });

  it('the verifier uses nothing that only Node has', () => {
    const own = product.filter(({ file }) => file.startsWith('shared/verifier/'));
    expect(own.length).toBeGreaterThan(20);
    const broken = own.filter(({ text }) => {
      const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*/g, '');
      return /\bBuffer\b|\bprocess\.|\bKeyObject\b|\brequire\(/.test(code);
    });
    expect(broken.map(({ file }) => file)).toEqual([]);
  });

  it('has no network or process module outside the loopback host and the start script (S12, H-1, H-11)', () => {
    const broken = product
      .filter(({ file }) => !NETWORK_ALLOWED.test(file))
      .flatMap(({ file, imports }) => imports.filter(({ to }) => NETWORK.has(to)).map(({ to }) => `${file} → ${to}`));
    expect(broken).toEqual([]);
  });

  it('features of the screen do not import each other', () => {
    const feature = (file: string) => /^renderer\/features\/([^/]+)\//.exec(file)?.[1];
    const broken = product.flatMap(({ file, imports }) => {
      const own = feature(file);
      return own ? imports.filter(({ to }) => (feature(to) ?? own) !== own).map(({ to }) => `${file} → ${to}`) : [];
    });
    expect(broken).toEqual([]);
  });

  it('the loopback host is part of no Electron entry (H-14)', () => {
    const config = fs.readFileSync(path.join(root, 'electron.vite.config.ts'), 'utf8');
    expect(config).not.toContain('hosts/loopback');
    expect(config).not.toContain('hosts/cli');
    expect(config).not.toContain('hosts/nodeTokens');
  });
});

describe('the code as a whole', () => {
  it('has no file above 400 lines outside texts and tables', () => {
    const long = product
      .filter(({ file }) => !/^shared\/text\/|schema\.ts$|\.contract\.ts$/.test(file))
      .map(({ file, text }) => ({ file, lines: text.split('\n').length }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });

  it('silences no checker without a reason', () => {
    const broken = files.filter(({ file, text }) => {
      if (file.endsWith('imports.test.ts')) return false;
      const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/(?! (biome|@ts)).*/g, '');
      return /@ts-ignore|@ts-nocheck|biome-ignore(?![^\n]*:)/.test(code);
    });
    expect(broken.map(({ file }) => file)).toEqual([]);
  });

  it('D-7 never copies an open database, attaches with a key, or re-keys', () => {
    const broken = product.filter(({ text }) => /\.backup\(|ATTACH\s.*KEY|hexkey=|\brekey\(/i.test(text));
    expect(broken.map(({ file }) => file)).toEqual([]);
  });

  it('takes time and chance from the context inside handlers and repositories', () => {
    const broken = product.filter(
      ({ file, text }) =>
        /^electron\/service\/features\/.*\.(procedures|repository|write)\.ts$/.test(file) &&
        /Date\.now\(|new Date\(\)|Math\.random/.test(text),
    );
    expect(broken.map(({ file }) => file)).toEqual([]);
  });

  it('writes files of the office only through writeFileSafely', () => {
    const allowed = [
      'electron/service/files/writeFile.ts',
      'electron/service/office/officeFolder.ts',
      'electron/service/office/preloginJournal.ts',
      'electron/main/',
      'electron/start.ts',
    ];
    const broken = product.filter(
      ({ file, text }) =>
        file.startsWith('electron/') &&
        !allowed.some((place) => file.startsWith(place)) &&
        /\b(writeFileSync|appendFileSync|createWriteStream|writeFile)\(/.test(text),
    );
    expect(broken.map(({ file }) => file)).toEqual([]);
  });
});
