import type { RollUpFigures } from './rollUp.contract.ts';

/** A place at which two tables differ. `key` null: how the office stands; `officeName` null: the sum. Values null where there is none. */
export type TableDifference = {
  readonly key: string | null;
  readonly officeName: string | null;
  readonly before: number | null;
  readonly after: number | null;
};

/** Where two tables of the same collection differ: values and sums, then offices that stand otherwise. Pure. */
export function tableDifferences(before: RollUpFigures, after: RollUpFigures): TableDifference[] {
  const [old, now] = [placesOf(before), placesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const [left, right] = [old.get(name), now.get(name)];
    if (left?.text === right?.text) return [];
    const { key, officeName } = left ?? right ?? NOWHERE;
    return [{ key, officeName, before: left?.value ?? null, after: right?.value ?? null }];
  });
}

type Place = {
  readonly key: string | null;
  readonly officeName: string | null;
  readonly value: number | null;
  /** Everything that is said there, comparable as text. */
  readonly text: string;
};
const NOWHERE = { key: null, officeName: null };

function placesOf({ columns, rows, conflicts }: RollUpFigures): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const { key, cells, sum, ...row } of rows) {
    columns.forEach(({ officeId, name: officeName }, place) => {
      const { state = null, value = null } = cells[place] ?? {};
      places.set(`${key} ${officeId}`, { key, officeName, value, text: JSON.stringify([state, value]) });
    });
    const { spec, part, group, unit, share } = row;
    const meaning = [spec, part, group, unit, share?.of, share?.to];
    places.set(key, { key, officeName: null, value: sum.value, text: JSON.stringify([sum.state, sum.value, meaning]) });
  }
  for (const { officeId, name: officeName, ...column } of columns) {
    const { state, returnId, receivedAt, empty, containedIn, covers, counted, mark, intoName, own } = column;
    const standing = [
      state,
      returnId,
      receivedAt,
      empty,
      containedIn?.id,
      containedIn?.name,
      counted,
      mark,
      intoName,
      own,
    ];
    const contained = covers.map(({ id, name }) => `${id} ${name}`);
    const text = JSON.stringify([officeName, standing, contained]);
    places.set(` ${officeId}`, { key: null, officeName, value: null, text });
  }
  const refused = conflicts.map(({ kind, offices, covered }) => [kind, offices.map(({ id }) => id), covered.id]);
  places.set('', { key: null, officeName: null, value: null, text: JSON.stringify(refused) });
  return places;
}
