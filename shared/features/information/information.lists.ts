/** 简讯, 普通, 经验调研, 综合 (domain.md §8). */
export const INFORMATION_KINDS = ['brief', 'general', 'experience', 'composite'] as const;
export type InformationKind = (typeof INFORMATION_KINDS)[number];

/** Level of whoever adopted a submission: district, city, province, ministry. */
export const ADOPTION_LEVELS = ['district', 'city', 'province', 'ministry'] as const;
export type AdoptionLevel = (typeof ADOPTION_LEVELS)[number];

/** What the list is narrowed to by adoption. */
export const ADOPTED_SHOWN = ['all', 'adopted', 'not_adopted'] as const;

/** Kinds of periods that have targets; each target stands for itself. */
export const TARGET_KINDS = ['month', 'quarter', 'year'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** How a target stands: reached, missed, its period is running, has not begun, or there is none. */
export const TARGET_STATES = ['met', 'missed', 'due', 'ahead', 'none'] as const;
export type TargetState = (typeof TARGET_STATES)[number];
