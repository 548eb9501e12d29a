import type { CallInput } from '#shared/contract/list.ts';
import type { Handover } from '#shared/features/handovers/handovers.contract.ts';

export type Fields = Required<CallInput<'handovers.save'>['fields']>;
type Text = string | null;
/** What is typed about a hand-over: the parties, and what was chosen, ticked and written down. */
export type HandoverForm = {
  readonly fromMemberId: Text;
  readonly fromUserId: Text;
  readonly toMemberId: Text;
  readonly toUserId: Text;
  readonly handedOn: Text;
  readonly witnessName: string;
  readonly witnessPost: string;
  readonly reason: string;
  readonly leaves: boolean;
  readonly choices: Handover['choices'];
  readonly ticks: Handover['ticks'];
  readonly extras: Handover['extras'];
};
export type HandoverPart = keyof HandoverForm;

/** The parts in the order of the screen. */
export const PARTS = [
  'fromMemberId',
  'fromUserId',
  'toMemberId',
  'toUserId',
  'handedOn',
  'witnessName',
  'witnessPost',
  'reason',
  'leaves',
  'choices',
  'ticks',
  'extras',
] as const satisfies readonly HandoverPart[];

/** A new hand-over, effective today, of a member who leaves. */
export function emptyForm(fromMemberId: string | null, today: string): HandoverForm {
  return {
    ...{ fromMemberId, fromUserId: null, toMemberId: null, toUserId: null, handedOn: today, leaves: true },
    ...{ witnessName: '', witnessPost: '', reason: '', choices: [], ticks: [], extras: [] },
  };
}

/** The form of a stored hand-over. */
export function formOf(stored: Handover): HandoverForm {
  const { fromMemberId, fromUserId, toMemberId, toUserId, handedOn, leaves, choices, ticks, extras } = stored;
  return {
    ...{ fromMemberId, fromUserId, toMemberId, toUserId, handedOn, leaves, choices, ticks, extras },
    witnessName: stored.witnessName ?? '',
    witnessPost: stored.witnessPost ?? '',
    reason: stored.reason ?? '',
  };
}

/** What is sent; null while a party or the day is missing. */
export function fieldsOf(form: HandoverForm): Fields | null {
  const { fromMemberId, toMemberId, handedOn, ...rest } = form;
  if (fromMemberId === null || toMemberId === null || handedOn === null || fromMemberId === toMemberId) return null;
  return { ...rest, fromMemberId, toMemberId, handedOn };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Whether two forms say the same. */
export function sameForm(one: HandoverForm, other: HandoverForm): boolean {
  return PARTS.every((part) => same(one[part], other[part]));
}

/** Parts that both changed, and differently. */
export function conflictsOf(base: HandoverForm, mine: HandoverForm, theirs: HandoverForm): HandoverPart[] {
  return PARTS.filter(
    (part) => !same(base[part], mine[part]) && !same(base[part], theirs[part]) && !same(mine[part], theirs[part]),
  );
}

/** Both changes in one form; where both changed a part, theirs only where it was taken. */
export function mergedForm(
  base: HandoverForm,
  mine: HandoverForm,
  theirs: HandoverForm,
  taken: ReadonlySet<string>,
): HandoverForm {
  const isTheirs = (part: HandoverPart) => same(base[part], mine[part]) || taken.has(part);
  const parts = PARTS.filter(isTheirs).map((part) => [part, theirs[part]] as const);
  return { ...mine, ...Object.fromEntries(parts) };
}
