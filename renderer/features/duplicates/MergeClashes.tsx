import { Radio } from '@mantine/core';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Comparison } from '#shared/features/duplicates/duplicates.contract.ts';
import type { MessageKey } from '#shared/text/index.ts';
import styles from './MergePage.module.css';
import { type Choices, type Keep, keepOf } from './mergeChoices.ts';
import { useMergeWords } from './mergeWords.ts';

type Clash = Comparison['clashes'][number];
type Props = { readonly compared: Comparison; readonly choices: Choices; onChange(choices: Choices): void };

const KEEP_WORDS: Readonly<Record<Keep, MessageKey>> = {
  kept: 'duplicates.keepKept',
  merged: 'duplicates.keepMerged',
  both: 'duplicates.keepBoth',
};

/** Records of both sides that say the same thing, or of which only one can stand, with a choice for each. */
export function MergeClashes({ compared, choices, onChange }: Props) {
  const { t, label } = useText();
  const choose = (clash: Clash, keep: Keep) =>
    onChange({ ...choices, clashes: new Map([...choices.clashes, [clash.merged.id, keep]]) });
  return (
    <Section title={t('duplicates.clashes')}>
      <p className={styles.help}>{t('duplicates.clashesHelp')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.label}>{t('duplicates.matter')}</th>
            <th>{compared.kept.name}</th>
            <th>{compared.merged.name}</th>
            <th className={styles.choice}>{t('duplicates.choice')}</th>
          </tr>
        </thead>
        <tbody>
          {compared.clashes.map((clash) => (
            <tr key={clash.merged.id}>
              <th scope="row" className={styles.label}>
                {label('auditObjects', clash.collection)}
              </th>
              <td data-chosen={keepOf(choices, clash) !== 'merged'}>
                {clash.kept.map((one) => (
                  <Facts key={one.id} collection={clash.collection} fields={one.fields} />
                ))}
              </td>
              <td data-chosen={keepOf(choices, clash) !== 'kept'}>
                <Facts collection={clash.collection} fields={clash.merged.fields} />
              </td>
              <td className={styles.choice}>
                <div className={styles.radios}>
                  {(['kept', 'merged', 'both'] as const)
                    .filter((keep) => keep !== 'both' || clash.mayKeepBoth)
                    .map((keep) => (
                      <Radio
                        key={keep}
                        name={`clash ${clash.merged.id}`}
                        label={t(KEEP_WORDS[keep])}
                        checked={keepOf(choices, clash) === keep}
                        onChange={() => choose(clash, keep)}
                      />
                    ))}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Facts({
  collection,
  fields,
}: {
  readonly collection: string;
  readonly fields: Readonly<Record<string, unknown>>;
}) {
  const words = useMergeWords();
  const facts = Object.entries(fields)
    .map(([field, value]) => ({ field, text: words.value(collection, field, value) }))
    .filter(({ text }) => text !== '');
  return (
    <div className={styles.facts}>
      {facts.map(({ field, text }) => (
        <span key={field}>
          <span className={styles.dim}>{words.field(collection, field)}</span> {text}
        </span>
      ))}
    </div>
  );
}
