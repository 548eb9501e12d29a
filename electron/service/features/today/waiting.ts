import { PERMISSIONS, type Permission, permits } from '#shared/contract/permissions.ts';
import type { WaitingGroup, WaitingLine } from '#shared/features/today/today.contract.ts';
import type { WaitingKind } from '#shared/features/today/today.lists.ts';
import { daysBetween } from '#shared/lib/workingDays.ts';
import type { QueryContext } from '../../context.ts';
import { othersHold } from '../meetings/meetings.repository.ts';
import { unfinishedMinutes } from '../minutes/minutes.lists.repository.ts';
import { mayAnswer, turnOf } from '../minutes/minutes.waiting.ts';
import type { Part } from './today.repository.ts';
import type { TodayLook } from './todaySources.ts';

export type WaitingContext = Pick<QueryContext, 'db' | 'runtime' | 'session' | 'today'>;
export type Group = Omit<WaitingGroup, 'kind'>;

/** Lines of each kind; the rest is one press away. */
export const SHOWN = 4;
/** More than any of these lists has open. */
export const ALL = 10_000;

/** What one user is asked for: who he is, what he may do, and whether somebody else could do it. */
export type Who = {
  readonly context: WaitingContext;
  readonly look: TodayLook;
  can(permission: Permission): boolean;
  /** The user, when somebody else holds the permission too: then his own entries are left to the other. */
  exceptOwn(permission: keyof typeof PERMISSIONS): Promise<string | null>;
};

/** The user of a session as the parts of the page ask for him. */
export function whoOf(context: WaitingContext, look: TodayLook): Who {
  const { db, session } = context;
  const { id, roles } = session.user;
  return {
    context,
    look,
    can: (permission) => permits(permission, roles),
    exceptOwn: async (permission) => ((await othersHold(db, PERMISSIONS[permission], id)) ? id : null),
  };
}

export const NOTHING: Group = { total: 0, rows: [], place: '' };

/** Lines of a part; `place` of one from its id. `dated`: its day is one until which something has to be done. */
export function groupOf(
  { total, rows }: Part,
  place: string,
  placeOf: (id: string) => string,
  dated: string | null = null,
): Group {
  return {
    total,
    place,
    rows: rows.slice(0, SHOWN).map(({ id, title, note, on }, index) => ({
      ...{ id: `${id} ${index}`, title, note, on, place: placeOf(id) },
      daysLeft: dated === null || on === null ? null : daysBetween(dated, on),
    })),
  };
}

/** The first of lines that are all known. */
export function cut(rows: readonly WaitingLine[], place: string): Group {
  return { total: rows.length, rows: rows.slice(0, SHOWN), place };
}

/** The kinds of which anything waits. */
export function named(groups: readonly (readonly [WaitingKind, Group])[]): WaitingGroup[] {
  return groups.flatMap(([kind, group]) => (group.total === 0 ? [] : [{ kind, ...group }]));
}

/** Minutes by whose turn it is: the user's review, sent back to whoever handed them in, agreed to, in somebody else's hands. */
export async function minutesByTurn({ context, can, exceptOwn }: Who) {
  const { db, session, today } = context;
  const { user } = session;
  // Minutes in review wait for somebody whatever the hour at which their meeting is dated.
  const rows = await unfinishedMinutes(db, today, ALL);
  const isAlone = (await exceptOwn('meetings.finalize')) === null;
  const lines: Readonly<Record<'mine' | 'returned' | 'agreed' | 'others', WaitingLine[]>> = {
    ...{ mine: [], returned: [], agreed: [], others: [] },
  };
  for (const row of rows) {
    const { meetingId: id, title, heldOn, reviewerName, handedInByName, handedInBy } = row;
    const { state } = turnOf(user, row);
    const line = { id, title, on: heldOn, daysLeft: null, place: `/meetings/${id}` };
    const isMine = state === 'to_review' || (state === 'with_reviewer' && isAlone && mayAnswer(user, row));
    if (isMine) lines.mine.push({ ...line, note: handedInByName });
    else if (state === 'with_reviewer' && handedInBy === user.id) lines.others.push({ ...line, note: reviewerName });
    else if (state === 'returned' && handedInBy === user.id) lines.returned.push({ ...line, note: null });
    else if (state === 'agreed' && can('meetings.finalize')) lines.agreed.push({ ...line, note: handedInByName });
  }
  const place = '/meetings';
  return {
    ...{ mine: cut(lines.mine, place), returned: cut(lines.returned, place) },
    ...{ agreed: cut(lines.agreed, place), others: cut(lines.others, place) },
  };
}
