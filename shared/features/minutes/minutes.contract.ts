import { correctionsContract } from './corrections.contract.ts';
import { minutesProductsContract } from './minutesProducts.contract.ts';
import { minutesReviewContract } from './minutesReview.contract.ts';
import { minutesVersionsContract } from './minutesVersions.contract.ts';

/** Everything about minutes beyond the meeting itself: review, versions, corrections, record, excerpts, register. */
export const minutesContract = [
  ...minutesReviewContract,
  ...minutesVersionsContract,
  ...correctionsContract,
  ...minutesProductsContract,
] as const;
