import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';

/** What a source is asked for: the open work of one member on a day. */
export type HandoverLook = { readonly memberId: string; readonly today: string };

/** One piece of open work that somebody must own (features D5, "Beyond" 12). */
export type HandoverItem = {
  /** Id of the record. */
  readonly id: string;
  readonly title: string;
  /** What it belongs to or is due by, in words. */
  readonly note: string;
  readonly dueOn: string | null;
  /** Place in the program where it is seen. */
  readonly place: string;
};

/** A kind of work that is handed over. A feature adds its own in `<feature>.handover.ts`. */
export type HandoverSource = {
  /** Words: `handoverLabels.<kind>`. */
  readonly kind: string;
  open(db: Kysely<Schema>, look: HandoverLook): Promise<readonly HandoverItem[]>;
  /** Gives one piece of work to another member from a day on, with a history line of its own. */
  give(
    write: Write,
    given: {
      readonly id: string;
      readonly from: string;
      readonly to: string;
      readonly on: string;
      readonly reason: string;
    },
  ): Promise<void>;
};

/** Every kind of work that a hand-over asks about. */
export const HANDOVER_SOURCES: readonly HandoverSource[] = [];
