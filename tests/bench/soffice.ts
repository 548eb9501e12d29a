import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The command of LibreOffice on this machine, or undefined. */
export function findSoffice(): string | undefined {
  return ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0);
}

/** Converts files in one start without a window, with a profile of its own; includes starting LibreOffice. */
export function convert(soffice: string, files: string | readonly string[], format: string, folder: string): void {
  const profile = pathToFileURL(path.join(folder, 'soffice-profile')).href;
  const options = [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', format, '--outdir', folder].concat(
    files,
  );
  const { status, stderr } = spawnSync(soffice, options, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`soffice: ${stderr}`);
}
