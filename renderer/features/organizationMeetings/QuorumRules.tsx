import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { QUORUM_RULES } from '#shared/features/organizationMeetings/quorum.rules.ts';
import styles from './organizationMeetings.module.css';

/** The usual rules of attendance and majority for the type of the organization, each with the paper it stands in. */
export function QuorumRules({ legalType }: { readonly legalType: string | null }) {
  const { t, label } = useText();
  const rules = QUORUM_RULES.filter((rule) => rule.legalType === legalType);
  if (rules.length === 0) return null;
  const words = (section: string, values: readonly string[]) =>
    values.map((value) => label(section, value)).join(t('organizationMeetings.join'));
  return (
    <Section title={t('organizationMeetings.rulesTitle')}>
      <p className={styles.note}>{t('organizationMeetings.rulesNote')}</p>
      <ul className={styles.rules}>
        {rules.map(({ bodies, attendance, adoption, special, source }) => {
          const usual = {
            bodies: words('meetingBodyLabels', bodies),
            attendance: t(`organizationMeetings.share_${attendance}`),
            of: t(`organizationMeetings.of_${adoption.of}`),
            share: t(`organizationMeetings.share_${adoption.share}`),
            source: label('quorumSourceLabels', source),
          };
          return (
            <li key={bodies.join(' ')}>
              {special === null
                ? t('organizationMeetings.ruleLine', usual)
                : t('organizationMeetings.ruleLineSpecial', {
                    ...usual,
                    subjects: words('resolutionSubjectLabels', special.subjects),
                    specialOf: t(`organizationMeetings.of_${special.of}`),
                    specialShare: t(`organizationMeetings.share_${special.share}`),
                  })}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
