import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';
import { actionsHandover } from '../actions/actions.handover.ts';
import { certificatesReturn } from '../certificates/certificates.handover.ts';
import { contactAssignmentsHandover } from '../contactAssignments/contactAssignments.handover.ts';
import { draftsHandover } from '../drafts/drafts.handover.ts';
import { dutiesHandover } from '../duties/duties.handover.ts';
import { inspectionsHandover } from '../inspections/inspections.handover.ts';
import { meetingsHandover } from '../meetings/meetings.handover.ts';
import { minutesHandover } from '../minutes/minutes.handover.ts';
import { officialDocumentsHandover } from '../officialDocuments/officialDocuments.handover.ts';
import { planItemsHandover } from '../planItems/planItems.handover.ts';
import { riskMeasuresHandover } from '../riskAssessments/riskAssessments.handover.ts';
import { sealsHandover } from '../seals/seals.handover.ts';
import { accountReturn } from '../users/account.handover.ts';

/** What a source is asked for: the open work of one member on a day; `userId`: what hangs on his account. */
export type HandoverLook = { readonly memberId: string; readonly today: string; readonly userId?: string | null };

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
      /** Accounts of the two, for what hangs on an account; null: has none. */
      readonly fromUserId?: string | null;
      readonly toUserId?: string | null;
    },
  ): Promise<void>;
};

/** A kind of thing that cannot be moved: it is ticked as returned or disabled. */
export type ReturnSource = Pick<HandoverSource, 'kind' | 'open'>;

/** Every kind of work that a hand-over asks about. */
export const HANDOVER_SOURCES: readonly HandoverSource[] = [
  actionsHandover,
  dutiesHandover,
  contactAssignmentsHandover,
  meetingsHandover,
  minutesHandover,
  officialDocumentsHandover,
  planItemsHandover,
  inspectionsHandover,
  riskMeasuresHandover,
  sealsHandover,
  draftsHandover,
];

/** What must be returned or disabled. */
export const RETURN_SOURCES: readonly ReturnSource[] = [certificatesReturn, accountReturn];
