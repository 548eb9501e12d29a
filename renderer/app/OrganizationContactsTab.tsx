import { ContactAssignmentSection } from '#renderer/features/contactAssignments/ContactAssignmentSection.tsx';
import { ContactsTab } from '#renderer/features/contacts/ContactsTab.tsx';
import type { OrganizationTabProps } from './organizationTabs.tsx';

/** 联系人: who of the office keeps contact with an organization, and the organization's own contacts. */
export function OrganizationContactsTab(props: OrganizationTabProps) {
  return (
    <>
      <ContactAssignmentSection {...props} />
      <ContactsTab {...props} />
    </>
  );
}
