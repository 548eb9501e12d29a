/** The table of returned figures from what every office sent: the same from the records of today and from the snapshot of a report. */
import { coveringsOf, recipientState } from '../collectionTasks/collectionTasks.rules.ts';
import { type AskedFigure, askedFigures, missingFigures, type ReturnedFigures } from './askedFigures.rules.ts';
import type { ReturnData } from './returnFact.ts';
import type { RollUpColumnShown, RollUpFigures } from './rollUp.contract.ts';
import type { CellState } from './rollUp.lists.ts';
import { containedIn, coverIssues, reportedWith, sumOf } from './rollUp.rules.ts';

/** What was asked, until when. */
export type AskedTask = {
  readonly dueOn: string;
  readonly cutoffTime: string;
  readonly figureKeys: readonly string[];
};

/** The office that puts the figures together; with `figures` its own records are a column and part of the sum. */
export type OwnOffice = { readonly id: string; readonly name: string; readonly figures?: ReturnedFigures };

type Column = RollUpColumnShown & { readonly figures: ReturnedFigures | null };
type Named = { readonly id: string; readonly name: string };

/**
 * Returned figures by office with their sum (features W8). The last return of an office decides; one that is contained in another one's
 * return is shown and not added; while an office would count twice nothing is summed. Pure.
 * @param returns one for each office that was asked, in the order in which they are shown
 * @param now local moment: whether an office without a return is missing or still awaited
 */
export function putTogether(
  task: AskedTask,
  returns: readonly ReturnData[],
  { own, now }: { readonly own: OwnOffice; readonly now: string },
): RollUpFigures {
  const asked = askedFigures(task.figureKeys);
  const recipientOfficeIds = returns.map(({ officeId }) => officeId);
  const came = returns.filter(({ returnId }) => returnId !== null);
  const coverings = coveringsOf(
    { recipientOfficeIds },
    came.map(({ officeId, covers }) => ({ officeId, coversOffices: covers })),
  );
  const issues = coverIssues(coverings, own.id);
  const inner = new Map([...reportedWith(coverings), ...(issues.length > 0 ? [] : containedIn(coverings))]);
  const names = new Map<string, string>([
    ...came.flatMap(({ covers }) => covers.map(({ id, name }) => [id, name] as const)),
    ...returns.map(({ officeId, officeName }) => [officeId, officeName] as const),
    [own.id, own.name],
  ]);
  const named = (id: string): Named => ({ id, name: names.get(id) ?? '' });
  const columns = [
    ...(own.figures === undefined ? [] : [ownColumn(own, own.figures)]),
    ...returns.map((data) => {
      const container = inner.get(data.officeId) ?? null;
      const state = recipientState({ timeliness: data.timeliness, containedIn: container }, task, now);
      return columnOf(data, { asked, state, container: container === null ? null : named(container) });
    }),
  ];
  return {
    columns: columns.map(({ figures: _figures, ...column }) => column),
    rows: asked.map((figure) => ({
      ...figure,
      cells: columns.map(({ figures }) => cellOf(figure, figures)),
      sum: issues.length > 0 ? { state: 'refused', value: null } : sumOf(figure, asked, columns),
    })),
    conflicts: issues.map(({ kind, offices, covered }) => ({
      kind,
      offices: offices.map(named),
      covered: named(covered),
    })),
  };
}

function columnOf(
  data: ReturnData,
  {
    asked,
    state,
    container,
  }: {
    readonly asked: readonly AskedFigure[];
    readonly state: RollUpColumnShown['state'];
    readonly container: Named | null;
  },
): Column {
  const { officeId, officeName, returnId, receivedAt, figures, covers, mark, intoName } = data;
  return {
    ...{ officeId, name: officeName, own: false, state, returnId, receivedAt, mark, intoName, figures },
    empty: returnId === null ? [] : missingFigures(asked, figures ?? {}),
    containedIn: container,
    covers: covers.map(({ id, name }) => ({ id, name })),
    counted: returnId !== null && container === null,
  };
}

function ownColumn({ id, name }: OwnOffice, figures: ReturnedFigures): Column {
  return {
    ...{ officeId: id, name, own: true, state: null, returnId: null, receivedAt: null, empty: [] },
    ...{ containedIn: null, covers: [], counted: true, mark: null, intoName: null, figures },
  };
}

function cellOf({ key }: AskedFigure, figures: ReturnedFigures | null): { state: CellState; value: number | null } {
  if (figures === null) return { state: 'no_return', value: null };
  const value = figures[key];
  if (value === undefined) return { state: 'left_out', value: null };
  return { state: value === null ? 'no_base' : 'given', value };
}
