import { basename, join } from 'node:path';
import { app, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { FileInput } from '#shared/contract/primitives.ts';
import type { NativeContext } from './nativeProcedures.ts';

/** `dialogs.chooseFolder`: the page gets a ticket and the last part of the name, never the path. */
export async function chooseFolder(
  input: { title: string },
  context: NativeContext,
): Promise<Envelope<{ folder: FileInput | null }>> {
  const offered = await choose({ title: input.title, properties: ['openDirectory', 'createDirectory'] }, context);
  return offered.ok ? { ok: true, value: { folder: offered.value } } : offered;
}

/** `dialogs.openFile`. */
export async function openFile(
  input: { title: string; extensions: string[] },
  context: NativeContext,
): Promise<Envelope<{ file: FileInput | null }>> {
  const filters = input.extensions.length === 0 ? [] : [{ name: input.title, extensions: input.extensions }];
  const offered = await choose({ title: input.title, properties: ['openFile', 'dontAddToRecent'], filters }, context);
  return offered.ok ? { ok: true, value: { file: offered.value } } : offered;
}

/** `dialogs.saveFile`: the service writes the bytes safely; a locked office has no tickets any more. */
export async function saveFile(
  input: { file: string; suggestedName: string },
  context: NativeContext,
): Promise<Envelope<{ saved: boolean; name: string }>> {
  const name = safeName(input.suggestedName);
  const options: SaveDialogOptions = {
    defaultPath: join(app.getPath('documents'), name),
    properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
  };
  const window = context.window();
  const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  if (chosen.canceled || chosen.filePath === '') return { ok: true, value: { saved: false, name } };
  const written = await context.service.saveTo(input.file, chosen.filePath);
  return written.ok ? { ok: true, value: { saved: true, name: basename(chosen.filePath) } } : written;
}

async function choose(options: OpenDialogOptions, context: NativeContext): Promise<Envelope<FileInput | null>> {
  const complete = { defaultPath: app.getPath('documents'), ...options };
  const window = context.window();
  const chosen = await (window ? dialog.showOpenDialog(window, complete) : dialog.showOpenDialog(complete));
  const path = chosen.filePaths[0];
  if (chosen.canceled || path === undefined) return { ok: true, value: null };
  const ticket = await context.service.offerPath(path);
  return ticket.ok ? { ok: true, value: { $file: ticket.value, name: basename(path) } } : ticket;
}

/** A file name without folders or characters that Windows refuses. */
function safeName(suggested: string): string {
  const cleaned = [...suggested]
    .map((character) => ('\\/:*?"<>|'.includes(character) || character < ' ' ? '_' : character))
    .join('')
    .replace(/^\.+/, '')
    .trim();
  return cleaned === '' ? 'taizhang' : cleaned;
}
