import { Button } from '@mantine/core';
import { EmptyState } from '#renderer/ui/Notice.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './DutiesPage.module.css';
import type { Assignment, Item, Side } from './dutyTypes.ts';

type Props = {
  /** Of one group, whatever their dates, in their order. */
  readonly items: readonly Item[];
  /** Assignments of the group in effect on the day. */
  readonly rows: readonly Assignment[];
  readonly at: string;
  readonly groupId: string | null;
  readonly onEdit: ((side: Side) => void) | undefined;
};

/** 职责事项 of one group with their owners on the day. */
export function ItemsTable({ items, rows, at, groupId, onEdit }: Props) {
  const { t, label } = useText();
  const create = onEdit !== undefined && (
    <Button variant="default" onClick={() => onEdit({ kind: 'item', item: null, groupId })}>
      {t('duties.newItem')}
    </Button>
  );
  if (items.length === 0) {
    return <EmptyState title={t('duties.noItems')} help={t('duties.noItemsHelp')} action={create} />;
  }
  const ownersOf = (id: string) => [
    ...new Set(rows.filter((row) => row.dutyIds.includes(id)).map((row) => row.memberName)),
  ];
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.number}>{t('duties.seq')}</th>
            <th>{t('duties.item')}</th>
            <th className={styles.kind}>{t('duties.itemKind')}</th>
            <th className={styles.owners}>{t('duties.owners')}</th>
            <th className={styles.dateRange}>{t('duties.term')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const ended = item.endOn !== null && item.endOn < at;
            const early = item.startOn > at;
            const owners = ownersOf(item.id);
            return (
              <tr key={item.id} data-quiet={ended || early}>
                <td className={styles.number}>{item.seq}</td>
                <td>
                  {onEdit === undefined ? (
                    item.text
                  ) : (
                    <button
                      type="button"
                      className={styles.rowButton}
                      onClick={() => onEdit({ kind: 'item', item, groupId })}
                    >
                      {item.text}
                    </button>
                  )}
                </td>
                <td>{label('dutyKindLabels', item.kind)}</td>
                <td>
                  {owners.join('、')}
                  {owners.length === 0 && !ended && !early && (
                    <StateBadge tone="behind" icon="warning">
                      {t('duties.noOwner')}
                    </StateBadge>
                  )}
                </td>
                <td>
                  {`${item.startOn} — ${item.endOn ?? t('duties.toNow')}`}
                  {ended && ` ${t('duties.ended')}`}
                  {early && ` ${t('duties.notBegun')}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className={styles.acts}>{create}</div>
    </>
  );
}
