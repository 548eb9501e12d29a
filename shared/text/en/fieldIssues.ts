import type { fieldIssues as zh } from '../zh-CN/fieldIssues.ts';

export const fieldIssues = {
  required: 'Needed.',
  too_short: 'At least {limit} characters.',
  too_long: '{limit} characters at most.',
  not_in_list: 'Not one of the choices.',
  subtype_not_of_type: 'The subtype does not belong to the type.',
  date_invalid: 'Not a date; write 2026-06-30.',
  date_range: 'The date must lie between 1949-10-01 and 2089-12-31.',
  date_order: 'Must not be earlier than the start.',
  number_invalid: 'A number of 0 or more; four decimals at most for money.',
  division_format: '6, 9 or 12 digits.',
  E_USCC_FORMAT: 'Not a valid code of 18 characters. There is no I, O, S, V or Z.',
  E_USCC_CHECK: 'The check character is wrong; something was mistyped.',
  E_USCC_NOT_SOCIAL: 'Not a code given by civil affairs (it must begin with 5).',
  E_TYPE_CONFLICT: 'Differs from the second character of the credit code, which says “{expectedLabel}”.',
  extra_number: 'Must be a number such as 12 or 12.5; at most 11 digits and 4 places.',
  extra_choice_retired: 'This choice is retired; please choose another one.',
  extra_retired: 'This field is retired: its value stays and cannot change.',
  extra_unknown: 'There is no such field; please open the form again.',
  W_RESIDENT_NUMBER:
    'This looks like an identity number. Personal identities are not kept here; please check and remove it.',
  W_USCC_MISSING: 'There is no credit code yet.',
  W_USCC_SUBJECT: 'The 17th character is wrong; compare the certificate.',
  W_DIVISION: 'Unknown or retired division; please check.',
  W_DIVISION_DIFFERS: 'Differs from the division {expected} in the code; please check.',
} as const satisfies Record<keyof typeof zh, string>;
