import { COMMUNITY_SOURCES } from './communityFacts.repository.ts';
import type { FactSource } from './factSource.ts';
import { INFORMATION_SOURCES } from './informationFacts.repository.ts';
import { MEETING_SOURCES } from './meetingFacts.repository.ts';

/** Facts of HF07, HF09, HF13–HF15, HF17–HF19 (domain.md §9.5). */
export const WORK_SOURCES: Readonly<Record<string, FactSource>> = {
  ...MEETING_SOURCES,
  ...INFORMATION_SOURCES,
  ...COMMUNITY_SOURCES,
};
