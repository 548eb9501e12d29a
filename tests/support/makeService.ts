import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createService } from '#service/createService.ts';
import type { CallMeta, Service, ServiceOptions } from '#service/service.ts';
import type { ErrorCode, ErrorDetails } from '#shared/contract/errors.ts';
import { type CallInput, type CallOutput, PROCEDURES, type ProcedureName } from '#shared/contract/list.ts';
import type { Procedure } from '#shared/contract/procedure.ts';

export const PASSWORD = '测试口令2026abc';
export const OFFICE_NAME = '云州市民政局';
export const RESOURCES = fileURLToPath(new URL('../../resources', import.meta.url));

/** The template office is made at this moment, so that a test may set its clock to any later one. */
const FOUNDED_AT = Date.parse('2026-01-05T09:00:00+08:00');
/** Where a test's clock starts when it names no other moment. */
const DEFAULT_START = Date.parse('2026-03-05T10:00:00+08:00');

/** A call that answered `ok: false`. */
export class CallFailure extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  constructor(name: string, code: ErrorCode, sentence: string, details: ErrorDetails) {
    super(`${name}: ${code} ${sentence} ${JSON.stringify(details).slice(0, 500)}`);
    this.code = code;
    this.details = details;
  }
}

export type TestLogin = 'admin' | 'auditor' | 'clerk';

export type TestService = {
  /** Calls a procedure; its answer is checked against the contract. @throws CallFailure */
  call<Name extends ProcedureName>(name: Name, input: CallInput<Name>, meta?: CallMeta): Promise<CallOutput<Name>>;
  /** The failure that a call must end in. */
  failure<Name extends ProcedureName>(name: Name, input: CallInput<Name>): Promise<CallFailure>;
  /** Logs in; whoever was logged in before is logged out. */
  as(login: string, password?: string): Promise<void>;
  /** The bytes behind a file that a call answered. */
  bytes(file: { readonly $file: string }): Buffer;
  /** Turns bytes into a file to hand in. */
  fileIn(name: string, bytes: Uint8Array): Promise<{ $file: string; name: string }>;
  /** Sets the clock to a moment (`2026-03-05T10:00:00+08:00`). */
  setClock(moment: string): void;
  close(): Promise<void>;
  readonly service: Service;
  readonly dataRoot: string;
  readonly folder: string;
};

const byName: ReadonlyMap<string, Procedure> = new Map(PROCEDURES.map((procedure) => [procedure.name, procedure]));

/** Calls a service and checks the answer against the contract. @throws CallFailure */
export async function callService<Name extends ProcedureName>(
  service: Service,
  name: Name,
  input: CallInput<Name>,
  meta?: CallMeta,
): Promise<CallOutput<Name>> {
  const answer = await service.call(name, input, meta);
  if (!answer.ok) throw new CallFailure(name, answer.error.code, answer.error.message, answer.error.details);
  // Only plain JSON crosses a border; what does not survive it would differ between hosts.
  const value: CallOutput<Name> = JSON.parse(JSON.stringify(answer.value));
  byName.get(name)?.output.parse(value);
  return value;
}

/**
 * A real service with a real office of its own in a temporary folder: administrator, auditor and clerk (every business role),
 * recovery sheets confirmed, the clerk logged in. The office is a copy of one made once per test run.
 */
export async function makeService(
  options: {
    readonly now?: string | (() => number);
    readonly tokens?: ServiceOptions['tokens'];
    /** Folder of another office to copy, with the same people. */
    readonly template?: string;
  } = {},
): Promise<TestService> {
  const dataRoot = mkdtempSync(path.join(tmpdir(), 'taizhang-test-'));
  const folder = path.join(dataRoot, 'office');
  cpSync(options.template ?? (await templateOffice()), folder, { recursive: true });
  let base = typeof options.now === 'string' ? Date.parse(options.now) : DEFAULT_START;
  let started = performance.now();
  const ownClock = () => Math.floor(base + performance.now() - started);
  const now = typeof options.now === 'function' ? options.now : ownClock;
  const service = createService({
    dataRoot,
    resourcesDirectory: RESOURCES,
    version: '0.0.0-test',
    argon2: 'floor',
    now,
    ...(options.tokens ? { tokens: options.tokens } : {}),
  });
  const call: TestService['call'] = (name, input, meta) => callService(service, name, input, meta);
  await call('offices.open', { folder: { $file: service.files.offerPath(folder) } });
  const as: TestService['as'] = async (login, password = PASSWORD) => {
    await call('session.login', { login, password });
  };
  await as('clerk');
  return {
    call,
    failure: async (name, input) => {
      try {
        await call(name, input);
      } catch (error) {
        if (error instanceof CallFailure) return error;
        throw error;
      }
      throw new Error(`${name} was expected to fail`);
    },
    as,
    bytes: (file) => service.files.read(file.$file).bytes,
    fileIn: async (name, bytes) => {
      const { $file } = await call('files.upload', { name, size: bytes.length });
      service.files.accept($file, Buffer.from(bytes));
      return { $file, name };
    },
    setClock: (moment) => {
      base = Date.parse(moment);
      started = performance.now();
    },
    close: async () => {
      await service.close();
      rmSync(dataRoot, { recursive: true, force: true });
    },
    service,
    dataRoot,
    folder,
  };
}

/**
 * The office that every test copies: made by the same calls a user makes, once per run. Test files run in parallel, so it is made
 * aside and renamed; whoever comes second takes the first one's.
 */
async function templateOffice(): Promise<string> {
  const ready = path.join(templateFolder(), 'office');
  if (existsSync(ready)) return ready;
  removeOldTemplates(thisHour());
  const dataRoot = mkdtempSync(path.join(tmpdir(), 'taizhang-founding-'));
  const folder = path.join(dataRoot, 'office');
  mkdirSync(folder);
  const service = createService({
    dataRoot,
    resourcesDirectory: RESOURCES,
    version: '0.0.0-test',
    argon2: 'floor',
    now: () => FOUNDED_AT,
  });
  const person = { password: PASSWORD, mustChange: false };
  const created = await callService(service, 'offices.create', {
    folder: { $file: service.files.offerPath(folder) },
    name: OFFICE_NAME,
    shortName: '市民政局',
    level: 'bureau',
    divisionCode: '330100',
    documentPrefix: '云民发',
    people: [
      { ...person, login: 'admin', displayName: '管理员', roles: ['sysadmin', 'secadmin'] },
      { ...person, login: 'auditor', displayName: '审计员', roles: ['auditadmin'] },
      { ...person, login: 'clerk', displayName: '张文员', roles: ['recorder', 'reviewer', 'leader', 'exchange'] },
    ],
  });
  await callService(service, 'offices.confirmRecovery', created.recovery);
  await service.close();
  mkdirSync(path.dirname(ready), { recursive: true });
  try {
    renameSync(folder, ready);
  } catch (error) {
    if (!existsSync(ready)) throw error;
  }
  rmSync(dataRoot, { recursive: true, force: true });
  return ready;
}

/** Where this run keeps what its tests copy: the test runner's own process number, and the hour in case that number comes again. */
export function templateFolder(): string {
  return path.join(tmpdir(), `taizhang-template-${process.ppid}-${thisHour()}`);
}

const thisHour = () => Math.floor(Date.now() / 3_600_000);

/** Templates of runs that ended more than an hour ago; one still in use is younger. */
function removeOldTemplates(hour: number): void {
  for (const name of readdirSync(tmpdir())) {
    const made = /^taizhang-template-\d+-(\d+)$/.exec(name)?.[1];
    if (made && Number(made) < hour - 1) rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
  }
}
