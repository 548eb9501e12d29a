import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';

export type EventRow = CallOutput<'organizationEvents.list'>['rows'][number];

/** The words of events: kinds, items and their values. */
export function useEventWords() {
  const { t, label } = useText();
  const kind = (code: string) => label('organizationLabels', `event_${code}`);
  const item = (field: string, registrationKind: string) =>
    label(
      'organizationFields',
      field === 'legalRepresentativeName' && registrationKind === 'filed' ? 'headName' : field,
    );
  const value = (field: string, held: unknown): string => {
    if (typeof held !== 'string' && typeof held !== 'number') return t('organizationEvents.nothing');
    const word = label('organizationLabels', `${field}_${held}`);
    return word === `${field}_${held}` ? String(held) : word;
  };
  return {
    kind,
    item,
    value,
    /** Every changed item of an event in one line. */
    items: (event: EventRow) =>
      event.items
        .map(({ field, before, after }) =>
          t('organizationEvents.fromTo', {
            item: item(field, event.registrationKind),
            before: value(field, before),
            after: value(field, after),
          }),
        )
        .join('；'),
    /** Certificate or seal: the day it came back, else why it did not. */
    returned: (on: string | null, not: string | null): string =>
      on !== null
        ? t('organizationEvents.returnedOn', { date: on })
        : not === null
          ? ''
          : t('organizationEvents.notReturned', { reason: not }),
  };
}
