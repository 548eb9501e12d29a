import type { z } from 'zod';
import type { Permission } from './permissions.ts';

/**
 * One entry of the contract. `kind` decides what its handler receives:
 * a `query` a read-only handle, a `command` one transaction (with its audit row), a `job` neither: it reads a snapshot,
 * works, reports progress, can be cancelled, and writes through short commands.
 */
export type Procedure<
  Kind extends 'query' | 'command' | 'job' = 'query' | 'command' | 'job',
  Name extends string = string,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> = {
  readonly kind: Kind;
  readonly name: Name;
  readonly permission: Permission;
  readonly input: Input;
  readonly output: Output;
  /** `native` procedures are answered by Electron's main process (dialogs, printing); other hosts have a stand-in. */
  readonly host: 'service' | 'native';
  /** One English sentence: becomes the reference printed by `cli list`. */
  readonly summary: string;
};

type Definition<Name extends string, Input extends z.ZodType, Output extends z.ZodType> = {
  readonly name: Name;
  readonly permission: Permission;
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
  readonly host?: 'service' | 'native';
};

/** A procedure that only reads. */
export function defineQuery<const Name extends string, I extends z.ZodType, O extends z.ZodType>(
  definition: Definition<Name, I, O>,
): Procedure<'query', Name, I, O> {
  return { kind: 'query', host: 'service', ...definition };
}

/** A procedure that writes: one transaction with its audit row. */
export function defineCommand<const Name extends string, I extends z.ZodType, O extends z.ZodType>(
  definition: Definition<Name, I, O>,
): Procedure<'command', Name, I, O> {
  return { kind: 'command', host: 'service', ...definition };
}

/** Long work: progress, cancel, no transaction of its own. */
export function defineJob<const Name extends string, I extends z.ZodType, O extends z.ZodType>(
  definition: Definition<Name, I, O>,
): Procedure<'job', Name, I, O> {
  return { kind: 'job', host: 'service', ...definition };
}

export type InputOf<P extends Procedure> = z.input<P['input']>;
export type ParsedInputOf<P extends Procedure> = z.output<P['input']>;
export type OutputOf<P extends Procedure> = z.output<P['output']>;
