import { v7 } from 'uuid';
import { AppError } from '#shared/contract/errors.ts';
import type { ServiceEvent } from '#shared/contract/events.ts';
import { type OfficeSettings, officeSettings } from '#shared/features/settings/settings.contract.ts';
import type { CalendarEdition } from '#shared/lib/workingDays.ts';
import { createDocumentPool, type DocumentPool } from './documents/documentPool.ts';
import { createFileStore, type FileStore } from './files/fileStore.ts';
import { lockOffice } from './office/officeFolder.ts';
import type { Session } from './office/session.ts';
import type { ServiceOptions } from './service.ts';
import { noTokenRunner, type TokenRunner } from './signing/tokens/tokenRunner.ts';

/** The office that was chosen on the first screen; its lock file is held until it is let go. */
export type ChosenOffice = {
  readonly folder: string;
  readonly name: string;
  readonly practice: boolean;
  readonly release: () => void;
};

/** Everything of the service that outlives a call. One office and one session at a time. */
export class Runtime {
  readonly options: ServiceOptions;
  readonly files: FileStore = createFileStore();
  readonly documents: DocumentPool;
  readonly tokens: TokenRunner;
  readonly now: () => number;
  chosen: ChosenOffice | undefined;
  session: Session | undefined;
  settings: OfficeSettings = officeSettings.parse({});
  /** Editions of the holiday calendar that the open office loaded; a new list whenever they change. */
  loadedEditions: readonly CalendarEdition[] = [];
  lastActivity = 0;
  private lastTurn: Promise<unknown> = Promise.resolve();
  private readonly listeners = new Set<(event: ServiceEvent) => void>();

  constructor(options: ServiceOptions) {
    this.options = options;
    this.now = options.now ?? Date.now;
    this.tokens = options.tokens ?? noTokenRunner;
    this.documents = createDocumentPool({
      resourcesDirectory: options.resourcesDirectory,
      ...(options.workerFiles?.documents ? { workerFile: options.workerFiles.documents } : {}),
      onError: (stack) => process.stderr.write(`documents: ${stack}\n`),
    });
  }

  /** A new record id: UUIDv7 at the service's clock. */
  newId(): string {
    return v7({ msecs: this.now() });
  }

  emit(event: ServiceEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  onEvent(listener: (event: ServiceEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** @throws AppError `locked` when nobody is logged in */
  requireSession(): Session {
    if (!this.session) throw new AppError('locked');
    return this.session;
  }

  /**
   * Opening, locking and leaving an office happen one after another: two windows, or the idle clock and a user, may ask at the
   * same moment. Never asked for from inside a turn.
   */
  inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.lastTurn.then(work, work);
    this.lastTurn = turn;
    return turn;
  }

  /** Chooses an office folder and takes its lock; an office chosen before is let go. @throws AppError `office_in_use` */
  choose(folder: string, name: string, practice: boolean): Promise<void> {
    return this.inTurn(async () => {
      await this.endSession();
      if (this.chosen?.folder === folder) return;
      this.chosen?.release();
      this.chosen = undefined;
      this.chosen = { folder, name, practice, release: lockOffice(folder) };
    });
  }

  /** Leaves the office: the session ends and the folder's lock is given back. */
  letGo(): Promise<void> {
    return this.inTurn(async () => {
      await this.endSession();
      this.chosen?.release();
      this.chosen = undefined;
    });
  }

  /** Closes the database, wipes the keys, voids tickets; called within a turn. */
  async endSession(): Promise<void> {
    const ending = this.session;
    this.session = undefined;
    this.files.forgetContents();
    await ending?.store.close();
  }
}
