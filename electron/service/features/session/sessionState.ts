import type { CallOutput } from '#shared/contract/list.ts';
import { timeStampOf } from '../../crypto/encodings.ts';
import { readKeyring } from '../../crypto/keyringFile.ts';
import { localOffice } from '../../db/localOffice.ts';
import type { Runtime } from '../../runtime.ts';
import { PRACTICE_PASSWORD } from '../offices/practicePeople.ts';

/** What every screen needs to know first: which office, whether open, who. */
export async function sessionStateOf(runtime: Runtime): Promise<CallOutput<'session.state'>> {
  const { chosen, session } = runtime;
  const today = timeStampOf(runtime.now()).slice(0, 10);
  const common = {
    idleMinutes: runtime.settings.idleMinutes,
    practicePassword: chosen?.practice ? PRACTICE_PASSWORD : null,
    today,
    version: runtime.options.version,
    logins: chosen ? loginsOf(chosen.folder) : [],
  };
  if (!chosen || !session) {
    return {
      ...common,
      phase: chosen ? 'locked' : 'none',
      office: chosen
        ? { id: null, name: chosen.name, practice: chosen.practice, documentPrefix: null, divisionCode: null }
        : null,
      user: null,
      mustChangePassword: false,
      recoveryConfirmed: true,
      notices: [],
    };
  }
  const office = await localOffice(session.store.reader, session.officeId);
  return {
    ...common,
    phase: 'open',
    office: {
      id: session.officeId,
      name: office.name,
      practice: session.practice,
      documentPrefix: office.documentPrefix,
      divisionCode: office.divisionCode,
    },
    user: { ...session.user, roles: [...session.user.roles] },
    mustChangePassword: session.mustChangePassword,
    recoveryConfirmed: session.recoveryConfirmed,
    notices: [...session.notices],
  };
}

function loginsOf(folder: string): string[] {
  try {
    return readKeyring(folder)
      .slots.filter((slot) => slot.type === 'password')
      .map((slot) => slot.login);
  } catch {
    return [];
  }
}
