import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { shortMoment } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Comparison } from '#shared/features/duplicates/duplicates.contract.ts';
import styles from './MergePage.module.css';
import { type Choices, sideOf } from './mergeChoices.ts';
import { useMergeWords } from './mergeWords.ts';

type Field = Comparison['fields'][number];
type Side = Field['suggested'];
type Props = { readonly compared: Comparison; readonly choices: Choices; onChange(choices: Choices): void };

/** Every field of both records beside each other: those that differ with a choice, the others folded. */
export function MergeFields({ compared, choices, onChange }: Props) {
  const { t } = useText();
  const [showsSame, setShowsSame] = useState(false);
  const differing = compared.fields.filter(({ differs }) => differs);
  const same = compared.fields.filter(
    ({ differs, kept }) => !differs && kept !== null && kept !== '' && kept !== false,
  );
  const choose = (fields: readonly Field[], side: (field: Field) => Side) =>
    onChange({
      ...choices,
      fields: new Map([...choices.fields, ...fields.map((field) => [field.field, side(field)] as const)]),
    });
  return (
    <Section
      title={t('duplicates.fields')}
      actions={
        differing.length > 0 && (
          <div className={styles.acts}>
            <Button size="compact-sm" variant="subtle" onClick={() => choose(differing, () => 'kept')}>
              {t('duplicates.allKept')}
            </Button>
            <Button size="compact-sm" variant="subtle" onClick={() => choose(differing, () => 'merged')}>
              {t('duplicates.allMerged')}
            </Button>
            <Button size="compact-sm" variant="subtle" onClick={() => choose(differing, ({ suggested }) => suggested)}>
              {t('duplicates.suggested')}
            </Button>
          </div>
        )
      }
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.label}>{t('duplicates.field')}</th>
            <SideHead side={compared.kept} label={t('duplicates.kept')} />
            <SideHead side={compared.merged} label={t('duplicates.merged')} />
          </tr>
        </thead>
        <tbody>
          {differing.map((field) => (
            <FieldRow
              key={field.field}
              field={field}
              chosen={sideOf(choices, field)}
              onChoose={(side) => choose([field], () => side)}
            />
          ))}
          {differing.length === 0 && (
            <tr>
              <td colSpan={3}>{t('duplicates.noDifference')}</td>
            </tr>
          )}
        </tbody>
        {same.length > 0 && (
          <tbody>
            <tr>
              <td colSpan={3} className={styles.fold}>
                {t('duplicates.same', { count: same.length })}
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-expanded={showsSame}
                  onClick={() => setShowsSame(!showsSame)}
                >
                  {t(showsSame ? 'duplicates.hideSame' : 'duplicates.showSame')}
                </Button>
              </td>
            </tr>
            {showsSame && same.map((field) => <SameRow key={field.field} field={field} />)}
          </tbody>
        )}
      </table>
    </Section>
  );
}

function SideHead({ side, label }: { readonly side: Comparison['kept']; readonly label: string }) {
  const { t } = useText();
  return (
    <th>
      <div className={styles.dim}>{label}</div>
      <Link href={`/organizations/${side.id}`}>{side.name}</Link>
      <div className={styles.dim}>
        {t('duplicates.filled', { count: side.filled, at: shortMoment(side.updatedAt) })}
      </div>
    </th>
  );
}

function FieldRow({
  field,
  chosen,
  onChoose,
}: {
  readonly field: Field;
  readonly chosen: Side;
  onChoose(side: Side): void;
}) {
  const { t } = useText();
  const words = useMergeWords();
  const name = words.field('organization', field.field);
  const cell = (side: Side) => {
    const [value, on] = side === 'kept' ? [field.kept, field.keptOn] : [field.merged, field.mergedOn];
    const text = words.value('organization', field.field, value);
    const remarks = [
      ...(on !== null && text !== '' ? [t('duplicates.enteredOn', { date: on })] : []),
      ...(field.suggested === side && field.ground !== 'own' ? [t(`mergeGroundLabels.${field.ground}`)] : []),
    ];
    return (
      <td data-chosen={chosen === side}>
        <Radio
          name={`merge ${field.field}`}
          aria-label={`${name}：${text === '' ? t('duplicates.empty') : text}`}
          label={
            <>
              <span className={text === '' ? styles.dim : styles.value}>
                {text === '' ? t('duplicates.empty') : text}
              </span>
              {remarks.length > 0 && <span className={styles.remark}>{remarks.join(t('duplicates.join'))}</span>}
            </>
          }
          checked={chosen === side}
          onChange={() => onChoose(side)}
        />
      </td>
    );
  };
  return (
    <tr>
      <th scope="row" className={styles.label}>
        {name}
      </th>
      {cell('kept')}
      {cell('merged')}
    </tr>
  );
}

function SameRow({ field }: { readonly field: Field }) {
  const words = useMergeWords();
  return (
    <tr>
      <th scope="row" className={styles.label}>
        {words.field('organization', field.field)}
      </th>
      <td colSpan={2}>{words.value('organization', field.field, field.kept)}</td>
    </tr>
  );
}
