import { Button, Modal, Radio } from '@mantine/core';
import { useState } from 'react';
import { Acts } from '#renderer/ui/Card.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './DocumentDesk.module.css';
import type { FieldConflict, FieldName } from './documentConflicts.ts';
import { useFieldWords } from './fieldWords.ts';

type Props = {
  readonly conflicts: readonly FieldConflict[];
  /** Told the fields whose stored value is taken. */
  onApply(taken: ReadonlySet<FieldName>): void;
  onCancel(): void;
};

/** Both versions of every part that was changed elsewhere meanwhile, and a choice for each; nothing is saved by it. */
export function ConflictDialog({ conflicts, onApply, onCancel }: Props) {
  const { t } = useText();
  const words = useFieldWords();
  const [theirs, setTheirs] = useState<ReadonlySet<FieldName>>(new Set());
  const choose = (field: FieldName, take: boolean) => {
    const next = new Set(theirs);
    if (take) next.add(field);
    else next.delete(field);
    setTheirs(next);
  };
  return (
    <Modal opened title={t('officialDocuments.conflictTitle')} onClose={onCancel} size={860}>
      <p>{t('officialDocuments.conflictHelp')}</p>
      <table className={styles.versions}>
        <thead>
          <tr>
            <th>{t('officialDocuments.conflictField')}</th>
            <th>{t('officialDocuments.conflictMine')}</th>
            <th>{t('officialDocuments.conflictTheirs')}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map(({ field, mine, theirs: stored }) => (
            <tr key={field}>
              <td>{words.field(field)}</td>
              {[mine, stored].map((form, index) => (
                <td key={index === 0 ? 'mine' : 'theirs'}>
                  <Radio
                    name={field}
                    label={
                      <div className={styles.value}>
                        {words.value(form, field) || t('officialDocuments.nothingThere')}
                      </div>
                    }
                    checked={theirs.has(field) === (index === 1)}
                    onChange={() => choose(field, index === 1)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Acts>
        <Button variant="subtle" onClick={() => setTheirs(new Set())}>
          {t('officialDocuments.conflictKeepMine')}
        </Button>
        <Button variant="subtle" onClick={() => setTheirs(new Set(conflicts.map(({ field }) => field)))}>
          {t('officialDocuments.conflictTakeTheirs')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button onClick={() => onApply(theirs)}>{t('officialDocuments.conflictApply')}</Button>
      </Acts>
    </Modal>
  );
}
