import type { Kysely } from 'kysely';
import type { CallOutput, HandlerInput, ProcedureName, ProcedureNamed } from '#shared/contract/list.ts';
import type { Procedure } from '#shared/contract/procedure.ts';
import type { Schema } from './db/schema.ts';
import type { Write, WriteOutcome } from './db/write.ts';
import type { Session } from './office/session.ts';
import type { Runtime } from './runtime.ts';

/** What every handler receives. Time comes from here, never from the machine's clock directly. */
export type BaseContext = {
  readonly runtime: Runtime;
  readonly now: number;
  /** Local date in Asia/Shanghai. */
  readonly today: string;
};

/** A query sees the last committed state through the read-only connection. */
export type QueryContext = BaseContext & {
  readonly db: Kysely<Schema>;
  readonly session: Session;
};

/** A procedure that may be called before a login. */
export type PublicContext = BaseContext & { readonly session: Session | undefined };

/** A command sees its own transaction and nothing else of the database. */
export type CommandContext = BaseContext & { readonly session: Session; readonly write: Write };

export type JobContext = PublicContext & {
  readonly signal: AbortSignal;
  /** Reports progress; `stage` is a catalogue key of section `progress`. */
  progress(stage: string, done: number, total: number): void;
  /** The session and read-only connection of a job that needs a login. @throws AppError `locked` */
  open(): { readonly session: Session; readonly db: Kysely<Schema> };
  /** A short command of its own: one transaction with its audit rows; the `changed` event follows the commit. */
  commit<Value>(action: string, work: (write: Write) => Promise<Value>): Promise<WriteOutcome<Value>['value']>;
};

type ContextOf<P extends Procedure> = P['kind'] extends 'command'
  ? CommandContext
  : P['kind'] extends 'job'
    ? JobContext
    : P['permission'] extends 'public'
      ? PublicContext
      : QueryContext;

export type Handler<Name extends ProcedureName> = (
  context: ContextOf<ProcedureNamed<Name>>,
  input: HandlerInput<Name>,
) => Promise<CallOutput<Name>>;

/** The procedures that the service answers; native ones belong to Electron's main process. */
export type ServiceProcedureName = Exclude<ProcedureName, 'app.info' | `dialogs.${string}` | 'links.open'>;

/** A feature's handlers; `satisfies Handlers<…>` proves that each fits its contract. */
export type Handlers<Names extends ServiceProcedureName = ServiceProcedureName> = {
  readonly [Name in Names]: Handler<Name>;
};
/** The names of one feature. */
export type NamesOf<Feature extends string> = Extract<ServiceProcedureName, `${Feature}.${string}`>;
