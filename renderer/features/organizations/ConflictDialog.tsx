import { Button, Modal, Radio } from '@mantine/core';
import { useState } from 'react';
import { Acts } from '#renderer/ui/Card.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { OrganizationFields } from '#shared/features/organizations/organizations.contract.ts';
import { useFieldWords } from './fieldWords.ts';
import styles from './OrganizationView.module.css';
import type { FieldConflict } from './organizationForm.ts';

type Props = {
  readonly conflicts: readonly FieldConflict[];
  /** Told the values that were chosen from the stored record. */
  onApply(taken: Partial<OrganizationFields>): void;
  onCancel(): void;
};

/** Both values of every field that was changed elsewhere meanwhile, and a choice for each. */
export function ConflictDialog({ conflicts, onApply, onCancel }: Props) {
  const { t } = useText();
  const words = useFieldWords();
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const choose = (field: string, take: boolean) => {
    const next = new Set(theirs);
    if (take) next.add(field);
    else next.delete(field);
    setTheirs(next);
  };
  const apply = () =>
    onApply(
      Object.fromEntries(
        conflicts.filter(({ field }) => theirs.has(field)).map(({ field, theirs: value }) => [field, value]),
      ),
    );
  return (
    <Modal opened title={t('organizations.conflictTitle')} onClose={onCancel} size={760}>
      <p>{t('organizations.conflictHelp')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('organizations.conflictField')}</th>
            <th>{t('organizations.conflictMine')}</th>
            <th>{t('organizations.conflictTheirs')}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map(({ field, mine, theirs: stored }) => (
            <tr key={field}>
              <td>{words.field(field)}</td>
              <td>
                <Radio
                  name={field}
                  label={words.value(field, mine) || t('organizations.empty')}
                  checked={!theirs.has(field)}
                  onChange={() => choose(field, false)}
                />
              </td>
              <td>
                <Radio
                  name={field}
                  label={words.value(field, stored) || t('organizations.empty')}
                  checked={theirs.has(field)}
                  onChange={() => choose(field, true)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Acts>
        <Button variant="subtle" onClick={() => setTheirs(new Set())}>
          {t('organizations.conflictKeepMine')}
        </Button>
        <Button variant="subtle" onClick={() => setTheirs(new Set(conflicts.map(({ field }) => field)))}>
          {t('organizations.conflictTakeTheirs')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button onClick={apply}>{t('organizations.conflictApply')}</Button>
      </Acts>
    </Modal>
  );
}
