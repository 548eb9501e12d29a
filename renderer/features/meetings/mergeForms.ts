import { type AgendaRow, type AttendanceRow, type DecisionRow, newKey } from './conductRows.ts';
import type { MeetingForm, TaskRow } from './meetingForm.ts';

/** Fields of a meeting beside its lists. */
const FIELDS = [
  'kind',
  'title',
  'leadingGroupId',
  'organizationId',
  'startOn',
  'startTime',
  'endTime',
  'place',
  'chairName',
  'recorderName',
  'openingText',
  'minutesText',
  'distribution',
  'copyTo',
  'mark',
] as const satisfies readonly (keyof MeetingForm)[];
const LISTS = ['agenda', 'attendance', 'decisions', 'actions'] as const;
type FieldName = (typeof FIELDS)[number];
export type ListName = (typeof LISTS)[number];
type AnyRow = AgendaRow | AttendanceRow | DecisionRow | TaskRow;

/** Something that both sides changed: a field, or a row by its stored id; undefined: the row is gone on that side. */
export type FormClash =
  | { readonly id: string; readonly field: FieldName; readonly mine: unknown; readonly theirs: unknown }
  | {
      readonly id: string;
      readonly list: ListName;
      readonly mine: AnyRow | undefined;
      readonly theirs: AnyRow | undefined;
    };

/** The form with everything that only one side changed, and what both changed; there the form holds mine until it is decided. */
export type MergedForm = { readonly form: MeetingForm; readonly clashes: readonly FormClash[] };

/**
 * Brings together two changes of one stored meeting (two clerks on one draft): fields one by one, lists row by row.
 * @param base what both began with
 * @param taken ids of the clashes in which theirs is taken
 */
export function mergeForms(
  base: MeetingForm,
  mine: MeetingForm,
  theirs: MeetingForm,
  taken: ReadonlySet<string> = new Set(),
): MergedForm {
  const clashes: FormClash[] = [];
  const known = keysByItem(mine);
  let form = mine;
  for (const field of FIELDS) {
    const [before, own, other] = [base[field], mine[field], theirs[field]];
    const isClash = !same(own, before) && !same(other, before) && !same(own, other);
    if (isClash) clashes.push({ id: field, field, mine: own, theirs: other });
    if (isClash ? taken.has(field) : same(own, before)) form = withField(form, theirs, field);
  }
  const translated = inMyKeys(theirs, known);
  const former = inMyKeys(base, known);
  const list = <Row extends AnyRow>(name: ListName, of: (form: MeetingForm) => readonly Row[]): readonly Row[] => {
    const result = mergeRows(of(former), of(mine), of(translated), (id) => taken.has(id));
    clashes.push(...result.clashes.map((clash) => ({ ...clash, list: name })));
    return result.rows;
  };
  const merged: MeetingForm = {
    ...form,
    revision: theirs.revision,
    agenda: list('agenda', (one) => one.agenda),
    attendance: list('attendance', (one) => one.attendance),
    decisions: list('decisions', (one) => one.decisions),
    actions: list('actions', (one) => one.actions),
  };
  return { form: merged, clashes };
}

/** The form with one field of another. */
function withField(form: MeetingForm, other: MeetingForm, field: FieldName): MeetingForm {
  return { ...form, [field]: other[field] };
}

type MergedRows<Row> = {
  readonly rows: readonly Row[];
  readonly clashes: readonly {
    readonly id: string;
    readonly mine: Row | undefined;
    readonly theirs: Row | undefined;
  }[];
};

function mergeRows<Row extends AnyRow>(
  base: readonly Row[],
  mine: readonly Row[],
  theirs: readonly Row[],
  takes: (id: string) => boolean,
): MergedRows<Row> {
  const before = byId(base);
  const other = byId(theirs);
  const own = byId(mine);
  const clashes: { id: string; mine: Row | undefined; theirs: Row | undefined }[] = [];
  const decide = (id: string): Row | undefined => {
    const [was, me, they] = [before.get(id), own.get(id), other.get(id)];
    if (sameRow(me, was)) return they && { ...they, key: me?.key ?? they.key };
    if (sameRow(they, was) || sameRow(me, they)) return me;
    clashes.push({ id, mine: me, theirs: they });
    if (takes(id)) return they && { ...they, key: me?.key ?? they.key };
    // The stored row is gone: mine is entered anew.
    return they === undefined && me !== undefined ? { ...me, id: null } : me;
  };
  const rows = mine.flatMap((row) => {
    if (row.id === null) return [row];
    const kept = decide(row.id);
    return kept === undefined ? [] : [kept];
  });
  for (const row of theirs) {
    if (row.id === null || own.has(row.id)) continue;
    const kept = decide(row.id);
    if (kept !== undefined) rows.push(kept);
  }
  return { rows, clashes };
}

function byId<Row extends AnyRow>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.flatMap((row) => (row.id === null ? [] : [[row.id, row] as const])));
}

const same = (one: unknown, two: unknown) => JSON.stringify(one) === JSON.stringify(two);

/** The same words, whatever the key of the screen. */
function sameRow(one: AnyRow | undefined, two: AnyRow | undefined): boolean {
  if (one === undefined || two === undefined) return one === two;
  return same({ ...one, key: '' }, { ...two, key: '' });
}

/** The key of my row for every stored agenda item and decision. */
function keysByItem({ agenda, decisions }: MeetingForm): ReadonlyMap<string, string> {
  return new Map([...agenda, ...decisions].flatMap(({ id, key }) => (id === null ? [] : [[id, key] as const])));
}

/** A form whose rows mean agenda items and decisions by the keys of my rows, so that they can be compared with mine. */
function inMyKeys(form: MeetingForm, known: ReadonlyMap<string, string>): MeetingForm {
  const keys = new Map([...form.agenda, ...form.decisions].map(({ id, key }) => [key, known.get(id ?? '') ?? key]));
  const mapped = (key: string | null) => (key === null ? null : (keys.get(key) ?? key));
  return {
    ...form,
    agenda: form.agenda.map((row) => ({ ...row, key: keys.get(row.key) ?? newKey() })),
    attendance: form.attendance.map((row) => ({
      ...row,
      arrivedKey: mapped(row.arrivedKey),
      leftKey: mapped(row.leftKey),
      recusals: row.recusals.map((recusal) => ({ ...recusal, agendaKey: mapped(recusal.agendaKey) ?? '' })),
    })),
    decisions: form.decisions.map((row) => ({ ...row, agendaKey: mapped(row.agendaKey) })),
    actions: form.actions.map((row) => ({ ...row, decisionKey: mapped(row.decisionKey) })),
  };
}
