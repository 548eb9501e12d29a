import { fileURLToPath } from 'node:url';
import { createService } from '#service/createService.ts';
import type { Service } from '#service/service.ts';
import type { CallInput, CallOutput, ProcedureName } from '#shared/contract/list.ts';

export const OFFICE_NAME = '测速用机构';
export const CLERK = '测速员';
export const PASSWORD = '测速口令2026abc';
const RESOURCES = fileURLToPath(new URL('../../resources', import.meta.url));

export type BenchService = {
  readonly service: Service;
  call<Name extends ProcedureName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
};

/** The service as the product runs it, on a data folder of the bench. Answers are not parsed again: only the call is timed. */
export function benchService(dataRoot: string, now?: () => number): BenchService {
  const service = createService({ dataRoot, resourcesDirectory: RESOURCES, version: 'bench', ...(now ? { now } : {}) });
  return {
    service,
    call: async <Name extends ProcedureName>(name: Name, input: CallInput<Name>) => {
      const answer = await service.call(name, input);
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`);
      return answer.value as CallOutput<Name>; // the dispatcher's handler table is typed by the contract
    },
  };
}

/** A new office with one clerk who may do everything, Argon2id tuned to this machine as at set-up. */
export async function foundOffice({ service, call }: BenchService, folder: string): Promise<void> {
  const person = { password: PASSWORD, mustChange: false };
  const created = await call('offices.create', {
    folder: { $file: service.files.offerPath(folder) },
    name: OFFICE_NAME,
    level: 'bureau',
    divisionCode: '330100',
    documentPrefix: '青民社',
    people: [
      { ...person, login: '管理员', displayName: '管理员', roles: ['sysadmin', 'secadmin'] },
      { ...person, login: '审计员', displayName: '审计员', roles: ['auditadmin'] },
      { ...person, login: CLERK, displayName: CLERK, roles: ['recorder', 'reviewer', 'leader', 'exchange'] },
    ],
  });
  await call('offices.confirmRecovery', created.recovery);
}

export async function openOffice({ service, call }: BenchService, folder: string): Promise<void> {
  await call('offices.open', { folder: { $file: service.files.offerPath(folder) } });
}
