import { Button, Checkbox, CloseButton } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { REGISTRY_LEVELS } from '#shared/features/units/units.contract.ts';
import styles from './UnitsPage.module.css';
import { useShowInRegistry } from './unitWords.ts';

type UsedName = CallOutput<'units.unrecorded'>['names'][number];
type Props = { readonly names: readonly UsedName[]; readonly editable: boolean; onClose(): void };

const keyOf = ({ level, name, township }: UsedName) => `${level} ${township ?? ''} ${name}`;

/** 名录中已使用、尚未建档: the names become units, all or the chosen ones. Former names are left out unless they are chosen. */
export function UnrecordedSide({ names, editable, onClose }: Props) {
  const { t, label } = useText();
  const takeOver = useCommand('units.takeOver');
  const showInRegistry = useShowInRegistry();
  // What was changed by hand; else everything is chosen but former names.
  const [byHand, setByHand] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isChosen = (one: UsedName) => byHand.get(keyOf(one)) ?? one.presentName === null;
  const chosen = names.filter(isChosen);
  const chooseAll = (on: boolean) => setByHand(new Map(names.map((one) => [keyOf(one), on])));
  const confirm = () =>
    takeOver.mutate(
      { names: chosen.map(({ level, name, township }) => ({ level, name, township })) },
      {
        onSuccess: ({ created }) => {
          announce(t('units.tookOver', { count: created }));
          onClose();
        },
      },
    );
  const acts = editable && (
    <div className={styles.acts}>
      <Button disabled={chosen.length === 0} loading={takeOver.isPending} onClick={confirm}>
        {t('units.takeOver', { count: chosen.length })}
      </Button>
      <Checkbox
        label={t('units.chooseAll')}
        checked={chosen.length === names.length}
        indeterminate={chosen.length > 0 && chosen.length < names.length}
        onChange={(event) => chooseAll(event.currentTarget.checked)}
      />
    </div>
  );
  return (
    <Section
      title={t('units.unrecorded')}
      actions={<CloseButton size="sm" aria-label={t('common.close')} onClick={onClose} />}
    >
      <p className={styles.dim}>{t('units.unrecordedHelp')}</p>
      {names.some(({ presentName }) => presentName !== null) && (
        <p className={styles.dim}>{t('units.unrecordedFormerHelp')}</p>
      )}
      {acts}
      <FailureNotice error={takeOver.error} />
      {REGISTRY_LEVELS.map((level) => {
        const own = names.filter((one) => one.level === level);
        if (own.length === 0) return null;
        return (
          <section key={level} aria-label={label('unitLevelLabels', level)}>
            <h3 className={styles.level}>{label('unitLevelLabels', level)}</h3>
            <ul>
              {own.map((one) => (
                <li key={keyOf(one)} className={styles.name}>
                  <Checkbox
                    disabled={!editable}
                    label={
                      one.township === null
                        ? one.name
                        : t('units.ofTownship', { name: one.name, township: one.township })
                    }
                    description={
                      one.presentName === null ? undefined : t('units.unrecordedFormer', { name: one.presentName })
                    }
                    checked={isChosen(one)}
                    onChange={(event) => {
                      const on = event.currentTarget.checked;
                      setByHand((now) => new Map(now).set(keyOf(one), on));
                    }}
                  />
                  <button
                    type="button"
                    className={styles.count}
                    title={t('units.showOrganizationsOf', { name: one.name })}
                    onClick={() => showInRegistry({ ...one, parentName: one.township })}
                  >
                    {t('units.organizationsCount', { count: one.organizations })}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Section>
  );
}
