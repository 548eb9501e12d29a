import { Button, Modal, Radio } from '@mantine/core';
import { useState } from 'react';
import { Acts } from './Card.tsx';
import styles from './ConflictDialog.module.css';
import { useText } from './text.tsx';

/** A field that both sides changed, each to something else; the values in words, empty for nothing. */
export type ShownConflict<Field extends string> = {
  readonly field: Field;
  readonly name: string;
  readonly mine: string;
  readonly theirs: string;
};

type Props<Field extends string> = {
  /** What was changed elsewhere, as a sentence. */
  readonly title: string;
  readonly conflicts: readonly ShownConflict<Field>[];
  /** Told the fields whose stored value is taken. */
  onApply(taken: ReadonlySet<Field>): void;
  onCancel(): void;
};

/** Both versions of every field that was changed elsewhere meanwhile, and a choice for each; nothing is saved by it. */
export function ConflictDialog<Field extends string>({ title, conflicts, onApply, onCancel }: Props<Field>) {
  const { t } = useText();
  const [theirs, setTheirs] = useState<ReadonlySet<Field>>(new Set());
  const choose = (field: Field, take: boolean) => {
    const next = new Set(theirs);
    if (take) next.add(field);
    else next.delete(field);
    setTheirs(next);
  };
  return (
    <Modal opened title={title} onClose={onCancel} size={860}>
      <p>{t('versionConflict.help')}</p>
      <table className={styles.versions}>
        <thead>
          <tr>
            <th>{t('versionConflict.field')}</th>
            <th>{t('versionConflict.mine')}</th>
            <th>{t('versionConflict.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map(({ field, name, mine, theirs: stored }) => (
            <tr key={field}>
              <td>{name}</td>
              {[mine, stored].map((value, index) => (
                <td key={index === 0 ? 'mine' : 'theirs'}>
                  <Radio
                    name={field}
                    label={<div className={styles.value}>{value || t('versionConflict.empty')}</div>}
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
          {t('versionConflict.keepMine')}
        </Button>
        <Button variant="subtle" onClick={() => setTheirs(new Set(conflicts.map(({ field }) => field)))}>
          {t('versionConflict.takeTheirs')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button onClick={() => onApply(theirs)}>{t('versionConflict.apply')}</Button>
      </Acts>
    </Modal>
  );
}
