import { type Dirent, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { FontRole } from './fontFiles.ts';
import { type FontNames, readFontNames } from './fontNames.ts';

export type SystemFont = { readonly path: string; readonly postscriptName: string; readonly version: string };

/** Family, full or PostScript names accepted for a role, best first (official-documents.md §5.4). */
const ACCEPTED: Record<FontRole, readonly string[]> = {
  fangsong: [
    '仿宋_GB2312',
    'FangSong_GB2312',
    '仿宋',
    'FangSong',
    '方正仿宋_GBK',
    '方正仿宋简体',
    'STFangsong',
    '华文仿宋',
  ],
  kai: ['楷体_GB2312', 'KaiTi_GB2312', '楷体', 'KaiTi', '方正楷体_GBK', 'STKaiti', '华文楷体'],
  hei: ['黑体', 'SimHei', '方正黑体_GBK', 'STHeiti'],
  xiaobiaosong: [
    '方正小标宋简体',
    '方正小标宋_GBK',
    'FZXiaoBiaoSong-B05',
    'FZXiaoBiaoSong-B05S',
    'FZXBSJW--GB1-0',
    '小标宋体',
  ],
  song: ['宋体', 'SimSun', 'NSimSun'],
};

const known = new Map<string, readonly FontNames[]>();

/** The platform's font folders (§5.4). */
export function systemFontFolders(): string[] {
  const home = homedir();
  if (process.platform === 'win32') {
    const windows = process.env.WINDIR ?? 'C:\\Windows';
    const local = process.env.LOCALAPPDATA ?? join(home, 'AppData', 'Local');
    return [join(windows, 'Fonts'), join(local, 'Microsoft', 'Windows', 'Fonts')];
  }
  if (process.platform === 'darwin') return ['/System/Library/Fonts', '/Library/Fonts', join(home, 'Library', 'Fonts')];
  return ['/usr/share/fonts', '/usr/local/share/fonts', join(home, '.local', 'share', 'fonts'), join(home, '.fonts')];
}

/**
 * Best accepted and embeddable system font of each role. Restricted, no-subsetting and bitmap-only fonts are passed over.
 * Name tables are read once per process and file state (path + mtime + size).
 */
export function findSystemFonts(
  folders: readonly string[] = systemFontFolders(),
): Partial<Record<FontRole, SystemFont>> {
  const best: Partial<Record<FontRole, SystemFont>> = {};
  const rank: Partial<Record<FontRole, number>> = {};
  for (const path of folders.flatMap((folder) => fontFilesBelow(folder, 0))) {
    for (const font of namesOf(path)) {
      if (!mayEmbedSubset(font.fsType)) continue;
      for (const role of Object.keys(ACCEPTED) as FontRole[]) {
        const position = ACCEPTED[role].findIndex((name) => font.names.includes(name));
        if (position < 0 || position >= (rank[role] ?? Number.POSITIVE_INFINITY)) continue;
        rank[role] = position;
        best[role] = { path, postscriptName: font.postscriptName, version: font.version };
      }
    }
  }
  return best;
}

/** OS/2 fsType: 2 = restricted, 0x100 = no subsetting, 0x200 = bitmap only; pdfkit checks none of them (§5.4). */
export function mayEmbedSubset(fsType: number): boolean {
  return (fsType & 0x000f) !== 2 && (fsType & 0x0300) === 0;
}

function fontFilesBelow(folder: string, depth: number): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return depth < 5 ? fontFilesBelow(path, depth + 1) : [];
      return /\.(ttf|otf|ttc)$/i.test(entry.name) ? [path] : [];
    });
}

function namesOf(path: string): readonly FontNames[] {
  try {
    const { mtimeMs, size } = statSync(path);
    const key = `${path}|${mtimeMs}|${size}`;
    const found = known.get(key) ?? readFontNames(path);
    known.set(key, found);
    return found;
  } catch {
    return []; // An unreadable or broken font file is as good as absent: the bundled font is used.
  }
}
