import { useCall } from '#renderer/api/queries.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { ActionForm } from './ActionForm.tsx';
import { ActionPanel } from './ActionPanel.tsx';

/** Which action stands beside the list: its id, `new` for the form of a new one; it is part of the address. */
export function useActionSide(): { readonly id: string | null; open(id: string): void; close(): void } {
  const [id, change] = useAddressPart('action');
  return { id, open: (next) => change(next, { replace: true }), close: () => change(null, { replace: true }) };
}

/** One action beside the list, as it is now, or the form of a new one. */
export function ActionSide({ id, onClose }: { readonly id: string; onClose(): void }) {
  if (id === 'new') return <ActionForm action={null} onClose={onClose} />;
  return <PresentAction key={id} id={id} onClose={onClose} />;
}

function PresentAction({ id, onClose }: { readonly id: string; onClose(): void }) {
  const { data, error, refetch } = useCall('actions.get', { id });
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  return <ActionPanel got={data} onClose={onClose} />;
}
