import { call } from '#renderer/api/client.ts';
import { useText } from '#renderer/ui/text.tsx';
import { actWithReason } from './acts.ts';

/** Voids a case after asking why. @returns whether it was done */
export function useVoidCase() {
  const words = useText();
  return (id: string, expectedRevision: number) =>
    actWithReason(
      words,
      {
        ...{ title: 'typicalCases.voidTitle', body: 'typicalCases.voidBody' },
        ...{ label: 'common.voidReason', done: 'typicalCases.voided' },
      },
      (reason) => call('typicalCases.void', { id, expectedRevision, reason }),
    );
}
