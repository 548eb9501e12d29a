import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { EmptyState } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { holdsOn, onePerMember } from '#shared/features/duties/duties.rules.ts';
import styles from './DutyMatrix.module.css';
import type { Assignment, Item } from './dutyTypes.ts';

type Props = {
  /** Of one group, in official order. */
  readonly rows: readonly Assignment[];
  /** Of the same group. */
  readonly items: readonly Item[];
  readonly at: string;
  onOpen(assignment: Assignment): void;
};

/**
 * Person by duty: people in official order, the items of the group as columns. What nobody answers for and who answers for nothing
 * says so in words. Arrows, Home and End move, Enter opens the assignment of the person.
 */
export function DutyMatrix({ rows, items, at, onOpen }: Props) {
  const { t, label } = useText();
  const [place, setPlace] = useState({ row: 0, column: 0 });
  const grid = useRef<HTMLTableElement>(null);
  const columns = items.filter((item) => holdsOn(item, at));
  const people = onePerMember(rows);
  const held = (memberId: string, dutyId: string) =>
    rows.some((row) => row.memberId === memberId && row.dutyIds.includes(dutyId));
  if (columns.length === 0 || people.length === 0) {
    return <EmptyState title={t('duties.noItems')} help={t('duties.noItemsHelp')} />;
  }
  const move = (event: KeyboardEvent) => {
    const last = { row: people.length - 1, column: columns.length - 1 };
    const moves: Readonly<Record<string, { row: number; column: number }>> = {
      ArrowDown: { ...place, row: Math.min(last.row, place.row + 1) },
      ArrowUp: { ...place, row: Math.max(0, place.row - 1) },
      ArrowRight: { ...place, column: Math.min(last.column, place.column + 1) },
      ArrowLeft: { ...place, column: Math.max(0, place.column - 1) },
      Home: { ...place, column: 0 },
      End: { ...place, column: last.column },
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setPlace(next);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus();
  };
  return (
    <div className={styles.scroller}>
      <table ref={grid} className={styles.matrix} aria-label={t('duties.matrix')} onKeyDown={move}>
        <thead>
          <tr>
            <th className={styles.person} scope="col">
              {t('duties.matrixHelp')}
            </th>
            {columns.map((item, index) => (
              <th key={item.id} className={styles.duty} scope="col" title={item.text}>
                <span className={styles.dutyNumber}>{index + 1}</span>
                <span className={styles.dutyText}>{item.text}</span>
                <span className={styles.dutyKind}>{label('dutyKindLabels', item.kind)}</span>
              </th>
            ))}
            <th className={styles.sum} scope="col">
              {t('dutyPrint.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person, row) => {
            const total = columns.filter(({ id }) => held(person.memberId, id)).length;
            const words = person.scopeText !== null || person.postDutyText !== null;
            return (
              <tr key={person.memberId}>
                <th className={styles.person} scope="row">
                  <span>{person.memberName}</span>
                  <span className={styles.role}>{label('dutyRoleLabels', person.role)}</span>
                </th>
                {columns.map((item, column) => {
                  const isHeld = held(person.memberId, item.id);
                  return (
                    <td key={item.id} data-held={isHeld}>
                      <button
                        type="button"
                        className={styles.cell}
                        data-cell={`${row} ${column}`}
                        tabIndex={place.row === row && place.column === column ? 0 : -1}
                        aria-label={`${person.memberName} ${item.text} ${t(isHeld ? 'duties.matrixHeld' : 'duties.matrixNotHeld')}`}
                        onFocus={() => setPlace({ row, column })}
                        onClick={() => onOpen(person)}
                      >
                        {isHeld && <IconCheck size={15} aria-hidden />}
                      </button>
                    </td>
                  );
                })}
                <td className={styles.sum} data-missing={total === 0 && !words}>
                  {total === 0 ? t(words ? 'duties.inWordsOnly' : 'duties.noDuty') : total}
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th className={styles.person} scope="row">
              {t('duties.owners')}
            </th>
            {columns.map((item) => {
              const owners = people.filter(({ memberId }) => held(memberId, item.id)).length;
              return (
                <td key={item.id} className={styles.owners} data-missing={owners === 0}>
                  {owners === 0 ? (
                    <>
                      <IconAlertTriangle size={13} aria-hidden /> {t('duties.noOwner')}
                    </>
                  ) : (
                    owners
                  )}
                </td>
              );
            })}
            <td className={styles.sum} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
