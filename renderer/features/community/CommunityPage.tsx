/** Replaced by its feature. */
export function CommunityPage() {
  return null;
}
