import { useCan, useSession } from '#renderer/api/session.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { ContactHistory } from './ContactHistory.tsx';

type Props = { readonly organizationId: string; readonly editable: boolean };

/** 分管联系 on the page of an organization: who of the office keeps contact with it today, and who did before. */
export function ContactAssignmentSection({ organizationId, editable }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const can = useCan();
  if (!can('duties.read')) return null;
  return (
    <Section title={t('contactAssignments.sectionTitle')}>
      <ContactHistory subject={{ organizationId }} at={today} editable={editable && can('duties.write')} />
    </Section>
  );
}
