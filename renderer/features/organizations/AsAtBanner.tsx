import { Button } from '@mantine/core';
import { useCall } from '#renderer/api/queries.ts';
import { groupedNumber } from '#renderer/ui/format.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { LEGAL_TYPES } from '#shared/features/organizations/organizations.rules.ts';
import { useFieldWords } from './fieldWords.ts';
import styles from './OrganizationView.module.css';

type Props = { readonly day: string; onNow(): void };

/** Says that the list is that of a past day, with its totals by type, and leads back to now. */
export function AsAtBanner({ day, onNow }: Props) {
  const { t } = useText();
  const words = useFieldWords();
  const { data } = useCall('organizations.facets', { asAt: day });
  const types = [
    ...LEGAL_TYPES.map((type) => ({ word: words.word('legalType', type), total: data?.byType[type] ?? 0 })),
    { word: words.word('registrationKind', 'filed'), total: data?.byType.filed ?? 0 },
  ]
    .filter(({ total }) => total > 0)
    .map(({ word, total }) => t('organizations.asAtType', { type: word, total: groupedNumber(total) }));
  return (
    <div className={styles.warnings}>
      <Notice>
        <strong>{t('organizations.asAtList', { date: day })}</strong>{' '}
        {data !== undefined && data.total > 0 && (
          <span>
            {t('organizations.asAtTotal', {
              total: groupedNumber(data.total),
              types: types.join(t('organizations.asAtTypesJoin')),
            })}
          </span>
        )}
        <Button size="compact-xs" variant="default" ml={8} onClick={onNow}>
          {t('organizations.asAtNow')}
        </Button>
      </Notice>
    </div>
  );
}

/** The same on the page of one organization. */
export function AsAtPageBanner({ day, onNow }: Props) {
  const { t } = useText();
  return (
    <div className={styles.warnings}>
      <Notice>
        <strong>{t('organizations.asAtPage', { date: day })}</strong>
        <Button size="compact-xs" variant="default" ml={8} onClick={onNow}>
          {t('organizations.asAtSeeNow')}
        </Button>
      </Notice>
    </div>
  );
}
