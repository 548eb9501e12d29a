import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { OrganizationForm } from './OrganizationForm.tsx';
import { emptyForm, formOf } from './organizationForm.ts';

/** The form for a new organization, or for one that exists. */
export function OrganizationFormPage({ id }: { readonly id?: string }) {
  return id === undefined ? <NewForm /> : <EditForm id={id} />;
}

function NewForm() {
  const { office } = useSession();
  return <OrganizationForm initial={() => emptyForm(office?.divisionCode ?? null)} />;
}

function EditForm({ id }: { readonly id: string }) {
  const { data, error, refetch } = useCall('organizations.get', { id });
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  // The form keeps its own copy: a change elsewhere shows as a conflict when saving, never under the typing hands.
  return <OrganizationForm key={id} id={id} initial={() => formOf(data)} revision={data.organization.revision} />;
}
