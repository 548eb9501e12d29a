/** 正本、副本. */
export const CERTIFICATE_COPIES = ['original', 'duplicate'] as const;
/** 交回、换发收回、遗失作废. */
export const CERTIFICATE_ENDINGS = ['returned', 'replaced', 'lost'] as const;
