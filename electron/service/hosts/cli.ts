import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Envelope } from '#shared/contract/envelope.ts';
import { AppError } from '#shared/contract/errors.ts';
import { ROLES } from '#shared/contract/permissions.ts';
import { failure } from '#shared/features/native/failure.ts';
import { createService } from '../createService.ts';
import { toEnvelope } from '../dispatcher.ts';
import type { Service } from '../service.ts';
import { listProcedures } from './cli.list.ts';
import { collectFiles, placeOf, resolveReferences, sendFiles } from './cli.values.ts';
import { nodeTokenRunner } from './nodeTokens.ts';

/**
 * The command line for scripts and IT staff: `init`, `list`, `call`, `practice`. Prints JSON on stdout and nothing else;
 * passwords come from TAIZHANG_PASSWORD or a file, never from the arguments.
 */
const USAGE = `taizhang cli
  init --office DIR --name N --division CODE --prefix P --level bureau --admin LOGIN --auditor LOGIN --user LOGIN:ROLE,ROLE …
  list
  call NAME JSON --office DIR --user LOGIN [--password-file FILE] [--out DIR]
  call --batch FILE --office DIR --user LOGIN [--password-file FILE] [--out DIR]
  practice DIR
Passwords: environment variable TAIZHANG_PASSWORD, or --password-file.`;

const repository = fileURLToPath(new URL('../../../', import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    office: { type: 'string' },
    name: { type: 'string' },
    'short-name': { type: 'string' },
    division: { type: 'string' },
    prefix: { type: 'string' },
    level: { type: 'string', default: 'bureau' },
    admin: { type: 'string' },
    auditor: { type: 'string' },
    user: { type: 'string', multiple: true },
    'password-file': { type: 'string' },
    batch: { type: 'string' },
    out: { type: 'string' },
    rebuild: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const outFolder = values.out === undefined ? undefined : placeOf(values.out);

function makeService(): Service {
  const manifest = z
    .object({ version: z.string() })
    .parse(JSON.parse(fs.readFileSync(path.join(repository, 'package.json'), 'utf8')));
  return createService({
    // The command line keeps no list of known offices: its own folder lives only as long as the process.
    dataRoot: path.join(os.tmpdir(), `taizhang-cli-${process.pid}`),
    resourcesDirectory: path.join(repository, 'resources'),
    version: manifest.version,
    tokens: nodeTokenRunner(),
  });
}

function print(value: unknown): void {
  fs.writeSync(1, `${JSON.stringify(value, undefined, 2)}\n`);
}

function password(): string {
  const file = values['password-file'];
  if (file) return fs.readFileSync(placeOf(file), 'utf8').replace(/\r?\n$/, '');
  return process.env.TAIZHANG_PASSWORD ?? '';
}

function need(name: 'office' | 'name' | 'division' | 'prefix' | 'admin' | 'auditor'): string {
  const value = values[name];
  if (!value) throw new UsageError(`--${name}`);
  return value;
}

class UsageError extends Error {}

/** `LOGIN:ROLE,ROLE` → a person of the new office. */
function personOf(text: string) {
  const [login = '', roles = ''] = text.split(':');
  return {
    login,
    displayName: login,
    password: password(),
    roles: z.array(z.enum(ROLES)).parse(roles.split(',').filter(Boolean)),
  };
}

async function init(service: Service): Promise<Envelope> {
  const folder = placeOf(need('office'));
  // A file stands where the folder should be: as little to be overwritten as a folder with content.
  if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false)
    return toEnvelope(new AppError('office_exists'));
  const created = await service.call('offices.create', {
    folder: { $file: service.files.offerPath(folder) },
    name: need('name'),
    ...(values['short-name'] ? { shortName: values['short-name'] } : {}),
    level: values.level,
    divisionCode: need('division'),
    documentPrefix: need('prefix'),
    smallOffice: true,
    people: [
      { login: need('admin'), displayName: need('admin'), password: password(), roles: ['sysadmin', 'secadmin'] },
      { login: need('auditor'), displayName: need('auditor'), password: password(), roles: ['auditadmin'] },
      ...(values.user ?? []).map(personOf),
    ],
  });
  if (!created.ok) return created;
  const value = z.looseObject({ recovery: z.object({ sheetA: z.string(), sheetB: z.string() }) }).parse(created.value);
  // A script that prints the codes has them: re-entering them is done here.
  const confirmed = await service.call('offices.confirmRecovery', value.recovery);
  if (!confirmed.ok) return confirmed;
  return { ok: true, value: await collectFiles(service, value, outFolder) };
}

const batchSchema = z.array(z.object({ name: z.string(), input: z.unknown().optional(), as: z.string().optional() }));

/** One call: files in, references to earlier steps, the call, files out. */
async function callOne(
  service: Service,
  { name, input }: { readonly name: string; readonly input?: unknown },
  steps: readonly Envelope[],
  names: readonly (string | undefined)[] = [],
): Promise<Envelope> {
  try {
    const prepared = sendFiles(service, resolveReferences(input ?? {}, steps, names));
    const envelope = await service.call(name, prepared);
    return envelope.ok ? { ok: true, value: await collectFiles(service, envelope.value, outFolder) } : envelope;
  } catch (error) {
    return toEnvelope(error);
  }
}

async function openOffice(service: Service): Promise<Envelope | undefined> {
  if (!values.office) return undefined;
  const folder = { $file: service.files.offerPath(placeOf(values.office)) };
  const opened = await service.call('offices.open', { folder });
  if (!opened.ok) return opened;
  const [login] = values.user ?? [];
  if (!login) return undefined;
  const session = await service.call('session.login', { login, password: password() });
  return session.ok ? undefined : session;
}

async function call(service: Service): Promise<{ output: unknown; ok: boolean }> {
  if (values.batch) {
    const source = values.batch === '-' ? 0 : placeOf(values.batch);
    const batch = batchSchema.parse(JSON.parse(fs.readFileSync(source, 'utf8')));
    const names = batch.map((step) => step.as);
    const refused = await openOffice(service);
    const steps: Envelope[] = [];
    for (const step of batch) steps.push(refused ?? (await callOne(service, step, steps, names)));
    return { output: steps, ok: steps.every((envelope) => envelope.ok) };
  }
  const [, name, json] = positionals;
  if (!name) throw new UsageError('NAME');
  const input: unknown = json ? JSON.parse(json) : {};
  const envelope = (await openOffice(service)) ?? (await callOne(service, { name, input }, []));
  return { output: envelope, ok: envelope.ok };
}

async function run(): Promise<boolean> {
  const [command] = positionals;
  if (command === 'list') {
    print(listProcedures());
    return true;
  }
  if (values.help || !command || !['init', 'call', 'practice'].includes(command)) throw new UsageError('command');
  const service = makeService();
  try {
    if (command === 'init') {
      const envelope = await init(service);
      print(envelope.ok ? envelope.value : envelope);
      return envelope.ok;
    }
    if (command === 'practice') {
      const folder = positionals[1] ?? need('office');
      const envelope = await service.call('offices.practice', {
        rebuild: values.rebuild,
        folder: { $file: service.files.offerPath(placeOf(folder)) },
      });
      print(envelope);
      return envelope.ok;
    }
    const { output, ok } = await call(service);
    print(output);
    return ok;
  } finally {
    await service.close();
    fs.rmSync(path.join(os.tmpdir(), `taizhang-cli-${process.pid}`), { recursive: true, force: true });
  }
}

run().then(
  (ok) => {
    process.exitCode = ok ? 0 : 1;
  },
  (error: unknown) => {
    if (error instanceof UsageError) {
      process.stderr.write(`${USAGE}\nmissing: ${error.message}\n`);
      process.exitCode = 2;
      return;
    }
    // Unreadable JSON or files named on the command line: said in one envelope, without a stack.
    const reason = error instanceof Error ? error.message : String(error);
    print(failure('invalid_input', { reason }));
    process.exitCode = 2;
  },
);
