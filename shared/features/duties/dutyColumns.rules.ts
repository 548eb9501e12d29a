import type { DutyKind } from './duties.lists.ts';
import { holdsOn } from './duties.rules.ts';

type Item = {
  readonly id: string;
  readonly seq: number;
  readonly text: string;
  readonly kind: DutyKind;
  readonly startOn: string;
  readonly endOn: string | null;
};
type Held = {
  readonly dutyIds: readonly string[];
  readonly scopeText: string | null;
  readonly postDutyText: string | null;
};

/**
 * The two duty columns of somebody on a day (一岗双责, features D3): the duty items of each kind in their order, then what was
 * written beside them.
 */
export function dutyColumns(
  held: Held,
  items: readonly Item[],
  at: string,
): { readonly [Kind in DutyKind]: readonly string[] } {
  const named = items
    .filter((item) => held.dutyIds.includes(item.id) && holdsOn(item, at))
    .sort((one, other) => one.seq - other.seq);
  const of = (kind: DutyKind, written: string | null) => [
    ...named.filter((item) => item.kind === kind).map(({ text }) => text),
    ...(written === null || written === '' ? [] : [written]),
  ];
  return { organization_work: of('organization_work', held.scopeText), post: of('post', held.postDutyText) };
}

/** The lines of a duty column as one text: numbered when there are several. */
export function dutyText(lines: readonly string[]): string {
  const [only = ''] = lines;
  if (lines.length <= 1) return only;
  return lines.map((line, index) => `${index + 1}．${line}`).join('\n');
}
