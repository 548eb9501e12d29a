import type { z } from 'zod';
import type { Envelope } from '#shared/contract/envelope.ts';
import { AppError, type ErrorCode, type ErrorDetails } from '#shared/contract/errors.ts';
import { PROCEDURES } from '#shared/contract/list.ts';
import { BUSINESS_ROLES, PERMISSIONS, permits } from '#shared/contract/permissions.ts';
import type { Procedure } from '#shared/contract/procedure.ts';
import { message } from '#shared/text/index.ts';
import type { CommandContext, Handlers, JobContext, PublicContext, QueryContext } from './context.ts';
import { timeStampOf } from './crypto/encodings.ts';
import { databaseError } from './db/open.ts';
import { runWrite, type Write } from './db/write.ts';
import { errorWords } from './errorWords.ts';
import { storageError } from './files/writeFile.ts';
import type { Session } from './office/session.ts';
import type { Runtime } from './runtime.ts';
import type { CallMeta } from './service.ts';

/** Calls above this are logged by name, without arguments (architecture, habit 18). */
const SLOW_MILLISECONDS = 50;

type AnyHandler = (context: unknown, input: unknown) => Promise<unknown>;

const byName: ReadonlyMap<string, Procedure> = new Map(PROCEDURES.map((procedure) => [procedure.name, procedure]));

/** Procedures that a user with an expired or one-time password may still call. */
const ALWAYS_OPEN = new Set([
  'session.state',
  'session.login',
  'session.lock',
  'session.touch',
  'session.changePassword',
]);

export type Dispatcher = {
  call(name: string, input: unknown, meta?: CallMeta): Promise<Envelope>;
  cancel(callId: string): boolean;
  /** Resolves when the commands and jobs under way have ended. */
  drain(): Promise<void>;
};

/**
 * Finds the procedure, checks the permission with the session user, parses the input, opens the transaction, runs the
 * handler, writes the audit row, commits, and answers an envelope. Nothing throws out of here.
 */
export function createDispatcher(runtime: Runtime, handlers: Handlers): Dispatcher {
  const table: Readonly<Record<string, AnyHandler | undefined>> = handlers as unknown as Record<string, AnyHandler>; // each handler was checked against its contract by `satisfies Handlers`
  const jobs = new Map<string, AbortController>();
  const underWay = new Set<Promise<unknown>>();

  const perform = async (name: string, input: unknown, meta: CallMeta): Promise<unknown> => {
    const procedure = byName.get(name);
    if (!procedure) throw new AppError('unknown_procedure');
    if (procedure.host === 'native') throw new AppError('not_available');
    const handler = table[name];
    if (!handler) throw new AppError('unknown_procedure');
    const session = authorise(runtime, procedure);
    const parsed = parse(procedure.input, input);
    const now = runtime.now();
    const base = { runtime, now, today: timeStampOf(now).slice(0, 10) };
    if (procedure.kind === 'query') {
      if (procedure.permission === 'public') {
        return handler({ ...base, session: runtime.session } satisfies PublicContext, parsed);
      }
      const open = session ?? runtime.requireSession();
      return handler({ ...base, session: open, db: open.store.reader } satisfies QueryContext, parsed);
    }
    if (procedure.kind === 'command') {
      const open = session ?? runtime.requireSession();
      return inTransaction(runtime, open, name, (write) =>
        handler({ ...base, session: open, write } satisfies CommandContext, parsed),
      );
    }
    return runJob(handler, base, session, parsed, meta);
  };

  const runJob = async (
    handler: AnyHandler,
    base: { runtime: Runtime; now: number; today: string },
    begunBy: Session | undefined,
    input: unknown,
    meta: CallMeta,
  ): Promise<unknown> => {
    const controller = new AbortController();
    const callId = meta.callId ?? runtime.newId();
    jobs.set(callId, controller);
    // A job belongs to the session that was permitted to begin it: after a lock nothing of it is written, least of all under
    // the next user's name. A public job may log in on its way.
    const requireSession = (): Session => {
      const session = runtime.requireSession();
      if (begunBy && session !== begunBy) throw new AppError('locked');
      return session;
    };
    const context: JobContext = {
      ...base,
      session: runtime.session,
      signal: controller.signal,
      progress: (stage, done, total) => runtime.emit({ type: 'progress', callId, stage, done, total }),
      open: () => {
        const session = requireSession();
        return { session, db: session.store.reader };
      },
      commit: async (action, work) => inTransaction(runtime, requireSession(), action, work),
    };
    try {
      return await handler(context, input);
    } catch (error) {
      if (controller.signal.aborted) throw new AppError('cancelled');
      // Its database was closed under it.
      if (begunBy && runtime.session !== begunBy) throw new AppError('locked');
      throw error;
    } finally {
      jobs.delete(callId);
      runtime.emit({ type: 'progress', callId, stage: 'ended', done: 1, total: 1 });
    }
  };

  return {
    call: async (name, input, meta = {}) => {
      const start = performance.now();
      const work = perform(name, input, meta);
      underWay.add(work);
      try {
        return { ok: true, value: (await work) ?? null };
      } catch (error) {
        return toEnvelope(error);
      } finally {
        underWay.delete(work);
        const took = performance.now() - start;
        if (took > SLOW_MILLISECONDS && process.env.TAIZHANG_TRACE)
          process.stderr.write(`slow ${name} ${took.toFixed(0)} ms\n`);
      }
    },
    cancel: (callId) => {
      const controller = jobs.get(callId);
      controller?.abort();
      return controller !== undefined;
    },
    drain: async () => {
      for (const controller of jobs.values()) controller.abort();
      await Promise.allSettled(underWay);
    },
  };
}

/** One command: transaction, audit, commit; then the event. */
async function inTransaction<Value>(
  runtime: Runtime,
  session: Session,
  action: string,
  work: (write: Write) => Promise<Value>,
): Promise<Value> {
  const { value, topics } = await runWrite(session.environment, session.actor, action, work);
  if (topics.length > 0) runtime.emit({ type: 'changed', topics: [...topics] });
  return value;
}

function parse(schema: z.ZodType, input: unknown): unknown {
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) {
    // Half a surrogate pair is no character: neither the hash chain nor the database can keep it (RFC 8785, RFC 8259 §8.2).
    if (holdsHalfCharacter(parsed.data)) throw new AppError('invalid_input', { fields: [] });
    return parsed.data;
  }
  const fields = parsed.error.issues
    .slice(0, 20)
    .map((issue) => ({ field: issue.path.map(String).join('.'), code: issue.message }));
  throw new AppError('invalid_input', { fields });
}

/** Whether any text or name of a field in the value has a surrogate without its other half. */
function holdsHalfCharacter(value: unknown): boolean {
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value);
  if (Array.isArray(value)) return value.some(holdsHalfCharacter);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, item]) => holdsHalfCharacter(key) || holdsHalfCharacter(item));
}

function authorise(runtime: Runtime, procedure: Procedure): Session | undefined {
  if (procedure.permission === 'public') return undefined;
  const session = runtime.requireSession();
  runtime.lastActivity = procedure.name === 'session.state' ? runtime.lastActivity : runtime.now();
  if (session.mustChangePassword && !ALWAYS_OPEN.has(procedure.name)) throw new AppError('E_PASSWORD_CHANGE');
  if (!permits(procedure.permission, session.user.roles)) throw new AppError('forbidden');
  if (!session.recoveryConfirmed && procedure.kind !== 'query' && isBusiness(procedure))
    throw new AppError('recovery_unconfirmed');
  return session;
}

/** Before the recovery sheets were re-entered no business record is made (§3.4). */
function isBusiness(procedure: Procedure): boolean {
  if (procedure.permission === 'public' || procedure.permission === 'session') return false;
  return PERMISSIONS[procedure.permission].some((role) => BUSINESS_ROLES.some((one) => one === role));
}

let incidents = 0;

/** Maps whatever was thrown to the closed list; the stack stays here. */
export function toEnvelope(error: unknown): Envelope {
  const mapped = storageError(databaseError(error));
  if (mapped instanceof AppError) return failure(mapped.code, mapped.details);
  incidents += 1;
  const incident = `${Date.now().toString(36).toUpperCase()}-${incidents}`;
  process.stderr.write(
    `incident ${incident}: ${mapped instanceof Error ? (mapped.stack ?? mapped.message) : String(mapped)}\n`,
  );
  return failure('internal', { incident });
}

function failure(code: ErrorCode, details: ErrorDetails): Envelope {
  return {
    ok: false,
    error: { code, message: message('zh-CN', `errors.${code}`, errorWords(code, details)), details },
  };
}
