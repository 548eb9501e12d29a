import { Link } from 'wouter';
import { useText } from '#renderer/ui/text.tsx';
import type { DormancySettings } from '#shared/features/dormantOrganizations/dormancySettings.ts';
import { reasonWords } from '#shared/features/dormantOrganizations/dormancyWords.ts';
import type { DormantReason } from '#shared/features/dormantOrganizations/dormantOrganizations.contract.ts';
import styles from './Dormant.module.css';
import { placeOfRecord } from './dormantWords.ts';

type Props = {
  readonly reasons: readonly DormantReason[];
  readonly rule: DormancySettings;
  readonly organizationId: string;
};

/** Each reason as a sentence, with the way to the records it rests on. */
export function Reasons({ reasons, rule, organizationId }: Props) {
  const { t, known } = useText();
  return (
    <ul className={styles.reasons}>
      {reasons.map((reason) => (
        <li key={reason.kind}>
          <span>{reasonWords(reason, rule, t)}</span>
          {reason.records.map((record) => (
            <Link key={record.id} href={placeOfRecord(record, organizationId)} className={styles.record}>
              {known(`dormantOrganizations.rest_${record.collection}`, { day: record.day }) ??
                t('dormantOrganizations.openRecord')}
            </Link>
          ))}
        </li>
      ))}
    </ul>
  );
}
