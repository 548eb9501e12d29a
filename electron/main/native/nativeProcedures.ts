import type { BrowserWindow } from 'electron';
import type { z } from 'zod';
import type { Envelope } from '#shared/contract/envelope.ts';
import { failure, incident } from '#shared/features/native/failure.ts';
import { nativeContract } from '#shared/features/native/native.contract.ts';
import { log } from '../log.ts';
import type { ServiceHost } from '../serviceHost.ts';
import { appInfo } from './appInfo.ts';
import { chooseFolder, openFile, saveFile } from './dialogs.ts';
import { openLink } from './links.ts';

/** What a native procedure may use: the one window (dialogs belong to it) and the service's file store. */
export type NativeContext = { readonly window: () => BrowserWindow | undefined; readonly service: ServiceHost };

type Procedures = (typeof nativeContract)[number];
type InputOf<Name> = z.output<Extract<Procedures, { name: Name }>['input']>;
type OutputOf<Name> = z.output<Extract<Procedures, { name: Name }>['output']>;
type Handlers = {
  [Name in Procedures['name']]: (input: InputOf<Name>, context: NativeContext) => Promise<Envelope<OutputOf<Name>>>;
};

/** One handler for each entry of the contract; a missing one does not compile. */
const handlers: Handlers = {
  'app.info': appInfo,
  'dialogs.chooseFolder': chooseFolder,
  'dialogs.openFile': openFile,
  'dialogs.saveFile': saveFile,
  'links.open': openLink,
};

export type NativeProcedures = ReadonlyMap<string, (input: unknown) => Promise<Envelope>>;

/** The native procedures by name, each checking its input as the dispatcher does for the others. */
export function nativeProcedures(context: NativeContext): NativeProcedures {
  const entry = <Name extends Procedures['name']>(procedure: Extract<Procedures, { name: Name }>, name: Name) =>
    [
      name,
      async (input: unknown): Promise<Envelope> => {
        const parsed = procedure.input.safeParse(input);
        if (!parsed.success) return failure('invalid_input');
        try {
          // The schema of `procedure` made this value: it is the input of the handler with the same name.
          return await handlers[name](parsed.data as InputOf<Name>, context);
        } catch {
          const answer = incident();
          log('native.failed', { name, incident: String(answer.error.details.incident) });
          return answer;
        }
      },
    ] as const;
  return new Map(nativeContract.map((procedure) => entry(procedure, procedure.name)));
}
