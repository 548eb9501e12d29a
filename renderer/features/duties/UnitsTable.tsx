import { Button } from '@mantine/core';
import { useText } from '#renderer/ui/text.tsx';
import styles from './DutiesPage.module.css';
import type { Side, Unit } from './dutyTypes.ts';

type Props = { readonly units: readonly Unit[]; readonly onEdit: ((side: Side) => void) | undefined };

/** Sections, townships and other units that duties and tasks name. */
export function UnitsTable({ units, onEdit }: Props) {
  const { t, label } = useText();
  return (
    <>
      {units.length === 0 ? (
        <p className={styles.dim}>{t('duties.noUnits')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('duties.unitFullName')}</th>
              <th>{t('duties.shortName')}</th>
              <th>{t('duties.level')}</th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.id}>
                <td>{unit.name}</td>
                <td>{unit.shortName}</td>
                <td>{label('unitLevelLabels', unit.level)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {onEdit !== undefined && (
        <div className={styles.acts}>
          <Button variant="default" onClick={() => onEdit({ kind: 'unit' })}>
            {t('duties.newUnit')}
          </Button>
        </div>
      )}
    </>
  );
}
