import type { OrganizationEventRow } from '#shared/features/organizationEvents/organizationEvents.contract.ts';
import { message, messageIfKnown } from '#shared/text/index.ts';

/** Certificate or seal: the day it came back, else why it did not; empty when nothing is known. */
export function returned(on: string | null, not: string | null): string {
  if (on !== null) return message('zh-CN', 'organizationEvents.returnedOn', { date: on });
  return not === null ? '' : message('zh-CN', 'organizationEvents.notReturned', { reason: not });
}

/** The name of an item; filed organizations have a head where registered ones have a legal representative. */
export function itemName(field: string, registrationKind: string): string {
  const name = field === 'legalRepresentativeName' && registrationKind === 'filed' ? 'headName' : field;
  return messageIfKnown('zh-CN', `organizationFields.${name}`) ?? field;
}

/** A value of an item in words; the text itself where it is none of an enum. */
export function itemText(field: string, value: unknown): string {
  const text = plainText(value);
  if (text === '') return message('zh-CN', 'organizationEvents.nothing');
  return messageIfKnown('zh-CN', `organizationLabels.${field}_${text}`) ?? text;
}

/** A changed item in one line. */
export function itemChange(item: OrganizationEventRow['items'][number], event: OrganizationEventRow): string {
  return message('zh-CN', 'organizationEvents.fromTo', {
    item: itemName(item.field, event.registrationKind),
    before: itemText(item.field, item.before),
    after: itemText(item.field, item.after),
  });
}

export function plainText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
