import { join } from 'node:path';
import { app } from 'electron';

/** Where the parts of the built program lie, and where its data go. All absolute. */
export type ProgramPaths = {
  readonly preload: string;
  readonly page: string;
  readonly serviceEntry: string;
  readonly tokenEntry: string;
  readonly documentWorker: string;
  readonly importWorker: string;
  readonly textWorker: string;
  readonly exportWorker: string;
  readonly resources: string;
  readonly dataRoot: string;
  readonly logs: string;
};

/**
 * Folder of the program's own data. `TAIZHANG_DATA_ROOT` (tests, IT staff) moves it together with Electron's profile,
 * so that two roots are two programs with their own single-instance lock.
 */
export function moveDataRoot(): void {
  const root = process.env.TAIZHANG_DATA_ROOT;
  if (root !== undefined && root !== '') app.setPath('userData', join(root, 'electron'));
}

/** Paths of this installation: a package keeps `resources` beside the archive, the repository in its root. */
export function programPaths(): ProgramPaths {
  const built = join(app.getAppPath(), 'out');
  const root = process.env.TAIZHANG_DATA_ROOT;
  return {
    preload: join(built, 'preload', 'index.cjs'),
    page: join(built, 'renderer'),
    serviceEntry: join(built, 'service', 'utility.js'),
    tokenEntry: join(built, 'service', 'tokenProcess.js'),
    documentWorker: join(built, 'service', 'documentWorker.js'),
    importWorker: join(built, 'service', 'importWorker.js'),
    textWorker: join(built, 'service', 'textWorker.js'),
    exportWorker: join(built, 'service', 'exportWorker.js'),
    resources: app.isPackaged ? join(process.resourcesPath, 'resources') : join(app.getAppPath(), 'resources'),
    dataRoot: root !== undefined && root !== '' ? root : join(app.getPath('userData'), 'data'),
    logs: join(app.getPath('userData'), 'logs'),
  };
}
