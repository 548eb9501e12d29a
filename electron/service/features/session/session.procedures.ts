import { AppError } from '#shared/contract/errors.ts';
import { readLoadedEditions } from '../../calendars.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { runWrite } from '../../db/write.ts';
import { rememberOffice } from '../../office/knownOffices.ts';
import { changeOwnPassword } from '../../office/passwordChange.ts';
import { logIn } from '../../office/session.ts';
import type { Runtime } from '../../runtime.ts';
import { sessionStateOf } from './sessionState.ts';

/** Logs in to the chosen office; the practice office uses it too. */
export function openSession(
  runtime: Runtime,
  login: string,
  password: string,
  onIndexing?: (done: number, total: number) => void,
): Promise<void> {
  return runtime.inTurn(() => replaceSession(runtime, login, password, onIndexing));
}

async function replaceSession(
  runtime: Runtime,
  login: string,
  password: string,
  onIndexing?: (done: number, total: number) => void,
): Promise<void> {
  const { chosen } = runtime;
  if (!chosen) throw new AppError('office_missing');
  await runtime.endSession();
  const clockwork = { now: runtime.now, newId: () => runtime.newId() };
  const session = await logIn(chosen.folder, login, password, clockwork, onIndexing);
  runtime.session = session;
  runtime.lastActivity = runtime.now();
  const office = await localOffice(session.store.reader, session.officeId);
  runtime.settings = office.settings;
  runtime.loadedEditions = await readLoadedEditions(session.store.reader);
  runtime.chosen = { ...chosen, name: office.name, practice: session.practice };
  rememberOffice(runtime.options.dataRoot, {
    folder: chosen.folder,
    name: office.name,
    practice: session.practice,
    lastOpenedAt: new Date(runtime.now()).toISOString(),
  });
}

/** Ends the session with its audit row; the page reloads on the event. Nothing happens when nobody is logged in. */
export function lockSession(runtime: Runtime, reason: 'user' | 'idle' | 'system' | 'closed'): Promise<void> {
  return runtime.inTurn(async () => {
    const { session } = runtime;
    if (!session) return;
    await runWrite(session.environment, session.actor, 'lock', async (write) => {
      write.audit({ action: 'lock', entityType: 'user', entityId: session.user.id, reason });
    });
    await runtime.endSession();
    runtime.emit({ type: 'locked', reason });
  });
}

export const sessionHandlers = {
  'session.state': ({ runtime }) => sessionStateOf(runtime),
  'session.login': async ({ runtime, progress }, { login, password }) => {
    await openSession(runtime, login, password, (done, total) => progress('indexing', done, total));
    return sessionStateOf(runtime);
  },
  'session.lock': async ({ runtime }) => {
    await lockSession(runtime, 'user');
    return sessionStateOf(runtime);
  },
  'session.touch': async () => ({}),
  'session.changePassword': async ({ runtime, open }, { oldPassword, newPassword }) => {
    await changeOwnPassword(open().session, oldPassword, newPassword);
    return sessionStateOf(runtime);
  },
} satisfies Handlers<NamesOf<'session'>>;
