import fs from 'node:fs';
import { AppError } from '#shared/contract/errors.ts';
import type { FileOutput } from '#shared/contract/primitives.ts';
import { message } from '#shared/text/index.ts';
import type { Handlers, JobContext, NamesOf } from '../../context.ts';
import { timeStampOf } from '../../crypto/encodings.ts';
import { readKeyring } from '../../crypto/keyringFile.ts';
import { createOffice } from '../../office/createOffice.ts';
import {
  defaultFolder,
  officeNameOf,
  practiceFolder,
  readKnownOffices,
  rememberOffice,
} from '../../office/knownOffices.ts';
import { holdsOffice, refuseNetworkPath } from '../../office/officeFolder.ts';
import { confirmRecovery, recoverAccount } from '../../office/recovery.ts';
import type { Runtime } from '../../runtime.ts';
import { renderOptionsOf } from '../documents/renderOptions.ts';
import { openSession } from '../session/session.procedures.ts';
import { sessionStateOf } from '../session/sessionState.ts';
import { buildPractice } from './practice.ts';
import { PRACTICE_CLERK, PRACTICE_PASSWORD } from './practicePeople.ts';
import { recoverySheetDocument } from './recoverySheet.document.ts';

export const officesHandlers = {
  'offices.list': async ({ runtime }) => ({
    offices: readKnownOffices(runtime.options.dataRoot).map(({ folder, ...office }) => ({
      ...office,
      folder: { $file: runtime.files.hosts.offerPath(folder) },
      present: holdsOffice(folder),
    })),
  }),
  'offices.open': async ({ runtime }, { folder }) => {
    const place = runtime.files.folder(folder);
    if (!holdsOffice(place)) throw new AppError('office_missing');
    refuseNetworkPath(place);
    readKeyring(place);
    const { dataRoot } = runtime.options;
    await runtime.choose(place, officeNameOf(dataRoot, place), place === practiceFolder(dataRoot));
    return sessionStateOf(runtime);
  },
  'offices.close': async ({ runtime }) => {
    await runtime.letGo();
    return sessionStateOf(runtime);
  },
  'offices.create': async (context, { folder, ...request }) => {
    const { runtime, now } = context;
    const place = folder ? runtime.files.folder(folder) : defaultFolder(runtime.options.dataRoot, request.name);
    const created = await createOffice(
      { ...request, folder: place },
      { argon2: runtime.options.argon2 ?? 'tuned', now: runtime.now, newId: () => runtime.newId() },
    );
    rememberOffice(runtime.options.dataRoot, {
      folder: place,
      name: request.name,
      practice: false,
      lastOpenedAt: new Date(now).toISOString(),
    });
    await runtime.choose(place, request.name, false);
    return {
      office: { id: created.officeId, name: request.name, store: created.store },
      recovery: { sheetA: created.sheetA, sheetB: created.sheetB },
      sheets: await printedSheets(context, created, request.name, created.store),
      users: created.users.map((user) => ({ ...user, roles: [...user.roles] })),
    };
  },
  'offices.confirmRecovery': async ({ runtime }, { sheetA, sheetB }) => {
    await runtime.inTurn(async () => {
      if (!runtime.chosen) throw new AppError('office_missing');
      // The rehearsal needs the database for itself.
      if (runtime.session) throw new AppError('busy');
      const clockwork = { now: runtime.now, newId: () => runtime.newId() };
      await confirmRecovery(runtime.chosen.folder, sheetA, sheetB, clockwork);
    });
    return sessionStateOf(runtime);
  },
  'offices.recover': async (context, request) => {
    const { runtime } = context;
    const { chosen } = runtime;
    if (!chosen) throw new AppError('office_missing');
    const sheets = await runtime.inTurn(async () => {
      await runtime.endSession();
      return recoverAccount(chosen.folder, request, { now: runtime.now, newId: () => runtime.newId() });
    });
    return {
      recovery: sheets,
      sheets: await printedSheets(context, sheets, chosen.name, readKeyring(chosen.folder).store),
    };
  },
  'offices.practice': async (context, { rebuild, folder }) => {
    const { runtime } = context;
    const place = folder ? runtime.files.folder(folder) : practiceFolder(runtime.options.dataRoot);
    if (rebuild || !holdsOffice(place)) {
      await refuseForeignContent(runtime, place);
      fs.rmSync(place, { recursive: true, force: true });
      await buildPractice(context, place);
    } else {
      await runtime.choose(place, officeNameOf(runtime.options.dataRoot, place), true);
      await openSession(runtime, PRACTICE_CLERK, PRACTICE_PASSWORD);
    }
    return sessionStateOf(runtime);
  },
} satisfies Handlers<NamesOf<'offices'>>;

/**
 * Before a practice office is built anew its folder is cleared: only the program's own practice folder, an empty one, or one that
 * the published password opens as a practice office may be. Nothing is chosen afterwards.
 * @throws AppError `office_exists`, `office_in_use`
 */
async function refuseForeignContent(runtime: Runtime, place: string): Promise<void> {
  await runtime.letGo();
  const status = fs.statSync(place, { throwIfNoEntry: false });
  if (!status) return;
  if (!status.isDirectory()) throw new AppError('office_exists');
  if (fs.readdirSync(place).length === 0) return;
  const isOwn = place === practiceFolder(runtime.options.dataRoot);
  if (!holdsOffice(place)) {
    if (isOwn) return;
    throw new AppError('office_exists');
  }
  await runtime.choose(place, officeNameOf(runtime.options.dataRoot, place), isOwn);
  try {
    if (isOwn) return;
    await openSession(runtime, PRACTICE_CLERK, PRACTICE_PASSWORD);
    if (!runtime.session?.practice) throw new AppError('office_exists');
  } catch {
    throw new AppError('office_exists');
  } finally {
    await runtime.letGo();
  }
}

async function printedSheets(
  context: JobContext,
  sheets: { readonly sheetA: string; readonly sheetB: string },
  officeName: string,
  store: string,
): Promise<{ a: FileOutput; b: FileOutput }> {
  const { runtime, now, signal } = context;
  const at = timeStampOf(now);
  // A sheet to type in from is the same everywhere: bundled fonts, the standard's measures.
  const options = { ...renderOptionsOf(context), fontPreference: 'bundled', layout: {} } as const;
  const print = async (letter: 'A' | 'B', code: string): Promise<FileOutput> => {
    const data = recoverySheetDocument({ letter, code, officeName, store, date: at.slice(0, 10) });
    const { pdf } = await runtime.documents.renderInWorker({ form: 'sheet', data }, options, { signal });
    return runtime.files.handOut(message('zh-CN', 'recovery.fileName', { letter }), 'application/pdf', pdf);
  };
  return { a: await print('A', sheets.sheetA), b: await print('B', sheets.sheetB) };
}
