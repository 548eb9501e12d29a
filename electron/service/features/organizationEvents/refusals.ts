import type { Refusal } from '#shared/features/organizationEvents/organizationEvents.rules.ts';
import { messageIfKnown } from '#shared/text/index.ts';

/** A refusal with words in the places of its sentence: kinds of events and names of items instead of their codes. */
export function inWords({ code, params = {} }: Refusal): { code: string; params: Record<string, string | number> } {
  const { kind, item } = params;
  return {
    code,
    params: {
      ...params,
      ...(kind === undefined ? {} : { kind: messageIfKnown('zh-CN', `organizationLabels.event_${kind}`) ?? kind }),
      ...(item === undefined ? {} : { item: messageIfKnown('zh-CN', `organizationFields.${item}`) ?? item }),
    },
  };
}
