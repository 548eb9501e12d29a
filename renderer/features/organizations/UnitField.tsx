import { Autocomplete, Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { OrganizationFields } from '#shared/features/organizations/organizations.contract.ts';
import { fieldOfLevel, fitsTyped } from '#shared/features/units/units.rules.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import styles from './UnitField.module.css';

type Name = 'supervisingUnit' | 'townshipName' | 'communityName';
type Props = {
  readonly field: Name;
  readonly fields: OrganizationFields;
  /** Names that the registry uses already. */
  readonly suggestions: readonly string[];
  onChange(change: Partial<OrganizationFields>): void;
  readonly id?: string;
  readonly error?: ReactNode;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: boolean | undefined;
};

const LEVELS = { supervisingUnit: 'supervising', townshipName: 'township', communityName: 'community' } as const;
const UNKNOWN = {
  supervisingUnit: 'units.unknownName',
  townshipName: 'units.unknownTownship',
  communityName: 'units.unknownCommunity',
} as const;

/**
 * The name of a unit: offered from its records by any of its names and by pinyin initials. A former name can be exchanged for the
 * present one, a name without a record can get one at once; neither stands in the way of saving.
 */
export function UnitField({ field, fields, suggestions, onChange, ...line }: Props) {
  const { t } = useText();
  const can = useCan();
  const names = useCall('units.names', {});
  const takeOver = useCommand('units.takeOver');
  const [typing, setTyping] = useState(false);
  const value = fields[field] ?? '';
  const township = fields.townshipName?.trim() || null;
  const units = (names.data?.units ?? []).filter(
    (unit) =>
      fieldOfLevel(unit.level) === field &&
      (field !== 'communityName' || (township !== null && nameKey(unit.parentName ?? '') === nameKey(township))),
  );
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  const key = nameKey(value);
  const isKnown = names.data === undefined || key === '' || units.some((unit) => nameKey(unit.name) === key);
  const present = units.find((unit) => unit.formerNames.some((name) => nameKey(name) === key));
  const canAdd =
    can('registry.write') && [...value.trim()].length >= 2 && (field !== 'communityName' || township !== null);
  const add = () =>
    takeOver.mutate(
      { names: [{ level: LEVELS[field], name: value.trim(), township: field === 'communityName' ? township : null }] },
      { onSuccess: () => announce(t('units.added', { name: value.trim() })), onError: announceError },
    );
  return (
    <>
      <Autocomplete
        {...line}
        limit={30}
        data={[...new Set([...byName.keys(), ...suggestions])]}
        filter={({ options, search }) =>
          options.filter((option) => {
            if (!('value' in option)) return false;
            const unit = byName.get(option.value);
            return unit === undefined ? nameKey(option.value).includes(nameKey(search)) : fitsTyped(unit, search);
          })
        }
        value={value}
        onChange={(next) => onChange({ [field]: next || null })}
        onFocus={() => setTyping(true)}
        onBlur={() => setTyping(false)}
      />
      {!isKnown && !typing && (
        <div className={styles.note}>
          {present === undefined ? t(UNKNOWN[field]) : t('units.formerName', { name: present.name })}
          {present !== undefined && (
            <Button size="compact-sm" variant="default" onClick={() => onChange({ [field]: present.name })}>
              {t('units.useName')}
            </Button>
          )}
          {present === undefined && canAdd && (
            <Button size="compact-sm" variant="default" loading={takeOver.isPending} onClick={add}>
              {t('units.addNow')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
